"""The paragraphs of a part, each with its place as a person finds it in Word."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.docx.package import Element, W
from generator.errors import Problem

__all__ = ["Spot", "spots"]

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph: its part, its place in words, its text, and the element itself."""

    part: str
    where: str
    text: str
    element: Element

    def problem(self, message: str) -> Problem:
        """Return a problem at this paragraph, which is quoted."""
        text = " ".join(self.text.split())
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
        return Problem(message, place=f"{self.part}, {self.where}", value=shown)

    def above(self, tag: str) -> Element | None:
        """Return the nearest element of a kind that the paragraph stands in."""
        return next(self.element.iterancestors(f"{W}{tag}"), None)


def spots(part: str, root: Element) -> Iterator[Spot]:
    """Yield the paragraphs of a part in order; those outside of tables are counted from 1."""
    tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), 1)}
    outside = 0
    for paragraph in root.iter(f"{W}p"):
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if cell is None:
            outside += 1
            where = f"paragraph {outside}"
        else:
            where = _in_table(paragraph, cell, tables)
        yield Spot(part, where, _text(paragraph), paragraph)


def _in_table(paragraph: Element, cell: Element, tables: dict[Element, int]) -> str:
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(cell.iterancestors(f"{W}tbl"))
    numbers = (
        ("table", tables[table]),
        ("row", _place(table, row, "tr")),
        ("cell", _place(row, cell, "tc")),
        ("paragraph", _place(cell, paragraph, "p")),
    )
    return ", ".join(f"{word} {number}" for word, number in numbers)


def _place(parent: Element, child: Element, tag: str) -> int:
    return next(n for n, found in enumerate(parent.iter(f"{W}{tag}"), 1) if found is child)


def _text(paragraph: Element) -> str:
    """Return the text of a paragraph, without that of a text box which is anchored in it."""
    return "".join(
        text.text or ""
        for text in paragraph.iter(f"{W}t")
        if next(text.iterancestors(f"{W}p"), None) is paragraph
    )
