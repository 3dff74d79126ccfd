"""A sheet to fill in: the columns of a kind of deal, and rows that say what stands in each."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from generator.answers.walking import Question, questions
from generator.messages import Message, tell
from generator.tables.cell import COMMENT, RECORD_ID, Cell
from generator.tables.columns import Column, columns, columns_of_entry, lists_of_pages
from generator.tables.csv_file import write_csv
from generator.tables.deals import NUMBER
from generator.tables.rows import row_of
from generator.tables.xlsx_writing import Page, write_xlsx

_LONGEST_NAME = 31
"""Characters of the name of a sheet, says Excel."""
_DEALS = "deals"
_UNITS: Mapping[str, Message] = {
    "money": Message("a sum such as 1500 or 1500.50"),
    "percent": Message("percent, such as 50 or 12.5"),
    "number": Message("a number"),
    "date": Message("a date such as 2026-12-01"),
    "paragraphs": Message("text; a line break within the cell begins a new line"),
}


def csv_template(root: type[BaseModel], answers: Mapping[str, Any] | None, *, pack: str = "") -> bytes:
    """Return a CSV file to fill in; with answers, the columns of a deal of their kind, and the deal.

    `pack` is the tag that rows have to name, where it is not the usual one.
    """
    row = None if answers is None else row_of(answers, root)
    offered = [*_first(root, pack), *columns(root, row)]
    header = _with_others(offered, row or {})
    rows = [[_of(row, name) for name in header]] if row else []
    return write_csv(header, [*_help(offered, header), *rows])


def xlsx_template(root: type[BaseModel], answers: Mapping[str, Any] | None, *, pack: str = "") -> bytes:
    """Return a workbook to fill in, with a sheet for each list; allowed values are drop-downs."""
    row = None if answers is None else row_of(answers, root)
    fits = row is None or NUMBER in row
    apart = frozenset(name for name in lists_of_pages(root) if len(name) <= _LONGEST_NAME and fits)
    offered = [*_first(root, pack), *columns(root, row, apart=apart)]
    here = {name: cell for name, cell in (row or {}).items() if name.partition("[")[0] not in apart}
    pages = [_page(_DEALS, offered, [here] if row else [], here)]
    of_kind = {column.name.partition("[")[0] for column in columns(root, row)}
    for name in sorted(apart & of_kind):
        key = next(column for column in offered if column.name == NUMBER)
        entries = [{NUMBER: (row or {})[NUMBER], **entry} for entry in _entries(name, row or {})]
        beside = {column: cell for entry in entries for column, cell in entry.items()}
        pages.append(_page(name, [key, *columns_of_entry(root, name)], entries, beside))
    return write_xlsx(pages)


def _entries(name: str, row: Mapping[str, Cell]) -> list[dict[str, Cell]]:
    found: dict[str, dict[str, Cell]] = {}
    for column, cell in row.items():
        if column.startswith(f"{name}["):
            number, _, rest = column.removeprefix(f"{name}[").partition("].")
            found.setdefault(number, {})[rest] = cell
    return list(found.values())


def _first(root: type[BaseModel], pack: str) -> list[Column]:
    """Return the columns that stand before the questions: what names a deal, and its pack."""
    asked = next(field for field in questions(root) if field.name == "pack")
    return [_numbered(root), *([Column("pack", asked, (pack,), needed=True)] if pack else [])]


def _numbered(root: type[BaseModel]) -> Column:
    """Return the column that names a deal."""
    asked = next(column.question for column in columns(root) if column.question.kind == "value")
    about = asked.info.__class__(
        title=tell("What names this deal and its files, if the contract number does not?"), default=None
    )
    return Column(RECORD_ID, asked._replace(info=about, unit="text", optional=True, whole=False))


def _with_others(offered: Sequence[Column], row: Mapping[str, Cell]) -> list[str]:
    """Return the header: what is offered, and what a deal has beside it, behind the column for people."""
    names = [column.name for column in offered]
    return [COMMENT, *names, *(name for name in row if name not in names)]


def _page(
    name: str, offered: Sequence[Column], rows: Sequence[Mapping[str, Cell]], beside: Mapping[str, Cell]
) -> Page:
    header = _with_others(offered, beside)
    by_name = {column.name: column for column in offered}
    return Page(
        name,
        header,
        [[_of(row, each) for each in header] for row in rows],
        [by_name.get(each) for each in header],
        _help(offered, header),
    )


def _of(row: Mapping[str, Cell], name: str) -> Cell:
    return row.get(name, "")


def _help(offered: Sequence[Column], header: Sequence[str]) -> list[list[str]]:
    """Return the rows that say what each column asks; their first cells keep them from being read."""
    by_name = {column.name: column for column in offered}
    rows = {
        tell("question"): lambda column: column.question.title,
        tell("help"): lambda column: column.question.help,
        tell("allowed"): _allowed,
        tell("example"): _example,
    }
    return [
        [f"{COMMENT} {label}", *(said(by_name[name]) if name in by_name else "" for name in header[1:])]
        for label, said in rows.items()
    ]


def _allowed(column: Column) -> str:
    needed = tell("needed") if column.needed else ""
    told = _values(column)
    return "\n".join(part for part in (needed, told) if part)


def _values(column: Column) -> str:
    if column.allowed:
        labels = column.labels or column.allowed
        return "\n".join(
            value if value == label else f"{value}: {label}"
            for value, label in zip(column.allowed, labels, strict=True)
        )
    field = column.question
    if field.kind == "list" and field.item is not None:
        return "\n".join(filter(None, (tell("each on a line of the cell"), _of_values(field.item))))
    unit = "number" if field.whole and field.unit is None else field.unit
    return tell(_UNITS[unit]) if unit is not None and unit in _UNITS else ""


def _of_values(item: Question) -> str:
    entries = dict(item.menu.choices) if item.menu else {}
    return "\n".join(
        f"{value}: {entries[value].label}" if value in entries else str(value) for value in item.values
    )


def _example(column: Column) -> str:
    found = column.question.info.examples
    if not found or column.question.kind in ("page", "union") or isinstance(found[0], dict):
        return ""
    first = found[0]
    return "\n".join(map(str, first)) if isinstance(first, list) else str(first)
