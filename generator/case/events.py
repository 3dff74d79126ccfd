"""What can happen in a case: a closed vocabulary of events, each with its fields.

Days on which a message counts, acceptance by silence and every other consequence are computed from these
facts and never logged.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from generator.answers.amending import Change
from generator.answers.values import Amount, Count, Day, Line, Page, Paragraphs

Whose = Literal["freelancer", "client", "other"]
Via = Literal["email", "mail", "certified", "courier", "phone", "hand"]
LineKind = Literal[
    "deposit", "milestone", "balance", "hours", "month", "extra_hours", "pause", "extra_work", "costs",
    "tax", "reactivation", "account",
]  # fmt: skip
"""What a line of an invoice asks money for: it decides the due day, and whether a charge may run."""
NoticeKind = Literal["resend", "late_30", "late_60", "late_90", "final"]
PaperKind = Literal[
    "change_order", "acceptance_form", "receipt", "rights_certificate", "portfolio_permission", "settlement",
    "use_notice",
]  # fmt: skip

Number = Annotated[Count, Field(ge=1)]
"""The id of an event, or the number of a deliverable."""
Share = Annotated[Decimal, Field(ge=0, le=100, max_digits=3, decimal_places=0)]
Hours = Annotated[Decimal, Field(ge=0, le=100_000, decimal_places=2)]
Positive = Annotated[Amount, Field(gt=0)]
Balance = Annotated[Decimal, Field(decimal_places=4)]


class Attachment(Page):
    """A file that was copied into the case: its name there and the SHA-256 of its bytes."""

    name: Line
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Progress(Page):
    """The freelancer's own figure, with evidence: the percent of a deliverable, or of a stage, that is done.

    Number 1 stands for the whole work where neither deliverables nor stages have a price.
    """

    number: Number
    percent: Share


class Work(Page):
    """The work done by a day.

    Shares of what is not finished; or hours worked that the client owes in all, and the hours that the rest
    still needs. Of a retainer, `hours` are those used in the month under way.
    """

    done: tuple[Progress, ...] = ()
    hours: Hours = Decimal(0)
    needed: Hours | None = None


class Event(Page):
    """What every event has: its number, its day, who did it, when it was recorded, note and files.

    `at` is the moment of a message, with its offset: where both parties' clocks show different days, the
    later one is the day of sending.
    """

    id: Number
    on: Day
    at: AwareDatetime | None = None
    recorded: AwareDatetime
    by: Whose = "freelancer"
    note: Paragraphs | None = None
    files: tuple[Attachment, ...] = ()


class Message(Event):
    """What was sent: by which ways, to which addresses, and whether every email came back."""

    via: Annotated[tuple[Via, ...], Field(min_length=1)] = ("email",)
    to: tuple[Line, ...] = ()
    bounced: bool = False


class Proposed(Message):
    """An offer went out, before any contract; `ends` is the day on which it is withdrawn."""

    event: Literal["proposed"] = "proposed"
    what: Line
    ends: Day | None = None


class CheckedIn(Message):
    """A courtesy: it starts no clock and gives no right."""

    event: Literal["checked_in"] = "checked_in"
    kind: Literal["follow_up_1", "follow_up_2", "check_in", "hours_48"]
    term: Day | None = None


class BothSigned(Event):
    """Both parties have signed."""

    event: Literal["signed"] = "signed"


class Price(Page):
    """The new price of a deliverable."""

    number: Number
    price: Positive


class Changing(Event):
    """Figures of a deal that change: of its fee, fixed, by the hour or monthly; and its planned end.

    The names are those of `Change`.
    """

    fee: Positive | None = None
    end: Day | None = None
    prices: tuple[Price, ...] = ()
    rate: Positive | None = None
    budget: Positive | None = None
    monthly: Positive | None = None
    hours: Positive | None = None
    extra_rate: Positive | None = None
    months: Number | None = None

    @property
    def change(self) -> Change:
        """Return what changes of the deal."""
        given = {name: getattr(self, name) for name in Change._fields}
        return Change(**{**given, "prices": {price.number: price.price for price in self.prices}})


class Changed(Changing):
    """A written change of the deal; new figures hold from its day, never backwards.

    A new rate is for work from that day on, a new Monthly Fee for months that begin on it or later. `paper`
    is the entry of the change order that both agreed on; `worked` are all hours until then, at the old rate.
    """

    event: Literal["changed"] = "changed"
    paper: Number | None = None
    worked: Hours | None = None
    words: Paragraphs


class Asked(Message):
    """The work waits for an answer, and the client was told so."""

    event: Literal["asked"] = "asked"
    matter: Literal["content", "decision", "feedback", "approval"]
    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    waits: Line | None = None
    says_waits: bool = True


class Reminded(Message):
    """A reminder of an answer (`ask`, `pause_day`) or of a review (`deliverables`, `accept_day`)."""

    event: Literal["reminded"] = "reminded"
    of: Literal["answer", "review"]
    ask: Number | None = None
    pause_day: Day | None = None
    deliverables: tuple[Number, ...] = ()
    accept_day: Day | None = None


class Called(Event):
    """A try to call."""

    event: Literal["called"] = "called"
    whom: Line | None = None
    number: Line | None = None
    reached: bool = False
    said: Paragraphs | None = None


class Promised(Event):
    """The client named the day of its answer, or of a payment."""

    event: Literal["promised"] = "promised"
    by: Whose = "client"
    of: Literal["answer", "payment"]
    ask: Number | None = None
    day: Day


class Answered(Event):
    """A word of the client; only `all` is what the request asked for."""

    event: Literal["answered"] = "answered"
    by: Whose = "client"
    gives: Literal["all", "part", "nothing"]
    ask: Number | None = None
    items: tuple[Line, ...] = ()
    contact: Line | None = None


class Warned(Message):
    """A written warning: before the end after long silence, before a pause for late payment, to cure."""

    event: Literal["warned"] = "warned"
    of: Literal["end", "late_pause", "cure"]
    ask: Number | None = None
    invoices: tuple[Line, ...] = ()
    work: Work = Work()


class Paused(Message):
    """The notice of a pause; `calls` are the tries that it leans on."""

    event: Literal["paused"] = "paused"
    why: Literal["silence", "late_payment"]
    ask: Number | None = None
    calls: tuple[Number, ...] = ()
    work: Work = Work()


class Restarted(Message):
    """The new dates were named; `starts` is the day on which work goes on."""

    event: Literal["restarted"] = "restarted"
    starts: Day
    dates: tuple[Line, ...] = ()


class Ended(Message):
    """The contract was ended; without `last` the last day is the one on which the notice counts."""

    event: Literal["ended"] = "ended"
    why: Literal[
        "silence", "breach", "notice_client", "notice_freelancer", "event", "no_order", "agreed"
    ]  # fmt: skip
    last: Day | None = None
    work: Work = Work()


class Sum(Page):
    """A line of an account."""

    text: Line
    sum: Balance


class Accounted(Message):
    """The final account; a balance below zero is owed to the client."""

    event: Literal["accounted"] = "accounted"
    lines: Annotated[tuple[Sum, ...], Field(min_length=1)]
    balance: Balance


class Delivered(Message):
    """Something was handed over for review."""

    event: Literal["delivered"] = "delivered"
    deliverables: Annotated[tuple[Number, ...], Field(min_length=1)]
    where: Line | None = None
    said_complete: bool = True


class Reviewed(Event):
    """The client's word on a delivery that is no acceptance."""

    event: Literal["reviewed"] = "reviewed"
    by: Whose = "client"
    deliverables: Annotated[tuple[Number, ...], Field(min_length=1)]
    result: Literal["list", "mismatch", "wish"]
    items: tuple[Line, ...] = ()


