"""Excel workbooks, read as a stream: what a cell shows, or why that is not what was meant."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from lxml import etree

from generator.messages import Message, tell
from generator.tables.cell import COMMENT, Cell, Fault, shown
from generator.tables.sheet import Line, Sheet, Unreadable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MOST_BYTES, _MOST_ELSEWHERE = 1 << 30, 128 << 20
"""Of a workbook unpacked; and of its parts that are no sheets, which are read whole."""
_MOST_PARTS = 10_000
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_ZEROS = re.compile(r"0{2,}")
_ZIP_AND_FOUR = "00000-0000"
_SECTION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAMAGED = Message("cannot be read as a workbook: open it and save it again as .xlsx")


@dataclass(slots=True)
class _Beside:
    """What a sheet has beside its values: hidden rows and columns, merged cells, formulas without one."""

    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: dict[int, str] = field(default_factory=dict)
    uncounted: dict[int, dict[int, str]] = field(default_factory=dict)
    merged_rows: int = 0
    problem: str = ""


def lines_of_xlsx(file: BinaryIO) -> Iterator[Sheet | Line | Unreadable]:
    """Yield the sheets of a workbook, each before its rows; the first that is not hidden comes last."""
    from openpyxl import load_workbook

    if problem := _too_much(file):
        yield Unreadable(problem)
        return
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception:  # noqa: BLE001  whatever a damaged file makes of the library
        yield Unreadable(tell(_DAMAGED))
        return
    try:
        yield from _sheets(book, file)
    except (
        ArithmeticError,
        AttributeError,
        KeyError,
        LookupError,
        TypeError,
        ValueError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
    ):
        yield Unreadable(tell(_DAMAGED))
    finally:
        book.close()


def _too_much(file: BinaryIO) -> str:
    """Say what a workbook has too much of, before anything of it is unpacked."""
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return tell("has a password, or is a workbook of Excel 97: save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return tell(_DAMAGED)
    elsewhere = sum(each.file_size for each in entries if "/worksheets/" not in f"/{each.filename}")
    whole = sum(each.file_size for each in entries)
    if whole > _MOST_BYTES or elsewhere > _MOST_ELSEWHERE or len(entries) > _MOST_PARTS:
        return tell(
            "holds more than {most} MB when it is unpacked: split it, or save it as CSV",
            most=(_MOST_BYTES if whole > _MOST_BYTES else _MOST_ELSEWHERE) >> 20,
        )
    return ""


def _sheets(book: "Workbook", file: BinaryIO) -> Iterator[Sheet | Line | Unreadable]:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in book.worksheets:
        if sheet not in visible:
            yield Sheet(sheet.title, hidden=True)
    for sheet in (*visible[1:], *visible[:1]):
        beside = _beside(file, sheet._worksheet_path)  # type: ignore[attr-defined]  # noqa: SLF001  nothing else tells it
        if beside.problem:
            yield Unreadable(f"{sheet.title}: {beside.problem}")
            return
        yield Sheet(sheet.title, apart=sheet is not visible[0])
        sheet.reset_dimensions()
        named = False
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells = {at: cell for at, found in enumerate(row) if (cell := _cell(found)) is not None}
            for at, formula in beside.uncounted.get(number, {}).items():
                reason = tell("is a formula without a value: open the workbook, let it count and save it")
                cells[at] = Fault(reason, formula)
            if cells:
                yield Line(number, cells if named else _seen(cells, beside), number, _problem(number, beside))
                named = True


def _problem(number: int, beside: _Beside) -> str:
    """Say why a whole row is not read."""
    if number in beside.hidden:
        return tell("is hidden: show it, or delete it")
    if number in beside.merged:
        return tell("has merged cells ({cells}): unmerge them and fill each", cells=beside.merged[number])
    return ""


def _seen(names: dict[int, Cell], beside: _Beside) -> dict[int, Cell]:
    """Return the names of columns; one that nobody sees is a fault, unless it is passed over anyway."""
    hidden = Message("the column {name} is hidden: show it, or put {mark} before its name")
    return {
        at: Fault(tell(hidden, name=shown(name), mark=COMMENT), shown(name))
        if at in beside.hidden_columns and not shown(name).startswith(COMMENT)
        else name
        for at, name in names.items()
    }


def _beside(file: BinaryIO, part: str) -> _Beside:
    """Look through the XML of a sheet for what its rows do not tell."""
    beside = _Beside()
    file.seek(0)
    with zipfile.ZipFile(file) as package, package.open(part.lstrip("/")) as xml:
        tags = [f"{space}{name}" for space in (_MAIN, _STRICT) for name in ("row", "mergeCell", "col")]
        last = 0
        for _, element in etree.iterparse(xml, tag=tags, resolve_entities=False, no_network=True):
            if element.tag.endswith("mergeCell"):
                _note_merged(beside, element.get("ref") or "")
                continue
            if element.tag.endswith("}col"):
                _note_column(beside, element)
                continue
            last = _note_row(beside, element, last)
            if beside.problem:
                return beside
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return beside


def _note_row(beside: _Beside, row: Any, last: int) -> int:
    number = int(row.get("r") or last + 1)
    if number > _MOST_ROWS or number <= last or len(row) > _MOST_COLUMNS:
        beside.problem = tell("its rows are not in order, or too many: save the workbook again")
        return number
    if row.get("hidden") in ("1", "true"):
        beside.hidden.add(number)
    space = row.tag[: row.tag.index("}") + 1]
    for formula in row.iter(f"{space}f"):
        cell = formula.getparent()
        value = cell.find(f"{space}v")
        if (value is None or not value.text) and cell.get("t") != "str":
            at = _column(cell.get("r") or "")
            beside.uncounted.setdefault(number, {})[at] = f"={formula.text or ''}"
    return number


def _note_column(beside: _Beside, column: Any) -> None:
    if column.get("hidden") in ("1", "true"):
        first, last = int(column.get("min") or 1), min(int(column.get("max") or 1), _MOST_COLUMNS)
        beside.hidden_columns.update(range(first - 1, last))


def _note_merged(beside: _Beside, ref: str) -> None:
    found = re.fullmatch(r"[A-Z]{1,3}(\d{1,7})(?::[A-Z]{1,3}(\d{1,7}))?", ref)
    if found:
        first, end = int(found[1]), min(int(found[2] or found[1]), _MOST_ROWS)
        beside.merged_rows += end - first + 1
        if beside.merged_rows > _MOST_ROWS:
            beside.problem = tell("has too many merged cells: unmerge them")
        else:
            beside.merged.update(dict.fromkeys(range(first, end + 1), ref))


def _column(ref: str) -> int:
    at = 0
    for sign in re.sub(r"[^A-Z]", "", ref)[:3]:
        at = at * 26 + ord(sign) - ord("A") + 1
    return max(at - 1, 0)


def _cell(cell: Any) -> Cell | None:  # noqa: PLR0911  one for each kind of value
    value = cell.value
    match value:
        case None:
            return None
        case str() if not value.strip():
            return None
        case str() if cell.data_type == "e":
            return Fault(tell("is the error {error}: mend the formula", error=value), value)
        case bool() | str():
            return value
        case int() | float():
            return _number(value, cell.number_format or "General")
        case datetime() if value.time() != time():
            return Fault(tell("has a time of day, and a date is wanted"), value.isoformat(" "))
        case datetime():
            return value.date()
        case date():
            return value
        case _:
            return Fault(tell("is a time, which no answer is: format the cell as text"), str(value))


def _number(value: float, form: str) -> Cell:
    """Return a number as it is shown: in percent, or with the zeros before it that a ZIP code has."""
    bare = _SECTION.sub("", form)
    digits = str(int(value)) if value == int(value) and value >= 0 else ""
    if "%" in bare:
        return f"{Decimal(f'{value * 100:.13g}'):f}%"
    if digits and form == _ZIP_AND_FOUR:
        return f"{digits.zfill(9)[:-4]}-{digits.zfill(9)[-4:]}"
    if digits and _ZEROS.fullmatch(form):
        return digits.zfill(len(form))
    return Decimal(f"{value:.15g}")
