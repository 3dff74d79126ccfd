"""Answers as far as they go: what is there, typed and checked, and which paths those are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.answers.reading import problems_of
from generator.answers.walking import Question, member, questions
from generator.errors import Problem

_ABSENT = object()


class SoFar(NamedTuple):
    """A page of which the paths in `given` are answered, those in `defaulted` have their default.

    A page within counts as soon as it is complete; every other answer is missing and has no attribute.
    """

    page: Any
    given: frozenset[str]
    defaulted: frozenset[str]
    wrong: tuple[Problem, ...]


def so_far(model: type[BaseModel], raw: Mapping[str, Any]) -> SoFar:
    """Read JSON answers of a model; what is missing or wrong is left out."""
    reader = _Reader()
    page = reader.page(model, raw, "")
    return SoFar(page, frozenset(reader.given), frozenset(reader.defaulted), tuple(reader.wrong))


@dataclass(frozen=True, slots=True)
class _Reader:
    given: set[str] = field(default_factory=set)
    defaulted: set[str] = field(default_factory=set)
    wrong: list[Problem] = field(default_factory=list)

    def page(self, model: type[BaseModel], raw: Mapping[str, Any], prefix: str) -> BaseModel:
        values: dict[str, Any] = {}
        for question in questions(model):
            path = f"{prefix}{question.name}"
            if question.name in raw:
                value = self._value(model, question, raw[question.name], path)
                if value is not _ABSENT:
                    values[question.name] = value
            elif not question.info.is_required():
                self.defaulted.add(path)
        if self._has_all(model, raw, prefix):
            # As a whole it gets its normal form, unless answers in it contradict each other.
            try:
                return model.model_validate(raw)
            except ValidationError:
                pass
        return model.model_construct(_fields_set=set(values), **values)

    def _has_all(self, model: type[BaseModel], raw: Mapping[str, Any], prefix: str) -> bool:
        """Say whether a page is complete: what is required is there, and all that is there is right."""
        needed = (name for name, info in model.model_fields.items() if info.is_required() or name in raw)
        return all(f"{prefix}{name}" in self.given for name in needed)

    def _value(self, model: type[BaseModel], question: Question, raw: Any, path: str) -> Any:
        if question.kind in ("page", "union") and isinstance(raw, Mapping):
            return self._page_in(question, raw, path)
        try:
            value = _adapter(model, question.name).validate_python(raw)
        except ValidationError as error:
            item = question.item
            if item is not None and item.models and isinstance(raw, list):
                return self._entries(item, raw, path)
            self.wrong.extend(
                Problem(p.message, place=path, value=p.value) for p in problems_of(error, model)
            )
            return _ABSENT
        self.given.add(path)
        return value

    def _page_in(self, question: Question, raw: Mapping[str, Any], path: str) -> Any:
        model = member(question, raw)
        if model is None:
            return _ABSENT
        page = self.page(model, raw, f"{path}.")
        if self._has_all(model, raw, f"{path}."):
            self.given.add(path)
        return page

    def _entries(self, item: Question, raw: list[Any], path: str) -> Any:
        """Return the entries of a list one by one, if every one of them is whole."""
        known = len(self.wrong)
        entries = []
        for index, entry in enumerate(raw):
            place = f"{path}[{index}]"
            entries.append(self._page_in(item, entry, place) if isinstance(entry, Mapping) else _ABSENT)
            if place not in self.given:
                return _ABSENT
        if len(self.wrong) > known:
            return _ABSENT
        self.given.add(path)
        return tuple(entries)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation())
