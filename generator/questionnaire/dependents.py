"""What follows from the answers: defaults that were accepted, and those that hold no longer."""

from collections.abc import Mapping
from typing import Any

from generator.answers.paths import MISSING, fetch, put
from generator.questionnaire.session import Session
from generator.questionnaire.steps import Step


def effective(session: Session) -> dict[str, Any]:
    """Return the answers with the defaults that were accepted: what rules are to judge."""
    found: dict[str, Any] = dict(session.data)
    for path, value in _accepted(session):
        place = path.removesuffix(".kind") if isinstance(value, Mapping) else path
        if value is not None and fetch(found, place) is MISSING:
            found = put(found, place, value)
    return found


def _accepted(session: Session) -> list[tuple[str, Any]]:
    terms = {step.path for step in session.steps if step.ask == "terms"}
    inside = [(p, v) for path in terms for p, v in (session.passed.get(path) or {}).items()]
    active = {step.path for step in session.steps} - terms
    return [(path, value) for path, value in (*session.passed.items(), *inside) if path in active]


def stale(session: Session) -> tuple[Step, ...]:
    """Return the questions that were passed with a default that has changed since."""
    return tuple(step for step in session.steps if changes(session, step))


def changes(session: Session, step: Step) -> dict[str, Any]:
    """Return the defaults of a question that was passed that have changed since, by path."""
    if step.path not in session.passed or step.ask == "list":
        return {}
    before = session.passed[step.path]
    if step.ask == "terms":
        now = session.snapshot(step)
        old = before if isinstance(before, Mapping) else {}
        return {path: value for path, value in now.items() if path in old and old[path] != value}
    value = session.default(step)
    return {} if value is MISSING or value == before else {step.path: value}
