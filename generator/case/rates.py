"""The rate of a late charge that may be used: as agreed, or as the law bounds or sets it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.answers.values import Rate
from generator.case.readings import LateCharge
from generator.case.terms import Terms
from generator.packs.remedies import LateLaw

_MONTHS = 12
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days with one yearly rate in percent, both ends counted; None where no figure of the law is on file."""

    since: dt.date
    until: dt.date
    yearly: Decimal | None


@dataclass(frozen=True, slots=True)
class Charge:
    """A late charge: its rates over the days, and the first day after the due day that bears it.

    `spans` follow each other and leave out no day. `at_ceiling` says that no leap day may be charged: 366
    days of a rate at the ceiling would pass it. `agreed` is the yearly rate that the contract has, None where
    it leaves that to the law; `bounded` says whether the law's ceiling was determined. `fixed` is owed once
    for each late invoice, `deposits` says that a late deposit bears all this too. `law` is where its figures
    are from.
    """

    spans: tuple[Span, ...]
    first_day: int
    agreed: Decimal | None
    at_ceiling: bool = False
    bounded: bool = True
    fixed: Decimal = Decimal(0)
    deposits: bool = False
    law: LateLaw | None = None

    def span(self, day: dt.date) -> Span:
        """Return the span in which a day lies."""
        return next(span for span in self.spans if span.since <= day <= span.until)

    def on(self, day: dt.date) -> Decimal | None:
        """Return the yearly rate of a day."""
        return self.span(day).yearly

    @property
    def lowered_to(self) -> Decimal | None:
        """Return the rate that is used where it is lower than the agreed one."""
        used = self.spans[-1].yearly
        return used if self.agreed is not None and used is not None and used < self.agreed else None


def charge_of(terms: Terms, as_of: dt.date) -> Charge | None:
    """Return the late charge that letters may use; None where the contract gives none.

    Where no ceiling was determined, the agreed rate is used. What the law sets is as it is on file on a day.
    """
    agreed = terms.find(LateCharge)
    if agreed is None or (agreed.rate is None and agreed.law == "none"):
        return None
    rate = None if agreed.rate is None else yearly(agreed.rate)
    if agreed.law != "none":
        found = terms.pack.late_law(terms.deal, as_of) or LateLaw()
        spans = tuple(_spans(rate, found))
        return Charge(spans, agreed.first_day, rate, fixed=found.fixed, deposits=True, law=found)
    ceiling = terms.ceiling
    if rate is None or ceiling is None:
        return Charge(_always(rate), agreed.first_day, rate, bounded=False)
    used = min(rate, ceiling)
    return Charge(_always(used), agreed.first_day, rate, at_ceiling=used == ceiling)


def _always(rate: Decimal | None) -> tuple[Span, ...]:
    return (Span(dt.date.min, dt.date.max, rate),)


def _spans(agreed: Decimal | None, law: LateLaw) -> Iterator[Span]:
    """Yield the rate of every day: the agreed one, never below the law's least, or else the law's own."""
    day = dt.date.min
    for spell in law.rates:
        if spell.since > day:
            yield Span(day, spell.since - _ONE_DAY, agreed)
        yield Span(spell.since, spell.until, spell.usual if agreed is None else max(agreed, spell.least))
        if spell.until == dt.date.max:
            return
        day = spell.until + _ONE_DAY
    yield Span(day, dt.date.max, agreed)


def yearly(rate: Rate) -> Decimal:
    """Return a rate in percent a year; a monthly one is twelve times as much."""
    return (rate.percent * (_MONTHS if rate.per == "month" else 1)).normalize()
