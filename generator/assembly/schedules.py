"""Schedules: their paragraphs and the tables with a row for each entry of an answer."""

from collections.abc import Iterator

from generator.assembly.contract import Block, Inlines, Paragraph, Schedule, Table
from generator.assembly.filling import Filler, MissingAnswer
from generator.errors import InputError
from generator.library.outline import Column, OutlineText, ScheduleOutline, TableBlock, TableOutline
from generator.messages import tell

_FULL_WIDTH = 100


def schedule_of(filler: Filler, outline: ScheduleOutline) -> Schedule:
    """Fill a schedule."""
    label = filler.labels[f"schedule.{outline.id}"].number
    place = f"schedule {outline.id}"
    blocks = tuple(found for block in outline.blocks for found in blocks_of(filler, block, place))
    return Schedule(outline.id, label, outline.heading, blocks)


def blocks_of(filler: Filler, block: OutlineText | TableBlock, place: str) -> Iterator[Block]:
    """Yield the paragraphs or the table of a block, if it is in the contract.

    Raise InputError naming the place where a text prints an answer that was left out.
    """
    if not filler.true(block.when):
        return
    if not isinstance(block, OutlineText):
        yield _table(filler, block.table)
        return
    for parts in block.text:
        try:
            yield from (Paragraph(inlines) for inlines in filler.paragraphs(parts))
        except MissingAnswer as missing:
            raise InputError.single(
                tell(
                    "{place} prints {path}, which was left out: guard it with `when`",
                    place=place,
                    path=missing.path,
                )
            ) from missing


def _table(filler: Filler, outline: TableOutline) -> Table:
    columns = tuple(column for column in outline.columns if filler.true(column.when))
    rows = [_row(row, columns) for row in filler.rows(outline.each)]
    total = bool(outline.total) and filler.true(outline.total_when)
    if total:
        cells = zip(outline.columns, outline.total, strict=True)
        rows.append(tuple((filler.inlines(p),) if p else () for c, p in cells if c in columns))
    return Table(
        caption=outline.caption,
        headings=tuple(column.heading for column in columns),
        rows=tuple(rows),
        widths=_widths(columns),
        numeric=tuple(index for index, column in enumerate(columns) if column.numeric),
        total=total,
    )


def _row(filler: Filler, columns: tuple[Column, ...]) -> tuple[tuple[Inlines, ...], ...]:
    return tuple(tuple(_cell(filler, column)) for column in columns)


def _cell(filler: Filler, column: Column) -> Iterator[Inlines]:
    for text in column.text:
        if not filler.true(text.when):
            continue
        for parts in text.text:
            try:
                yield from filler.paragraphs(parts)
            except MissingAnswer:
                continue  # an optional detail that was left out prints nothing


def _widths(columns: tuple[Column, ...]) -> tuple[int, ...]:
    whole = sum(column.width for column in columns)
    widths = [column.width * _FULL_WIDTH // whole for column in columns]
    widths[-1] += _FULL_WIDTH - sum(widths)
    return tuple(widths)
