"""The body of a redline: both versions in one order, with what went and what came marked."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.docx.aligning import Pairs
from generator.docx.xml import Element, W
from generator.redlining.blocks import Block, Row, WordParagraph, WordTable
from generator.redlining.importing import Carrier
from generator.redlining.marking import Marker, paragraph_properties
from generator.redlining.matching import match_blocks, match_rows
from generator.redlining.paragraphs import NO_LOOK, changed_paragraph, properties_differ, same_words
from generator.redlining.tables import columns_differ, mark_columns, mark_heading, mark_look

_STYLES = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_LOOSE = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_COMMENTS = tuple(
    f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "proofErr")
)

State = Literal["kept", "ins", "del"]


@dataclass(frozen=True, slots=True)
class _Placed:
    """An element of the redline; `end` says what became of its paragraph's end."""

    element: Element
    state: State
    old: Block | None
    new: Block | None
    end: State


@dataclass(frozen=True, slots=True)
class Body:
    """Writes the blocks of both versions as one; `styles` gives the new id of each old style id.

    `names` are the bookmarks of the new version: a removed paragraph never takes one of them.
    """

    marker: Marker
    styles: Mapping[str, str]
    names: frozenset[str]
    carrier: Carrier
    numbers: dict[str, str] = field(default_factory=dict)

    def written(self, pairs: Pairs[Block]) -> list[Element]:
        """Return the elements of a body, a cell or a header.

        Its last paragraph cannot go, for it ends the cell: what was added or removed at the end is
        marked as Word does it, from the end of the paragraph before.
        """
        placed = self._ended([self._placed(old, new) for old, new in pairs])
        for item in placed:
            if item.element.tag == f"{W}p":
                if item.state != "kept":
                    self.marker.mark_content(item.element, item.state)
                if item.end != "kept":
                    self.marker.mark_end(item.element, item.end)
        return [element for item in placed for element in (*_loose(item.new), item.element)]

    def _placed(self, old: Block | None, new: Block | None) -> _Placed:
        if old is not None and new is not None:
            return _Placed(self._kept(old, new), "kept", old, new, "kept")
        state: State = "del" if new is None else "ins"
        element = self._old(old.element) if old is not None else _copy(new)
        if element.tag == f"{W}tbl":
            for row in element.iterfind(f"{W}tr"):
                self.marker.mark_row(row, state)
        return _Placed(element, state, old, new, state)

    def _kept(self, old: Block, new: Block) -> Element:
        if same(old, new):
            return _copy(new)
        if isinstance(old, WordTable) and isinstance(new, WordTable):
            return self._table(old, new)
        if isinstance(old, WordParagraph) and isinstance(new, WordParagraph):
            return changed_paragraph(old, new, self._properties(old), self.marker, self.carrier.carry)
        raise TypeError("a paragraph is never matched with a table")

    def _ended(self, placed: list[_Placed]) -> list[_Placed]:
        """Return the blocks with the paragraph ends at the close of a cell or body put right."""
        start = len(placed)
        while start and placed[start - 1].state != "kept" and placed[start - 1].element.tag == f"{W}p":
            start -= 1
        changed = {item.state for item in placed[start:]}
        if not start or len(changed) != 1 or placed[start - 1].element.tag != f"{W}p":
            return placed
        kept, last, state = placed[start - 1], placed[-1], changed.pop()
        self._hand_over(kept, last)
        ends = [replace(item, end=state) for item in placed[start - 1 : -1]]
        return [*placed[: start - 1], *ends, replace(last, end="kept")]

    def _hand_over(self, kept: _Placed, last: _Placed) -> None:
        """Let the last paragraph look, in the version without it, as the one that then ends the cell."""
        if not isinstance(kept.old, WordParagraph) or not isinstance(kept.new, WordParagraph):
            return
        properties = paragraph_properties(last.element)
        if isinstance(last.new, WordParagraph):
            if properties_differ(kept.old, last.new):
                self.marker.was(properties, self._properties(kept.old), NO_LOOK)
        elif isinstance(last.old, WordParagraph) and properties_differ(last.old, kept.new):
            former = deepcopy(properties)
            properties[:] = [
                deepcopy(c) for c in paragraph_properties(_copy(kept.new)) if c.tag not in NO_LOOK
            ]
            self.marker.was(properties, former, NO_LOOK)

    def _table(self, old: WordTable, new: WordTable) -> Element:
        table = _copy(new)
        mark_look(old.element, table, self._old(old.element), self.marker)
        pairs: Pairs[Row] = match_rows(old.rows, new.rows)
        if columns_differ(old.element, new.element):
            mark_columns(old.element, table, self.marker)
            pairs = [*((row, None) for row in old.rows), *((None, row) for row in new.rows)]
        for row in table.findall(f"{W}tr"):
            table.remove(row)
        table.extend(self._row(*pair) for pair in pairs)
        return table

    def _row(self, old: Row | None, new: Row | None) -> Element:
        if old is None or new is None:
            row = self._old(old.element) if old is not None else _copy(new)
            self.marker.mark_row(row, "ins" if old is None else "del")
            return row
        row = _copy(new)
        mark_heading(old.element, row, self.marker)
        for cell, before, after in zip(row.iterfind(f"{W}tc"), old.cells, new.cells, strict=True):
            pairs = match_blocks(before, after, closed=True)
            if not all(a is not None and b is not None and same(a, b) for a, b in pairs):
                cell[:] = [c for c in cell if c.tag == f"{W}tcPr"]
                cell.extend(self.written(pairs))
        return row

    def _properties(self, old: WordParagraph) -> Element | None:
        properties = old.element.find(f"{W}pPr")
        return None if properties is None else self._old(properties)

    def _old(self, element: Element) -> Element:
        """Return a copy of something of the old version that can stand in the new file."""
        copy = deepcopy(element)
        copy.tail = None
        for style in copy.iter(*_STYLES):
            name = style.get(f"{W}val", "")
            style.set(f"{W}val", self.styles.get(name, name))
        for comment in list(copy.iter(*_COMMENTS)):
            _remove(comment)
        self.carrier.carry(copy)
        self._renumber(copy)
        return copy

    def _renumber(self, copy: Element) -> None:
        """Give bookmarks new numbers; one whose name the new version has stays there alone."""
        for start in list(copy.iter(f"{W}bookmarkStart")):
            number = start.get(f"{W}id", "")
            if start.get(f"{W}name") in self.names:
                _remove(start)
                continue
            self.numbers[number] = str(next(self.marker.numbers))
            start.set(f"{W}id", self.numbers[number])
        for end in list(copy.iter(f"{W}bookmarkEnd")):
            number = self.numbers.pop(end.get(f"{W}id", ""), "")
            if number:
                end.set(f"{W}id", number)
            else:
                _remove(end)


