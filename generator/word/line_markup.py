"""Lines of a document that was just made, as they read: those alike but for their words are read once.

Documents of one template share nearly all their markup, only the words between differ. So a line is
read with a sign where words stand, and each line of its kind takes its own words.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from generator.docx.lines import Line
from generator.docx.named import NAMED
from generator.docx.story import read_element
from generator.docx.views import canonical, views
from generator.docx.xml import Element, Parts, W, parse

_SIGN = "\ue000"
_NEXT = "\1"
"""Stands between lines; no file can hold it."""
_TABLE, _ROW = f"{W}tbl", f"{W}tr"
_LINE = re.compile(r"<w:tr[ >].*?</w:tr>|<w:p[ >].*?</w:p>", re.DOTALL)
_NAMED_LINE, _WITH_NAMESPACE = re.compile(r"<w:\w+"), rf'\g<0> xmlns:w="{W[1:-1]}"'
_PIECE = re.compile(
    r'<w:t xml:space="preserve">([^<]+)</w:t>|<w:fldChar [^>]*?w:fldCharType="(\w+)"|<w:fldSimple'
)
"""Words, the edge of a field, or a field that is all in one."""


class Told(NamedTuple):
    """A line as it reads: the name of its style, and its canonical text."""

    style: str
    text: str


class Unknown(ValueError):  # noqa: N818  a signal to read the whole story instead
    """The lines of a document cannot be told one by one."""


_With = tuple[tuple[str, bytes], ...]


def told_lines(blocks: Iterable[Element], parts: Parts) -> list[Told]:
    """Return the lines of paragraphs and tables as `story` reads them; raise Unknown where one runs on."""
    read_with = _read_with(parts)
    return [told for line in map(_markup, _each(blocks)) for told in _told_line(line, read_with)]


def told_markup(printed: str, parts: Parts) -> list[Told]:
    """Return the same of markup that was just printed; a table in a table makes it Unknown."""
    lines = _LINE.findall(printed)
    if any("<w:tbl>" in line for line in lines):
        raise Unknown
    read_with = _read_with(parts)
    return [told for line in lines for told in _told_printed(line, read_with)]


def _each(blocks: Iterable[Element]) -> Iterator[Element]:
    for block in blocks:
        rows = list(block) if block.tag == _TABLE else [block]
        yield from (row for row in rows if row is block or row.tag == _ROW)


def _markup(line: Element) -> str:
    return etree.tostring(line, encoding="unicode", with_tail=False)


def _read_with(parts: Parts) -> _With:
    return tuple((name, parts[name]) for name in NAMED if name in parts)


@lru_cache(maxsize=1024)
def _told_printed(line: str, read_with: _With) -> tuple[Told, ...]:
    """Return a line that we printed; most of what stands behind a review draft does so behind the next."""
    return _told_line(_NAMED_LINE.sub(_WITH_NAMESPACE, line, count=1), read_with)


def _told_line(line: str, read_with: _With) -> tuple[Told, ...]:
    bones, words = _parted(line)
    skeleton = _skeleton(bones, len(words), read_with)
    if skeleton is None:
        return _exact(line, read_with)
    styles, stretches = skeleton
    told = "".join([part for pair in zip(stretches, [*words, ""], strict=True) for part in pair])
    return tuple(map(Told, styles, map(canonical, told.split(_NEXT))))


def _parted(line: str) -> tuple[str, list[str]]:
    """Return a line with a sign in place of its words, and the words; what a field shows is none."""
    depth, end = 0, 0
    bones: list[str] = []
    words: list[str] = []
    for found in _PIECE.finditer(line):
        shown, edge = found.groups()
        if edge:
            depth += {"begin": 1, "end": -1}.get(edge, 0)
        elif not shown:
            break  # a simple field: what is left stays as it is
        elif not depth:
            bones += (line[end : found.start(1)], _SIGN)
            words.append(_unescaped(shown))
            end = found.end(1)
    return "".join([*bones, line[end:]]), words


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&#13;", "\r")
    return plain.replace("&amp;", "&")


@lru_cache(maxsize=512)
def _skeleton(bones: str, words: int, read_with: _With) -> tuple[list[str], list[str]] | None:
    """Return the styles of lines, and their texts parted by words; None where words do more than show."""
    lines = _lines(bones, read_with)
    told = list(map(_as_told, lines))
    text = _NEXT.join(line.text for line in told)
    looks = any(piece.look for line in lines for piece in line.pieces)
    if looks or text.count(_SIGN) != words:
        return None
    return [line.style for line in told], text.split(_SIGN)


@lru_cache(maxsize=512)
def _exact(markup: str, read_with: _With) -> tuple[Told, ...]:
    return tuple(map(_as_told, _lines(markup, read_with)))


def _lines(markup: str, read_with: _With) -> tuple[Line, ...]:
    element = parse(markup.encode())
    lines = read_element((element,), dict(read_with))
    edges = [char.get(f"{W}fldCharType") for char in element.iter(f"{W}fldChar")]
    if any(line.inserted or line.deleted for line in lines) or edges.count("begin") != edges.count("end"):
        raise Unknown  # it, or a field in it, runs on into the next
    return lines


def _as_told(line: Line) -> Told:
    return Told(line.style, "".join(view.canonical for view in views((line,), after=True)))
