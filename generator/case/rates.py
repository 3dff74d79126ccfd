"""The rate of a late charge that may be used: as agreed, or the lower ceiling of the law."""

from dataclasses import dataclass
from decimal import Decimal

from generator.answers.values import Rate
from generator.case.readings import LateCharge
from generator.case.terms import Terms

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Charge:
    """A yearly rate in percent, the first day after the due day that bears it, and the ceiling it met.

    `at_ceiling` says that no leap day may be charged: 366 days of a rate at the ceiling would pass it.
    `agreed` is the yearly rate that the contract has, `bounded` whether the law's ceiling was determined.
    """

    yearly: Decimal
    first_day: int
    agreed: Decimal
    at_ceiling: bool = False
    bounded: bool = True


def charge_of(terms: Terms) -> Charge | None:
    """Return the late charge that letters may use; None where the contract gives none.

    Where no ceiling was determined, the agreed rate is used.
    """
    agreed = terms.find(LateCharge)
    if agreed is None or agreed.rate is None:
        return None
    rate, ceiling = yearly(agreed.rate), terms.ceiling
    if ceiling is None:
        return Charge(rate, agreed.first_day, rate, bounded=False)
    used = min(rate, ceiling)
    return Charge(used, agreed.first_day, rate, at_ceiling=used == ceiling)


def yearly(rate: Rate) -> Decimal:
    """Return a rate in percent a year; a monthly one is twelve times as much."""
    return (rate.percent * (_MONTHS if rate.per == "month" else 1)).normalize()
