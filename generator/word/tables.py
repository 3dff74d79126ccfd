"""Tables of the schedules: a heading row that repeats, rows that never split, sums flush right."""

from itertools import pairwise

from generator.assembly.contract import Inlines, Table, text_of
from generator.word.inlines import runs
from generator.word.markup import paragraph, quoted, run

_WHOLE = 100
_SHORT = 6
"""Rows of a table that stays on one page."""
_SHORT_TEXT = 1200
"""Characters of such a table: about a third of a page."""


def table(table: Table, width: int, *, marked: bool = False) -> str:
    """Return a table under its caption; `width` is the width of the text in twentieths of a point."""
    widths = _shares(table.widths, width)
    body = [_headings(table, widths)]
    last = len(table.rows) - 1
    short = is_short(sized_by(table))
    body += [
        _row(
            table,
            cells,
            widths,
            total=table.total and number == last,
            keep=number < last and (short or (table.total and number == last - 1)),
            marked=marked,
        )
        for number, cells in enumerate(table.rows)
    ]
    caption = paragraph("TableCaption", run(table.caption)) if table.caption else ""
    return caption + grid(
        "ContractTable", widths, "".join(body), caption=table.caption or table.headings[0], total=table.total
    )


def grid(
    style: str,
    widths: tuple[int, ...],
    rows: str,
    *,
    caption: str = "",
    total: bool = False,
    by_column: bool = False,
) -> str:
    """Return a table of rows in a table style.

    `caption` is what a screen reader says; `by_column` has the first column head the rows in place
    of a row that heads the columns.
    """
    first = f'w:firstRow="{int(not by_column)}" w:lastRow="{int(total)}" w:firstColumn="{int(by_column)}"'
    look = f'{first} w:lastColumn="0"'
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    described = f"<w:tblCaption w:val={quoted(caption)}/>" if caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook {look} w:noHBand="1" w:noVBand="1"/>{described}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def row(cells: str, *, heading: bool = False) -> str:
    """Return a row that never splits; a heading row repeats on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * heading}</w:trPr>{cells}</w:tr>"


def cell(width: int, paragraphs: str) -> str:
    """Return a cell; Word wants at least one paragraph in it."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def sized_by(table: Table) -> str | None:
    """Return the text by whose length a table is short or not; None where its rows are too many anyway."""
    if len(table.rows) > _SHORT:
        return None
    texts = [text_of(inlines) for cells in table.rows for paragraphs in cells for inlines in paragraphs]
    return "".join(texts)


def is_short(text: str | None) -> bool:
    """Say whether a table that is sized by this text stays on one page."""
    return text is not None and len(text) <= _SHORT_TEXT


def _headings(table: Table, widths: tuple[int, ...]) -> str:
    cells = (
        cell(widths[column], paragraph(_style("TableHeading", table, column), run(heading)))
        for column, heading in enumerate(table.headings)
    )
    return row("".join(cells), heading=True)


def _row(
    table: Table,
    cells: tuple[tuple[Inlines, ...], ...],
    widths: tuple[int, ...],
    *,
    total: bool,
    keep: bool,
    marked: bool,
) -> str:
    """Return a row; `keep` holds it on the page of the next: no short table is torn, no sum stands alone."""
    name = "TableTotal" if total else "TableText"
    printed = []
    for column, paragraphs in enumerate(cells):
        style = _style(name, table, column)
        texts = [runs(inlines, marked=marked) for inlines in paragraphs] or [""]
        content = "".join(paragraph(style, text, keep_next=keep) for text in texts)
        printed.append(cell(widths[column], content))
    return row("".join(printed))


def _style(name: str, table: Table, column: int) -> str:
    return f"{name}Number" if column in table.numeric else name


def _shares(percent: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Return column widths that add up to `width` to the unit."""
    edges = [width * sum(percent[:column]) // _WHOLE for column in range(len(percent) + 1)]
    return tuple(right - left for left, right in pairwise(edges))
