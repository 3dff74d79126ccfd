"""What the fields of an entry refer to: requests, invoices, deliverables, calls, payments, objections."""

from collections.abc import Callable, Mapping

from generator.case.events import Asked, Called, Disputed, Filed, Issued, Message, Paid, Work
from generator.case.papers import open_papers
from generator.case.readings import Earned
from generator.case.view import View

Named = Mapping[str, str]
"""What a field can name, as the log has it, and what it is called."""


def referable(view: View, event: str, field: str, *, every: bool = False) -> Named | None:
    """Return what a field of an event can name on the view's day; None for a field that refers to nothing.

    With `every`, what is settled is there too.
    """
    find = _FINDERS.get(f"{event}.{field}") or _FINDERS.get(field)
    return None if find is None else find(view, every)


def parts_of_work(view: View) -> Named:
    """Return the parts of the work of which a share can be done, by number: what the Earned Fee counts by."""
    earned = view.terms.find(Earned) if view.terms else None
    if earned is None or earned.by in ("hours", "months"):
        return {}
    if earned.by == "stages":
        return {str(n): stage.name for n, stage in enumerate(view.deal.fee.milestones, start=1)}
    if any(item.value is None for item in view.deal.project.deliverables):
        return {"1": view.words.say("entries.refers.whole")}
    return _deliverables(view)


SAYS_WORK = ("paused", "ended")
"""Events whose letter says what was done until then, where the log knows it."""


def parts_left(view: View) -> Named:
    """Return the parts of the work of which the log does not know how much is done."""
    if view.work != Work():
        return {}
    delivered = view.past.delivered()
    earned = view.terms.find(Earned) if view.terms else None
    if earned is not None and earned.by == "stages":
        stages = enumerate(view.deal.fee.milestones, start=1)
        done = {n for n, stage in stages if stage.deliverables and set(stage.deliverables) <= delivered}
    else:
        done = set(delivered)
    return {number: name for number, name in parts_of_work(view).items() if int(number) not in done}


def _deliverables(view: View) -> Named:
    listed = view.deal.project.deliverables if view.deal is not None else ()
    return {str(number): item.name for number, item in enumerate(listed, start=1)}


def _delivered(view: View, every: bool) -> Named:
    numbers = view.past.delivered()
    return {number: name for number, name in _deliverables(view).items() if every or int(number) in numbers}


def _asks(view: View, every: bool) -> Named:
    words = view.words
    asked: tuple[Asked, ...] = view.past.of(Asked) if every else view.past.open_asks()
    return {
        str(e.id): words.say("entries.refers.ask", day=e.on, items=words.phrases.join("comma", e.items))
        for e in asked
    }


def _invoices(view: View, _: bool) -> Named:
    return {number: view.words.say("letters.invoice", number=number) for number in view.past.invoices()}


def _calls(view: View, _: bool) -> Named:
    return {str(e.id): view.words.say("entries.refers.call", day=e.on) for e in view.past.of(Called)}


def _payments(view: View, every: bool) -> Named:
    gone = frozenset[int]() if every else view.past.reversed_payments()
    payments = (e for e in view.past.of(Paid) if e.reverses is None and e.id not in gone)
    say = view.words.say
    return {str(e.id): say("entries.refers.payment", sum=e.sum, day=e.on) for e in payments}


def _disputes(view: View, every: bool) -> Named:
    disputes: tuple[Disputed, ...] = view.past.of(Disputed)
    settled = frozenset(e.dispute for e in disputes if e.dispute and not every)
    open_ = (e for e in disputes if e.dispute is None and e.id not in settled)
    return {str(e.id): view.words.say("entries.refers.dispute", day=e.on) for e in open_}


def _papers(view: View, kind: str, *, every: bool) -> Named:
    """Return the papers of a kind that both can have agreed on."""
    sent: tuple[Issued, ...] = view.past.of(Issued) if every else open_papers(view, kind)
    return {str(e.id): view.words.say("entries.refers.paper", day=e.on) for e in sent if e.paper == kind}


def _suits(view: View, every: bool) -> Named:
    suits: tuple[Filed, ...] = view.past.of(Filed) if every else view.past.open_suits()
    say = view.words.say
    return {str(e.id): say("entries.refers.suit", court=e.court, day=e.on) for e in suits}


def _letters(view: View, every: bool) -> Named:
    """Return the registered letters that the post has yet to present."""
    done = () if every else view.past.presented()
    letters = (e for e in view.events if isinstance(e, Message) and "certified" in e.via and e.id not in done)
    return {str(e.id): view.words.say("entries.refers.letter", day=e.on) for e in letters}


_FINDERS: Mapping[str, Callable[[View, bool], Named]] = {
    "ask": _asks,
    "invoices": _invoices,
    "paid.of": _invoices,
    "disputed.invoice": _invoices,
    "deliverables": lambda view, _: _deliverables(view),
    "reviewed.deliverables": _delivered,
    "accepted.deliverables": _delivered,
    "changed.number": lambda view, _: _deliverables(view),
    "issued.number": lambda view, _: _deliverables(view),
    "work.number": lambda view, _: parts_of_work(view),
    "calls": _calls,
    "reverses": _payments,
    "dispute": _disputes,
    "payment": _payments,
    "changed.paper": lambda view, every: _papers(view, "change_order", every=every),
    "settled.paper": lambda view, every: _papers(view, "settlement", every=every),
    "suit": _suits,
    "presented.letter": _letters,
}
"""How to find what a field can name: by its name, or by that of its event with it."""
