"""What is left when the letters have run out: the law's ways on, as a case stands on a day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.case.days import Period
from generator.case.events import (
    Accepted,
    BothSigned,
    Complained,
    Disputed,
    Filed,
    Judged,
    Learned,
    Noticed,
    Served,
)
from generator.case.ledger import Ledger, ledger_of
from generator.case.stages import Duty, Move, Step
from generator.case.view import View
from generator.packs.remedies import DemandTerm, Door, Owed, Remedies, Taken

_ALARM = dt.timedelta(days=180)
"""So long before a clock ends what the law offers is told, letters or not."""
_LEAST_CLOCK = dt.timedelta(days=365)
"""No clock that is on file is shorter, so that none ends soon before that."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A demand before a door: the first day on which it has waited long enough, None without a final notice.

    `until` is the last day on which it still counts, where there is one; `certified` says that it should have
    gone by certified mail and did not.
    """

    demand: DemandTerm
    first: dt.date | None
    until: dt.date | None = None
    certified: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A door with what the demands before it come to."""

    door: Door
    waits: tuple[Wait, ...]


@dataclass(frozen=True, slots=True)
class AfterLetters:
    """What the law offers, with the final notice that it leans on, if one was sent."""

    remedies: Remedies
    ways: tuple[Way, ...]
    final: Noticed | None


def after_letters(view: View, ledger: Ledger) -> AfterLetters | None:
    """Return what the law offers for what is overdue; None while letters are the way, or a court decided.

    It is told from the final notice on, once somebody complained or sued, and when a clock ends soon.
    """
    owed = owed_in(view, ledger)
    if owed is None or _is_decided(view):
        return None
    finals: tuple[Noticed, ...] = tuple(e for e in view.past.of(Noticed) if e.kind == "final")
    if not finals and not owed.taken and not _may_be_near(view, owed.oldest):
        return None
    found = law_after(view, ledger)
    if found is None or not (finals or owed.taken or clock_is_near(found.remedies, view.as_of)):
        return None
    return found


def law_after(view: View, ledger: Ledger) -> AfterLetters | None:
    """Return what the law offers for what is overdue, letters or not; None where nothing is."""
    owed = owed_in(view, ledger)
    found = None if owed is None else view.pack.remedies(view.deal, owed)
    if found is None:
        return None
    finals: tuple[Noticed, ...] = tuple(e for e in view.past.of(Noticed) if e.kind == "final")
    final = finals[-1] if finals else None
    ways = tuple(Way(door, tuple(_wait(view, final, each) for each in door.demands)) for door in found.doors)
    return AfterLetters(found, ways, final)


def _is_decided(view: View) -> bool:
    """Say whether a court decided, so that nothing is left but to collect or to close."""
    open_ = {suit.id for suit in view.past.open_suits()}
    return any(e.suit in open_ for e in view.past.of(Judged))


def nears_a_clock(view: View, oldest: dt.date) -> bool:
    """Say whether a clock of what is due since a day is over or ends soon: the last letter waits no more."""
    if not _may_be_near(view, oldest):
        return False
    found = law_after(view, ledger_of(view))
    return found is not None and clock_is_near(found.remedies, view.as_of)


def _may_be_near(view: View, oldest: dt.date) -> bool:
    return view.as_of > oldest + _LEAST_CLOCK - _ALARM


def clock_is_near(remedies: Remedies, as_of: dt.date) -> bool:
    """Say whether a clock is over or ends soon."""
    return any(clock.last <= as_of + _ALARM for clock in remedies.clocks)


def owed_in(view: View, ledger: Ledger) -> Owed | None:
    """Return what is overdue on the view's day, and what was done about it; None where nothing is."""
    overdue = ledger.overdue
    signed = view.past.of(BothSigned)
    if view.terms is None or not overdue or not signed:
        return None
    used = [e.on for e in view.past.of(Learned) if e.fact == "uses_unpaid_work"]
    published = [e.on for e in view.past.of(Accepted) if e.how == "published"]
    settled = {e.dispute for e in view.past.of(Disputed) if e.dispute}
    return Owed(
        as_of=view.as_of,
        sum=sum((s.open for s in overdue), start=overdue[0].open * 0),
        oldest=min(s.debt.due for s in overdue),
        signed=signed[0].on,
        taken=tuple(_taken(view)),
        used=min(used, default=None),
        published=min(published, default=None),
        disputed=any(e.dispute is None and e.id not in settled for e in view.past.of(Disputed)),
        employer=any(e.fact == "calls_itself_employer" for e in view.past.of(Learned)),
    )


def _taken(view: View) -> Iterator[Taken]:
    open_ = {e.id for e in (*view.past.open_complaints(), *view.past.open_suits())}
    for event in view.past.of(Complained, Filed):
        over = event.id not in open_
        if isinstance(event, Filed):
            won = (e.on for e in view.past.of(Judged) if e.suit == event.id and e.outcome == "won")
            yield Taken("suit", event.court, event.by, event.on, over, next(won, None))
        elif not event.withdrawn:
            yield Taken("complaint", event.agency, event.by, event.on, over)


def _wait(view: View, final: Noticed | None, demand: DemandTerm) -> Wait:
    """Return from when a demand has waited: its days count from the day on which its mail would count."""
    if final is None:
        return Wait(demand, None)
    sent = view.sent(final)
    mail = view.rights.plus(sent, view.counting.mail if view.counting else 0)
    last = view.rights.end(mail, Period(demand.days, business=demand.business))
    until = sent + dt.timedelta(days=demand.most_days) if demand.most_days else None
    return Wait(
        demand,
        last + dt.timedelta(days=1),
        until,
        certified=demand.certified and "certified" not in final.via,
    )


def complaints(view: View, found: AfterLetters | None) -> Iterator[Step]:
    """Yield the complaint to each agency whose door is open, in the order that closes none.

    None goes out while the term of the final notice runs, nor while another complaint or a suit is open.
    """
    if found is None or view.past.open_complaints() or view.past.open_suits():
        return
    term = found.final.term if found.final else None
    day = view.rights.on(view.as_of if term is None else max(view.as_of, term + dt.timedelta(days=1)))
    for door in (way.door for way in found.ways):
        if door.kind == "agency" and door.open in ("yes", "ask"):
            closes = view.words.phrases.join("and", door.closes)
            told = [view.words.say("case.money.complaint_choice", agency=door.name)]
            told += [view.words.say("case.remedies.closes", closes=closes)] if closes else []
            why = view.words.together(told)
            entry = {"event": "complained", "agency": door.name}
            yield Step("complaint", "case", day, day, why, entry, choice=True, about=door.name)


def duties_after(view: View, ledger: Ledger, found: AfterLetters | None) -> tuple[Duty, ...]:
    """Return what the freelancer owes after a step that was taken, until each is logged as served.

    After a decision too, which itself has to be served under some laws.
    """
    found = found or (law_after(view, ledger) if _is_decided(view) else None)
    own = [step for step in found.remedies.due if step.own] if found else []
    served = view.past.of(Served)
    left = [s for s in own if sum(e.whom == s.whom for e in served) < sum(s.whom == o.whom for o in own)]
    return tuple(
        Duty(step.what, view.duties.before(step.last), step.last, step.source.title) for step in left
    )


def moves_after(found: AfterLetters | None) -> tuple[Move, ...]:
    """Return what the other side has to do after a step that was taken."""
    due = found.remedies.due if found else ()
    return tuple(Move(step.what, step.last, step.source.title) for step in due if not step.own)
