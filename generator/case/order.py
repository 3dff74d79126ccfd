"""What must come before an event, and what it may refer to: checked over the whole log of a case."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.answers.walking import Question, questions
from generator.case.events import (
    EVENTS,
    Accepted,
    Accounted,
    Answered,
    Asked,
    BothSigned,
    Changed,
    CheckedIn,
    Closed,
    Complained,
    Delivered,
    Disputed,
    Ended,
    Event,
    Filed,
    Invoiced,
    Issued,
    Judged,
    Learned,
    Message as SentMessage,
    Noticed,
    Paid,
    Paused,
    Presented,
    Progress,
    Promised,
    Proposed,
    Reminded,
    Restarted,
    Reviewed,
    Served,
    Settled,
    Undone,
    Warned,
    name_of,
    sequence,
)
from generator.errors import Problem
from generator.messages import Message, listed, long_date, tell


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the contract the order of a log depends on; None of it for a prospect without a contract."""

    signed_form: bool
    silence: bool = False
    deliverables: int = 0
    priced: int = 0
    """Deliverables or stages that a share of the work done can be of."""


class Before:
    """The events before one, asked in the words of the rules."""

    def __init__(self, events: Iterable[Event]) -> None:
        """Keep the events of a sequence."""
        self.events = tuple(events)

    def of(self, *models: type[Event]) -> tuple[Any, ...]:
        """Return the events of some kinds."""
        return tuple(event for event in self.events if isinstance(event, models))

    def signed(self) -> bool:
        """Say whether both had signed."""
        return bool(self.of(BothSigned))

    def ended(self) -> bool:
        """Say whether the contract was ended."""
        return bool(self.of(Ended))

    def paused(self) -> Paused | None:
        """Return the notice of the pause that lasts."""
        last = self.of(Paused, Restarted)
        return last[-1] if last and isinstance(last[-1], Paused) else None

    def open_asks(self) -> tuple[Asked, ...]:
        """Return the requests that nobody has answered, oldest first."""
        answered = {e.ask for e in self.of(Answered) if e.gives != "nothing"}
        return tuple(ask for ask in self.of(Asked) if ask.id not in answered)

    def invoices(self) -> Mapping[str, Invoiced]:
        """Return the invoices by number."""
        return {invoice.number: invoice for invoice in self.of(Invoiced)}

    def reversed_payments(self) -> frozenset[int]:
        """Return the ids of payments that were reversed."""
        return frozenset(e.reverses for e in self.of(Paid) if e.reverses)

    def open_complaints(self) -> tuple[Complained, ...]:
        """Return the complaints that nobody has withdrawn."""
        complaints: tuple[Complained, ...] = self.of(Complained)
        withdrawn = {(e.agency.casefold(), e.by): e.id for e in complaints if e.withdrawn}
        return tuple(
            e for e in complaints if not e.withdrawn and withdrawn.get((e.agency.casefold(), e.by), 0) < e.id
        )

    def open_suits(self) -> tuple[Filed, ...]:
        """Return the suits that were not withdrawn."""
        over = {e.suit for e in self.of(Judged) if e.outcome == "withdrawn"}
        return tuple(suit for suit in self.of(Filed) if suit.id not in over)

    def presented(self) -> Mapping[int, Presented]:
        """Return what the post did with each registered letter, by the entry of the letter."""
        return {event.letter: event for event in self.of(Presented) if event.letter is not None}

    def unpresented(self) -> tuple[SentMessage, ...]:
        """Return the registered letters of which nobody logged that the post presented them."""
        done = self.presented()
        messages = (e for e in self.events if isinstance(e, SentMessage) and e.by == "freelancer")
        return tuple(e for e in messages if "certified" in e.via and e.id not in done)

    def delivered(self) -> frozenset[int]:
        """Return the numbers of what was delivered."""
        return frozenset(number for event in self.of(Delivered) for number in event.deliverables)


