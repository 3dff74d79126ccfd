"""Checking unfinished answers with the models' own rules, and saying which question is meant.

What is not answered yet is filled with the examples of the fields, so that every rule can run;
what a rule says about such a stand-in does not count.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError, create_model

from generator.answers.paths import MISSING, fetch, lies_in
from generator.answers.reading import Fault, faults_of
from generator.answers.values import MARK
from generator.answers.walking import Question, member, resolve
from generator.errors import Problem
from generator.questionnaire.missing import BlankWords
from generator.questionnaire.parts import Questionnaire
from generator.questionnaire.placeholders import fill
from generator.questionnaire.session import Session
from generator.questionnaire.steps import Step

_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Objection:
    """What a rule refuses: the question it is about, and what is allowed."""

    step: Step
    message: str


def objections(session: Session, step: Step) -> tuple[Objection, ...]:
    """Return what the rules of a question's page refuse of what is answered."""
    filled = _filled(session)
    if step.page not in filled:
        return ()
    try:
        _page_model(session.about.root, step.page).model_validate({step.page: filled[step.page]})
    except ValidationError as error:
        return _objections(session, faults_of(error, session.about.root))
    return ()


def contradictions(session: Session) -> tuple[Objection, ...]:
    """Return where answers of different pages contradict each other."""
    try:
        session.about.root.model_validate(_filled(session))
    except ValidationError as error:
        faults = faults_of(error, session.about.root)
        if all(fault.type == "contradictions" for fault in faults):
            return _objections(session, faults)
    return ()


def mistakes(session: Session) -> tuple[tuple[Objection, ...], tuple[Problem, ...]]:
    """Return what is wrong in the answers given: by question, and what no question can mend.

    What is still to be asked is no mistake.
    """
    try:
        session.about.root.model_validate(session.data)
    except ValidationError as error:
        found: list[Objection] = []
        unknown: list[Problem] = []
        for fault in faults_of(error, session.about.root):
            if fetch(session.data, fault.place) is MISSING:
                continue
            step = _meant(fault, session)
            if step is None:
                unknown.append(Problem(fault.message, place=fault.place, value=fault.value))
            elif step.path not in session.unknown and (session.current is None or session.has(step)):
                found.append(Objection(step, _in_words(fault, session.about)))
        return tuple(found), tuple(unknown)
    return (), ()


def in_normal_form(session: Session, page: str) -> Session:
    """Bring the answers of a page into their normal form (`new york` becomes `NY`), if it is valid."""
    if page not in session.data:
        return session
    try:
        model = _page_model(session.about.root, page).model_validate({page: _filled(session)[page]})
    except ValidationError:
        return session
    normal = model.model_dump(mode="json")[page]
    return replace(session, data={**session.data, page: _like(session.data[page], normal)})


def _like(given: Any, normal: Any) -> Any:
    """Take the values of `normal` for what `given` has, and nothing else."""
    if isinstance(given, Mapping) and isinstance(normal, Mapping):
        return {key: _like(value, normal.get(key, value)) for key, value in given.items()}
    if isinstance(given, list) and isinstance(normal, list) and len(given) == len(normal):
        return [_like(*pair) for pair in zip(given, normal, strict=True)]
    return given if given is None or isinstance(given, Mapping | list) else normal


@cache
def _page_model(root: type[BaseModel], page: str) -> type[BaseModel]:
    info = root.model_fields[page]
    fields: dict[str, Any] = {page: (info.annotation, info)}
    return create_model("Page", **fields)


def _filled(session: Session) -> dict[str, Any]:
    suggested = {path: suggestion.value for path, suggestion in session.suggested.items()}
    return fill(session.about.root, session.data, suggested, BlankWords(session.about.phrases)).data


def _objections(session: Session, faults: tuple[Fault, ...]) -> tuple[Objection, ...]:
    pairs = ((fault, _meant(fault, session)) for fault in faults)
    return tuple(
        Objection(step, _in_words(fault, session.about))
        for fault, step in pairs
        if step is not None and session.has(step)
    )


def _meant(fault: Fault, session: Session) -> Step | None:
    """Return the question to mend a fault in: the one at its place, else the first field that it names."""
    places = [fault.place, *(f"{fault.place}.{name}" for name in fault.fields)]
    return next(filter(None, (_step_at(place, session) for place in places)), None)


def _step_at(place: str, session: Session) -> Step | None:
    for step in session.steps:
        if place == step.path and step.ask not in ("include", "terms"):
            return step
        if place == step.place and step.ask == "kind":
            # A fault of the whole member is not one of its kind, unless there is no such kind.
            return None if member(step.question, fetch(session.data, step.place)) else step
    parts = (s for s in session.steps if s.ask in ("days", "rate", "many", "numbers"))
    return next((step for step in parts if lies_in(place, step.place)), None)


def _in_words(fault: Fault, about: Questionnaire) -> str:
    """Put questions' titles and menus' labels where a refusal marks fields and values."""
    place = _INDEX.sub("", fault.place)

    def worded(found: re.Match[str]) -> str:
        name, value = found.groups()
        for field in (*_named(about.root, f"{place}.{name}"), *_named(about.root, name)):
            label = None if value is None else field.label(value)
            return about.phrases.quoted(field.title.rstrip("?") if label is None else label)
        return value or name

    text = MARK.sub(worded, fault.marked) if fault.marked else fault.message
    return f"{text[:1].upper()}{text[1:]}"


def _named(root: type[BaseModel], path: str) -> tuple[Question, ...]:
    found = resolve(root, path)
    # The kind of a union has no question of its own: the union is asked.
    return resolve(root, path.rpartition(".")[0]) if any(field.constant for field in found) else found
