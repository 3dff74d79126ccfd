"""The days on which rights begin and duties end, each as one formula over the days of the messages.

From the clauses on silence, acceptance, breach and notices, and the notes on the habits of the trade. Where
words can be read in two ways, it is the later day for the freelancer's rights, the earlier one for duties.
"""

import datetime as dt
from dataclasses import dataclass

from tests.case.oracle.agreed import Agreed
from tests.case.oracle.days import (
    DAY,
    Period,
    email_counts,
    last_of,
    mail_counts,
    on,
    passed,
    plus,
    tuesday_after,
)  # fmt: skip

_TWO: Period = (2, True)
_CAREFUL: Period = (10, True)
"""Business days after the last warning, in the full form."""
_SHORT_CAREFUL: Period = (14, False)
_FREE_RESTART = 5
_WARNING: Period = (3, True)
"""After the warning of a pause for late payment."""
_LONG_DEMANDS = {"OR": 20, "TX": 30, "MS": 30, "LA": 30}
"""States whose number of days after a demand is above the usual fourteen, from the day its mail counts."""


@dataclass(frozen=True)
class Question:
    """A request by email, its reminders by email, and the day that the client named in time, if any."""

    deal: Agreed
    asked: dt.date
    reminded: tuple[dt.date, ...] = ()
    promised: dt.date | None = None

    @property
    def starts(self) -> dt.date:
        """Return the day from which the Answer Period runs."""
        return self.promised or email_counts(self.asked)

    def reminder_from(self) -> dt.date:
        """Return the first day of the next reminder that the contract allows."""
        if self.reminded:
            return passed(email_counts(self.reminded[-1]), _TWO)
        return plus(email_counts(self.asked), 1)

    def reminder_by_habit(self) -> dt.date:
        return self.reminder_from() if self.reminded else max(tuesday_after(self.asked), self.reminder_from())

    def pause_from(self, last: dt.date) -> dt.date:
        """Return the day that the last reminder, sent on a day, must name.

        Where calls on two business days after it stand before a pause, it is no earlier than the second.
        """
        waited = plus(last, 2) if self.deal.calls else passed(email_counts(last), _TWO)
        return max(passed(self.starts, self.deal.answer), waited)


@dataclass(frozen=True)
class Pause:
    """A pause for silence by a notice of a day; the warning and the end follow it by email."""

    deal: Agreed
    sent: dt.date

    @property
    def begins(self) -> dt.date:
        counts = email_counts(self.sent)
        return plus(counts, 2) if self.deal.calls else counts

    def free_until(self) -> dt.date:
        """Return the last day of an answer that costs no Reactivation Fee."""
        return plus(self.begins, _FREE_RESTART)

    def warning_from(self) -> dt.date:
        return passed(self.begins, self.deal.standstill)

    def end_from(self, warned: dt.date) -> dt.date:
        return passed(email_counts(warned), _SHORT_CAREFUL if self.deal.short else _CAREFUL)


def promise_counts(deal: Agreed, heard: dt.date, named: dt.date) -> bool:
    """Return whether a day that the client named on a day is near enough to start the Answer Period again."""
    return named <= (heard + 14 * DAY if deal.short else plus(heard, 10))


def account_by(deal: Agreed, last: dt.date) -> dt.date:
    """Return the last day of the final account after the contract's last day."""
    return last + 14 * DAY if deal.short else plus(last, 10)


def review_ends(deal: Agreed, delivered: dt.date) -> dt.date:
    return last_of(email_counts(delivered), deal.review)


def reminder_of_review_from(deal: Agreed, delivered: dt.date) -> dt.date:
    return on(review_ends(deal, delivered) + DAY)


def accepted_from(deal: Agreed, reminded: dt.date) -> dt.date:
    return passed(email_counts(reminded), deal.reminder)


def pause_for_late_payment_from(warned: dt.date) -> dt.date:
    return passed(email_counts(warned), _WARNING)


def end_for_breach_from(deal: Agreed, demanded: dt.date) -> dt.date:
    return passed(email_counts(demanded), deal.cure)


def remedy_from(deal: Agreed, invoiced: dt.date, due: dt.date) -> dt.date:
    """Return the first day on which a pause or an end may be threatened for an unpaid invoice by email."""
    last = max(due, email_counts(invoiced) + deal.term * DAY) if deal.illinois else due
    return on(last + DAY)


def notices(due: dt.date) -> dict[str, dt.date]:
    """Return the first days of the letters about one overdue sum, the copy of the invoice sent on its day."""
    return {"resend": due + DAY, "late_30": on(due + 30 * DAY), "final": on(due + 15 * DAY)}


def next_notice(due: dt.date, count: int, last: dt.date, objections: dt.date | None) -> dt.date:
    """Return the first day of the notice of 60 or 90 days.

    The term of the one before has run out; a private client has had 30 days to object since the first letter.
    """
    first = max(due + count * DAY, plus(email_counts(last), 7) + DAY)
    return max(first, objections) if objections and count == 90 else first


def objections_end(first_letter: dt.date) -> dt.date:
    """Return the first day after the 30 days in which a private client may object."""
    return on(email_counts(first_letter) + 31 * DAY)


def final_term(deal: Agreed, sent: dt.date) -> dt.date:
    """Return the day that a final notice by email, mail and certified mail names."""
    counts = email_counts(sent)
    if deal.state in _LONG_DEMANDS:
        return max(plus(counts, 5), mail_counts(sent) + _LONG_DEMANDS[deal.state] * DAY)
    return min(max(plus(counts, 5), counts + 14 * DAY), counts + 30 * DAY)