def with_references(event: dict[str, Any], before: tuple[Event, ...]) -> dict[str, Any]:
    """Return the fields of a new event with the request it is about, where only one can be meant."""
    past = Before(before)
    name = event.get("event")
    if name in ("served", "judged"):
        suits = past.open_suits()
        return {"suit": suits[0].id, **event} if len(suits) == 1 and not event.get("suit") else event
    if name == "presented":
        letters = past.unpresented()
        return {"letter": letters[0].id, **event} if len(letters) == 1 and not event.get("letter") else event
    about_answer = (
        name in ("answered", "paused")
        or (name in ("reminded", "promised") and event.get("of") == "answer")
        or (name == "warned" and event.get("of") == "end")
    )
    if not about_answer or event.get("ask") is not None or event.get("why", "silence") != "silence":
        return event
    pause = past.paused()
    candidates = [pause.ask] if pause and pause.ask else [ask.id for ask in past.open_asks()]
    return event | {"ask": candidates[0]} if len(candidates) == 1 else event


def problems_in(events: tuple[Event, ...], scope: Scope) -> Iterator[Problem]:
    """Yield what contradicts the order of things, event by event; `value` is the event."""
    counting = sequence(events)
    for number, event in enumerate(counting):
        for place, message in _rule_of(event)(event, Before(counting[:number]), scope):
            told = tell(
                "{event} of {day} (entry {number})",
                event=name_of(event),
                day=long_date(event.on),
                number=event.id,
            )
            yield Problem(message, place=place or "event", value=told)
    yield from _undone(events)


