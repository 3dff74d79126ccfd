"""A plan of payment that both agreed on: what is due next, whether a part was missed or all came in time.

A part is in time when it, and every part before it, has cleared by its day. What came after the paper was
written counts toward it, also before both had agreed. A plan of which a part was missed has ended: the sums
that it was about stand as if there had been none.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, zip_longest

from generator.case.events import Issued, Paid, Part, Settled
from generator.case.view import View

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """The last plan as it stands on a day; `next` is the part that is due next, and what of it is open.

    `missed` is the first part that did not come in time; `fulfilled` says that all came in time.
    """

    agreed: Settled
    paid: Decimal
    next: Part | None = None
    missed: Part | None = None

    @property
    def fulfilled(self) -> bool:
        """Say whether every part came in time."""
        return self.next is None and self.missed is None

    @property
    def number(self) -> int:
        """Return which part is due next, counted from 1."""
        return 1 + (self.agreed.parts.index(self.next) if self.next else len(self.agreed.parts))


def plan_of(view: View) -> Plan | None:
    """Return the last plan that both agreed on as it stands on the view's day; None where there is none."""
    plans: tuple[Settled, ...] = view.past.of(Settled)
    if not plans:
        return None
    plan = plans[-1]
    paid = _paid(view, plan, view.as_of)
    together = Decimal(0)
    for part in plan.parts:
        together += part.sum
        if _paid(view, plan, min(part.day, view.as_of)) >= together:
            continue
        missed = part if part.day < view.as_of else None
        return Plan(plan, paid, None if missed else part, missed)
    return Plan(plan, paid)


@dataclass(frozen=True, slots=True)
class Kept:
    """A settlement whose parts all came in time: the day of its paper, and the one on which the last cleared.

    It settles what was overdue on the day of the paper. What other plans say of the rest, only their words
    tell.
    """

    paper: dt.date
    on: dt.date


def kept_plans(view: View) -> tuple[Kept, ...]:
    """Return the settlements that were kept by the view's day, each before both agreed on another plan."""
    plans: tuple[Settled, ...] = view.past.of(Settled)
    found: list[Kept] = []
    for plan, after in zip_longest(plans, plans[1:]):
        day = _kept_on(view, plan)
        paper = paper_day(view, plan)
        if day is not None and paper is not None and (after is None or day < after.on):
            found.append(Kept(paper, day))
    return tuple(found)


def _kept_on(view: View, plan: Settled) -> dt.date | None:
    """Return the day by which every part of a plan had come, if each came in time."""
    sums = accumulate(part.sum for part in plan.parts)
    last_days = (min(part.day, view.as_of) for part in plan.parts)
    if any(_paid(view, plan, day) < asked for day, asked in zip(last_days, sums, strict=True)):
        return None
    whole = sum((part.sum for part in plan.parts), Decimal(0))
    paid: tuple[Paid, ...] = view.past.of(Paid)
    days = sorted({p.cleared for p in paid if _begins(view, plan) <= p.cleared <= view.as_of})
    return max(plan.on, next(day for day in days if _paid(view, plan, day) >= whole))


def _paid(view: View, plan: Settled, day: dt.date) -> Decimal:
    """Return what had cleared for a plan by a day."""
    gone = view.past.reversed_payments()
    payments = (p for p in view.past.of(Paid) if p.reverses is None and p.id not in gone)
    begins = _begins(view, plan)
    return sum((p.sum for p in payments if begins <= p.cleared <= day), Decimal(0))


def _begins(view: View, plan: Settled) -> dt.date:
    """Return the first day whose payments count toward a plan: its paper says what was open before."""
    paper = paper_day(view, plan)
    return plan.on if paper is None else min(plan.on, paper + _ONE_DAY)


def paper_day(view: View, plan: Settled) -> dt.date | None:
    """Return the day of the paper that both agreed on with a plan; None where there is none."""
    return next((paper.on for paper in view.past.of(Issued) if paper.id == plan.paper), None)
