"""What a letter can name of a case, beside the answers of its deal: pages below `case`.

A page is there only where the case has what it tells; an outline says with `when` which a letter needs.
"""

from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, create_model

from generator.answers.values import (
    Amount,
    Count,
    Day,
    Days as Period,
    Hours,
    Line,
    Page,
    Paragraphs,
    Rate,
    SumLine,
    Unit,
)

CASE = "case"
"""The first part of the path by which a text names what happened."""

Daily = Annotated[Decimal, Field(ge=0), Unit("daily")]
Side = Literal["owed", "refund", "even"]
YearlyPercent = Annotated[Decimal, Field(ge=0), Unit("percent")]
Told = Annotated[str, Field(min_length=1, max_length=3000), Unit("text")]
"""Words that were put together of several values."""
Days = tuple[Day, ...]


class To(Page):
    """Who a letter is for; a lawyer where the client named one."""

    name: Line


class OfferFacts(Page):
    """An offer, and the day on which it is withdrawn."""

    sent: Day
    release: Day | None = None


class AskFacts(Page):
    """A request for an answer; `wish` is a wish, and no day of the contract.

    Its Answer Period is `period` and `ends` on a day; the client may still name one at most `promise` ahead.
    """

    matter: Literal["content", "decision", "feedback", "approval"]
    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    waits: Line | None = None
    sent: Day
    wish: Day
    period: Period | None = None
    ends: Day | None = None
    promise: Period | None = None


class ReminderFacts(Page):
    """The reminders of a request: which this one is, of how many, the days of those before it, and the last.

    `free` is how long after the begin of a pause an answer costs nothing more, `before_demand` says that the
    next letter is the formal demand.
    """

    number: Count
    of: Annotated[Count, Field(ge=1)]
    earlier: Days = ()
    last: Day | None = None
    pause_day: Day | None = None
    free: Period | None = None
    before_demand: bool = False


class PauseFacts(Page):
    """A pause for silence.

    `sum` is the work done that may be invoiced, made of `rows`. An answer through `free` costs nothing more,
    after it there is a fee. `unless_answered` says that an answer before it begins keeps it from beginning,
    `invoice_first` that it lasts until its invoice is paid too.
    """

    begins: Day
    unless_answered: bool = False
    overdue: bool = False
    invoice_first: bool = False
    sum: Amount | None = None
    due: Period | None = None
    rows: tuple[SumLine, ...] = ()
    free: Day | None = None


class RestartFacts(Page):
    """The work that goes on: the day of the answer, the day on which the pause was over, the new dates."""

    answered: Day
    over: Day
    starts: Day
    dates: tuple[Line, ...] = ()


class FeeFacts(Page):
    """The Reactivation Fee: the answer came later than `free` after the pause began."""

    answered: Day
    began: Day
    free: Period


class WarningFacts(Page):
    """The last warning: the last day to go on, the first on which the end is possible, what would be owed."""

    last: Day
    end: Day
    began: Day
    needs: Annotated[tuple[Told, ...], Field(min_length=1)]
    owed: Amount | None = None
    rows: tuple[SumLine, ...] = ()


class EndFacts(Page):
    """An end: its last day, and the day of the warning or of the demand before it."""

    last_day: Day
    warned: Day | None = None
    demanded: Day | None = None
    began: Day | None = None


class AccountFacts(Page):
    """A final account: its balance, and whether the client owes it or gets it back.

    It begins with the `kill_fee` where one is owed. It counts unless the client objects by `object_by`, where
    the contract lets it count by itself.
    """

    rows: tuple[SumLine, ...]
    side: Side
    balance: Amount
    kill_fee: Amount | None = None
    object_by: Day | None = None


class ReviewFacts(Page):
    """A delivery: its review, the reminder, acceptance and free repairs."""

    names: Told
    delivered: Day
    where: Line | None = None
    ended: Day | None = None
    last: Day | None = None
    accept: Day | None = None
    reminded: Day | None = None
    accepted: Day | None = None
    repairs: Day | None = None


class TimeLine(Page):
    """Hours worked, by date and task."""

    day: Day
    task: Line
    hours: Hours


class InvoiceFacts(Page):
    """An invoice; `rate` is the late charge in percent a year where one can run on it.

    Where its lines fall due on several days, each says its own and `due` is none.

    `settled` says that `set_off` leaves nothing due. `object_by` is the last day for an objection, `pay_to`
    says how it is paid. `monthly` is the rate as agreed where `rate` is twelve times it. `early` says that
    the Start Date lies ahead. `work` lists the work that it asks money for, `time` its hours;
    `earned` says how the sum for the work done until a pause is made up.
    """

    number: Line
    day: Day
    due: Day | None = None
    rows: tuple[SumLine, ...]
    deposit: bool = False
    pause: bool = False
    pay_to: Paragraphs | None = None
    object_by: Day | None = None
    rate: YearlyPercent | None = None
    monthly: Rate | None = None
    settled: bool = False
    set_off: Amount
    early: bool = False
    work: tuple[Told, ...] = ()
    earned: tuple[SumLine, ...] = ()
    time: tuple[TimeLine, ...] = ()


