"""Skeletons: the markup of a line without its words.

Documents of one template share nearly all their markup, only the words between differ. So a
skeleton is read once, with a sign where words stood, and each line of it takes its own words.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml.etree import XMLSyntaxError

from generator.docx.lines import Line
from generator.docx.named import NAMED
from generator.docx.story import read_story
from generator.docx.views import canonical, views
from generator.docx.xml import DOCUMENT, Parts
from generator.word.markup import escape

_WORDS = re.compile(rb'<w:t xml:space="preserve">([^<]+)')
_SIGN = "\ue000"
_NEXT = "\1"
"""Stands between lines; no file can hold it."""
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&amp;": "&"}
_OTHER_ENTITY = re.compile(f"&(?!{'|'.join(entity[1:] for entity in _ENTITIES)})")
_FIELD = re.compile(rb'(<w:fldChar w:fldCharType="begin"/>.*?<w:fldChar w:fldCharType="end"/>)')
_PARAGRAPH, _NO_PARAGRAPH = (b"", b"</w:p>"), (b"", b"")
_ROW, _NO_ROW = (b"<w:tbl>", b"</w:tr></w:tbl>"), (b"<w:tbl>", b"</w:tbl>")


class Told(NamedTuple):
    """A line as it reads: the name of its style, and its canonical text."""

    style: str
    text: str


class Around(NamedTuple):
    """What a line is read with: the beginning of its document, and other parts that tell of it."""

    head: bytes
    parts: tuple[tuple[str, bytes], ...]


class Unknown(ValueError):  # noqa: N818  a signal to read the whole story instead
    """The lines of a document cannot be told one by one."""


def around(head: bytes, parts: Parts) -> Around:
    """Return what the lines of a document are read with; its head ends where its body begins."""
    return Around(head, tuple((name, parts[name]) for name in NAMED if name in parts))


def told_lines(body: bytes, read_with: Around) -> list[Told]:
    """Return the lines of a stretch of a body as `story` reads them; raise Unknown where only it can.

    A line that stands in another is cut in two by this, which no parser takes.
    """
    *tables, rest = body.split(b"</w:tbl>")
    told = []
    for table in tables:
        before, _, rows = table.partition(b"<w:tbl>")
        told += _told_paragraphs(before, read_with)
        *whole, last = rows.split(b"</w:tr>")
        told += [line for row in whole for line in _told(row, _ROW, read_with)]
        told += _told(last, _NO_ROW, read_with) if last else ()
    return told + _told_paragraphs(rest, read_with)


def _told_paragraphs(body: bytes, read_with: Around) -> list[Told]:
    *whole, last = body.split(b"</w:p>")
    told = [line for paragraph in whole for line in _told(paragraph, _PARAGRAPH, read_with)]
    return [*told, *_told(last, _NO_PARAGRAPH, read_with)] if last else told


_Ends = tuple[bytes, bytes]


def _told(markup: bytes, ends: _Ends, read_with: Around) -> tuple[Told, ...]:
    bones, words = _parted(markup)
    skeleton = _skeleton(bones, ends, read_with)
    if skeleton is None:
        return _exact(markup, ends, read_with)
    styles, text = skeleton
    told = (text % words).decode()
    if "&" in told:
        if _OTHER_ENTITY.search(told):
            return _exact(markup, ends, read_with)
        for entity, sign in _ENTITIES.items():
            told = told.replace(entity, sign)
    return tuple(map(Told, styles, map(canonical, told.split(_NEXT))))


def _parted(markup: bytes) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Return the bones of a line, and the words between them; a field is bone, also what it shows."""
    if b"<w:fld" not in markup:
        parts = _WORDS.split(markup)
        return tuple(parts[::2]), tuple(parts[1::2])
    bones, words = [b""], list[bytes]()
    for index, part in enumerate(_FIELD.split(markup)):
        first, *others = [part] if index % 2 else _WORDS.split(part)
        bones[-1] += first
        words += others[::2]
        bones += others[1::2]
    return tuple(bones), tuple(words)


@lru_cache(maxsize=512)
def _skeleton(bones: tuple[bytes, ...], ends: _Ends, read_with: Around) -> tuple[list[str], bytes] | None:
    """Return the styles of lines, and their texts with `%s` for words; None where words do more than show."""
    markup = (b"<w:t>" + _SIGN.encode()).join(bones)
    lines = _lines(markup, ends, read_with)
    told = list(map(_as_told, lines))
    text = _NEXT.join(line.text for line in told)
    looks = any(piece.look for line in lines for piece in line.pieces)
    if looks or text.count(_SIGN) != len(bones) - 1 or b"<w:fld" in _FIELD.sub(b"", markup):
        return None
    text = escape(text).replace("%", "%%").replace(_SIGN, "%s")
    return [line.style for line in told], text.encode()


@lru_cache(maxsize=512)
def _exact(markup: bytes, ends: _Ends, read_with: Around) -> tuple[Told, ...]:
    return tuple(map(_as_told, _lines(markup, ends, read_with)))


def _lines(markup: bytes, ends: _Ends, read_with: Around) -> tuple[Line, ...]:
    start, end = ends
    document = b"".join((read_with.head, start, markup, end, b"</w:body></w:document>"))
    try:
        lines = read_story({**dict(read_with.parts), DOCUMENT: document})
    except XMLSyntaxError as error:
        raise Unknown from error
    if any(line.inserted or line.deleted for line in lines):
        raise Unknown  # it runs on into the next
    return lines


def _as_told(line: Line) -> Told:
    return Told(line.style, "".join(view.canonical for view in views((line,), after=True)))
