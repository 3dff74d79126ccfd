"""Answers that are not finished: what is there, typed and checked, and which paths those are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.advice.rule import Rule
from generator.answers import Answers
from generator.answers.walking import Question, questions
from generator.completion import Deal, as_printed

__all__ = ["Unfinished", "unfinished"]

_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A deal of which the paths in `given` are answered, those in `defaulted` have their default.

    A page counts as soon as it is complete; every other answer is missing.
    """

    deal: Deal
    given: frozenset[str]
    defaulted: frozenset[str]

    def allows(self, rule: Rule) -> bool:
        """Tell whether a rule can run: its place is answered and what else it needs is known."""
        return rule.place in self.given and (self.given | self.defaulted).issuperset(rule.needs)


def unfinished(partial: Mapping[str, Any]) -> Unfinished:
    """Read the answers so far (JSON values); what is missing or wrong is left out.

    What the contract states otherwise than it was answered stands here as there.
    """
    so_far = _Reading(set(), set())
    given = {name: value for name, value in partial.items() if name in Answers.model_fields}
    deal = Deal.model_construct(**_fields(Deal, given, "", so_far))
    settled = as_printed(deal)
    if settled:
        pages, replaced = settled
        asked = {path: value for path, value in replaced.items() if path in so_far.given}
        deal = deal.model_copy(update={**pages, "asked": asked})
    return Unfinished(deal, frozenset(so_far.given), frozenset(so_far.defaulted))


@dataclass(frozen=True, slots=True)
class _Reading:
    given: set[str]
    defaulted: set[str]


def _fields(model: type[BaseModel], raw: Mapping[str, Any], prefix: str, so_far: _Reading) -> dict[str, Any]:
    found = {}
    for field in questions(model):
        path = f"{prefix}{field.name}"
        if field.name in raw:
            value = _value(model, field, raw[field.name], path, so_far)
            if value is not _ABSENT:
                found[field.name] = value
        elif not field.info.is_required():
            so_far.defaulted.add(path)
    return found


def _value(model: type[BaseModel], field: Question, raw: Any, path: str, so_far: _Reading) -> Any:
    if isinstance(raw, Mapping) and field.kind in ("page", "union"):
        return _page(field, raw, path, so_far)
    try:
        value = _adapter(model, field.name).validate_python(raw)
    except ValidationError:
        return _ABSENT
    so_far.given.add(path)
    return value


def _page(field: Question, raw: Mapping[str, Any], path: str, so_far: _Reading) -> Any:
    member = _member(field, raw)
    if member is None:
        return _ABSENT
    values = _fields(member, raw, f"{path}.", so_far)
    required = {name for name, info in member.model_fields.items() if info.is_required()}
    if required <= values.keys() and all(f"{path}.{name}" in so_far.given for name in required):
        so_far.given.add(path)
    return member.model_construct(**values)


def _member(field: Question, raw: Mapping[str, Any]) -> type[BaseModel] | None:
    if field.kind == "page":
        return field.models[0]
    return next(
        (model for model in field.models if model.model_fields["kind"].default == raw.get("kind")), None
    )


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    return TypeAdapter(info.rebuild_annotation())
