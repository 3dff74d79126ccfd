"""Tables of the review pages: cells of paragraphs, and clauses by their live numbers."""

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from generator.assembly.contract import Contract, Inlines, Plain, Reference
from generator.docx.xml import W
from generator.selection.phrasing import Phrasing
from generator.word.inlines import runs
from generator.word.markup import paragraph, run
from generator.word.tables import cell, grid, row

Row = tuple[str, ...]
"""The cells of a row, each as its paragraphs."""

Numbers = Mapping[str, Reference]
"""The live number of a clause, by its slot."""

_WHOLE = 100
_CHARACTER = 112
"""Width of a character in a cell, in twentieths of a point, before the wide margin shrinks the table."""
_BETWEEN = 0.5
"""Space around a paragraph of a cell, in lines."""
_FORGIVING = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
"""How long a cell is can be told of ill-formed words too; the writer refuses those."""


def table(width: int, shares: tuple[int, ...], headings: tuple[str, ...], rows: Iterable[Row]) -> str:
    """Return a table whose columns have shares of the width in percent; its heading row repeats."""
    widths = tuple(width * share // _WHOLE for share in shares)
    head = (paragraph("ReviewCellHeading", run(heading)) for heading in headings)
    printed = [_cells(head, widths, heading=True), *(_cells(contents, widths) for contents in rows)]
    return grid("ContractTable", widths, "".join(printed), caption=headings[0])


def _cells(contents: Iterable[str], widths: tuple[int, ...], *, heading: bool = False) -> str:
    empty = paragraph("ReviewQuiet", "")  # Word wants a paragraph in each cell
    cells = (cell(width, content or empty) for width, content in zip(widths, contents, strict=True))
    return row("".join(cells), heading=heading)


def lines_of(cells: Sequence[str], width: int, shares: tuple[int, ...]) -> float:
    """Return about how many lines a row takes: its longest cell, with the space around paragraphs."""
    return max(_lines(content, width * share // _WHOLE) for content, share in zip(cells, shares, strict=True))


def _lines(content: str, width: int) -> float:
    fit = max(width // _CHARACTER, 1)
    cell = f'<w:tc xmlns:w="{W[1:-1]}">{content}</w:tc>'.encode(errors="replace")
    paragraphs = etree.fromstring(cell, _FORGIVING).iter(f"{W}p")
    lengths = (sum(len(words.text or "") for words in p.iter(f"{W}t")) for p in paragraphs)
    return sum(max(-(-length // fit), 1) + _BETWEEN for length in lengths)


def text(words: str, style: str = "ReviewCell") -> str:
    """Return a paragraph of a cell."""
    return paragraph(style, run(words))


def quiet(words: str) -> str:
    """Return a paragraph of a cell that stands back; nothing where there are no words."""
    return text(words, "ReviewQuiet") if words else ""


def headings_of(phrasing: Phrasing, *names: str) -> tuple[str, ...]:
    """Return the headings of a table's columns."""
    return tuple(phrasing.say(f"columns.{name}") for name in names)


def by_slot(contract: Contract) -> Numbers:
    """Return each clause by its slot, as a live number, also by the slots of a fuller form that it covers."""
    return {
        slot: Reference(clause.slot, "", clause.number, "") for slot, clause in contract.by_slot().items()
    }


def clause_numbers(slots: Iterable[str], numbers: Numbers, phrasing: Phrasing) -> str:
    """Return clauses by their numbers, and by their names the places that are no clauses, as runs."""
    found: Inlines = ()
    for slot in slots:
        if inlines := _clause(slot, numbers):
            found += ((Plain(phrasing.say("signs.comma")),) if found else ()) + inlines
    return runs(found)


def clause_number(slot: str, numbers: Numbers) -> str:
    """Return a clause by its live number, as runs; nothing where it is not in the contract."""
    return runs(_clause(slot, numbers))


def _clause(slot: str, numbers: Numbers) -> Inlines:
    if slot in numbers:
        return (numbers[slot],)
    # A slot is a path, `payment.due`: it says nothing to a reader, unlike “Cover Page”.
    return () if "." in slot else (Plain(slot),)
