"""Feeding the values of an answers file through the state machine, question by question."""

from collections.abc import Mapping
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.wizard.defaults import Defaults, defaults
from generator.wizard.menus import Add
from generator.wizard.prompts import Signal
from generator.wizard.session import Session, begin
from generator.wizard.steps import Step
from generator.wizard.taking import apply, refusal, settle, way_out
from tests.wizard.typing_keys import TODAY


def replay(file: Mapping[str, Any], session: Session | None = None, *, turns: int = 2000) -> Session:
    """Answer every open question as the file does, or with its default; fail on a refusal."""
    session = session or begin({}, defaults({}, TODAY))
    for _ in range(turns):
        step = session.current
        if step is None:
            return session
        session = one_turn(file, session, step)
    return session


def one_turn(file: Mapping[str, Any], session: Session, step: Step) -> Session:
    now = defaults(session.data, TODAY)
    reply = _reply(file, session, step, now)
    if isinstance(reply, str) and reply == "pick":
        return session.ask_again(_wanted(file, session, step), "picked")
    trial = apply(session, step, reply, now)
    refused = refusal(trial, step, now)
    offered = way_out(session, step, now) if refused else None
    if offered is not None:
        return session.answer(*offered)
    assert not refused, f"{step.path}: {refused}"
    return settle(trial, step, now)


def _reply(file: Mapping[str, Any], session: Session, step: Step, now: Defaults) -> Any:
    value = fetch(file, step.path)
    if step.ask == "terms":
        return "pick" if _wanted(file, session, step) else _terms(value, session, step)
    if step.ask == "list":
        here = fetch(session.data, step.path)
        wanted, there = (len(v) if isinstance(v, list) else 0 for v in (value, here))
        return Add() if wanted > there else Signal.ACCEPT
    if step.ask == "kind" and value is MISSING:
        return Signal.ACCEPT if step.question.optional else fetch(step.default, "kind")
    if step.ask == "include" and value is not MISSING:
        return value is not None
    nothing = value is MISSING or (value is None and now.of(step) is None)
    return Signal.ACCEPT if nothing else value


def _terms(value: Any, session: Session, step: Step) -> Any:
    from generator.wizard.menus import LeaveOut

    leaves = value is None and fetch(session.data, step.path) is not None
    return LeaveOut(wanted=False) if leaves else Signal.ACCEPT


def _wanted(file: Mapping[str, Any], session: Session, terms: Step) -> str:
    """Return the first of the terms that the file gives and the session does not have yet."""
    if fetch(file, terms.path) is None:
        return ""
    inside = [s for s in session.steps if s.in_terms and s.page == terms.page and s.ask != "list"]
    return next(
        (
            s.path
            for s in inside
            if fetch(file, s.path) is not MISSING and fetch(session.data, s.path) is MISSING
        ),
        "",
    )