def same(old: Block | Row, new: Block | Row) -> bool:
    """Return whether a reader would see no difference."""
    if isinstance(old, WordParagraph) and isinstance(new, WordParagraph):
        return same_words(old, new) and not properties_differ(old, new)
    if isinstance(old, Row) and isinstance(new, Row):
        pairs = list(zip(old.cells, new.cells, strict=False))
        return len(old.cells) == len(new.cells) and all(_all_same(a, b) for a, b in pairs)
    if isinstance(old, WordTable) and isinstance(new, WordTable):
        return _all_same(old.rows, new.rows) and not columns_differ(old.element, new.element)
    return False


def _all_same(old: tuple[Block, ...] | tuple[Row, ...], new: tuple[Block, ...] | tuple[Row, ...]) -> bool:
    return len(old) == len(new) and all(same(a, b) for a, b in zip(old, new, strict=True))


def _copy(block: Block | Row | None) -> Element:
    if block is None:
        raise TypeError("one of both versions has the block")
    copy = deepcopy(block.element)
    copy.tail = None
    return copy


def _loose(block: Block | None) -> Iterator[Element]:
    """Yield copies of the bookmarks' edges that stand between this block and the one before it."""
    found = []
    before = None if block is None else block.element.getprevious()
    while before is not None and before.tag in _LOOSE:
        found.append(deepcopy(before))
        before = before.getprevious()
    yield from reversed(found)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
