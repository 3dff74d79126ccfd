"""The questions that the present answers call for, in order: a root model, walked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from generator.answers.overrides import Lookup, Override, answers_at
from generator.answers.paths import MISSING, fetch, lies_in
from generator.answers.values import printed_by
from generator.answers.walking import Question, asked_fields, member, questions
from generator.questionnaire.quick import Combined

Ask = Literal[
    "line",
    "paragraphs",
    "menu",
    "many",
    "numbers",
    "flag",
    "days",
    "rate",
    "kind",
    "include",
    "list",
    "terms",
    "lines",
    "usual",
]
"""How a question is asked. numbers: several on one line; kind: which member of a union; include: is an
optional page wanted; list: add, change or remove an item; terms: a page of usual terms, kept or changed
as a whole; lines: a list with an entry on each line; usual: all that is left, as usual terms."""

LONG_MENU = 12
"""From this many values on a menu is typed, with completion, not picked."""

_QUANTITIES: dict[str | None, Ask] = {"days": "days", "rate": "rate"}


@dataclass(frozen=True, slots=True)
class Step:
    """One question to a person, and the place of its answer."""

    path: str
    ask: Ask
    question: Question
    page: str
    required: bool
    in_terms: bool = False
    """Part of a page of usual terms: asked only when it is picked there."""
    override: Override | None = None
    """Where the other answers settle what the contract prints, or limit it."""
    combined: Combined | None = None
    """Several questions asked as one, of a quick interview."""

    @property
    def settled(self) -> bool:
        """Say whether the contract prints the same whatever is answered, so that nothing is asked."""
        return self.override is not None and not self.override.asked

    @property
    def default(self) -> Any:
        """Return the field's own default as a JSON value, or MISSING."""
        if self.settled and self.override is not None:
            return self.override.printed_json(None)
        if self.required or self.question.info.is_required():
            return MISSING
        value = self.question.info.get_default(call_default_factory=True, validated_data={})
        return to_jsonable_python(value)

    @property
    def in_item(self) -> bool:
        """Say whether the question is about one item of a list."""
        return "[" in self.path

    @property
    def place(self) -> str:
        """Return the path of the whole answer: for the kind of a union, the union."""
        return self.path.removesuffix(".kind") if self.ask == "kind" else self.path


@cache
def page_of(root: type[BaseModel], name: str) -> Question:
    """Return a page by its name."""
    return next(page for page in asked_fields(root) if page.name == name)


def are_terms(page: Question) -> bool:
    """Say whether a page has a default for everything, so that it can be kept as a whole."""
    if page.kind != "page" or page.info.is_required():
        return False
    return not any(field.info.is_required() for field in questions(page.models[0]))


def steps(
    root: type[BaseModel], data: Mapping[str, Any], settled: Callable[[Lookup], Mapping[str, Override]]
) -> Iterator[Step]:
    """Yield every question that is active under the present answers, in question order.

    One that is settled by other answers is among them, without the questions below it.
    """
    known = settled(answers_at(data))
    for step in _steps(root, data):
        override = next((known[path] for path in known if lies_in(step.path, path)), None)
        if override is None:
            yield step
        elif override.asked or step.place == override.path:
            yield replace(step, override=override)


def _steps(root: type[BaseModel], data: Mapping[str, Any]) -> Iterator[Step]:
    for page in asked_fields(root):
        if are_terms(page):
            if data.get(page.name, MISSING) is not None:
                yield from _fields(page.models[0], data, page.name, page=page.name, in_terms=True)
            yield Step(page.name, "terms", page, page.name, required=False)
        else:
            yield from _field(page, data, page.name, page=page.name, in_terms=False)


def _fields(
    model: type[BaseModel], data: Mapping[str, Any], prefix: str, *, page: str, in_terms: bool
) -> Iterator[Step]:
    for field in questions(model):
        if not field.constant:
            yield from _field(field, data, f"{prefix}.{field.name}", page=page, in_terms=in_terms)


def _field(
    field: Question,
    data: Mapping[str, Any],
    path: str,
    *,
    page: str,
    in_terms: bool,
    required: bool | None = None,
) -> Iterator[Step]:
    needed = field.info.is_required() if required is None else required
    if field.kind == "table":
        return
    if field.kind == "union":
        yield Step(f"{path}.kind", "kind", field, page, needed, in_terms)
        model = member(field, kind_of(field, data, path))
        if model is not None:
            yield from _fields(model, data, path, page=page, in_terms=in_terms)
    elif field.kind == "list":
        yield from _list(field, data, path, page=page, in_terms=in_terms)
    elif field.kind == "page" and not is_quantity(field.models[0]):
        if field.optional:
            yield Step(path, "include", field, page, needed, in_terms)
        if not field.optional or _is_included(field, fetch(data, path)):
            yield from _fields(field.models[0], data, path, page=page, in_terms=in_terms)
    else:
        yield Step(path, _ask(field), field, page, needed, in_terms)


def is_quantity(page: type[BaseModel]) -> bool:
    """Say whether a page is one value that is typed on one line, such as 10 business days."""
    return printed_by(page) in _QUANTITIES


def _ask(field: Question) -> Ask:
    if field.kind == "page":
        return _QUANTITIES[printed_by(field.models[0])]
    if field.kind == "flag":
        return "flag"
    if field.kind == "menu" and len(field.values) < LONG_MENU:
        return "menu"
    return "paragraphs" if field.unit == "paragraphs" else "line"


def _is_included(field: Question, value: Any) -> bool:
    if value is MISSING:
        return not field.info.is_required() and field.info.default is not None
    return value is not None


def _list(
    field: Question, data: Mapping[str, Any], path: str, *, page: str, in_terms: bool
) -> Iterator[Step]:
    needed = field.info.is_required()
    if field.item is None or field.item.kind == "menu":
        yield Step(path, "many", field, page, needed, in_terms)
        return
    if field.item.whole:
        yield Step(path, "numbers", field, page, needed, in_terms)
        return
    given = fetch(data, path)
    # The first item of a list that may not be empty is asked at once.
    count = max(len(given) if isinstance(given, list) else 0, int(needed))
    for index in range(count):
        yield from _item(field.item, data, f"{path}[{index}]", page=page)
    yield Step(path, "list", field, page, required=False, in_terms=in_terms)


def _item(item: Question, data: Mapping[str, Any], path: str, *, page: str) -> Iterator[Step]:
    if item.kind == "page":
        yield from _fields(item.models[0], data, path, page=page, in_terms=False)
    else:
        yield from _field(item, data, path, page=page, in_terms=False, required=True)


def kind_of(field: Question, data: Mapping[str, Any], path: str) -> str | None:
    """Return which member of a union is active: the one given, else the default."""
    given = fetch(data, f"{path}.kind")
    if isinstance(given, str):
        return given
    default = None if field.info.is_required() else field.info.default
    return getattr(default, "kind", None)
