"""Answers that are not finished: what is there, typed and checked, and which paths those are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.answers.walking import Question, questions
from generator.completion import Deal

__all__ = ["Unfinished", "unfinished"]

_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A deal of which only the paths in `given` are answered; the rest has its default or is missing."""

    deal: Deal
    given: frozenset[str]

    def has(self, paths: tuple[str, ...]) -> bool:
        """Tell whether every path is answered; a page counts as soon as it is complete."""
        return self.given.issuperset(paths)


def unfinished(partial: Mapping[str, Any]) -> Unfinished:
    """Read the answers so far (JSON values); what is missing or wrong is left out."""
    given: set[str] = set()
    values = _pages(Deal, partial, "", given)
    return Unfinished(Deal.model_construct(**values), frozenset(given))


def _pages(model: type[BaseModel], raw: Mapping[str, Any], prefix: str, given: set[str]) -> dict[str, Any]:
    found = {}
    for field in questions(model):
        if field.name in raw:
            value = _value(model, field, raw[field.name], f"{prefix}{field.name}", given)
            if value is not _ABSENT:
                found[field.name] = value
    return found


def _value(model: type[BaseModel], field: Question, raw: Any, path: str, given: set[str]) -> Any:
    if isinstance(raw, Mapping) and field.kind in ("page", "union"):
        return _page(field, raw, path, given)
    try:
        value = _adapter(model, field.name).validate_python(raw)
    except ValidationError:
        return _ABSENT
    given.add(path)
    return value


def _page(field: Question, raw: Mapping[str, Any], path: str, given: set[str]) -> Any:
    member = next((m for m in field.models if _fits(m, raw)), None)
    if member is None:
        return _ABSENT
    values = _pages(member, raw, f"{path}.", given)
    required = {name for name, info in member.model_fields.items() if info.is_required()}
    if required <= values.keys():
        given.add(path)
    return member.model_construct(**values)


def _fits(model: type[BaseModel], raw: Mapping[str, Any]) -> bool:
    kind = model.model_fields.get("kind")
    return kind is None or "kind" not in raw or kind.default == raw["kind"] or kind.is_required()


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    return TypeAdapter(info.rebuild_annotation())
