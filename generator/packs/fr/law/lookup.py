"""Looking up what the law of France says on a day."""

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.law.fact import NoRule
from generator.law.lookup import Law
from generator.packs.fr.law.topics import (
    EconomicCourts,
    FixedSum,
    FranceFile,
    LateRates,
    Limitation,
    LocalCourts,
    PaymentTerms,
    Rule,
    Service,
    Threshold,
    VatLine,
    VatRate,
    Way,
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
    vat_line: VatLine | NoRule | None


@dataclass(frozen=True, slots=True)
class AfterDefault:
    """What the law says on a day of sums and of what was not paid, by topic; None is not determined."""

    vat_rate: VatRate | NoRule | None
    amicable: Threshold | NoRule | None
    simple_procedure: Threshold | NoRule | None
    service: Service | NoRule | None
    limitation: Limitation | NoRule | None
    merchants_limitation: Limitation | NoRule | None
    conciliation: Way | NoRule | None
    collection: Way | NoRule | None
    merchants_collection: Way | NoRule | None
    order: Way | NoRule | None
    interim: Way | NoRule | None
    trial: Way | NoRule | None
    lawyer_from: Threshold | NoRule | None
    commercial_court: Rule | NoRule | None
    mixed_court: Rule | NoRule | None
    economic_courts: EconomicCourts | NoRule | None
    local_courts: LocalCourts | NoRule | None
    rights_court: Rule | NoRule | None
    insolvency: Rule | NoRule | None
    direct_action: Rule | NoRule | None


_Told = TypeVar("_Told", InForce, AfterDefault)
TOPICS_READ = frozenset(field.name for role in (InForce, AfterDefault) for field in fields(role))


def in_force(law: Law, day: date) -> InForce:
    """Return what the law says on a day to whoever makes a contract."""
    return _on(InForce, law, day)


def after_default(law: Law, day: date) -> AfterDefault:
    """Return what the law says on a day to whoever was not paid."""
    return _on(AfterDefault, law, day)


def _on(role: type[_Told], law: Law, day: date) -> _Told:
    file = law.file(FranceFile, FRANCE)
    return role(**{field.name: getattr(file, field.name).on(day) for field in fields(role)})
