"""What a letter of a day says of its case, worked out once from contract, law and log.

`before` is the case on the day of the letter, `after` the same with the entry that the letter makes: days
and sums are those that the log will give, so that no letter names another.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.answers.particulars import Particulars
from generator.answers.values import Days, SumLine
from generator.case.days import Period
from generator.case.events import Event
from generator.case.figures import Figure
from generator.case.ladder import Ladder
from generator.case.stages import Step
from generator.case.view import View
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Sending:
    """A letter about to be sent: the case before and after it, the step it takes, the entry it makes."""

    before: View
    after: View
    ladder: Ladder
    step: Step | None = None
    event: Event | None = None

    @property
    def named(self) -> Mapping[str, Any]:
        """Return the days and sums that the step names."""
        return self.step.facts if self.step else {}


@dataclass(frozen=True)
class Pages:
    """What pages of facts are made of: the letter about to be sent, the deal, and how values print."""

    sending: Sending
    deal: Any
    known: Particulars
    formats: Formats
    phrases: Phrases

    @property
    def before(self) -> View:
        """Return the case as it stands before the letter."""
        return self.sending.before

    @property
    def after(self) -> View:
        """Return the case as it stands once the letter is sent."""
        return self.sending.after

    def day(self, day: dt.date) -> str:
        """Return a day as the contract prints one."""
        return self.formats.text(day, "date")

    def total(self, amount: Decimal) -> SumLine:
        """Return the last line of a sum."""
        name = "letters.together" if amount >= 0 else "letters.in_your_favor"
        return SumLine(text=self.phrases.say(name), sum=amount)

    def account_lines(self, figure: Figure) -> tuple[SumLine, ...]:
        """Return the lines of an account, with what it begins with as a subtotal, and its total.

        Where it begins with nothing, no subtotal stands above the other lines.
        """
        first = figure.begins
        if first is None or not first.rows:
            return lines_of(figure.rows, self.total(figure.sum))
        kill_fee = first.is_kill_fee and not self.after.private_client
        name = "letters.subtotal.kill_fee" if kill_fee else "letters.subtotal.earned"
        subtotal = SumLine(text=self.phrases.say(name, clause=first.cite), sum=first.sum)
        begun = len(first.rows)
        return (
            *lines_of(figure.rows[:begun], subtotal),
            *lines_of(figure.rows[begun:], self.total(figure.sum)),
        )


def count_of(days: int) -> Days:
    """Return a number of days as it prints."""
    # An answer has at most a year of days; a charge can run for longer.
    return Days.model_construct(count=days, business=False)


def days_of(period: Period) -> Days:
    """Return a period as it prints."""
    return Days(count=period.count, business=period.business)


def capitalized(text: str) -> str:
    """Return words as a line of a table begins."""
    return text[:1].upper() + text[1:]


def lines_of(rows: Iterable[Any], total: SumLine | None = None) -> tuple[SumLine, ...]:
    """Return the lines of a figure, and below them their total where one is given."""
    return (*(SumLine(text=capitalized(row.text), sum=row.sum) for row in rows), *([total] if total else ()))
