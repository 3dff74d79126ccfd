"""From a record to its answers, whether it came as JSON or as a row of a table."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any

from generator.answers.paths import put
from generator.answers.reading import parse_json
from generator.answers.root import Root
from generator.batch.records import Record
from generator.errors import InputError, Problem
from generator.formatting.formats import Formats
from generator.formatting.parsing import Unread
from generator.messages import listed, tell
from generator.packs.pack import DEFAULT, Pack, pack_in, pack_of
from generator.packs.phrasing import phrases_of
from generator.packs.reading import answers_from
from generator.tables.cell import Cell, shown, unkept
from generator.tables.columns import located as first_in, name_of
from generator.tables.rows import given
from generator.tables.values import Reading


def answers_of(record: Record) -> Root:
    """Return the answers of a record; raise InputError with every problem, that of a table at its columns."""
    if record.table is None:
        data = parse_json(record.raw, source=record.source, line=record.line or 1)
        found: Root = answers_from(data, source=record.source)
        return found
    cells = {name: unkept(cell) for name, cell in json.loads(record.raw).items()}
    pack = _pack_of(cells, record.source)
    reading = Reading(_Words(cells, pack), record.table.decimal_commas)
    row = given(cells, pack.root, reading)
    if lacking := _no_deal(row.data, pack.root, record.source):
        pages = (problem for problem in row.problems if problem.place in pack.root.model_fields)
        raise InputError((*pages, *lacking))  # a page as a heading is why answers lack; other cells are noise
    problems: tuple[Problem, ...] = ()
    try:
        found = answers_from(row.data, source=record.source)
    except InputError as error:
        problems = error.problems
    if row.problems or problems:
        raise InputError(row.told(problems))
    return found


def _no_deal(data: Mapping[str, Any], root: type[Root], source: str) -> tuple[Problem, ...]:
    """Return what is wrong with a row that lacks most of what every deal has, such as one of totals."""
    needed = [name for name, field in root.model_fields.items() if field.is_required()]
    missing = [name for name in needed if name not in data]
    if 2 * len(missing) <= len(needed):
        return ()
    message = tell(
        "lacks nearly all of a deal ({missing}): fill it in, or delete a row that is none",
        missing=listed(missing),
    )
    return InputError.single(message, source=source).problems


def _pack_of(cells: Mapping[str, Cell], source: str) -> Pack:
    return pack_in({"pack": shown(cells.get("pack", "")) or DEFAULT}, source=source)


class _Words:
    """Reads words in the forms of a pack, sums in the currency that their row has."""

    def __init__(self, cells: Mapping[str, Cell], pack: Pack) -> None:
        """Take the row; its forms are looked for once words are read."""
        self._cells, self._pack = cells, pack

    @cached_property
    def _formats(self) -> Formats:
        data: dict[str, Any] = {}
        for name, cell in self._cells.items():
            if isinstance(cell, str) and "[" not in name:
                data = put(data, name, cell.strip())
        formats: Formats = _printer(self._pack.tag)(data)
        return formats

    def __call__(self, words: str, unit: str) -> Any:
        """Return the value of words; raise ValueError saying why they have none."""
        try:
            return self._formats.value(words, unit)
        except Unread as error:
            raise ValueError(error.said(phrases_of(self._pack.tag))) from error


@cache
def _printer(tag: str) -> Callable[[Mapping[str, Any]], Any]:
    today = date(2000, 1, 1)  # forms are the same on any day
    return pack_of(tag).questionnaire(today, lambda _: ()).printer


def column_of(place: str, record: Record) -> str:
    """Return what the record calls a place in its answers: in a table, entries of lists count from 1."""
    return place if record.table is None else name_of(place)


def located(problem: Mapping[str, str], record: Record, fields: tuple[str, ...] = ()) -> dict[str, str]:
    """Return a problem with the cell where it is mended, if the record is a row of a table that has one.

    `fields` are those below its place in which it is mended, the likeliest first.
    """
    table, place = record.table, problem.get("place", "")
    if table is None or not place:
        return dict(problem)
    ways = (place, *(f"{place}.{field}" for field in fields))
    cells = (record.elsewhere.get(way) or table.cell(way, record.row) for way in ways)
    cell = next(filter(None, cells), "")
    if not cell:
        cell = table.cell(first_in(place, {name: name for name in table.letters}), record.row)
    at = f"{table.sheet}!{cell}" if cell and table.sheet and "!" not in cell else cell
    return {**problem, **({"cell": at} if at else {})}
