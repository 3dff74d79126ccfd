"""Taking a reply into the session, as far as the rules allow it."""

from typing import Any

from generator.answers.paths import lies_in
from generator.wizard.checking import Objection, contradictions, objections, settled_page
from generator.wizard.defaults import Defaults
from generator.wizard.menus import Add, LeaveOut, Pick, Remove
from generator.wizard.prompts import Signal
from generator.wizard.session import Session
from generator.wizard.steps import Step
from generator.wizard.sums import fitting_deposit

__all__ = ["FOLLOWS", "apply", "conflicts", "refusal", "settle", "way_out"]

FOLLOWS = "This follows from an answer that has changed. Now:"


def apply(session: Session, step: Step, reply: Any, defaults: Defaults) -> Session:
    """Return the session after a reply, before any rule has judged it."""
    match reply:
        case Pick(path):
            # A list that is being changed is not finished, so its sums are not judged yet.
            again = session.ask_again(step.path, "wrong") if step.ask == "list" else session
            return again.ask_again(path, "picked")
        case Add():
            return session.add_item(step)
        case Remove(index):
            return session.remove_item(step, index)
        case LeaveOut(wanted):
            changed = session.include(step, wanted=wanted)
            return changed if wanted else changed.accept(step, {})
        case Signal.ACCEPT:
            terms = step.ask == "terms"
            return session.accept(step, session.snapshot(step, defaults) if terms else defaults.of(step))
    return _answered(session, step, reply)


def _answered(session: Session, step: Step, reply: Any) -> Session:
    if step.ask == "kind":
        changed = session.choose(step, reply)
    elif step.ask == "include":
        changed = session.include(step, wanted=reply)
    else:
        return session.answer(step, reply)
    # On a page of usual terms nothing is open by itself: ask what the choice brings with it.
    brought = [s for s in changed.steps if s.in_terms and lies_in(s.path, step.place) and s.path != step.path]
    for other in reversed([s for s in brought if not s.required and not changed.is_given(s)]):
        changed = changed.ask_again(other.path, "picked")
    return changed


def refusal(trial: Session, step: Step, defaults: Defaults) -> str:
    """Return why a reply cannot be taken, or an empty text."""
    found = (o.message for o in objections(trial, step, defaults) if o.step.path == step.path)
    message = next(found, "")
    if message or step.ask not in ("list", "numbers") or not trial.has(step):
        return message
    return next((o.message for o in contradictions(trial, step, defaults) if o.step.path == step.path), "")


def way_out(session: Session, step: Step, defaults: Defaults) -> tuple[Step, Any] | None:
    """Return another answer with which a refused list would do: the deposit that fits milestones."""
    deposit = session.step("payment.deposit")
    if step.path != "fee.milestones" or deposit is None:
        return None
    percent = fitting_deposit(session.data, defaults.suggested.get(deposit.path))
    return None if percent is None else (deposit, percent)


def settle(trial: Session, step: Step, defaults: Defaults) -> Session:
    """Return the session with the reply taken: in normal form, with what it upsets to ask again."""
    for objection in objections(trial, step, defaults):
        trial = trial.ask_again(objection.step.path, "wrong", objection.message)
    return settled_page(trial, step.page, defaults)


def conflicts(session: Session, step: Step, defaults: Defaults) -> tuple[Objection, ...]:
    """Return the contradictions between the answers that are not being mended already."""
    waiting = {again.path for again in session.again}
    return tuple(o for o in contradictions(session, step, defaults) if o.step.path not in waiting)
