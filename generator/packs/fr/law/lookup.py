"""Looking up what the law of France says on a day."""

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from generator.law.fact import NoRule
from generator.law.lookup import Law
from generator.packs.fr.law.topics import (
    FixedSum,
    FranceFile,
    LateRates,
    PaymentTerms,
    Service,
    Threshold,
    VatLine,
)
from generator.packs.fr.places import FRANCE

LAW = Law(Path(__file__).parent, (FranceFile,))
"""The law that the program ships."""


@dataclass(frozen=True, slots=True)
class InForce:
    """What the law says on a day, by topic; None is not determined for that day, and no figure is printed.

    A rate holds for its half-year and for no day after it, whoever forgets to add the next one.
    """

    late_rates: LateRates | NoRule | None
    fixed_sum: FixedSum | NoRule | None
    payment_terms: PaymentTerms | NoRule | None
    vigilance: Threshold | NoRule | None
    amicable: Threshold | NoRule | None
    simple_procedure: Threshold | NoRule | None
    service: Service | NoRule | None
    vat_line: VatLine | NoRule | None


TOPICS_READ = frozenset(field.name for field in fields(InForce))


def in_force(law: Law, day: date) -> InForce:
    """Return what the law says on a day."""
    file = law.file(FranceFile, FRANCE)
    return InForce(**{name: getattr(file, name).on(day) for name in TOPICS_READ})