def possible(past: Before, scope: Scope, on: dt.date) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the events that the order of things lets happen on a day, with the kinds of each that it lets.

    The kinds are the values of its menus, by field. What else an entry must say is judged when it is there.
    """
    found: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for name, model in EVENTS.items():
        menus = [q for q in questions(model) if q.kind == "menu" and q.name != "by" and not q.constant]
        fields = {q.name: _any_value(q, on) for q in questions(model)}
        kinds = {
            menu.name: tuple(
                value
                for value in menu.values
                if _stopped_by(model, fields | {menu.name: value}, past, scope).isdisjoint(("", menu.name))
            )
            for menu in menus
        }
        if all(kinds.values()) if menus else "" not in _stopped_by(model, fields, past, scope):
            found[name] = kinds
    return found


def _stopped_by(model: type[Event], fields: Mapping[str, Any], past: Before, scope: Scope) -> set[str]:
    event = model.model_construct(**fields)
    return {place for place, _ in _rule_of(event)(event, past, scope)}


def _any_value(question: Question, on: dt.date) -> Any:
    """Return a value that a field may have, without any meaning."""
    if not question.info.is_required():
        return question.info.get_default(call_default_factory=True)
    if question.kind in ("menu", "list"):
        return question.values[0] if question.kind == "menu" else ()
    return {"date": on, "text": "", "paragraphs": ""}.get(question.unit or "", Decimal(0))


Found = Iterator[tuple[str, str]]
Rule = Callable[[Any, Before, Scope], Found]


def _undone(events: tuple[Event, ...]) -> Iterator[Problem]:
    known: dict[int, Event] = {}
    gone: set[int] = set()
    for event in events:
        if isinstance(event, Undone):
            target = known.get(event.undoes)
            if target is None:
                yield _no_undo(event, tell("there is no entry {number} before it", number=event.undoes))
            elif isinstance(target, Undone):
                yield _no_undo(event, tell("it is an undoing itself: log what happened anew"))
            elif event.undoes in gone:
                yield _no_undo(event, tell("it is undone already"))
            gone.add(event.undoes)
        known[event.id] = event


def _no_undo(event: Undone, why: str) -> Problem:
    return Problem(tell("cannot be undone: {why}", why=why), place="undoes", value=str(event.undoes))


def _rule_of(event: Event) -> Rule:
    return _RULES.get(type(event), _any_time)


def _common(past: Before, scope: Scope, *, after_end: bool) -> Found:
    if not scope.signed_form:
        yield "", tell("needs a contract, and the case has none: `clausegen case new CONTRACT.docx`")
    elif not past.signed():
        yield "", tell("needs the day on which both had signed: log `signed` first")
    if past.of(Closed):
        yield "", tell("the case is closed: undo that entry first")
    if past.ended() and not after_end:
        yield "", tell("the contract was ended before")


def _any_time(_event: Event, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)


def _proposed(event: Proposed, past: Before, _scope: Scope) -> Found:
    if past.signed():
        yield "", tell("the contract is signed already")
    if event.ends is not None and event.ends < event.on:
        yield "ends", tell("lies before the offer of {day}", day=long_date(event.on))


def _checked_in(event: CheckedIn, past: Before, scope: Scope) -> Found:
    if event.kind.startswith("follow_up"):
        if past.signed():
            yield "kind", tell("the contract is signed already: check_in or hours_48")
        elif not past.of(Proposed):
            yield "kind", tell("follows up on an offer: log `proposed` first")
    else:
        yield from _common(past, scope, after_end=False)
        reminders = [e for e in past.of(Reminded) if e.of == "answer"]
        overdue = past.of(Noticed)
        if not overdue and not (reminders and past.open_asks()):
            yield "kind", tell("comes after a reminder that nobody answered, or a letter about money")
    if event.kind == "hours_48" and event.term is None:
        yield "term", tell("is required: the day until which the client may answer")
    if event.term is not None and event.term <= event.on:
        yield "term", tell("must lie after the day of the message")


def _signed(_event: BothSigned, past: Before, scope: Scope) -> Found:
    if not scope.signed_form:
        yield "", tell("needs a contract, and the case has none: `clausegen case new CONTRACT.docx`")
    if past.signed():
        yield "", tell("both had signed before: one day only")


def _changed(event: Changed, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=False)
    yield from _known("prices", tuple(price.number for price in event.prices), scope)
    yield from _agreed_on(event, past, "change_order")


def _settled(event: Settled, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    yield from _agreed_on(event, past, "settlement")
    yield from _parts(event)


def _agreed_on(event: Changed | Settled, past: Before, kind: str) -> Found:
    """Yield what is wrong with the paper that both agreed on."""
    if event.paper is None:
        return
    if event.paper not in {paper.id for paper in past.of(Issued) if paper.paper == kind}:
        yield "paper", tell("must be the entry of a paper of this kind that went out")
    elif any(other.paper == event.paper for other in past.of(Changed, Settled)):
        yield "paper", tell("was agreed on before: one entry for each paper")


def _parts(event: Settled | Issued) -> Found:
    days = [part.day for part in event.parts]
    if days != sorted(set(days)):
        yield "parts", tell("must name their days in order, each day once")
    if days and days[0] < event.on:
        yield "parts", tell("must not lie before the day of the plan, {day}", day=long_date(event.on))


def _issued(event: Issued, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=event.paper != "change_order")
    yield from _known("deliverables", event.deliverables, scope)
    match event.paper:
        case "change_order":
            yield from _known("prices", tuple(price.number for price in event.prices), scope)
            if event.words is None:
                yield "words", tell("is required: what changes, in a sentence")
        case "settlement":
            if not event.parts:
                yield "parts", tell("is required: each part with its day and its sum")
            yield from _parts(event)
        case "receipt":
            yield from _of_payment(event, past)
        case "acceptance_form" | "rights_certificate":
            yield from _delivered_first(event.deliverables, past, scope)
    if event.paper in _ABOUT_NOTHING and not event.deliverables:
        # What a paper is about is worked out where it is not said: nothing is left that it could be about.
        yield "deliverables", tell(_ABOUT_NOTHING[event.paper])


_ABOUT_NOTHING = {
    "acceptance_form": Message("nothing that was delivered waits for acceptance"),
    "rights_certificate": Message(
        "no rights have passed for sure: what the clause asks for is not all delivered and paid"
    ),
    "portfolio_permission": Message("nothing was delivered that it could be about"),
}


def _of_payment(event: Issued, past: Before) -> Found:
    if event.payment is None:
        yield "payment", tell("no payment has cleared that has no receipt yet")
    elif event.payment not in {e.id for e in past.of(Paid) if e.reverses is None}:
        yield "payment", tell("must be the entry of a payment")
    elif event.payment in past.reversed_payments():
        yield "payment", tell("that payment was reversed")


def _asked(event: Asked, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=False)
    yield from _silence(scope)
    if not event.says_waits:
        yield (
            "says_waits",
            tell("must be true: a request that does not say that the work waits starts no period"),
        )
    if any(ask.matter == event.matter and ask.items == event.items for ask in past.open_asks()):
        yield "items", tell("were asked before and are not answered: log `reminded`")


def _silence(scope: Scope) -> Found:
    if scope.signed_form and not scope.silence:
        yield "", tell("the contract has no clause on silence, so there is no such step")


def _ask(event: Any, past: Before, *, open_only: bool) -> Found:
    if event.ask is None:
        known = listed(str(ask.id) for ask in past.open_asks())
        yield (
            "ask",
            tell("is required: the entry of the request, one of {known}", known=known)
            if known
            else tell(_NO_ASK),
        )
    elif event.ask not in {ask.id for ask in (past.open_asks() if open_only else past.of(Asked))}:
        open_, any_ = tell("must be the entry of an open request"), tell("must be the entry of a request")
        yield "ask", open_ if open_only else any_


_NO_ASK = Message("no request is open: log `asked` first")


def _reminded(event: Reminded, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=False)
    if event.of == "answer":
        yield from _silence(scope)
        yield from _ask(event, past, open_only=True)
        if event.pause_day is not None and event.pause_day <= event.on:
            yield "pause_day", tell("must lie after the day of the reminder")
        return
    if not event.deliverables:
        yield "deliverables", tell("is required: the numbers of what is to be reviewed")
    yield from _delivered_first(event.deliverables, past, scope)
    if event.accept_day is None:
        yield (
            "accept_day",
            tell("is required: the reminder must name the day on which the work counts as accepted"),
        )
    elif event.accept_day <= event.on:
        yield "accept_day", tell("must lie after the day of the reminder")


def _promised(event: Promised, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=event.of == "payment")
    if event.of == "answer":
        yield from _ask(event, past, open_only=True)
    elif not past.invoices():
        yield "of", tell("no invoice is open")
    if event.day <= event.on:
        yield "day", tell("must lie after the day of the promise")


def _answered(event: Answered, past: Before, scope: Scope) -> Found:
    if past.of(Proposed) and not past.signed():
        return
    yield from _common(past, scope, after_end=True)
    if event.gives != "nothing" or event.ask is not None:
        yield from _ask(event, past, open_only=True)


def _warned(event: Warned, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=False)
    if event.of == "end":
        yield from _silence(scope)
        pause = past.paused()
        if pause is None or pause.why != "silence":
            yield "of", tell("the Services are not paused for silence")
    else:
        yield from _known_invoices("invoices", event.invoices, past)
        if not past.invoices():
            yield "of", tell("no invoice is open")
    yield from _progress(event.work.done, scope)


def _paused(event: Paused, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=False)
    if past.paused():
        yield "", tell("the Services are paused already: log `restarted` first")
    if event.why == "silence":
        yield from _silence(scope)
        yield from _ask(event, past, open_only=True)
    elif not any(warning.of == "late_pause" for warning in past.of(Warned)):
        yield "why", tell("a pause for late payment needs a warning before: log `warned`, of late_pause")
    calls = {call.id for call in past.events if name_of(call) == "called"}
    if missing := [str(number) for number in event.calls if number not in calls]:
        yield "calls", tell("must be entries of calls; {numbers} is none", numbers=listed(missing))
    yield from _progress(event.work.done, scope)


def _restarted(event: Restarted, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=False)
    if not past.paused():
        yield "", tell("the Services are not paused")
    if event.starts < event.on:
        yield "starts", tell("lies before the day of the message")


def _ended(event: Ended, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=False)
    warned = {warning.of for warning in past.of(Warned)}
    if event.why == "silence" and "end" not in warned:
        yield "why", tell("an end after long silence needs a last warning before: log `warned`, of end")
    if event.why == "breach" and event.by == "freelancer" and "cure" not in warned:
        yield "why", tell("an end for an unpaid sum needs a demand to cure before: log `warned`, of cure")
    if event.last is not None and event.last < event.on:
        yield "last", tell("lies before the day of the notice")
    yield from _progress(event.work.done, scope)


def _accounted(event: Accounted, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    if not past.ended():
        yield "", tell("comes after an early end: log `ended` first")
    if (total := sum((line.sum for line in event.lines), Decimal(0))) != event.balance:
        yield "balance", tell("must be the sum of its lines, {sum}", sum=total)


def _delivered(event: Delivered, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=False)
    yield from _known("deliverables", event.deliverables, scope)
    if not event.said_complete:
        yield "said_complete", tell("must be true: only what was said to be ready for review is delivered")


def _of_delivery(event: Reviewed | Accepted, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    yield from _delivered_first(event.deliverables, past, scope)


def _delivered_first(numbers: tuple[int, ...], past: Before, scope: Scope) -> Found:
    yield from _known("deliverables", numbers, scope)
    if missing := [str(n) for n in numbers if n <= scope.deliverables and n not in past.delivered()]:
        yield (
            "deliverables",
            tell("{numbers} was not delivered: log `delivered` first", numbers=listed(missing)),
        )


def _known(place: str, numbers: Iterable[int], scope: Scope) -> Found:
    if wrong := [str(number) for number in numbers if number > scope.deliverables]:
        yield (
            place,
            tell(
                "there is no deliverable {numbers}: they are numbered 1 to {most}",
                numbers=listed(wrong),
                most=scope.deliverables,
            ),
        )


def _progress(done: tuple[Progress, ...], scope: Scope) -> Found:
    most = max(scope.priced, scope.deliverables)
    if wrong := [str(progress.number) for progress in done if progress.number > most]:
        yield (
            "work.done",
            tell(
                "there is no part {numbers} of the work: they are numbered 1 to {most}",
                numbers=listed(wrong),
                most=most,
            ),
        )


def _invoiced(event: Invoiced, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    if event.number in past.invoices():
        yield "number", tell("{number} was used before: each invoice has its own", number=event.number)
    if event.day < event.on:
        yield "day", tell("lies before the day of sending, {day}", day=long_date(event.on))
    if event.set_off > sum(line.sum for line in event.lines):
        yield "set_off", tell("is more than the invoice")


def _known_invoices(place: str, numbers: Iterable[str], past: Before) -> Found:
    known = past.invoices()
    if wrong := [number for number in numbers if number not in known]:
        invoices = listed(known) or tell("none")
        yield (
            place,
            tell("{numbers} was not logged; invoices so far: {known}", numbers=listed(wrong), known=invoices),
        )


def _paid(event: Paid, past: Before, scope: Scope) -> Found:
    if past.of(Closed) and event.reverses is not None:
        yield "", tell("the case is closed: undo that entry first")
    elif not past.of(Closed):
        yield from _common(past, scope, after_end=True)
    if event.cleared < event.on:
        yield "cleared", tell("lies before the day of arrival")
    yield from _known_invoices("of", filter(None, (event.of,)), past)
    if event.reverses is None:
        return
    payment = next((e for e in past.of(Paid) if e.id == event.reverses and e.reverses is None), None)
    if payment is None:
        yield "reverses", tell("must be the entry of an earlier payment")
    elif event.reverses in past.reversed_payments():
        yield "reverses", tell("that payment was reversed before")
    elif payment.sum != event.sum:
        yield (
            "sum",
            tell("must be the whole payment, {sum}: the kept part is a payment of its own", sum=payment.sum),
        )


def _disputed(event: Disputed, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    if event.dispute is not None:
        if event.dispute not in {e.id for e in past.of(Disputed) if e.dispute is None}:
            yield "dispute", tell("must be the entry of an objection")
        if event.result is None:
            yield "result", tell("is required: owed or not_owed")
        return
    if event.result is not None:
        yield "dispute", tell("is required with a result: the entry of the objection")
    if event.invoice is None:
        yield "invoice", tell("is required")
        return
    yield from _known_invoices("invoice", (event.invoice,), past)
    if event.sum is None:
        yield "sum", tell("is required: the part that the client disputes")
    elif event.invoice in past.invoices():
        total = sum(line.sum for line in past.invoices()[event.invoice].lines)
        if event.sum > total:
            yield "sum", tell("is more than the invoice, {sum}", sum=total)


def _noticed(event: Noticed, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    yield from _known_invoices("invoices", event.invoices, past)
    if not past.invoices():
        yield "", tell("no invoice is open")
    if event.term is not None and event.term <= event.on:
        yield "term", tell("must lie after the day of the letter")
    if event.kind == "final" and event.term is None:
        yield "term", tell("is required: the last day to pay")


def _presented(event: Presented, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    sent = {letter.id: letter for letter in past.unpresented()}
    if not sent:
        yield "", tell("no registered letter is under way: log it with --via certified first")
    elif event.letter not in sent:
        known = listed(map(str, sent))
        yield "letter", tell("is required: the entry of the letter, one of {known}", known=known)
    if event.received is not None and event.received < event.on:
        yield "received", tell("lies before the day on which it was presented")


def _complained(event: Complained, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    if not past.invoices() and event.by == "freelancer":
        yield "", tell("no invoice was sent: log `invoiced` first")
    open_ = {e.agency.casefold() for e in past.open_complaints() if e.by == event.by}
    if event.withdrawn and event.agency.casefold() not in open_:
        yield "agency", tell("no complaint to it is open")
    elif not event.withdrawn and event.agency.casefold() in open_:
        yield "agency", tell("a complaint to it is open already")


def _filed(event: Filed, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    if not past.invoices() and event.by == "freelancer":
        yield "", tell("no invoice was sent: log `invoiced` first")
    if event.served is not None and event.served < event.on:
        yield "served", tell("lies before the day of the suit")


def _of_suit(event: Served | Judged, past: Before, scope: Scope) -> Found:
    yield from _common(past, scope, after_end=True)
    known = listed(str(suit.id) for suit in past.open_suits())
    if not known:
        yield "", tell("no suit is open: log `filed` first")
    elif event.suit not in {suit.id for suit in past.open_suits()}:
        yield "suit", tell("is required: the entry of the suit, one of {known}", known=known)
    elif isinstance(event, Judged) and any(e.suit == event.suit for e in past.of(Judged)):
        yield "suit", tell("its end was logged before: undo that entry first")


def _learned(event: Learned, past: Before, _scope: Scope) -> Found:
    if past.of(Closed):
        yield "", tell("the case is closed: undo that entry first")
    if event.fact in ("new_address", "lawyer", "bounced") and event.value is None:
        yield "value", tell("is required: the address, or who it is")
    if event.fact == "away_until" and event.until is None:
        yield "until", tell("is required: the day")


def _closed(_event: Closed, past: Before, _scope: Scope) -> Found:
    if past.of(Closed):
        yield "", tell("the case is closed already")
    if not past.events:
        yield "", tell("nothing has happened yet")


_RULES: Mapping[type[Event], Rule] = {
    Proposed: _proposed, CheckedIn: _checked_in, BothSigned: _signed, Changed: _changed, Asked: _asked,
    Reminded: _reminded, Promised: _promised, Answered: _answered, Warned: _warned, Paused: _paused,
    Restarted: _restarted, Ended: _ended, Accounted: _accounted, Delivered: _delivered,
    Reviewed: _of_delivery, Accepted: _of_delivery, Invoiced: _invoiced, Paid: _paid, Disputed: _disputed,
    Noticed: _noticed, Presented: _presented, Complained: _complained, Filed: _filed, Served: _of_suit,
    Judged: _of_suit,
    Learned: _learned, Settled: _settled, Issued: _issued, Closed: _closed,
}  # fmt: skip
