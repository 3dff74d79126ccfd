"""Blocks: a body, a header or a cell as paragraphs and tables alone, whatever held them."""

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from generator.docx.computed import is_bound
from generator.docx.elements import ALTERNATIVE, INSERTED, THROUGH, chosen
from generator.docx.xml import Element, W

_KINDS = (
    "bookmark",
    "commentRange",
    "moveFromRange",
    "moveToRange",
    "customXmlInsRange",
    "customXmlDelRange",
)
MARKS = frozenset(
    f"{W}{name}"
    for name in (
        *(f"{kind}{edge}" for kind in _KINDS for edge in ("Start", "End")),
        *("permStart", "permEnd", "proofErr"),
    )
)
"""What marks a place between words or blocks and shows nothing itself."""
_PROPERTIES = frozenset(
    f"{W}{name}"
    for name in (
        *("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid"),
        *("sectPr", "pPr"),
    )
)
_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdt"


def in_plain_blocks(parent: Element) -> None:
    """Take paragraphs and tables, rows and cells out of what only holds them, in place.

    Of alternatives the one that Word shows stays; what may stand only inside a paragraph gets one. A
    control that takes its words from elsewhere goes around the words of each of its paragraphs.
    """
    for alternatives in list(parent.iter(ALTERNATIVE)):
        holder = alternatives.getparent()
        if holder is not None:
            at = holder.index(alternatives)
            holder[at : at + 1] = list(chosen(alternatives))
    parent[:] = list(_blocks(list(parent)))


def _blocks(children: Iterable[Element]) -> Iterator[Element]:
    for child in _opened(children):
        if child.tag == _TABLE:
            child[:] = [row for row in _opened(list(child)) if row.tag in _PROPERTIES | MARKS | {_ROW}]
            for row in child.iterfind(_ROW):
                row[:] = [cell for cell in _opened(list(row)) if cell.tag in _PROPERTIES | MARKS | {_CELL}]
                for cell in row.iterfind(_CELL):
                    in_plain_blocks(cell)
        elif child.tag != _PARAGRAPH and child.tag not in MARKS and child.tag not in _PROPERTIES:
            paragraph = etree.Element(_PARAGRAPH)
            paragraph.append(child)
            yield paragraph
            continue
        yield child


def _opened(children: Iterable[Element]) -> Iterator[Element]:
    """Yield elements, in the place of what only holds others those."""
    for child in children:
        if not isinstance(child.tag, str):
            continue
        if child.tag in THROUGH or child.tag in INSERTED:
            if child.tag == _CONTROL and is_bound(child):
                _bind(child)
            yield from _opened(inner for inner in list(child) if inner.tag not in _PROPERTIES)
        else:
            yield child


def _bind(control: Element) -> None:
    """Put a control around the words of each of its paragraphs."""
    properties = control.find(f"{W}sdtPr")
    for paragraph in list(control.iter(_PARAGRAPH)):
        inner = etree.Element(_CONTROL)
        inner.append(deepcopy(properties) if properties is not None else etree.Element(f"{W}sdtPr"))
        content = etree.SubElement(inner, f"{W}sdtContent")
        content.extend([child for child in paragraph if child.tag != f"{W}pPr"])
        paragraph.append(inner)
