"""What French law gives for a sum that is late (C. com. L. 441-10 II, D. 441-5), as far as it is on file."""

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from generator.law.lookup import Law
from generator.packs.fr.law.lookup import in_force
from generator.packs.fr.law.topics import FixedSum, FranceFile, LateRates
from generator.packs.fr.places import FRANCE
from generator.packs.remedies import LateLaw, RateSpell


@lru_cache(maxsize=16)
def late_law(law: Law, as_of: date) -> LateLaw:
    """Return the rates of every half-year on file, and the fixed sum in force on a day, in euros."""
    rates = law.file(FranceFile, FRANCE).late_rates
    fixed = in_force(law, as_of).fixed_sum
    return LateLaw(
        rates=tuple(_spell(fact, as_of) for fact in rates if isinstance(fact, LateRates)),
        fixed=fixed.eur if isinstance(fixed, FixedSum) else Decimal(0),
        fixed_source=fixed.source.on(as_of) if isinstance(fixed, FixedSum) else None,
    )


def _spell(fact: LateRates, as_of: date) -> RateSpell:
    last = fact.until - timedelta(days=1)
    return RateSpell(fact.since, last, fact.default, fact.floor, fact.source.on(as_of))
