"""Deals as tables: written and read back through public calls."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from generator.batch.reading import answers_of
from generator.batch.records import Record, read_records
from generator.errors import InputError
from generator.packs.us.deal import Answers
from generator.tables.cell import shown
from generator.tables.csv_file import write_csv
from generator.tables.rows import row_of
from tests.deals import deal_data


def plain(changes: dict[str, Any] | None = None, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the plain deal as a row of text, with cells changed or left out."""
    row = {name: shown(cell) for name, cell in row_of(deal_data(), Answers).items()}
    row |= changes or {}
    return {name: cell for name, cell in row.items() if name not in without}


def csv_of(file: Path, *rows: dict[str, Any]) -> Path:
    """Write rows as our own CSV, which no spreadsheet runs."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    file.write_bytes(write_csv(header, [[row.get(name, "") for name in header] for row in rows]))
    return file


def raw_csv(file: Path, *rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write rows as another program does: every cell as it is."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    text = StringIO(newline="")
    writer = csv.DictWriter(text, header, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def xlsx_of(file: Path, *rows: dict[str, Any]) -> Workbook:
    """Write rows to a workbook as a person fills one; the caller changes it and saves it again."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "deals"
    header = list(dict.fromkeys(name for row in rows for name in row))
    sheet.append(header)
    for row in rows:
        sheet.append([row.get(name) for name in header])
    book.save(file)
    return book


def read(file: Path) -> list[Record]:
    return list(read_records([file]))


def answers(file: Path) -> Answers:
    """Return the answers of a table of one deal."""
    (record,) = read(file)
    assert not record.problem, record.problem
    found = answers_of(record)
    assert isinstance(found, Answers)
    return found


def refusals(file: Path) -> Sequence[tuple[str, str, str]]:
    """Return what is wrong with a table of one deal: column, message and value."""
    (record,) = read(file)
    if record.problem:
        return [(record.cell, record.problem, "")]
    try:
        answers_of(record)
    except InputError as error:
        return [(p.place, p.message, p.value) for p in error.problems]
    return []
