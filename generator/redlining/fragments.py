"""Paragraphs as fragments: words, blanks, tabs, fields; what two versions of a paragraph are compared by.

Runs are no boundary: Word and LibreOffice split them as they like. Only where a run is an answer
of its own, its words are one value.

`generator.docx.story` reads the same paragraphs as text. Here each fragment keeps the elements that it was
read from, since a redline writes them again, with the looks, links and fields that no text has.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from generator.docx.computed import is_bound
from generator.docx.elements import MARKS, SPACE, held, words_of
from generator.docx.fields import PAGED
from generator.docx.numbering import Lists
from generator.docx.xml import Element, W
from generator.redlining.values import values

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WORDS = re.compile(
    rf"(?:{_MONTH}) \d{{1,2}}, \d{{4}}"  # a day
    r"|[^\s@]+@[^\s@]+\.\w+"  # an address
    r"|(?:[A-Z]{3}\u00a0?)?[$€£¥]?\d[\d.,]*\d%?|[$€£¥]?\d%?"  # a sum or a share
    r"|\w+(?:[’'\-]\w+)*"
    r"|\s+|."
)
_WHOLE = frozenset(f"{W}{name}" for name in ("hyperlink", "dir", "bdo"))
"""What holds words that are compared and marked together with it."""
_EDGES = frozenset(
    f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)
_COMMENTS = frozenset(f"{W}{name}" for name in ("commentReference", "annotationRef"))
_NOTES = frozenset(f"{W}{name}" for name in ("footnoteReference", "endnoteReference"))
_NOTHING = frozenset(f"{W}{name}" for name in ("rPr", "lastRenderedPageBreak"))
_RUN = f"{W}r"
_FORMAT = ("b", "i", "u", "strike", "caps", "smallCaps", "vertAlign", "vanish")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the paragraphs of a file refer to: names of styles by id, texts of notes by sign, lists."""

    styles: Mapping[str, str]
    notes: Mapping[str, str]
    lists: Lists


class Bit(NamedTuple):
    """The smallest part of a run: its properties, and text or one element."""

    properties: Element | None
    child: Element | str
    beside: bool = False
    """It stands beside runs: a formula or a link in the result of a field."""


class Fragment(NamedTuple):
    """What is compared as one; `value` numbers the answer that it is a part of, 0 where it is none.

    A renumbered reference is another field: LibreOffice cannot tell the numbers inside one apart.
    """

    key: Key
    text: str
    bits: tuple[Bit, ...] = ()
    whole: Element | None = None
    value: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A bookmark's or comment's edge, which stands before the fragment of that index."""

    index: int
    element: Element

    @property
    def opens(self) -> bool:
        """Whether it is where something starts."""
        return str(self.element.tag).endswith("Start")


@dataclass(frozen=True, slots=True)
class Content:
    """The fragments of a paragraph, the edges between them, and the text without the number of a list."""

    fragments: tuple[Fragment, ...] = ()
    edges: tuple[Edge, ...] = ()
    text: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the bookmarks that start here."""
        return tuple(name for edge in self.edges if (name := edge.element.get(f"{W}name")))


