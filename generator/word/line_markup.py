"""Lines of a document that was just made, as they read: those alike but for their words are read once.

Documents of one template share nearly all their markup, only the words between differ. So a line is
read with a sign where words stand, and each line of its kind takes its own words.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from generator.docx.elements import SPACE
from generator.docx.lines import Line
from generator.docx.named import NAMED
from generator.docx.story import read_element
from generator.docx.views import canonical, views
from generator.docx.xml import Element, Parts, W, parse

_SIGN = "\ue000"
_NEXT = "\1"
"""Stands between lines; no file can hold it."""
_TABLE, _ROW, _WORDS = f"{W}tbl", f"{W}tr", f"{W}t"
_EDGE, _EDGE_KIND, _SIMPLE_FIELD = f"{W}fldChar", f"{W}fldCharType", f"{W}fldSimple"


class Told(NamedTuple):
    """A line as it reads: the name of its style, and its canonical text."""

    style: str
    text: str


class Unknown(ValueError):  # noqa: N818  a signal to read the whole story instead
    """The lines of a document cannot be told one by one."""


_With = tuple[tuple[str, bytes], ...]


def told_lines(blocks: Iterable[Element], parts: Parts) -> list[Told]:
    """Return the lines of paragraphs and tables as `story` reads them; raise Unknown where one runs on."""
    read_with = tuple((name, parts[name]) for name in NAMED if name in parts)
    return [told for line in _each(blocks) for told in _told(line, read_with)]


def _each(blocks: Iterable[Element]) -> Iterator[Element]:
    for block in blocks:
        rows = list(block) if block.tag == _TABLE else [block]
        yield from (row for row in rows if row is block or row.tag == _ROW)


def _told(line: Element, read_with: _With) -> tuple[Told, ...]:
    texts = [text for text in _words_of(line) if text.text and text.get(SPACE) == "preserve"]
    words = [text.text or "" for text in texts]
    for text in texts:
        text.text = _SIGN
    bones = _markup(line)
    for text, own in zip(texts, words, strict=True):
        text.text = own
    skeleton = _skeleton(bones, len(words), read_with)
    if skeleton is None:
        return _exact(_markup(line), read_with)
    styles, stretches = skeleton
    told = "".join([part for pair in zip(stretches, [*words, ""], strict=True) for part in pair])
    return tuple(map(Told, styles, map(canonical, told.split(_NEXT))))


def _words_of(line: Element) -> Iterator[Element]:
    """Yield the words of a line; what a field shows is none."""
    depth = 0
    for found in line.iter(_WORDS, _EDGE, _SIMPLE_FIELD):
        if found.tag == _SIMPLE_FIELD:
            return  # what is left stays as it is
        if found.tag == _EDGE:
            depth += {"begin": 1, "end": -1}.get(found.get(_EDGE_KIND, ""), 0)
        elif not depth:
            yield found


def _markup(line: Element) -> bytes:
    return etree.tostring(line, with_tail=False)


@lru_cache(maxsize=512)
def _skeleton(bones: bytes, words: int, read_with: _With) -> tuple[list[str], list[str]] | None:
    """Return the styles of lines, and their texts parted by words; None where words do more than show."""
    lines = _lines(bones, read_with)
    told = list(map(_as_told, lines))
    text = _NEXT.join(line.text for line in told)
    looks = any(piece.look for line in lines for piece in line.pieces)
    if looks or text.count(_SIGN) != words:
        return None
    return [line.style for line in told], text.split(_SIGN)


@lru_cache(maxsize=512)
def _exact(markup: bytes, read_with: _With) -> tuple[Told, ...]:
    return tuple(map(_as_told, _lines(markup, read_with)))


def _lines(markup: bytes, read_with: _With) -> tuple[Line, ...]:
    element = parse(markup)
    lines = read_element((element,), dict(read_with))
    edges = [char.get(f"{W}fldCharType") for char in element.iter(f"{W}fldChar")]
    if any(line.inserted or line.deleted for line in lines) or edges.count("begin") != edges.count("end"):
        raise Unknown  # it, or a field in it, runs on into the next
    return lines


def _as_told(line: Line) -> Told:
    return Told(line.style, "".join(view.canonical for view in views((line,), after=True)))
