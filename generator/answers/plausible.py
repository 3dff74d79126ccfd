"""Figures and days that are most often a slip of the keyboard; the rules of a pack say it in words."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.answers.fee import Fee, HourlyFee
from generator.answers.milestones import Milestone

HOURS_A_WEEK = 60
"""Hours that one person can work for one client in a week for long; more is a wrong figure."""
MANY_ROUNDS = 5
"""Revision rounds: two are usual, three to five are seen, more is work without a price."""
_WEEK = 7


def hours_beyond(fee: HourlyFee, start: date, end: date) -> tuple[Decimal, int] | None:
    """Return the hours of a fee and how many one person can work between two days; None where they fit.

    Shorter projects are looked at as one of a week: their hours may lie around the dates.
    """
    hours = fee.budget.amount / fee.rate if fee.budget.kind == "money_cap" else fee.budget.hours
    most = Decimal(HOURS_A_WEEK * max((end - start).days + 1, _WEEK)) / _WEEK
    return (hours, int(most)) if hours > most else None


def figure_of(fee: Fee) -> str:
    """Return the path of the answer from which the sum of a fee follows."""
    if isinstance(fee, HourlyFee):
        return "fee.budget.amount" if fee.budget.kind == "money_cap" else "fee.budget.hours"
    return "fee.amount" if fee.kind == "fixed" else "fee.monthly"


def dated_stages(fee: Fee) -> Iterator[tuple[str, Milestone, date]]:
    """Yield the stages that are due on a date, each with its place."""
    for number, stage in enumerate(fee.milestones if fee.kind == "fixed" else ()):
        if stage.due.kind == "date":
            yield f"fee.milestones[{number}].due.date", stage, stage.due.date
