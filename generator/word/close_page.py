"""A close page: narrow margins for a document that has to fit few pages, such as a sheet or a short form."""

from collections.abc import Mapping
from functools import lru_cache

from generator.docx.package import STYLES
from generator.docx.xml import Element, Parts, W
from generator.word.review_margin import tabs_moved


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
    for side_by_side in _own_table(document):
        at = 0
        for element in side_by_side:
            end = at + int(element.get(f"{W}w", "0"))
            # The edges grow, so that what is side by side is as wide as it all is.
            element.set(f"{W}w", str(end * after // width - at * after // width))
            at = end
    parts[STYLES] = _tabs(parts[STYLES], width, after)


_tabs = lru_cache(maxsize=8)(tabs_moved)


def _own_table(document: Element) -> list[list[Element]]:
    """Return what says how wide the frame's own table is: its width, its columns, the cells of each row.

    It is the first table that follows the title.
    """
    titled = False
    for block in document[0]:
        style = block.find(f"{W}pPr/{W}pStyle") if block.tag == f"{W}p" else None
        titled = titled or (style is not None and style.get(f"{W}val") == "Title")
        if titled and block.tag == f"{W}tbl":
            rows = [list(row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")) for row in block.iterfind(f"{W}tr")]
            columns = list(block.iterfind(f"{W}tblGrid/{W}gridCol"))
            return list(filter(_in_points, [list(block.iterfind(f"{W}tblPr/{W}tblW")), columns, *rows]))
    return []


def _in_points(widths: list[Element]) -> bool:
    return all(width.get(f"{W}type", "dxa") == "dxa" for width in widths)
