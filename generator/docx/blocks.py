"""Blocks: a body, a header or a cell as paragraphs and tables alone, whatever held them."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.docx.computed import is_bound
from generator.docx.elements import ALTERNATIVE, MARKS, PROPERTIES, chosen, held
from generator.docx.xml import Element, W

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
    section = [child for child in parent if child.tag == f"{W}sectPr"]
    own = [child for child in parent if child.tag in PROPERTIES and child not in section]
    parent[:] = [*own, *_blocks(parent), *section]


def _blocks(parent: Element) -> Iterator[Element]:
    for child in _opened(parent):
        if child.tag == _TABLE:
            child[:] = _with_properties(child, _ROW)
            for row in child.iterfind(_ROW):
                row[:] = _with_properties(row, _CELL)
                for cell in row.iterfind(_CELL):
                    in_plain_blocks(cell)
        elif child.tag != _PARAGRAPH and child.tag not in MARKS:
            paragraph = etree.Element(_PARAGRAPH)
            paragraph.append(child)
            yield paragraph
            continue
        yield child


def _with_properties(parent: Element, kind: str) -> list[Element]:
    """Return what stands in a table or a row: its own properties, its rows or cells, and marks."""
    own = [child for child in parent if child.tag in PROPERTIES]
    return [*own, *(child for child in _opened(parent) if child.tag == kind or child.tag in MARKS)]


def _opened(parent: Element) -> list[Element]:
    """Return what stands in an element, in the place of what only holds others those."""
    return [child for child, _ in held(parent, True, _entered)]


def _entered(holder: Element, _around: bool) -> bool:
    if holder.tag == _CONTROL and is_bound(holder):
        _bind(holder)
    return True


def _bind(control: Element) -> None:
    """Put a control around the words of each of its paragraphs."""
    properties, held_whole = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    for run in () if held_whole is None else held_whole.findall(f"{W}r"):
        paragraph = etree.Element(_PARAGRAPH)
        run.addprevious(paragraph)
        paragraph.append(run)
    for paragraph in list(control.iter(_PARAGRAPH)):
        inner = etree.Element(_CONTROL)
        inner.append(deepcopy(properties) if properties is not None else etree.Element(f"{W}sdtPr"))
        content = etree.SubElement(inner, f"{W}sdtContent")
        content.extend([child for child in paragraph if child.tag != f"{W}pPr"])
        paragraph.append(inner)
