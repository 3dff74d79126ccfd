"""What stands before the terms: the rows of the frame's own table, then the rest of the cover page."""

from collections.abc import Iterator
from itertools import pairwise

from generator.assembly.contract import Contract, CoverGroup, CoverRow, Table, cover_groups
from generator.word.frame import Frame
from generator.word.inlines import runs
from generator.word.markup import Xml, paragraph, run
from generator.word.signatures import signatures
from generator.word.tables import cell, grid, row
from generator.word.terms import SCHEDULE, Look, blocks_in

_TERM_SHARE = 24
"""The width of the terms in percent of the text: that of the table in the shipped frames."""
_WHOLE = 100
_PARTED = paragraph("CoverEnd", "")
"""Stands between two tables, which Word would else join."""


def first_rows(contract: Contract) -> tuple[CoverRow, ...]:
    """Return the rows with which the cover page begins: the frame prints them in its own table."""
    first = next(cover_groups(contract.cover), CoverGroup())
    return first.rows


def front(contract: Contract, frame: Frame, look: Look) -> str:
    """Return what follows the first rows of the cover page and, where they come first, the signatures."""
    groups = list(cover_groups(contract.cover))
    if groups and groups[0].rows:
        del groups[0]
    heading = frame.style("CoverHeading", "TableCaption")
    printed = "".join(_parted(groups, heading, look))
    return printed + (signed(contract, look) if contract.signatures_first else "")


def signed(contract: Contract, look: Look) -> str:
    """Return the closing words and the signature block."""
    closing = (
        paragraph("Closing", runs(each.inlines, marked=look.marked))
        for each in contract.closing
        if not each.conspicuous
    )
    return "".join(closing) + bold_and_signatures(contract, look)


def bold_and_signatures(contract: Contract, look: Look) -> Xml:
    """Return the signature block under those of the closing words that the law wants bold beside it."""
    bold = (
        paragraph("ConspicuousText", runs(each.inlines, marked=look.marked), keep_next=True)
        for each in contract.closing
        if each.conspicuous
    )
    return Xml("".join(bold) + signatures(contract, look.width, marked=look.marked))


def _parted(groups: list[CoverGroup], heading: str, look: Look) -> Iterator[str]:
    # The first follows the table of the frame.
    for before, group in pairwise([CoverGroup(rows=(CoverRow("", ()),)), *groups]):
        if _is_table(before, last=True) and _is_table(group, last=False):
            yield _PARTED
        if group.heading:
            yield paragraph(heading, run(group.heading))
        elif group.rows:
            yield _table(group.rows, look)
        else:
            yield from blocks_in(group.blocks, SCHEDULE, look)


def _is_table(group: CoverGroup, *, last: bool) -> bool:
    if group.rows:
        return True
    block = group.blocks[-1 if last else 0] if group.blocks else None
    return isinstance(block, Table) and (last or not block.caption)


def _table(rows: tuple[CoverRow, ...], look: Look) -> str:
    term = look.width * _TERM_SHARE // _WHOLE
    printed = "".join(_row(entry, term, look) for entry in rows)
    return grid("CoverTable", (term, look.width - term), printed, caption=rows[0].term, by_column=True)


def _row(entry: CoverRow, term: int, look: Look) -> str:
    texts = (paragraph("CoverText", runs(inlines, marked=look.marked)) for inlines in entry.paragraphs)
    name = paragraph("CoverTerm", run(entry.term))
    return row(cell(term, name) + cell(look.width - term, "".join(texts)))
