"""The paragraphs of a part, each with its place as a person finds it in Word."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.docx.xml import Element, W
from generator.errors import Problem
from generator.messages import Message, listed, tell

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph: its part, its place there, its text, and the element itself.

    The place is what holds it and itself, outermost first, each with its number.
    """

    part: str
    place: tuple[tuple[Message, int], ...]
    text: str
    element: Element

    @property
    def where(self) -> str:
        """Return the place in words."""
        return listed(tell(message, number=number) for message, number in self.place)

    def problem(self, message: str) -> Problem:
        """Return a problem at this paragraph, which is quoted."""
        text = " ".join(self.text.split())
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
        return Problem(message, place=f"{self.part}, {self.where}", value=shown)

    def above(self, tag: str) -> Element | None:
        """Return the nearest element of a kind that the paragraph stands in."""
        return next(self.all_above(tag), None)

    def all_above(self, tag: str) -> Iterator[Element]:
        """Yield the elements of a kind that the paragraph stands in, the nearest first."""
        return self.element.iterancestors(f"{W}{tag}")


def spots(part: str, root: Element) -> Iterator[Spot]:
    """Yield the paragraphs of a part in order; those outside of tables are counted from 1."""
    numbers = _numbers(root)
    outside = 0
    for paragraph in root.iter(f"{W}p"):
        if next(paragraph.iterancestors(f"{W}tc"), None) is None:
            outside += 1
            place: tuple[tuple[Message, int], ...] = ((_PARAGRAPH, outside),)
        else:
            place = _in_table(paragraph, numbers)
        yield Spot(part, place, _text(paragraph), paragraph)


_PARAGRAPH = Message("paragraph {number}")
_IN_TABLE = (Message("cell {number}"), Message("row {number}"), Message("table {number}"))
# What each is counted in; tables are counted in their part.
_HOLDERS = {f"{W}tbl": "", f"{W}tr": f"{W}tbl", f"{W}tc": f"{W}tr", f"{W}p": f"{W}tc"}


def _numbers(root: Element) -> dict[Element, int]:
    """Return the number, from 1, of every table, row, cell and paragraph in what holds it."""
    counts: Counter[tuple[Element | None, str]] = Counter()
    numbers: dict[Element, int] = {}
    for element in root.iter(*_HOLDERS):
        place = _holder(element), str(element.tag)
        counts[place] += 1
        numbers[element] = counts[place]
    return numbers


def _holder(element: Element) -> Element | None:
    tag = _HOLDERS[str(element.tag)]
    return next(element.iterancestors(tag), None) if tag else None


def _in_table(paragraph: Element, numbers: Mapping[Element, int]) -> tuple[tuple[Message, int], ...]:
    found = [(_PARAGRAPH, numbers[paragraph])]
    holder = _holder(paragraph)
    for message in _IN_TABLE:
        if holder is None:
            break
        found.append((message, numbers[holder]))
        holder = _holder(holder)
    return tuple(reversed(found))


def _text(paragraph: Element) -> str:
    """Return the text of a paragraph, without that of a text box which is anchored in it."""
    return "".join(
        text.text or ""
        for text in paragraph.iter(f"{W}t")
        if next(text.iterancestors(f"{W}p"), None) is paragraph
    )