class Accepted(Event):
    """Acceptance in words or by use; acceptance by silence is computed."""

    event: Literal["accepted"] = "accepted"
    by: Whose = "client"
    deliverables: Annotated[tuple[Number, ...], Field(min_length=1)]
    how: Literal["written", "used", "published"] = "written"
    evidence: Line | None = None


class InvoiceLine(Page):
    """One line of an invoice; `due` is a day after the Payment Term on which the contract makes it due."""

    kind: LineKind
    text: Line | None = None
    sum: Positive
    due: Day | None = None


class TimeSpent(Page):
    """Time that an invoice asks money for."""

    day: Day
    task: Line
    hours: Annotated[Hours, Field(gt=0)]


class Invoiced(Message):
    """An invoice of the day `day`, which is the day of sending or a later one.

    `set_off` is the part of the Deposit that it takes off; `worked_until` the last day of the work that it
    asks money for. `covers` lists that work, `time` its hours by date and task; `pay_to` is how it is paid.
    """

    event: Literal["invoiced"] = "invoiced"
    number: Annotated[Line, Field(max_length=60)]
    day: Day
    lines: Annotated[tuple[InvoiceLine, ...], Field(min_length=1)]
    set_off: Amount = Decimal(0)
    worked_until: Day | None = None
    covers: tuple[Line, ...] = ()
    time: tuple[TimeSpent, ...] = ()
    pay_to: Paragraphs | None = None


class Paid(Event):
    """Money arrived, and cleared on `cleared`; or an earlier payment was reversed (`reverses`).

    `of` is the invoice that the client named.
    """

    event: Literal["paid"] = "paid"
    by: Whose = "client"
    sum: Positive
    cleared: Day
    of: Line | None = None
    reverses: Number | None = None


