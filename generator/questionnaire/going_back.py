"""Turning back: the question before the present one."""

import re
from dataclasses import replace

from generator.answers.paths import MISSING, fetch, lies_in
from generator.questionnaire.session import Session, Why
from generator.questionnaire.steps import Step

_ITEM = re.compile(r"^(.*)\[(\d+)\][^\[]*$")


def turn_back(session: Session, step: Step) -> Session:
    """Go back one question; every answer is kept, and an item without answers is taken out."""
    empty = _empty_item(session, step)
    if empty is not None:
        return session.remove_item(*empty)
    head = session.again[0] if session.again else None
    if head is not None and head.path == step.path and head.why == "picked":
        return replace(session, again=session.again[1:])
    before = _before(session, step)
    if before is None:
        return session
    why: Why = "picked" if before.in_terms else "back"
    # What lies between stays to be asked again: the way forward leads through each question.
    return session.ask_again(before.path, why)


def _empty_item(session: Session, step: Step) -> tuple[Step, int] | None:
    match = _ITEM.match(step.path)
    if match is None:
        return None
    owner, index = session.step(match[1]), int(match[2])
    item = f"{match[1]}[{index}]"
    if any(lies_in(path, item) for path in session.typed):
        return None
    value = fetch(session.data, item)
    return (owner, index) if owner is not None and value in ({}, None) and value is not MISSING else None


def _before(session: Session, step: Step) -> Step | None:
    if session.plan and not step.in_terms:
        return _before_in_plan(session, step)
    earlier = [s for s in session.steps[: _index(session, step)] if session.has(s)]
    if step.in_terms:
        around = [s for s in earlier if s.ask in ("kind", "include") and lies_in(step.path, s.place)]
        return around[-1] if around else None
    visible = [s for s in earlier if not s.in_terms]
    return visible[-1] if visible else None


def _before_in_plan(session: Session, step: Step) -> Step | None:
    """Return the question before on the short way; before a part of a combined one stands that one."""
    place = session.order.get(step.path, len(session.plan))
    earlier = session.plan[:place]
    if place < len(session.plan) and session.plan[place].path != step.path:
        earlier = session.plan[: place + 1]
    settled = (s for s in reversed(earlier) if _settled(session, s))
    return next(settled, None)


def _settled(session: Session, step: Step) -> bool:
    return any(session.has(part) or part.path in session.unknown for part in session.parts(step))


def _index(session: Session, step: Step) -> int:
    return next(i for i, other in enumerate(session.steps) if other.path == step.path)
