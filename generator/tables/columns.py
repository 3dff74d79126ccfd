"""Columns: the name of each is the path of a field, in which entries of lists count from 1."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from generator.answers.paths import parts
from generator.answers.walking import ACCEPTED, Question, model_title, questions
from generator.messages import any_of, tell
from generator.tables.cell import COMMENT, RECORD_ID, Row

_NAME = re.compile(r"\w+(\[\d+\])?(\.\w+(\[\d+\])?)*")
_WORD = re.compile(r"[^\W\d_]+")
_ENTRY = re.compile(r"\[(\d+)\]")
_LONGEST_NAME = 300
_MOST_MEANT = 5
MOST_ENTRIES = 500
"""Entries of one list that columns can name; no list of a deal has more."""


class Column(NamedTuple):
    """A column that a sheet offers: its name, the field, and the values that alone may stand there."""

    name: str
    question: Question
    allowed: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """What a person calls each of these values."""
    needed: bool = False
    """No deal does without it."""


YES, NO = "yes", "no"
_FEW = 3
"""Entries for which an empty sheet has columns, where nothing says how many there are."""


def columns(
    root: type[BaseModel], answers: Row | None = None, *, apart: frozenset[str] = frozenset()
) -> Iterator[Column]:
    """Yield the columns of a sheet, in the order of the questions.

    With the row of a deal, only what a deal of its kind is asked, and as many entries as it has. `apart` are
    lists that have sheets of their own.
    """
    seen = set()
    for column in _of_page(root, "", _Kind(answers, apart)):
        if column.name not in seen:
            seen.add(column.name)
            yield column


@dataclass(frozen=True, slots=True)
class _Kind:
    """What deal a sheet is for, and whether all of them have what is being looked at."""

    answers: Row | None
    apart: frozenset[str]
    always: bool = True

    def sometimes(self) -> "_Kind":
        """Return the same where only some deals go."""
        return replace(self, always=False)


def _of_page(model: type[BaseModel], prefix: str, of: _Kind) -> Iterator[Column]:
    for field in questions(model):
        if field.name != ACCEPTED and field.kind != "table" and not field.constant:
            yield from _of_field(field, f"{prefix}{field.name}", of)


def _of_field(field: Question, name: str, of: _Kind) -> Iterator[Column]:
    needed = of.always and field.info.is_required()
    match field.kind:
        case "page":
            if field.optional:
                yield Column(name, field, (YES, NO))
            inside = of if needed else of.sometimes()
            yield from _of_page(field.models[0], f"{name}.", inside)
        case "union":
            yield from _of_union(field, name, of, needed=needed)
        case "list" if field.models:
            if name not in of.apart and field.item is not None:
                for number in range(1, _entries(name, of.answers) + 1):
                    inside = of if needed and number == 1 else of.sometimes()
                    yield from _of_page(field.item.models[0], f"{name}[{number}].", inside)
        case "menu":
            labels = dict(field.menu.choices) if field.menu else {}
            told = tuple(labels[value].label if value in labels else str(value) for value in field.values)
            yield Column(name, field, tuple(map(str, field.values)), told, needed)
        case "flag":
            yield Column(name, field, ("true", "false"), needed=needed)
        case _:
            yield Column(name, field, needed=needed)


def _of_union(field: Question, name: str, of: _Kind, *, needed: bool) -> Iterator[Column]:
    kinds = {str(model.model_fields["kind"].default): model for model in field.models}
    yield Column(f"{name}.kind", field, tuple(kinds), tuple(map(model_title, kinds.values())), needed)
    chosen = None if of.answers is None else of.answers.get(f"{name}.kind")
    for kind, model in kinds.items():
        if chosen is None or kind == chosen:
            yield from _of_page(model, f"{name}.", of.sometimes() if chosen is None else of)


def columns_of_entry(root: type[BaseModel], name: str) -> Iterator[Column]:
    """Yield the columns of the sheet of a list, without its name before theirs."""
    prefix = f"{name}[1]."
    for column in columns(root):
        if column.name.startswith(prefix):
            yield column._replace(name=column.name.removeprefix(prefix))


def _entries(name: str, answers: Row | None) -> int:
    if answers is None:
        return _FEW
    found = [
        int(number[1]) for column in answers if (number := re.match(rf"{re.escape(name)}\[(\d+)\]", column))
    ]
    return max(found, default=1)


@cache
def lists_of_pages(root: type[BaseModel]) -> frozenset[str]:
    """Return the lists that can have a sheet of their own, keyed by the number of the deal."""
    return frozenset(_lists(root, ""))


def _lists(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for field in questions(model):
        if field.kind == "list" and field.models:
            yield f"{prefix}{field.name}"
        elif field.kind in ("page", "union"):
            for below in field.models:
                yield from _lists(below, f"{prefix}{field.name}.")


def path_of(name: str) -> str:
    """Return the path in a deal of a column, whose entries count from 1."""
    return _ENTRY.sub(lambda entry: f"[{int(entry[1]) - 1}]", name)


def name_of(path: str) -> str:
    """Return the column of a path in a deal, whose entries count from 0."""
    return _ENTRY.sub(lambda entry: f"[{int(entry[1]) + 1}]", path)


def fields_of(name: str, root: type[BaseModel], row: Row | None = None) -> tuple[Question, ...]:
    """Return the fields that a column can mean, one for each member of a union that it crosses.

    A row that says of which kind a union is leaves one. Empty where no model has such a field.
    """
    models: tuple[type[BaseModel], ...] = (root,)
    found: tuple[Question, ...] = ()
    way = ""
    for step in parts(name):
        if isinstance(step, int):
            found = tuple(field.item for field in found if field.item is not None)
            way = f"{way}[{step}]"
        else:
            if found and found[0].kind == "table":
                return found
            found = tuple(field for model in models for field in questions(model) if field.name == step)
            way = f"{way}.{step}" if way else step
        models = tuple(model for field in found for model in field.models)
        kind = row.get(f"{way}.kind") if row is not None and len(models) > 1 else None
        chosen = tuple(
            m for m in models if "kind" in m.model_fields and m.model_fields["kind"].default == kind
        )
        models = chosen or models
    return found


@cache
def problem_with(name: str, root: type[BaseModel]) -> str:
    """Say what is wrong with the name of a column; empty where nothing is."""
    if name.startswith(COMMENT) or name == RECORD_ID:
        return ""
    entries = [int(entry) for entry in _ENTRY.findall(name)]
    if 0 in entries:
        return tell("entries of a list count from 1 in a table: {name}", name=_ENTRY.sub(_one_more, name))
    if entries and max(entries) > MOST_ENTRIES:
        return tell("a list has at most {most} entries in a table", most=MOST_ENTRIES)
    if len(name) <= _LONGEST_NAME and _is_name(name) and fields_of(name, root):
        return ""
    if meant := _meant(name[:_LONGEST_NAME], root):
        return tell("is not a field here: did you mean {name}?", name=any_of(meant))
    return tell(
        "is not a field here: mend its name, or put {mark} before it to have the column passed over",
        mark=COMMENT,
    )


def _one_more(entry: "re.Match[str]") -> str:
    return f"[{int(entry[1]) + 1}]"


def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def _meant(name: str, root: type[BaseModel]) -> list[str]:
    """Return the columns that a name may mean: the one spelled most like it, or those with its words.

    `Client name` has the words of `client.legal_name`, and `Fee` those of several.
    """
    known = _known(root)
    close = get_close_matches(_ENTRY.sub("[1]", name), known, n=1, cutoff=0.8)
    words = _words(name)
    return close or [each for each, its_words in known.items() if words and words <= its_words][:_MOST_MEANT]


@cache
def _known(root: type[BaseModel]) -> Mapping[str, frozenset[str]]:
    """Return the columns, the shortest first, with the words of their names and questions."""
    found = {column.name: _words(f"{column.name} {column.question.title}") for column in columns(root)}
    return dict(sorted(found.items(), key=lambda item: len(item[0])))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def located(path: str, names: Mapping[str, str]) -> str:
    """Return the column where a place in a deal is mended: its own, or the first that lies in it."""
    if path in names:
        return names[path]
    return next((name for at, name in names.items() if at.startswith((f"{path}.", f"{path}["))), "")
