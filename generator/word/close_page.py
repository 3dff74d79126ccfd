"""A close page: narrow margins for a document that has to fit few pages, such as a sheet or a short form."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from generator.docx.package import STYLES
from generator.docx.xml import Element, Parts, W
from generator.word.review_margin import tabs_moved

_WIDTHS = tuple(f"{W}{name}" for name in ("tblW", "gridCol", "tcW"))


def close_page(document: Element, parts: Parts, width: int, aside: int, most: Mapping[str, int]) -> None:
    """Narrow the margins of every section, in place; `width` is that of the text before.

    `aside` is taken from each side, `most` are the widest margins above and below, all in twentieths of a
    point. Right tabs and the frame's own table grow with the text; what else is printed is made for it.
    """
    after = width + 2 * aside
    for margins in document.iter(f"{W}pgMar"):
        for side in ("left", "right"):
            margins.set(f"{W}{side}", str(int(margins.get(f"{W}{side}", "0")) - aside))
        for side, widest in most.items():
            if (given := margins.get(f"{W}{side}")) is not None:
                margins.set(f"{W}{side}", str(min(int(given), widest)))
    _grow(_own_table(document), width, after)
    parts[STYLES] = _tabs(parts[STYLES], width, after)


_tabs = lru_cache(maxsize=8)(tabs_moved)


def _own_table(document: Element) -> list[Element]:
    """Return what says how wide the frame's own table is: the first one that follows the title."""
    titled = False
    for block in document[0]:
        style = block.find(f"{W}pPr/{W}pStyle") if block.tag == f"{W}p" else None
        titled = titled or (style is not None and style.get(f"{W}val") == "Title")
        if titled and block.tag == f"{W}tbl":
            return list(block.iter(*_WIDTHS))
    return []


def _grow(measures: list[Element], before: int, after: int) -> None:
    """Widen a table in place, with columns that add up to the wider text to the unit."""
    columns = [int(each.get(f"{W}w", "0")) for each in measures if each.tag == f"{W}gridCol"]
    edges = [sum(columns[:count]) * after // before for count in range(len(columns) + 1)]
    widths = dict(zip(columns, (right - left for left, right in pairwise(edges)), strict=True))
    widths[sum(columns)] = edges[-1]
    for each in measures:
        if each.get(f"{W}type", "dxa") == "dxa" and (given := each.get(f"{W}w")) is not None:
            each.set(f"{W}w", str(widths.get(int(given), int(given))))
