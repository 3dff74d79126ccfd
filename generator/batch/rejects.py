"""Rejects: the failed records as they came, to be corrected and run again; rows of a table with reasons."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from generator.batch.inputs import Input, input_of
from generator.batch.lines import Lines, refuse_folder, unwritable
from generator.batch.outcome import Made, Outcome
from generator.batch.records import Record, files_of
from generator.errors import InputError, UsageError
from generator.messages import tell
from generator.tables.cell import COMMENT, Cell, kept, unkept
from generator.tables.csv_file import csv_line
from generator.tables.deals import NUMBER
from generator.tables.xlsx_writing import Page, write_xlsx

_TABLES = (".csv", ".xlsx")


def as_it_came(record: Record) -> bytes:
    """Return a record to be kept: its own JSON, or its row with the order of the columns."""
    if record.table is None or not record.raw:
        return record.raw
    row = {
        "cells": json.loads(record.raw) | {name: kept(cell) for name, cell in record.notes.items()},
        "order": list(record.table.letters),
        "apart": sorted({name.partition("[")[0] for name in record.elsewhere}),
        "sheet": record.table.sheet,
    }
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace")


class Rejects:
    """A file of failed records, which takes its name when the run ends, however it does.

    A run without failures makes none. Entries of a list are put on one line each; rows of tables make a
    table, with a column of reasons that is passed over when the table is read.
    """

    def __init__(self, path: Path, inputs: Iterable[Path | Input], *, replace: bool) -> None:
        """Take the file; raise InputError where one stands that may not be replaced.

        Raise UsageError where the form of the file is not that of the inputs.
        """
        given = tuple(inputs)
        refuse_folder(path)
        files = (each for each in given if isinstance(each, Path))
        if path.exists() and (not replace or any(each.exists() and each.samefile(path) for each in files)):
            raise InputError.single(tell("exists: name another file for --rejects"), source=str(path))
        _refuse_other_form(path, given)
        self._path = path
        self._lines: Lines | None = None

    def __enter__(self) -> Self:
        """Wait for the first failure."""
        return self

    def add(self, made: Made) -> None:
        """Write a record that failed."""
        if made.outcome.status == "failed" and made.raw:
            if self._lines is None:
                self._lines = Lines(self._path.with_name(f"{self._path.name}.partial"))
            self._lines.add(self._line(made))

    def _line(self, made: Made) -> bytes:
        if self._path.suffix.lower() in _TABLES:
            row = json.loads(made.raw) | {"reasons": _reasons(made.outcome)}
            return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace")
        # Between values a line break is a blank; within a text JSON has none.
        return made.raw.removeprefix(b"\xef\xbb\xbf").strip().replace(b"\r", b"").replace(b"\n", b" ")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the file its name."""
        if self._lines is None:
            return
        self._lines.close()
        if self._path.suffix.lower() in _TABLES:
            self._write_table(self._lines.path)
        try:
            self._lines.path.replace(self._path)
        except OSError as fault:
            raise unwritable(self._path, fault) from fault

    def _write_table(self, gathered: Path) -> None:
        """Write the rows that were kept as a table in the place of what kept them."""
        header, sheet, apart = [_REASONS], "", list[str]()
        for row in _rows(gathered):
            sheet = sheet or row["sheet"]
            apart += [name for name in row["apart"] if name not in apart]
            known = set(header)
            header += [
                name
                for name in (*row["order"], *row["cells"])
                # A column for people that says nothing of these rows is left behind.
                if name not in known and (name[:1] != COMMENT or name in row["cells"])
            ]
        apart = [name for name in apart if name]
        header = list(dict.fromkeys(name for name in header if name.partition("[")[0] not in apart))
        whole = gathered.with_name(f"{gathered.name}.table")
        lines = Lines(whole)
        if self._path.suffix.lower() == ".csv":
            lines.add(b"\xef\xbb\xbf" + csv_line(header).removesuffix(b"\n"))
            for row in _rows(gathered):
                cells = _cells(row)
                lines.add(csv_line([cells.get(name, "") for name in header]).removesuffix(b"\n"))
        else:
            whole.write_bytes(write_xlsx(_pages(gathered, header, sheet or "deals", apart)))
        lines.sync()
        lines.close()
        whole.replace(gathered)


_REASONS = f"{COMMENT} reasons"


def _reasons(outcome: Outcome) -> str:
    told = []
    for error in outcome.errors:
        text = ": ".join(part for part in (error.get("place"), error["message"]) if part)
        if value := error.get("value"):
            text = tell("{text} (given: {value})", text=text, value=value)
        told.append(text)
    return "\n".join(told).lstrip(COMMENT)


def _rows(gathered: Path) -> Iterator[dict[str, Any]]:
    with gathered.open("rb") as file:
        for line in file:
            yield json.loads(line)


def _cells(row: Mapping[str, Any]) -> dict[str, Cell]:
    return {name: unkept(cell) for name, cell in row["cells"].items()} | {_REASONS: row["reasons"]}


def _pages(gathered: Path, header: list[str], sheet: str, apart: list[str]) -> list[Page]:
    """Return the sheets of a workbook: the rows, and the entries of lists that had their own."""
    rows = [_cells(row) for row in _rows(gathered)]
    pages = [Page(sheet, header, [[row.get(name, "") for name in header] for row in rows])]
    for name in apart:
        entries = [entry for row in rows for entry in _entries(name, row)]
        columns = list(dict.fromkeys(column for entry in entries for column in entry))
        pages.append(Page(name, columns, [[entry.get(each, "") for each in columns] for entry in entries]))
    return pages


def _entries(name: str, row: Mapping[str, Cell]) -> Iterator[dict[str, Cell]]:
    key = "record_id" if "record_id" in row else NUMBER
    found: dict[str, dict[str, Cell]] = {}
    for column, cell in row.items():
        if column.startswith(f"{name}["):
            number, _, below = column.removeprefix(f"{name}[").partition("].")
            found.setdefault(number, {key: row.get(key, "")})[below] = cell
    yield from found.values()


def _refuse_other_form(path: Path, inputs: tuple[Path | Input, ...]) -> None:
    forms = {_is_table(each) for given in inputs for each in _files(given)}
    if True in forms and (path.suffix.lower() not in _TABLES or False in forms):
        raise UsageError(
            tell("--rejects keeps rows of tables in a .csv or .xlsx, and JSON in a .jsonl: run the two apart")
        )
    if forms == {False} and path.suffix.lower() in _TABLES:
        raise UsageError(tell("--rejects keeps JSON in a .jsonl: name such a file"))


def _files(given: Path | Input) -> Iterator[Input]:
    if isinstance(given, Input):
        yield given
    elif given.is_dir():
        yield from map(input_of, files_of(given))
    else:
        yield input_of(given)


def _is_table(given: Input) -> bool:
    return given.form not in ("lines", "json")
