"""A plan of payment that both agreed on: what is due next, whether a part was missed or all came in time.

A part is in time when it, and every part before it, has cleared by its day. A plan of which a part was missed
has ended: the sums that it was about stand as if there had been none.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from generator.case.events import Issued, Paid, Part, Settled
from generator.case.view import View


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


def settled_on(view: View) -> dt.date | None:
    """Return the day of the settlement whose parts all came in time: it settles what was overdue then.

    What other plans say of the rest, only their words tell.
    """
    plan = plan_of(view)
    if plan is None or not plan.fulfilled:
        return None
    return next((paper.on for paper in view.past.of(Issued) if paper.id == plan.agreed.paper), None)


def _paid(view: View, plan: Settled, day: dt.date) -> Decimal:
    """Return what had cleared for a plan by a day."""
    gone = view.past.reversed_payments()
    payments = (p for p in view.past.of(Paid) if p.reverses is None and p.id not in gone)
    return sum((p.sum for p in payments if plan.on <= p.cleared <= day), Decimal(0))
