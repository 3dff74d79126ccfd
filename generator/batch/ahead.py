"""How many records there are, counted ahead where that takes moments: for the time that is left."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.batch.inputs import Input, input_of
from generator.batch.lists import begins_list, entries
from generator.batch.records import files_of

_MOST = 1 << 30
"""Bytes of input beyond which nothing is counted ahead."""
_MOST_JSON = 64 << 20
"""Bytes of a list, which has to be taken apart."""
_PIECE = 1 << 20


def counted(inputs: Iterable[Path | Input]) -> int | None:
    """Return about how many records the inputs have; None where counting them would take long."""
    total = left = 0
    for given in _inputs(inputs):
        try:
            left += given.path.stat().st_size * (10 if given.packed else 1)
            if left > _MOST:
                return None
            number = _count(given)
        except (OSError, EOFError, zlib.error):
            number = 1  # what is wrong with it is one record
        if number is None:
            return None
        total += max(number, 1)
    return total


def _inputs(inputs: Iterable[Path | Input]) -> Iterator[Input]:
    for given in inputs:
        if isinstance(given, Input):
            yield given
        elif given.is_dir():
            yield from map(input_of, files_of(given))
        else:
            yield input_of(given)


def _count(given: Input) -> int | None:
    match given.form:
        case "lines":
            return _lines(given)
        case "json":
            return _entries(given)
        case "csv":
            return _rows(given)
        case "xlsx":
            return _rows_of_sheet(given)
        case _:
            return _rows_of_frame(given)


def _lines(given: Input) -> int:
    with given.opened() as file:
        number, last = 0, b"\n"
        while piece := file.read(_PIECE):
            number += piece.count(b"\n")
            last = piece[-1:]
    return number + (last != b"\n")


def _entries(given: Input) -> int | None:
    with given.opened() as file:
        if not begins_list(file):
            return 1
        return sum(1 for _ in entries(file)) if given.path.stat().st_size <= _MOST_JSON else None


def _rows(given: Input) -> int:
    """Count the rows of a CSV: line breaks outside quotes, without the names of the columns."""
    with given.opened() as file:
        number, inside = 0, False
        while piece := file.read(_PIECE):
            for at, part in enumerate(piece.split(b'"')):
                inside = not inside if at else inside
                number += 0 if inside else part.count(b"\n")
    return number - 1


def _rows_of_sheet(given: Input) -> int | None:
    from openpyxl import load_workbook

    with given.opened() as file, suppress(Exception):  # reading it says what is wrong
        book = load_workbook(file, read_only=True, keep_links=False)
        rows = next(sheet.max_row for sheet in book.worksheets if sheet.sheet_state == "visible")
        book.close()
        return rows - 1 if rows else None
    return 1


def _rows_of_frame(given: Input) -> int | None:
    with given.opened() as file, suppress(Exception):
        from pyarrow import parquet

        rows: int = parquet.read_metadata(file).num_rows  # type: ignore[no-untyped-call]
        return rows
    return 1