@dataclass(slots=True)
class _Reader:
    """Collects what a paragraph holds, in order."""

    known: Definitions
    fragments: list[Fragment] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    texts: list[Bit] = field(default_factory=list)
    fields: list[Bit] = field(default_factory=list)
    runs: list[tuple[Element, str]] = field(default_factory=list)
    """Each run outside fields with a text in it."""
    depth: int = 0

    def read(self, paragraph: Element) -> None:
        for child, _ in held(paragraph, True, _entered):
            if child.tag == _RUN:
                self._run(child)
            elif child.tag in _EDGES:
                self._edge(child)
            elif child.tag in MARKS:
                continue
            elif self.depth:
                self.fields.append(Bit(None, child, beside=True))
            else:
                self._flush()
                self.fragments.append(_whole(child, self.known))
        self._flush()
        # A field that goes on in the next paragraph is no fragment of this one: what it holds here is.
        self.depth, left = 0, self.fields
        self.fields = []
        for bit in left:
            self._plain_bit(bit)
        self._flush()

    def _edge(self, element: Element) -> None:
        self._flush()
        self.edges.append(Edge(len(self.fragments), element))

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        for child in run:
            if child.tag in _NOTHING or not isinstance(child.tag, str):
                continue
            if child.tag in _COMMENTS and not self.depth:
                self._edge(alone(Bit(properties, child)))
                continue
            words = words_of(child) if child.tag == f"{W}t" else ""
            if words and not self.depth:
                self.runs.append((run, words))
            self._bit(Bit(properties, words if child.tag == f"{W}t" else child))

    def _bit(self, bit: Bit) -> None:
        kind = bit.child.get(f"{W}fldCharType") if not isinstance(bit.child, str) else None
        if not self.depth and kind != "begin":
            self._plain_bit(bit)
            return
        self._flush()
        self.depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        self.fields.append(bit)
        if not self.depth:
            self.fragments.append(_field(tuple(self.fields), self.known))
            self.fields.clear()

    def _plain_bit(self, bit: Bit) -> None:
        if isinstance(bit.child, str):
            self.texts.append(bit)
            return
        self._flush()
        self.fragments.append(_whole(bit.child, self.known) if bit.beside else _thing(bit, self.known))

    def _flush(self) -> None:
        """Cut the texts gathered so far into words, across runs of one format."""
        for look, stretch in groupby(self.texts, lambda bit: _format(bit, self.known)):
            self.fragments += _words(list(stretch), look)
        self.texts.clear()


def read_content(paragraph: Element, known: Definitions) -> Content:
    """Return what a paragraph holds; `known` is what it refers to."""
    reader = _Reader(known)
    reader.read(paragraph)
    text = "".join(fragment.text for fragment in reader.fragments)
    return Content(_with_values(reader.fragments, tuple(values(reader.runs))), tuple(reader.edges), text)


def _entered(holder: Element, around: bool) -> bool | None:
    return None if holder.tag in _WHOLE or is_bound(holder) else around


def _format(bit: Bit, known: Definitions) -> Key:
    if bit.properties is None:
        return ()
    style = bit.properties.find(f"{W}rStyle")
    styles = () if style is None else (known.styles.get(style.get(f"{W}val", ""), ""),)
    return styles + tuple(
        f"{name}={found.get(f'{W}val', '1')}"
        for name in _FORMAT
        if (found := bit.properties.find(f"{W}{name}")) is not None
    )


def _words(stretch: list[Bit], look: Key) -> Iterator[Fragment]:
    """Yield the words of a stretch of one format, each with the bits of the runs that it lies in."""
    texts = [str(bit.child) for bit in stretch]
    at, begin = 0, 0  # the run that the next word starts in, and where
    for word in _WORDS.findall("".join(texts)):
        bits, wanted = [], len(word)
        while wanted:
            if part := texts[at][begin : begin + wanted]:
                bits.append(Bit(stretch[at].properties, part))
                begin, wanted = begin + len(part), wanted - len(part)
            else:
                at, begin = at + 1, 0
        yield Fragment(("text", word, *look), word, tuple(bits))


def _thing(bit: Bit, known: Definitions) -> Fragment:
    if isinstance(bit.child, str):
        raise TypeError("text is cut into words")
    name = etree.QName(bit.child).localname
    if bit.child.tag in _NOTES:
        return Fragment((name, known.notes.get(note_key(bit.child), "")), "", (bit,))
    text = {"tab": "\t", "br": "\n", "cr": "\n"}.get(name, "")
    inside = "" if text else etree.tostring(bit.child, method="c14n", with_tail=False).decode()
    return Fragment((name, inside, *_format(bit, known), *_notes_of(bit.child, known)), text, (bit,))


