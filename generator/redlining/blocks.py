"""The body of a document as blocks: paragraphs and tables, grouped by the clause they belong to.

Each keeps its element, which the redline is written from: see `generator.redlining.fragments`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.docx.xml import Element, W
from generator.redlining.fragments import Content, Definitions, read_content

FRONT, CLOSING = "front", "closing"
# Styles whose paragraph starts a part of its own; the name is the part's.
_STARTS = {"recitalsheading": "recitals", "closing": CLOSING}
_RUN_IN = ("clauserunin", "conspicuousrunin")
_SECTIONS = ("heading1", "termsheading")


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph: its element, style by name, what it holds, and its level if it is an item of a list."""

    element: Element
    style: str
    content: Content
    level: int | None = None

    @property
    def text(self) -> str:
        """The text without its number."""
        return self.content.text

    @property
    def clause(self) -> str:
        """The bookmark of the clause that it starts, or nothing."""
        return next((name for name in self.content.names if name.startswith("cl_")), "")

    @property
    def ends_section(self) -> bool:
        """Whether the page settings of a section hang on it."""
        return self.element.find(f"{W}pPr/{W}sectPr") is not None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the blocks of each cell."""

    element: Element
    cells: tuple[tuple["Block", ...], ...]

    @property
    def text(self) -> str:
        """The text, a tab between cells."""
        return "\t".join("\n".join(block.text for block in cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: its rows."""

    element: Element
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The text, a line for each row."""
        return "\n".join(row.text for row in self.rows)


Block = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class Segment:
    """The blocks of one clause, schedule or other part; `key` is the same in every version."""

    key: str
    blocks: tuple[Block, ...]

    @property
    def size(self) -> int:
        """The number of characters of its text."""
        return sum(len(block.text) for block in self.blocks)

    @property
    def heading(self) -> str:
        """The text of its first paragraph, or the heading that this starts with."""
        first = next((block for block in self.blocks if isinstance(block, WordParagraph)), None)
        if first is None:
            return ""
        return first.text.partition(".")[0] if first.style in _RUN_IN else first.text


def read_blocks(parent: Element, known: Definitions) -> tuple[Block, ...]:
    """Return the paragraphs and tables of a body, a cell or a header that hold nothing but those."""
    return tuple(_blocks(parent, known))


def _blocks(parent: Element, known: Definitions) -> Iterator[Block]:
    for child in parent:
        if child.tag == f"{W}p":
            style = child.find(f"{W}pPr/{W}pStyle")
            given = "" if style is None else style.get(f"{W}val", "")
            level = known.lists.level(given, child.find(f"{W}pPr/{W}numPr"))
            yield WordParagraph(
                child,
                known.styles.get(given, ""),
                read_content(child, known),
                None if level is None else level.depth,
            )
        elif child.tag == f"{W}tbl":
            yield WordTable(child, tuple(_row(row, known) for row in child.iterfind(f"{W}tr")))


def _row(row: Element, known: Definitions) -> Row:
    return Row(row, tuple(read_blocks(cell, known) for cell in row.iterfind(f"{W}tc")))


def segments(blocks: tuple[Block, ...]) -> tuple[Segment, ...]:
    """Return the blocks by clause: a clause runs from its bookmark to the next one."""
    found: list[tuple[str, list[Block]]] = [(FRONT, [])]
    for block in blocks:
        if isinstance(block, WordParagraph) and (key := _key(block)):
            found.append((key, []))
        found[-1][1].append(block)
    return tuple(Segment(key, tuple(held)) for key, held in found if held)


def _key(line: WordParagraph) -> str:
    """Return the name of the part that a paragraph starts, or nothing."""
    names = sorted(line.content.names, reverse=True)  # cl_… goes before _Ref…
    for name in names:
        if name.startswith(("cl_", "_Ref")):
            return name
    if line.style in _SECTIONS:
        return f"section {line.text}"
    return _STARTS.get(line.style, "")
