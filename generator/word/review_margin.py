"""Room for a reviewer: a wide right margin to write in, and lines that can be named by number."""

from functools import lru_cache
from itertools import pairwise

from lxml import etree

from generator.docx.package import STYLES
from generator.docx.xml import Element, Parts, W, parse, serialize

WIDE_MARGIN = 2880
"""The right margin of a review draft, in twentieths of a point: two inches."""

_EVERY = 5
_ROW, _CELL, _CELL_WIDTH = f"{W}tr", f"{W}tc", f"{W}tcW"
_TYPE, _WIDTH = f"{W}type", f"{W}w"
# The elements of section properties that stand before line numbers.
_BEFORE_TYPE = frozenset(["headerReference", "footerReference", "footnotePr", "endnotePr"])
_BEFORE_LINES = _BEFORE_TYPE | {"type", "pgSz", "pgMar", "paperSrc", "pgBorders"}


def make_room(document: Element, parts: Parts, *, around: bool = True) -> None:
    """Widen the right margin and number the lines of the contract, in place.

    Tables and right tabs shrink with the text. Pages before and behind the contract, the first and the
    last section where a draft has them (`around`), have no line numbers. The terms follow the cover page
    where it ends: what a wide margin pushes over the foot of its page would else stand alone on another.
    """
    sections = list(document.iter(f"{W}sectPr"))
    before = _text_width(sections[-1])
    for section in sections:
        _widen(section)
    after = _text_width(sections[-1])
    cover, *terms = sections[1:-1] if around else sections
    for section in (cover, *terms):
        _number_lines(section)
    for section in terms[:1]:
        _follow(section)
    for table in document.iter(f"{W}tbl"):
        _shrink_table(table, before, after)
    parts[STYLES] = tabs_moved(parts[STYLES], before, after)


def _text_width(section: Element) -> int:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return 1
    sides = sum(int(margins.get(f"{W}{side}", "0")) for side in ("left", "right"))
    return int(size.get(f"{W}w", "0")) - sides


def _widen(section: Element) -> None:
    for margins in section.iterfind(f"{W}pgMar"):
        given = int(margins.get(f"{W}right", "0"))
        margins.set(f"{W}right", str(max(given, WIDE_MARGIN)))


def _follow(section: Element) -> None:
    """Let a section go on where the one before it ends."""
    for given in section.findall(f"{W}type"):
        section.remove(given)
    place = sum(1 for child in section if etree.QName(child).localname in _BEFORE_TYPE)
    section.insert(place, section.makeelement(f"{W}type", {f"{W}val": "continuous"}))


def _number_lines(section: Element) -> None:
    place = sum(1 for child in section if etree.QName(child).localname in _BEFORE_LINES)
    attributes = {f"{W}countBy": str(_EVERY), f"{W}restart": "newPage"}
    section.insert(place, section.makeelement(f"{W}lnNumType", attributes))


def _shrink_table(table: Element, before: int, after: int) -> None:
    """Bring a table of fixed widths to the new width of the text, its columns in proportion."""
    columns = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    edges = [sum(columns[:count]) * after // before for count in range(len(columns) + 1)]
    widths = [right - left for left, right in pairwise(edges)]
    for column, width in zip(table.iterfind(f"{W}tblGrid/{W}gridCol"), widths, strict=True):
        column.set(f"{W}w", str(width))
    for whole in table.iterfind(f"{W}tblPr/{W}tblW[@{W}type='dxa']"):
        whole.set(f"{W}w", str(edges[-1]))
    shown = list(map(str, widths))
    for row in table.iterchildren(_ROW):
        for cell, given_width in zip(row.iterchildren(_CELL), shown, strict=False):
            # Its properties stand first in a cell. There are thousands: no paths, which are slow.
            for given in cell[0].iterchildren(_CELL_WIDTH) if len(cell) else ():
                if given.get(_TYPE) == "dxa":
                    given.set(_WIDTH, given_width)


@lru_cache(maxsize=16)
def tabs_moved(part: bytes, before: int, after: int) -> bytes:
    """Move the right tabs of styles: those of header and footer stay at the edge of the text."""
    styles = parse(part)
    for tab in styles.iter(f"{W}tab"):
        if tab.get(f"{W}val") == "right":
            tab.set(f"{W}pos", str(int(tab.get(f"{W}pos", "0")) * after // before))
    return serialize(styles)