def _whole(element: Element, known: Definitions) -> Fragment:
    text = "".join(t.text or "" for t in element.iter(f"{W}t"))
    name = etree.QName(element).localname
    if name == "hyperlink":
        inside = "".join(map(_run_key, element))
    elif name == "fldSimple":
        inside = " ".join(_field_key(element.get(f"{W}instr", ""), "".join(map(_run_key, element))))
    else:
        inside = etree.tostring(element, method="c14n", with_tail=False).decode()
    return Fragment((name, inside, *_notes_of(element, known)), text, whole=element)


def _notes_of(element: Element, known: Definitions) -> Key:
    """Return the texts of the notes whose signs stand in an element: its own markup only numbers them."""
    return tuple(known.notes.get(note_key(reference), "") for reference in element.iter(*_NOTES))


def _run_key(run: Element) -> str:
    """Return the text of a run that holds nothing else: editors write its looks as they like."""
    if run.tag == f"{W}r" and all(child.tag in (f"{W}rPr", f"{W}t") for child in run):
        return "".join(words_of(text) for text in run.iterfind(f"{W}t"))
    return etree.tostring(run, method="c14n", with_tail=False).decode()


def _field_key(code: str, shown: str) -> Key:
    """Return what a field is compared by: numbers of pages are computed anew by whoever opens the file."""
    name, *rest = code.split() or [""]
    return (name, *sorted(rest), "" if name.upper() in PAGED else shown)


def note_key(reference: Element) -> str:
    """Return by what the text of a footnote or endnote is found among the definitions of a version."""
    return f"{etree.QName(reference).localname} {reference.get(f'{W}id')}"


def alone(bit: Bit) -> Element:
    """Return a run of one bit; what stands beside runs as it is."""
    if bit.beside and not isinstance(bit.child, str):
        child = deepcopy(bit.child)
        child.tail = None
        return child
    run = etree.Element(f"{W}r")
    if bit.properties is not None:
        run.append(deepcopy(bit.properties))
    if isinstance(bit.child, str):
        text = etree.SubElement(run, f"{W}t", {SPACE: "preserve"})
        text.text = bit.child
    else:
        child = deepcopy(bit.child)
        child.tail = None
        run.append(child)
    return run


def _field(bits: tuple[Bit, ...], known: Definitions) -> Fragment:
    """Return a field as one fragment: its instruction is what it is, its result what it prints."""
    instruction, result, shown = "", "", False
    for bit in bits:
        if isinstance(bit.child, str):
            result += bit.child * shown
        elif bit.beside:
            result += etree.tostring(bit.child, method="c14n", with_tail=False).decode() * shown
        elif bit.child.tag == f"{W}instrText":
            instruction += bit.child.text or ""
        elif bit.child.get(f"{W}fldCharType") == "separate":
            shown = True
        elif len(bit.child):  # the data of a form, which say what it shows
            instruction += f" {etree.tostring(bit.child, method='c14n', with_tail=False).decode()}"
    inside = [bit.child for bit in bits if not isinstance(bit.child, str)]
    notes = [note for element in inside for note in _notes_of(element, known)]
    return Fragment(("field", *_field_key(instruction, result), *notes), result, bits)


def _with_values(fragments: list[Fragment], spans: tuple[tuple[int, int], ...]) -> tuple[Fragment, ...]:
    """Return the fragments with the words of one answer numbered alike."""
    if not spans:
        return tuple(fragments)
    numbered, start, number = [], 0, 0
    for fragment in fragments:
        if fragment.key[0] != "text":
            numbered.append(fragment)
            continue
        end = start + len(fragment.text)
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        inside = number < len(spans) and spans[number][0] <= start and end <= spans[number][1]
        numbered.append(fragment._replace(value=number + 1) if inside else fragment)
        start = end
    return tuple(numbered)