class Disputed(Event):
    """The client objected to a part of an invoice; or, with `dispute`, how that was settled."""

    event: Literal["disputed"] = "disputed"
    by: Whose = "client"
    invoice: Line | None = None
    sum: Positive | None = None
    reason: Paragraphs | None = None
    written: bool = True
    dispute: Number | None = None
    result: Literal["owed", "not_owed"] | None = None


class Noticed(Message):
    """A letter about money; sum and day are frozen as they were sent, `term` is the day it named."""

    event: Literal["noticed"] = "noticed"
    kind: NoticeKind
    invoices: tuple[Line, ...] = ()
    sum: Positive
    as_of: Day
    term: Day | None = None


class Presented(Event):
    """The post first presented a registered letter, whoever took it in; `received` is the day it did."""

    event: Literal["presented"] = "presented"
    by: Whose = "other"
    letter: Number | None = None
    received: Day | None = None


class Complained(Event):
    """A complaint to an agency, or its withdrawal."""

    event: Literal["complained"] = "complained"
    agency: Line
    number: Line | None = None
    withdrawn: bool = False


class Filed(Event):
    """A suit, or a claim before the copyright claims board."""

    event: Literal["filed"] = "filed"
    court: Line
    number: Line | None = None
    served: Day | None = None
    result: Line | None = None


class Served(Event):
    """A copy of a suit was handed over: to the client, or to the agency that the law names."""

    event: Literal["served"] = "served"
    suit: Number | None = None
    whom: Literal["defendant", "agency"]


class Judged(Event):
    """How a suit ended; `sum` is what the court awarded.

    withdrawn: so, or dismissed without prejudice, so that it may be brought again.
    """

    event: Literal["judged"] = "judged"
    by: Whose = "other"
    suit: Number | None = None
    outcome: Literal["won", "lost", "withdrawn"]
    sum: Positive | None = None


class Learned(Event):
    """A fact that changes where letters go, or whether any may."""

    event: Literal["learned"] = "learned"
    fact: Literal[
        "bounced", "new_address", "lawyer", "bankrupt", "dissolved", "death", "event", "away_until",
        "uses_unpaid_work", "calls_itself_employer",
    ]  # fmt: skip
    value: Line | None = None
    until: Day | None = None


class Part(Page):
    """A part of a plan of payment."""

    day: Day
    sum: Positive


class Settled(Event):
    """Both agreed in words on what is paid and when; `paper` is the entry of the paper that they signed."""

    event: Literal["settled"] = "settled"
    paper: Number | None = None
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    words: Paragraphs


class Issued(Message, Changing):
    """A paper went out that records, confirms or proposes something.

    A change order proposes figures that change, a settlement the `parts` of a plan, each in `words`: they
    hold once both agreed (`changed`, `settled`). A receipt is for a `payment`, the others are about
    `deliverables`.
    """

    event: Literal["issued"] = "issued"
    paper: PaperKind
    deliverables: tuple[Number, ...] = ()
    payment: Number | None = None
    parts: tuple[Part, ...] = ()
    words: Paragraphs | None = None


class Closed(Event):
    """Nothing more is to be done."""

    event: Literal["closed"] = "closed"
    why: Literal["paid", "settled", "written_off", "dropped"]


class Undone(Event):
    """An earlier entry was a mistake; it stays in the log and counts no longer."""

    event: Literal["undone"] = "undone"
    undoes: Number
    why: Line | None = None


EVENTS: Mapping[str, type[Event]] = MappingProxyType({
    model.model_fields["event"].default: model
    for model in (
        Proposed, CheckedIn, BothSigned, Changed, Asked, Reminded, Called, Promised, Answered, Warned, Paused,
        Restarted, Ended, Accounted, Delivered, Reviewed, Accepted, Invoiced, Paid, Disputed, Noticed,
        Presented, Complained, Filed, Served, Judged, Learned, Settled, Issued, Closed, Undone,
    )
})  # fmt: skip
"""The vocabulary: each event's model by its name."""


def name_of(event: Event) -> str:
    """Return the word of the vocabulary for an event."""
    return str(vars(event)["event"])


def sequence(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return what counts, in the order in which it happened: without what was undone, by day and number."""
    undone = {event.undoes for event in events if isinstance(event, Undone)}
    counting = (e for e in events if e.id not in undone and not isinstance(e, Undone))
    return tuple(sorted(counting, key=lambda event: (event.on, event.id)))


def up_to(events: tuple[Event, ...], day: dt.date) -> tuple[Event, ...]:
    """Return the events of a sequence that had happened by the end of a day."""
    return tuple(event for event in events if event.on <= day)
