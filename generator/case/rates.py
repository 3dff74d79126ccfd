"""The rate of a late charge that may be used: as agreed, or the lower ceiling of the states concerned."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.answers.places import STATES
from generator.answers.values import Rate
from generator.case.readings import LateCharge
from generator.case.terms import Terms
from generator.law.facts import LateInterest
from generator.law.lookup import jurisdiction

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Charge:
    """A yearly rate in percent, the first day after the due day that bears it, and the ceiling it met.

    `at_ceiling` says that no leap day may be charged: 366 days of a rate at the ceiling would pass it.
    `remark` is what a person must know of the rate.
    """

    yearly: Decimal
    first_day: int
    at_ceiling: bool = False
    remark: str = ""


def charge_of(terms: Terms) -> Charge | None:
    """Return the late charge that letters may use; None where the contract gives none.

    The ceiling is the cautious yearly figure between businesses, the lower one of the governing law and the
    client's home; where neither has one, the agreed rate is used with a remark.
    """
    agreed = terms.find(LateCharge)
    if agreed is None or agreed.rate is None:
        return None
    rate = yearly(agreed.rate)
    caps = [cap for state in _states(terms.deal) if (cap := _cap(state, terms.law_day)) is not None]
    if not caps:
        remark = "no ceiling was determined for the states concerned: ask a lawyer before you charge it"
        return Charge(rate, agreed.first_day, remark=remark)
    used = min(rate, *caps)
    lowered = f"{rate:f}% a year was agreed, {used:f}% is used: the cautious ceiling" if used < rate else ""
    return Charge(used, agreed.first_day, used == min(caps), lowered)


def yearly(rate: Rate) -> Decimal:
    """Return a rate in percent a year; a monthly one is twelve times as much."""
    return (rate.percent * (_MONTHS if rate.per == "month" else 1)).normalize()


def _states(deal: Any) -> tuple[str, ...]:
    home = deal.client.address.region if deal.client.address.country == "US" else ""
    return tuple(dict.fromkeys(state for state in (deal.governing_law.state, home) if state in STATES))


def _cap(state: str, day: dt.date) -> Decimal | None:
    law = jurisdiction(state, day).late_interest
    return law.conservative_b2b_cap_percent if isinstance(law, LateInterest) else None
