"""Excel workbooks, written so that nothing in them is run, and what is typed into them stays as typed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator.errors import InputError
from generator.messages import figure, tell
from generator.tables.cell import Cell, shown
from generator.tables.columns import Column
from generator.tables.sheet import letters

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 32_767
"""Characters of a cell, says Excel."""
_LONGEST_LIST = 255
_LAST_ROW = 1 << 20
_WIDTH = 30
"""Of a column, in characters."""
_LINE, _MOST_LINES = 14, 9
"""The height of a line in points, and how many a row of help shows."""
_LISTS = "_allowed"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet to write: its columns, the rows that help to fill them in, and rows of deals."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    columns: Sequence[Column | None] = ()
    """What may stand in each column; None where anything may."""
    help: Sequence[Sequence[str]] = ()


def write_xlsx(pages: Sequence[Page]) -> bytes:
    """Return a workbook; raise InputError for a text that no cell can hold."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    lists: list[tuple[str, ...]] = []
    for page in pages:
        _write(book, page, lists)
    if lists:
        sheet = book.create_sheet(_LISTS)
        sheet.sheet_state = "hidden"
        for at in range(max(map(len, lists))):
            sheet.append([values[at] if at < len(values) else None for values in lists])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write(book: "Workbook", page: Page, lists: list[tuple[str, ...]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet: Any = book.create_sheet(page.name)
    first = 2 + len(page.help)
    sheet.freeze_panes = f"A{first}"
    for at in range(len(page.header)):
        column = page.columns[at] if at < len(page.columns) else None
        dimension = sheet.column_dimensions[letters(at)]
        dimension.width = _WIDTH
        dimension.number_format = _format(column)
        if column is not None and column.allowed:
            sheet.data_validations.append(
                _choices(column.allowed, f"{letters(at)}{first}:{letters(at)}{_LAST_ROW}", lists)
            )
    sheet.append([_cell(sheet, name, font=Font(bold=True)) for name in page.header])
    look = {
        "font": Font(italic=True, color="FF595959"),
        "fill": PatternFill("solid", fgColor="FFF2F2F2"),
        "alignment": Alignment(wrap_text=True, vertical="top"),
    }
    for at, texts in enumerate(page.help):
        lines = max((len(text) // _WIDTH + text.count("\n") + 1 for text in texts), default=1)
        sheet.row_dimensions[at + 2].height = _LINE * min(lines, _MOST_LINES)
        sheet.append([_cell(sheet, text, **look) for text in texts])
    for row in page.rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def _format(column: Column | None) -> str:
    """Return how a column shows what is typed: as text, which keeps 07030, unless it is a number or a day."""
    if column is None or column.allowed:
        return "@" if column is None else "General"
    field = column.question
    if field.unit == "date":
        return "yyyy-mm-dd"
    return "General" if field.whole or field.unit in ("money", "daily", "percent", "number") else "@"


def _choices(allowed: tuple[str, ...], cells: str, lists: list[tuple[str, ...]]) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    joined = ",".join(allowed)
    if len(joined) <= _LONGEST_LIST and '"' not in joined and joined.count(",") == len(allowed) - 1:
        formula = f'"{joined}"'
    else:
        if allowed not in lists:
            lists.append(allowed)
        column = letters(lists.index(allowed))
        formula = f"{_LISTS}!${column}$1:${column}${len(allowed)}"
    return DataValidation(
        type="list", formula1=formula, allow_blank=True, showErrorMessage=True, sqref=cells,
        errorTitle=tell("Not allowed here"), error=tell("Choose from the list.")
    )  # fmt: skip


def _cell(sheet: Any, cell: Cell, **look: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    value: Any = cell
    if isinstance(cell, bool | Decimal):
        return WriteOnlyCell(sheet, value)
    if isinstance(cell, date):
        made = WriteOnlyCell(sheet, value)
        made.number_format = "yyyy-mm-dd"
        return made
    text = _UNPRINTABLE.sub(lambda sign: f"\\x{ord(sign[0]):02x}", shown(cell))
    if not text:
        return None
    if len(text) > _LONGEST:
        raise InputError.single(
            tell("a cell of a workbook holds at most {most} characters: use CSV", most=figure(_LONGEST)),
            value=f"{text[:60]}…",
        )
    made = WriteOnlyCell(sheet, text)
    made.data_type = "s"  # else = makes it a formula, and #N/A an error
    made.number_format = "@"
    for name, value in look.items():
        setattr(made, name, value)
    return made
