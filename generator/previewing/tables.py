"""Tables of a preview: columns aligned by what a terminal shows, sums flush right."""

from collections.abc import Iterator
from itertools import zip_longest

from generator.assembly.contract import Table
from generator.previewing.spans import Line, padded, plain, spans_of, width_of, wrapped

_GAP = 2
_NARROWEST = 6


def table_lines(table: Table, width: int) -> Iterator[Line]:
    """Yield the lines of a table under its caption, its headings ruled off."""
    if table.caption:
        yield plain(table.caption, "heading")
    widths = _widths(table, width)
    headings = tuple(plain(heading, "label") for heading in table.headings)
    yield from columns([[cell] for cell in headings], widths, numeric=table.numeric)
    rule = plain("─" * (sum(widths) + _GAP * (len(widths) - 1)), "rule")
    yield rule
    for number, row in enumerate(table.rows, 1):
        if table.total and number == len(table.rows):
            yield rule
        yield from columns([[spans_of(p) for p in cell] for cell in row], widths, numeric=table.numeric)


def columns(
    cells: list[list[Line]], widths: tuple[int, ...], *, numeric: tuple[int, ...] = ()
) -> Iterator[Line]:
    """Yield the lines of cells side by side; each cell is paragraphs."""
    broken = [
        [line for paragraph in cell for line in wrapped(paragraph, width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for lines in zip_longest(*broken, fillvalue=()):
        line: Line = ()
        for column, part in enumerate(lines):
            line += (
                *plain(" " * _GAP * bool(column)),
                *padded(part, widths[column], right=column in numeric),
            )
        yield line


def _widths(table: Table, width: int) -> tuple[int, ...]:
    """Share a width out: what columns want where that fits, else the table's own shares of it."""
    room = width - _GAP * (len(table.headings) - 1)
    wanted = [
        max(
            _wanted(cell)
            for cell in ([plain(table.headings[i])], *([*map(spans_of, r[i])] for r in table.rows))
        )
        for i in range(len(table.headings))
    ]
    if sum(wanted) <= room:
        return tuple(wanted)
    found = [
        min(want, max(_NARROWEST, room * share // 100))
        for want, share in zip(wanted, table.widths, strict=True)
    ]
    for column in sorted(range(len(found)), key=lambda i: found[i] - wanted[i]):
        found[column] += max(0, min(room - sum(found), wanted[column] - found[column]))
    while sum(found) > room and max(found) > 1:
        found[found.index(max(found))] -= 1
    return tuple(found)


def _wanted(cell: list[Line]) -> int:
    """Return the width of the longest line of a cell that is not wrapped."""
    texts = ("".join(span.text for span in paragraph) for paragraph in cell)
    return max((width_of(line) for text in texts for line in text.split("\n")), default=0)
