"""A close page: narrow margins for a document that has to fit few pages, such as a sheet or a short form."""

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.docx.package import STYLES
from generator.docx.xml import DOCUMENT, Parts
from generator.word.review_margin import tabs_moved

_MARGINS = re.compile(rb"<w:pgMar\b[^>]*/>")
_SIDE = re.compile(rb'w:(\w+)="(\d+)"')
_OWN_TABLE = re.compile(rb'<w:pStyle w:val="Title"/>.*?(<w:tbl>.*?</w:tbl>)', re.DOTALL)
_WIDTH = re.compile(rb'(w:w=")(\d+)("(?: w:type="dxa")?/>)')


def close_page(parts: Parts, width: int, aside: int, most: Mapping[str, int]) -> None:
    """Narrow the margins of every section, in place; `width` is that of the text before.

    `aside` is taken from each side, `most` are the widest margins above and below, all in twentieths of a
    point. Right tabs and the frame's own table grow with the text; what else is printed is made for it.
    """
    after = width + 2 * aside
    document = _MARGINS.sub(lambda found: _narrowed(found[0], aside, most), parts[DOCUMENT])
    if own := _OWN_TABLE.search(document):
        start, end = own.span(1)
        grown = _WIDTH.sub(lambda found: _grown(found, width, after), own[1])
        document = document[:start] + grown + document[end:]
    parts[DOCUMENT] = document
    parts[STYLES] = _tabs(parts[STYLES], width, after)


_tabs = lru_cache(maxsize=8)(tabs_moved)


def _narrowed(margins: bytes, aside: int, most: Mapping[str, int]) -> bytes:
    def side(found: re.Match[bytes]) -> bytes:
        name, given = found[1].decode(), int(found[2])
        narrow = given - aside if name in ("left", "right") else min(given, most.get(name, given))
        return f'w:{name}="{narrow}"'.encode()

    return _SIDE.sub(side, margins)


def _grown(found: re.Match[bytes], before: int, after: int) -> bytes:
    return found[1] + str(int(found[2]) * after // before).encode() + found[3]
