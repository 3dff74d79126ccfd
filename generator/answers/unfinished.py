"""Answers that are not finished: fit to lay out a review draft, never a copy to sign."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.answers.deal import Answers
from generator.answers.missing import Missing, Unfinished
from generator.answers.reading import problems_of, refuse_foreign
from generator.answers.standing_in import StandingIn
from generator.answers.walking import Question, questions
from generator.errors import InputError, Problem

__all__ = ["read_unfinished"]

# What pydantic says where an answer is not there; `incomplete` is our own, of a page that needs more.
_ABSENT = frozenset(["missing", "incomplete", "union_tag_not_found"])


def read_unfinished(data: Any, suggested: Mapping[str, Any], *, source: str = "") -> Unfinished:
    """Read answers of which some may be missing; raise InputError for what is wrong in those given.

    `suggested` are the defaults that follow from the answers so far, by path. Whether sums and dates
    agree is only asked of whole answers.
    """
    given = refuse_foreign(data, source=source)
    try:
        return Unfinished(Answers.model_validate(given), given)
    except ValidationError as error:
        incomplete = _incomplete(error, source)
    raw = {key: value for key, value in given.items() if key != "$schema"}
    standing_in = StandingIn(suggested, incomplete)
    filled = standing_in.page(Answers, raw)
    if more := _still_incomplete(filled) - incomplete:  # of pages that are missing as a whole
        standing_in = StandingIn(suggested, incomplete | more)
        filled = standing_in.page(Answers, raw)
    made = _made(Answers, filled)
    return Unfinished(_blanked(made, raw, "", standing_in.missing), given, standing_in.missing)


def _incomplete(error: ValidationError, source: str) -> frozenset[str]:
    """Return the optional answers that their page needs; raise InputError where more than that is wrong."""
    pairs = _paired(error, source)
    absent = [problem.place for item, problem in pairs if item["type"] in _ABSENT]
    wrong = [
        problem
        for item, problem in pairs
        if item["type"] not in _ABSENT
        and (item.get("input") is not None or item["type"] == "contradictions")
        # pydantic counts only the entries that are whole
        and not (item["type"] == "too_short" and any(p.startswith(f"{problem.place}[") for p in absent))
    ]
    if wrong:
        raise InputError(wrong)
    return _asked_for(pairs)


def _still_incomplete(filled: Mapping[str, Any]) -> frozenset[str]:
    try:
        Answers.model_validate(filled)
    except ValidationError as error:
        return _asked_for(_paired(error, ""))
    return frozenset()


def _asked_for(pairs: list[tuple[Any, Problem]]) -> frozenset[str]:
    return frozenset(
        f"{problem.place}.{name}"
        for item, problem in pairs
        if item["type"] == "incomplete"
        for name in item["ctx"]["fields"]
    )


def _paired(error: ValidationError, source: str) -> list[tuple[Any, Problem]]:
    """Return pydantic's errors, each with the problem that it makes; contradictions make several of one."""
    items = error.errors(include_url=False)
    problems = problems_of(error, source=source)
    if len(items) == 1:
        return [(items[0], problem) for problem in problems]
    return list(zip(items, problems, strict=True))


def _made(model: type[BaseModel], raw: Mapping[str, Any]) -> Any:
    """Validate a filled page; where a stand-in breaks one of its rules, its fields one by one."""
    try:
        return model.model_validate(raw)
    except ValidationError:
        given = {name: raw[name] for name in model.model_fields if name in raw}
        values = {q.name: _value(model, q, given[q.name]) for q in questions(model) if q.name in given}
        return model.model_construct(_fields_set=set(values), **values)


def _value(model: type[BaseModel], question: Question, raw: Any) -> Any:
    if question.models and isinstance(raw, Mapping):
        kinds = (m for m in question.models if question.kind == "page" or _is(m, raw))
        return _made(next(kinds), raw)
    if question.kind == "list" and question.item is not None and question.item.models:
        return tuple(_value(model, question.item, entry) for entry in raw)
    return _adapter(model, question.name).validate_python(raw)


def _is(model: type[BaseModel], raw: Mapping[str, Any]) -> bool:
    return bool(model.model_fields["kind"].default == raw.get("kind"))


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation())


def _blanked(value: Any, raw: Any, path: str, missing: Mapping[str, Missing]) -> Any:
    """Put words in brackets in place of stand-ins for text, and forget that stand-ins were ever set."""
    if path in missing and missing[path].text:
        return f"[{missing[path].words}]"
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        below = raw if isinstance(raw, Mapping) else {}
        prefix = f"{path}." if path else ""
        values = {
            name: _blanked(getattr(value, name), below.get(name), f"{prefix}{name}", missing)
            for name in fields
        }
        given = {
            name for name in value.model_fields_set if name in below and f"{prefix}{name}" not in missing
        }
        return type(value).model_construct(_fields_set=given, **values)
    if isinstance(value, tuple):
        entries = raw if isinstance(raw, list) else []
        return tuple(
            _blanked(entry, entries[index] if index < len(entries) else None, f"{path}[{index}]", missing)
            for index, entry in enumerate(value)
        )
    return value
