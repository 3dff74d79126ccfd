"""Paragraphs as pieces: words, blanks, tabs, fields; what two versions of a paragraph are compared by.

Runs are no boundary: Word and LibreOffice split them as they like. Only where a run is an answer
of its own, its words are one value.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.docx.package import Element, W
from generator.redlining.values import values

__all__ = ["Bit", "Content", "Mark", "Piece", "read_content"]

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WORDS = re.compile(
    rf"(?:{_MONTH}) \d{{1,2}}, \d{{4}}"  # a day
    r"|[^\s@]+@[^\s@]+\.\w+"  # an address
    r"|(?:[A-Z]{3}\u00a0?)?[$€£¥]?\d[\d.,]*\d%?|[$€£¥]?\d%?"  # a sum or a share
    r"|\w+(?:[’'\-]\w+)*"
    r"|\s+|."
)
_TRANSPARENT = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "smartTag", "customXml"))
_WHOLE = frozenset(f"{W}{name}" for name in ("hyperlink", "fldSimple"))
_MARKS = frozenset(
    f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)
_REFERENCES = frozenset(
    f"{W}{name}" for name in ("commentReference", "annotationRef", "footnoteReference", "endnoteReference")
)
_NOTHING = frozenset(f"{W}{name}" for name in ("rPr", "lastRenderedPageBreak"))
_FORMAT = ("b", "i", "u", "strike", "caps", "smallCaps", "vertAlign", "vanish")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bit:
    """The smallest part of a run: its properties, and text or one element."""

    properties: Element | None
    child: Element | str


@dataclass(frozen=True, slots=True)
class Piece:
    """What is compared as one; `value` numbers the answer that it is a part of, 0 where it is none.

    A renumbered reference is another field: LibreOffice cannot tell the numbers inside one apart.
    """

    key: Key
    text: str
    bits: tuple[Bit, ...] = ()
    whole: Element | None = None
    value: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark's or comment's edge, which stands before the piece of that index."""

    index: int
    element: Element

    @property
    def opens(self) -> bool:
        """Whether it is where something starts."""
        return str(self.element.tag).endswith("Start")


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of a paragraph, the marks between them, and the text without the number of a list."""

    pieces: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()
    text: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the bookmarks that start here."""
        return tuple(name for mark in self.marks if (name := mark.element.get(f"{W}name")))


@dataclass(slots=True)
class _Reader:
    """Collects what a paragraph holds, in order."""

    names: Mapping[str, str]
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    texts: list[Bit] = field(default_factory=list)
    fields: list[Bit] = field(default_factory=list)
    depth: int = 0

    def read(self, parent: Element) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in _TRANSPARENT:
                self.read(child)
            elif child.tag in _WHOLE:
                self._flush()
                self.pieces.append(_whole(child))
            elif child.tag in _MARKS:
                self._mark(child)

    def _mark(self, element: Element) -> None:
        self._flush()
        self.marks.append(Mark(len(self.pieces), element))

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        for child in run:
            if child.tag in _NOTHING:
                continue
            if child.tag in _REFERENCES and not self.depth:
                self._mark(run)
                return
            self._bit(Bit(properties, (child.text or "") if child.tag == f"{W}t" else child))

    def _bit(self, bit: Bit) -> None:
        kind = bit.child.get(f"{W}fldCharType") if not isinstance(bit.child, str) else None
        self.depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if self.depth or kind == "end":
            self._flush()
            self.fields.append(bit)
            if not self.depth:
                self.pieces.append(_field(tuple(self.fields)))
                self.fields.clear()
        elif isinstance(bit.child, str):
            self.texts.append(bit)
        else:
            self._flush()
            self.pieces.append(_thing(bit, self.names))

    def _flush(self) -> None:
        """Cut the texts gathered so far into words, across runs of one format."""
        stretch: list[Bit] = []
        for bit in self.texts:
            if stretch and _format(stretch[-1], self.names) != _format(bit, self.names):
                self.pieces += _words(stretch, self.names)
                stretch = []
            stretch.append(bit)
        if stretch:
            self.pieces += _words(stretch, self.names)
        self.texts.clear()


def read_content(paragraph: Element, names: Mapping[str, str]) -> Content:
    """Return what a paragraph holds; `names` gives the name of each style id."""
    reader = _Reader(names)
    reader.read(paragraph)
    reader._flush()  # noqa: SLF001  of this module
    text = "".join(piece.text for piece in reader.pieces)
    return Content(_with_values(reader.pieces, tuple(values(paragraph))), tuple(reader.marks), text)


def _format(bit: Bit, names: Mapping[str, str]) -> Key:
    if bit.properties is None:
        return ()
    style = bit.properties.find(f"{W}rStyle")
    styles = () if style is None else (names.get(style.get(f"{W}val", ""), ""),)
    return styles + tuple(
        f"{name}={found.get(f'{W}val', '1')}"
        for name in _FORMAT
        if (found := bit.properties.find(f"{W}{name}")) is not None
    )


def _words(stretch: list[Bit], names: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the words of a stretch of one format, each with the bits of the runs that it lies in."""
    text = "".join(str(bit.child) for bit in stretch)
    format_ = _format(stretch[0], names)
    for found in _WORDS.finditer(text):
        word = found.group()
        whole = len(stretch) == 1
        bits = (Bit(stretch[0].properties, word),) if whole else tuple(_cut(stretch, *found.span()))
        yield Piece(("text", word, *format_), word, bits)


def _cut(stretch: list[Bit], left: int, right: int) -> Iterator[Bit]:
    """Yield what of a stretch lies between two places, run by run."""
    start = 0
    for bit in stretch:
        text = str(bit.child)
        if start < right and left < start + len(text):
            yield Bit(bit.properties, text[max(left - start, 0) : right - start])
        start += len(text)


def _thing(bit: Bit, names: Mapping[str, str]) -> Piece:
    if isinstance(bit.child, str):
        raise TypeError("text is cut into words")
    name = etree.QName(bit.child).localname
    text = {"tab": "\t", "br": "\n", "cr": "\n"}.get(name, "")
    inside = "" if text else etree.tostring(bit.child, method="c14n").decode()
    return Piece((name, inside, *_format(bit, names)), text, (bit,))


def _whole(element: Element) -> Piece:
    text = "".join(t.text or "" for t in element.iter(f"{W}t"))
    return Piece((etree.QName(element).localname, text), text, whole=element)


def _field(bits: tuple[Bit, ...]) -> Piece:
    """Return a field as one piece: its instruction is what it is, its result what it prints."""
    instruction, result, shown = "", "", False
    for bit in bits:
        if isinstance(bit.child, str):
            result += bit.child * shown
        elif bit.child.tag == f"{W}instrText":
            instruction += bit.child.text or ""
        elif bit.child.get(f"{W}fldCharType") == "separate":
            shown = True
    name, *rest = instruction.split() or [""]
    # What other fields print (pages, dates) is computed anew by whoever opens the file.
    printed = result if name == "REF" else ""
    return Piece(("field", name, *sorted(rest), printed), result, bits)


def _with_values(pieces: list[Piece], spans: tuple[tuple[int, int], ...]) -> tuple[Piece, ...]:
    """Return the pieces with the words of one answer numbered alike."""
    numbered, start = [], 0
    for piece in pieces:
        number = 0
        if piece.key[0] == "text":
            end = start + len(piece.text)
            number = next((n for n, (a, b) in enumerate(spans, 1) if a <= start and end <= b), 0)
            start = end
        numbered.append(replace(piece, value=number) if number else piece)
    return tuple(numbered)
