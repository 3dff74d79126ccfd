"""Checking unfinished answers with the models' own rules, and saying which question is meant.

What is not answered yet is filled with the examples of the fields, so that every rule can run;
what a rule says about such a stand-in does not count.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError, create_model

from generator.answers import Answers, problems_of
from generator.answers.paths import MISSING, fetch, lies_in
from generator.answers.walking import Question, member, resolve
from generator.errors import Problem
from generator.questionnaire.filling import fill
from generator.wizard.defaults import Defaults
from generator.wizard.session import Session
from generator.wizard.steps import Step

__all__ = ["Objection", "contradictions", "faults", "objections", "settled_page"]

_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")


@dataclass(frozen=True, slots=True)
class Objection:
    """What a rule refuses: the question it is about, and what is allowed."""

    step: Step
    message: str


def objections(session: Session, step: Step, defaults: Defaults) -> tuple[Objection, ...]:
    """Return what the rules of a question's page refuse; the page of `step` is checked."""
    filled = _filled(session, defaults)
    if step.page not in filled:
        return ()
    try:
        _page_model(step.page).model_validate({step.page: filled[step.page]})
    except ValidationError as error:
        found = (_objection(problem, session, step) for problem in problems_of(error))
        return tuple(objection for objection in found if objection is not None)
    return ()


def contradictions(session: Session, step: Step, defaults: Defaults) -> tuple[Objection, ...]:
    """Return where answers of different pages contradict each other."""
    try:
        Answers.model_validate(_filled(session, defaults))
    except ValidationError as error:
        if any(item["type"] != "contradictions" for item in error.errors(include_url=False)):
            return ()
        found = (_objection(problem, session, step) for problem in problems_of(error))
        return tuple(objection for objection in found if objection is not None)
    return ()


def faults(session: Session) -> tuple[tuple[Objection, ...], tuple[Problem, ...]]:
    """Return what is wrong in whole answers: by question, and what no question can mend."""
    try:
        Answers.model_validate(session.data)
    except ValidationError as error:
        problems = [p for p in problems_of(error) if fetch(session.data, p.place) is not MISSING]
        pairs = [(problem, _blamed(problem, session)) for problem in problems]
        # What is still to be asked is no fault.
        open_ones = session.current is not None
        pairs = [(p, step) for p, step in pairs if step is None or not open_ones or session.has(step)]
        mendable = (Objection(step, _in_words(p.message, p.place)) for p, step in pairs if step is not None)
        return tuple(mendable), tuple(problem for problem, step in pairs if step is None)
    return (), ()


def _blamed(problem: Problem, session: Session) -> Step | None:
    return _step_at(problem.place, session.steps, session.data) or _mentioned(problem, session.steps, None)


def settled_page(session: Session, page: str, defaults: Defaults) -> Session:
    """Bring the answers of a page into their normal form (`new york` becomes `NY`), if it is valid."""
    if page not in session.data:
        return session
    try:
        model = _page_model(page).model_validate({page: _filled(session, defaults)[page]})
    except ValidationError:
        return session
    normal = model.model_dump(mode="json")[page]
    return Session(
        {**session.data, page: _like(session.data[page], normal)},
        session.passed,
        session.parked,
        session.again,
    )


def _like(given: Any, normal: Any) -> Any:
    """Take the values of `normal` for what `given` has, and nothing else."""
    if isinstance(given, Mapping) and isinstance(normal, Mapping):
        return {key: _like(value, normal.get(key, value)) for key, value in given.items()}
    if isinstance(given, list) and isinstance(normal, list) and len(given) == len(normal):
        return [_like(*pair) for pair in zip(given, normal, strict=True)]
    return given if given is None or isinstance(given, Mapping | list) else normal


@cache
def _page_model(page: str) -> type[BaseModel]:
    info = Answers.model_fields[page]
    fields: dict[str, Any] = {page: (info.annotation, info)}
    return create_model("Page", **fields)


def _filled(session: Session, defaults: Defaults) -> dict[str, Any]:
    return fill(Answers, session.data, defaults.suggested).data


def _objection(problem: Problem, session: Session, current: Step) -> Objection | None:
    steps = session.steps
    meant = _step_at(problem.place, steps, session.data) or _mentioned(problem, steps, current)
    if meant is None or not session.has(meant):
        return None
    return Objection(meant, _in_words(problem.message, problem.place))


def _step_at(place: str, steps: tuple[Step, ...], data: Mapping[str, Any]) -> Step | None:
    exact = next((s for s in steps if place == s.place and s.ask not in ("include", "terms")), None)
    if exact is not None and (exact.ask != "kind" or member(exact.question, fetch(data, exact.path)) is None):
        return exact
    return next(
        (s for s in steps if s.ask in ("days", "rate", "many", "numbers") and lies_in(place, s.place)), None
    )


def _mentioned(problem: Problem, steps: tuple[Step, ...], current: Step | None) -> Step | None:
    """Return the question that a page's rule names first in its message."""
    inside = [s for s in steps if not problem.place or lies_in(s.path, problem.place)]
    for name in _NAME.findall(problem.message):
        named = [s for s in inside if s.path.endswith(f".{name}")]
        if named:
            return current if current in named else named[0]
    return None


def _in_words(message: str, place: str) -> str:
    """Put questions' titles and menus' labels where a message names fields and values."""
    whole_page = any(field.models for field in _meant(place))

    def worded(match: re.Match[str]) -> str:
        name = match.group()
        # A plain word such as "end" names a field only where the rule is about a whole page.
        if "_" not in name and "." not in name and not whole_page:
            return name
        for path in (f"{place}.{name}", name if "." in name else ""):
            for field in _meant(path):
                return f"“{field.title.rstrip('?')}”"
        labels = (label for field in _meant(place) for label in _labels(field, name))
        return next(labels, name)

    text = _NAME.sub(worded, message)
    return f"{text[:1].upper()}{text[1:]}"


def _meant(path: str) -> tuple[Question, ...]:
    return resolve(Answers, re.sub(r"\[\d+\]", "", path)) if path else ()


def _labels(field: Question, value: str) -> list[str]:
    choices = dict(field.menu.choices) if field.menu else {}
    return [f"“{choices[value].label}”"] if value in choices else []