class ChargeFacts(Page):
    """The late charge on one sum: its clause, its rate in percent a year, and for how many days it ran."""

    sum: Amount
    under: Told
    rate: YearlyPercent
    monthly: Rate | None = None
    days: Period


class MissedFacts(Page):
    """A plan of payment of which a part did not come in time: the day both agreed on it, the part, its day.

    `ended` says that the plan itself tells what follows: it ends, and the whole sum is due.
    """

    agreed: Day
    sum: Amount
    day: Day
    ended: bool


class MoneyFacts(Page):
    """What is overdue on the day of a letter, which is the same in every letter of that day.

    `named` are the invoices in words, `each` names each with the days since it was due, `what` is what they
    ask money for. `lines` has each sum with its charge; `rows` tell how each came to be, with every payment,
    on a sheet of their own where `sheet` says so. `charge` is there for one sum that bears one at one rate,
    `charges` are those of all sums. `fixed` is what the law gives for late invoices beside them, `unrated`
    the first day whose rate is not on file, so that `charges` end before it. `pay_to` is how the last of
    the invoices said to pay.

    `missed` is the plan of payment for these sums that was not kept.

    `may_use` says that the contract allows use before payment, `waiting` that an answer or a check is open,
    `object_over` that the time to dispute these invoices has passed, `announces` that a court wants the
    letter to say that a lawsuit follows. `without_fees` is how long the law wants the letter to give to pay
    without the attorney's fees of the contract (None: no such words are wanted, or there are no such fees).
    """

    as_of: Day
    named: Told
    each: Told
    several: bool
    what: Told
    due: Day
    principal: Amount
    charge: ChargeFacts | None = None
    charged: bool = False
    charges: Amount = Decimal(0)
    fixed: Amount | None = None
    unrated: Day | None = None
    day_rate: Daily | None = None
    open: Amount
    lines: tuple[SumLine, ...]
    rows: tuple[SumLine, ...]
    sheet: bool = False
    pay_to: Paragraphs | None = None
    first: bool = False
    objected: bool = False
    letters: Days = ()
    term: Day | None = None
    pause_day: Day | None = None
    cure: Day | None = None
    missed: MissedFacts | None = None
    holds_rights: bool = False
    may_use: bool = False
    waiting: bool = False
    object_over: bool = False
    announces: bool = False
    without_fees: Period | None = None


class ComplaintFacts(Page):
    """What an agency is told: the law, the work, the sum as the final notice had it, what was done since.

    `money` is as of the final notice, where one was sent (`notice`), else of the day. `since` are payments
    after that, `open` what is overdue today. `missed` is the plan of payment that the client did not keep,
    `changed` the days on which both changed the agreement, `others` the lawsuits and complaints that the log
    knows of.
    """

    agency: Line
    law: Told
    value: Told
    work: Told | None = None
    money: MoneyFacts
    notice: bool
    since: tuple[SumLine, ...] = ()
    paid: bool
    open: Amount
    letters: tuple[Told, ...] = ()
    wrote: bool
    missed: MissedFacts | None = None
    changed: Days = ()
    others: Told | None = None


class UseFacts(Page):
    """Use of work that is not paid: the day on which it was seen, and the day by which it is to end."""

    seen: Day
    until: Day


class PaidFacts(Page):
    """The payment with which everything is settled; `rights` says that the rights have passed with it."""

    sum: Amount
    on: Day
    named: Told
    rights: bool = False


class ChangedLine(Page):
    """What a change order changes: how it was, and how it becomes."""

    what: Told
    was: Told
    becomes: Told


class ChangeFacts(Page):
    """A change order: its number, what changes in words and line by line, the new schedule of a fixed fee.

    `rate` says that an hour has another price, `month` that a month has: from when these hold must be said.
    """

    number: Count
    words: Paragraphs
    lines: tuple[ChangedLine, ...] = ()
    schedule: tuple[SumLine, ...] = ()
    rate: bool = False
    month: bool = False


class FormLine(Page):
    """A deliverable that a paper is about, and the day on which it was delivered."""

    number: Count
    name: Line
    delivered: Day | None = None


class PaperFacts(Page):
    """A paper about deliverables; `paid` is the day of the last payment, `repairs` that there are some."""

    names: Told
    lines: tuple[FormLine, ...]
    delivered: Day | None = None
    paid: Day | None = None
    repairs: bool = False


class ReceiptFacts(Page):
    """A receipt: the payment, what it was taken for, and what is still open after it."""

    sum: Amount
    on: Day
    rows: tuple[SumLine, ...]
    open: Amount


class PartLine(Page):
    """A part of a plan of payment."""

    day: Day
    sum: Amount


class PlanFacts(Page):
    """A plan of payment: its parts and their total, and what it settles on its day.

    `less` says that it asks for less than is open, `charged` that a late charge runs on some of it.
    """

    parts: Annotated[tuple[PartLine, ...], Field(min_length=1)]
    total: Amount
    open: Amount
    named: Told
    lines: tuple[SumLine, ...]
    words: Paragraphs | None = None
    less: bool = False
    charged: bool = False


