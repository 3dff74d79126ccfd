"""Rows as answers, and answers as rows: the same deal, written in another way."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from generator.answers.paths import parts
from generator.answers.walking import Question, questions
from generator.errors import Problem
from generator.messages import tell
from generator.tables.cell import COMMENT, RECORD_ID, Cell, Fault, Row, shown
from generator.tables.columns import NO, YES, fields_of, name_of
from generator.tables.values import Reading, value_of

_NUMBERS = frozenset({"money", "daily", "percent", "number"})
_MOST_DIGITS = 15
"""What a workbook keeps of a number."""
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Given:
    """What a row gives: answers as JSON data, and what is wrong with its cells, by column.

    `names` has the column of each place in the answers, `row` the cells.
    """

    data: dict[str, Any]
    problems: tuple[Problem, ...]
    names: Mapping[str, str]
    row: Row

    def told(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Return what is wrong, with the answers too, at its column; not what a bad cell caused."""
        bad = {problem.place for problem in self.problems}
        bad |= {place.removesuffix(".kind") for place in bad}
        found = (replace(each, place=self.column(each.place), value=self._value(each)) for each in problems)
        return (*self.problems, *(each for each in found if each.place not in bad))

    def _value(self, problem: Problem) -> str:
        cell = self.row.get(self.column(problem.place))
        return shown(cell)[:_LONGEST_SHOWN] if cell is not None and problem.value else problem.value

    def column(self, path: str) -> str:
        """Return the column of a place in the answers, or what it would be called."""
        return self.names.get(path) or name_of(path)


def given(row: Row, root: type[BaseModel], reading: Reading) -> Given:
    """Return the answers of a row, of the root model of its pack."""
    data: dict[str, Any] = {}
    problems: list[Problem] = []
    names = _paths(row)
    tables = frozenset(field.name for field in questions(root) if field.kind == "table")
    for path, name in names.items():
        value = value_of(row[name], fields_of(name, root, row), reading)
        if isinstance(value, Fault):
            problems.append(Problem(value.message, place=name, value=shown(value)[:_LONGEST_SHOWN]))
        elif not _put(data, path, value, tables):
            above = name.rpartition(".")[0]
            message = tell("{above} says that there is none: empty one of the two", above=above)
            problems.append(Problem(message, place=name, value=shown(row[name])[:_LONGEST_SHOWN]))
    return Given(data, tuple(problems), names, row)


def _paths(row: Row) -> dict[str, str]:
    """Return the columns that give an answer, by its place; entries of a list follow without a gap.

    A page comes before what is in it.
    """
    found = {name: parts(name) for name in row if not name.startswith(COMMENT) and name != RECORD_ID}
    entries: dict[tuple[str | int, ...], set[int]] = defaultdict(set)
    for steps in found.values():
        for at, step in enumerate(steps):
            if isinstance(step, int):
                entries[steps[:at]].add(step)
    places = {way: {step: at for at, step in enumerate(sorted(steps))} for way, steps in entries.items()}
    ordered = sorted(found.items(), key=lambda item: len(item[1]))
    return {_path(steps, places): name for name, steps in ordered}


def _path(steps: tuple[str | int, ...], places: Mapping[tuple[str | int, ...], Mapping[int, int]]) -> str:
    path = ""
    for at, step in enumerate(steps):
        if isinstance(step, int):
            path += f"[{places[steps[:at]][step]}]"
        else:
            path += f".{step}" if path else step
    return path


def _put(data: dict[str, Any], path: str, value: Any, tables: frozenset[str]) -> bool:
    """Put a value in its place; say whether it can stand there beside what other columns say."""
    first, *way = parts(path)
    steps = [first, ".".join(map(str, way))] if way and first in tables else [first, *way]
    place: Any = data
    for step, following in pairwise(steps):
        place = _entered(place, step, [] if isinstance(following, int) else {})
        if not isinstance(place, dict | list):
            return False
    _entered(place, steps[-1], None)
    place[steps[-1]] = value
    return True


def _entered(place: Any, step: str | int, fresh: Any) -> Any:
    """Return what stands at a step, made where nothing does."""
    if isinstance(step, int) != isinstance(place, list):
        return None
    if isinstance(step, int):
        place.extend(type(fresh)() if fresh is not None else None for _ in range(step + 1 - len(place)))
        return place[step]
    return place.setdefault(step, fresh)


def row_of(data: Mapping[str, Any], root: type[BaseModel]) -> dict[str, Cell]:
    """Return the row of answers in JSON data: a cell for each that is given."""
    return dict(_cells(data, "", root))


def _cells(value: Any, path: str, root: type[BaseModel]) -> Iterator[tuple[str, Cell]]:
    name = name_of(path)
    if isinstance(value, Mapping):
        found = [
            cell
            for key, below in value.items()
            for cell in _cells(below, f"{path}.{key}" if path else key, root)
        ]
        yield from found or ([(name, YES)] if path else [])
    elif isinstance(value, list | tuple):
        if not any(isinstance(entry, Mapping | list) for entry in value):
            yield name, _listed(value)
            return
        for index, entry in enumerate(value):
            yield from _cells(entry, f"{path}[{index}]", root)
    elif value is None:
        fields = fields_of(name, root)
        if fields and fields[0].kind == "page":
            yield name, NO
    else:
        yield name, _cell(value, fields_of(name, root))


def _listed(entries: list[Any] | tuple[Any, ...]) -> str:
    """Return the values of a list, each on a line; as JSON where that would be read as something else."""
    lines = "\n".join(map(str, entries))
    sound = lines.strip() and not lines.lstrip().startswith("[") and lines.count("\n") == len(entries) - 1
    return lines if sound else json.dumps(entries, ensure_ascii=False, default=str)


def _cell(value: Any, fields: tuple[Question, ...]) -> Cell:
    if isinstance(value, bool):
        return value
    text = str(value)
    if len(fields) == 1 and fields[0].kind == "value":
        (field,) = fields
        with suppress(ValueError, ArithmeticError):
            if field.unit == "date":
                return date.fromisoformat(text)
            if field.whole or field.unit in _NUMBERS:
                number = Decimal(text)
                fits = len(number.as_tuple().digits) <= _MOST_DIGITS and number.is_finite()
                return number if fits else text
    return text
