"""Skeletons: the markup of a line without its words.

Documents of one template share nearly all their markup, only the words between differ. So a
skeleton is read once, with a sign where words stood, and each line of it takes its own words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.etree import XMLSyntaxError

from generator.word.lines import Line
from generator.word.package import DOCUMENT, STYLES, Parts
from generator.word.story import read_story
from generator.word.views import canonical, views

__all__ = ["Around", "Told", "Unknown", "around", "told_lines"]

_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&amp;": "&"}
_WORDS = re.compile(
    r'<w:t(?: xml:space="preserve")?>'
    rf"((?=[^<])[^<&]*(?:(?:{'|'.join(_ENTITIES)})[^<&]*)*)(?=</w:t>)"
)
_SIGN = "\ue000"
_FIELDS = ("<w:fldChar", "<w:fldSimple")
_READ_WITH = (STYLES, "word/footnotes.xml", "word/endnotes.xml")


class Told(NamedTuple):
    """A line as it reads: the name of its style, and its canonical text."""

    style: str
    text: str


class Around(NamedTuple):
    """What a line is read with: the beginning of its document, and other parts that tell of it."""

    head: str
    parts: tuple[tuple[str, bytes], ...]


class Unknown(ValueError):  # noqa: N818  a signal to read the whole story instead
    """The lines of a document cannot be told one by one."""


def around(document: str, parts: Parts) -> Around:
    """Return what the lines of a document are read with."""
    head, body, _ = document.partition("<w:body>")
    return Around(head + body, tuple((name, parts[name]) for name in _READ_WITH if name in parts))


def told_lines(markup: str, read_with: Around) -> tuple[Told, ...]:
    """Return the lines of a stretch of a body as `story` reads them; raise Unknown where only it can."""
    return tuple(told for line in _split(markup) for told in _told(line, read_with))


def _split(markup: str) -> Iterator[str]:
    """Yield paragraphs and rows. One that stands in another is cut in two, which no parser takes."""
    *tables, rest = markup.split("</w:tbl>")
    for table in tables:
        before, _, rows = table.partition("<w:tbl>")
        yield from _ended(before, "</w:p>")
        yield from (f"<w:tbl>{row}</w:tbl>" for row in _ended(rows, "</w:tr>"))
    yield from _ended(rest, "</w:p>")


def _ended(markup: str, end: str) -> Iterator[str]:
    *whole, rest = markup.split(end)
    yield from (part + end for part in whole)
    if rest:
        yield rest


def _told(markup: str, read_with: Around) -> Iterator[Told]:
    bones = _WORDS.split(markup)
    skeleton = _skeleton(tuple(bones[::2]), read_with)
    if skeleton is None:
        yield from _exact(markup, read_with)
        return
    words = map(_unescaped, bones[1::2])
    for style, text, signs in skeleton:
        yield Told(style, canonical(text % tuple(islice(words, signs))))


@lru_cache(maxsize=512)
def _skeleton(bones: tuple[str, ...], read_with: Around) -> tuple[tuple[str, str, int], ...] | None:
    """Return style, text with `%s` for words, and how many of them; None where words do more than show."""
    markup = f"<w:t>{_SIGN}".join(bones)
    lines = _lines(markup, read_with)
    told = [(line.style, line.text, line.text.count(_SIGN)) for line in map(_as_told, lines)]
    shown = sum(signs for _, _, signs in told) == len(bones) - 1
    looks = any(piece.look for line in lines for piece in line.pieces)
    if looks or not shown or any(field in markup for field in _FIELDS):
        return None
    return tuple((style, text.replace("%", "%%").replace(_SIGN, "%s"), signs) for style, text, signs in told)


@lru_cache(maxsize=512)
def _exact(markup: str, read_with: Around) -> tuple[Told, ...]:
    return tuple(map(_as_told, _lines(markup, read_with)))


def _lines(markup: str, read_with: Around) -> tuple[Line, ...]:
    document = f"{read_with.head}{markup}</w:body></w:document>".encode()
    try:
        lines = read_story({**dict(read_with.parts), DOCUMENT: document})
    except XMLSyntaxError as error:
        raise Unknown from error
    if any(line.inserted or line.deleted for line in lines):
        raise Unknown  # it runs on into the next
    return lines


def _as_told(line: Line) -> Told:
    return Told(line.style, "".join(view.canonical for view in views((line,), after=True)))


def _unescaped(words: str) -> str:
    if "&" in words:
        for entity, sign in _ENTITIES.items():
            words = words.replace(entity, sign)
    return words