Words = Annotated[str, Field(min_length=1), Unit("paragraphs")]
"""Text of any length that was put together, such as that of a clause."""


class ExhibitLine(Page):
    """An exhibit: its number, what it is, its file with its hash, its pages in a file of them all."""

    number: Count
    what: Told
    day: Day | None = None
    name: Told | None = None
    digest: Told | None = None
    remark: Told | None = None
    pages: Told | None = None


class FactLine(Page):
    """What happened on a day, by the entry that says so, and the exhibits that show it."""

    day: Day
    what: Told
    details: Words | None = None
    entry: Count
    exhibits: Told | None = None


class ClauseLine(Page):
    """A clause of the signed contract, word for word."""

    cite: Told
    text: Words


class ClockLine(Page):
    """A time that runs out, with where that was read."""

    last: Day
    what: Words
    source: Words


class WayLine(Page):
    """A way to the money: whether it is open, what it takes, and where that was read."""

    number: Count
    name: Told
    state: Told
    takes: Words
    source: Words | None = None


class SheetLine(Page):
    """A row of the sum sheet, and where in the case file it comes from."""

    text: Told
    sum: Annotated[Decimal, Unit("money")]
    origin: Words | None = None


class FinalLine(Page):
    """The final notice: its entry, what it asked for, and the day of that sum."""

    entry: Count
    sent: Day
    sum: Amount
    as_of: Day
    term: Day


class FileFacts(Page):
    """What a case file says: exhibits, facts, sums, clauses, ways to the money, and what is not known.

    `lines` make up what is overdue, `ahead` is invoiced and not due, `held` in dispute. `method` says how the
    charge is worked out, where one runs. `notice` is what the final notice asks of each step after it, `mind`
    what else there is to mind, and when a lawyer is worth asking. `paged` says that the pages of exhibits are
    known, `notes` that it also says where to file and what is not known.
    """

    as_of: Day
    notes: bool
    signed: Day | None = None
    signed_copy: Told | None = None
    overdue: Amount
    lines: tuple[SheetLine, ...] = ()
    day_rate: Daily | None = None
    method: Told | None = None
    ahead: Amount | None = None
    held: Amount | None = None
    final: FinalLine | None = None
    exhibits: tuple[ExhibitLine, ...] = ()
    paged: bool = False
    facts: tuple[FactLine, ...] = ()
    clauses: tuple[ClauseLine, ...] = ()
    clocks: tuple[ClockLine, ...] = ()
    ways: tuple[WayLine, ...] = ()
    notice: Words | None = None
    mind: tuple[Told, ...] = ()
    unknown: tuple[Told, ...] = ()


class Cited(Page):
    """The clause of each topic as the signed document numbers and heads it: Section 3.3 (Pause).

    None where the contract has no such clause, or nothing may be claimed from it.
    """

    notices: Told | None = None
    request: Told | None = None
    reminders: Told | None = None
    pause: Told | None = None
    restart: Told | None = None
    long_silence: Told | None = None
    review: Told | None = None
    acceptance: Told | None = None
    payment: Told | None = None
    deposit: Told | None = None
    late_charge: Told | None = None
    late_pause: Told | None = None
    disputes: Told | None = None
    breach: Told | None = None
    account: Told | None = None
    kill_fee: Told | None = None
    leaving: Told | None = None
    earned: Told | None = None
    repair: Told | None = None
    talks: Told | None = None
    fees: Told | None = None
    delay: Told | None = None
    before_payment: Told | None = None
    grant: Told | None = None
    withdrawal: Told | None = None


class CaseFacts(Page):
    """What every letter can name."""

    day: Day
    signer: Line
    to: To
    terms: Cited = Cited()
    enclosed: Told | None = None
    offer: OfferFacts | None = None
    ask: AskFacts | None = None
    reminder: ReminderFacts | None = None
    calls: Days = ()
    term: Day | None = None
    last_word: Day | None = None
    pause: PauseFacts | None = None
    restart: RestartFacts | None = None
    fee: FeeFacts | None = None
    warning: WarningFacts | None = None
    end: EndFacts | None = None
    account: AccountFacts | None = None
    review: ReviewFacts | None = None
    invoice: InvoiceFacts | None = None
    money: MoneyFacts | None = None
    complaint: ComplaintFacts | None = None
    use: UseFacts | None = None
    paid: PaidFacts | None = None
    change: ChangeFacts | None = None
    paper: PaperFacts | None = None
    receipt: ReceiptFacts | None = None
    plan: PlanFacts | None = None
    file: FileFacts | None = None


@cache
def with_case(deal: type[BaseModel]) -> type[BaseModel]:
    """Return the model of a deal to which a page `case` was added: what the texts of letters can name."""
    fields: dict[str, Any] = {CASE: (CaseFacts, ...)}
    return create_model("DealWithCase", __base__=deal, **fields)


def deal_with(deal: Any, facts: CaseFacts) -> BaseModel:
    """Return a deal and what happened in its case as one value."""
    model: type[BaseModel] = type(deal)
    values = {name: getattr(deal, name) for name in model.model_fields} | {CASE: facts}
    return with_case(model).model_construct(None, **values)
