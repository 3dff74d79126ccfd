"""The tree of tags of a PDF, as LibreOffice makes it: what a checker misses in it, mended in place."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, Pdf

Decoration = frozenset[tuple[Any, int]]
"""Content that says nothing: its page and its number there."""

# LibreOffice tags a paragraph with the name of its style.
_HEADS_A_COLUMN = "/Signature Role"
_CELLS = ("/TH", "/TD")
_MAY_BE_EMPTY = ("/Document", "/Table", "/TR", *_CELLS)


def mend_tags(pdf: Pdf) -> Decoration:
    """Give tables header cells, links their whole text; leave out what is empty and what is decoration.

    Return the decoration that was left out: its page has to say so too.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return frozenset()
    owners = NumberTree(root["/ParentTree"])
    left_out: set[tuple[Any, int]] = set()
    for element in list(_elements(root)):
        _drop(element, _is_empty)
        _join_links(element, owners)
        for decoration in _drop(element, _is_decoration):
            left_out |= _forget(decoration, owners)
        if element.get("/S") == "/Table":
            _head(element)
    return frozenset(left_out)


def _elements(element: Any) -> Iterator[Any]:
    """Yield an element and all below it."""
    yield element
    for kid in _kids(element):
        if _is_element(kid):
            yield from _elements(kid)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def _is_link_annotation(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"


def _drop(element: Any, drops: Callable[[Any], bool]) -> list[Any]:
    """Take kids out of an element and return them."""
    kids = _kids(element)
    dropped = [kid for kid in kids if _is_element(kid) and drops(kid)]
    if dropped:
        element["/K"] = Array([kid for kid in kids if not (_is_element(kid) and drops(kid))])
    return dropped


def _is_empty(element: Any) -> bool:
    """Say whether there is nothing to read: Word wants a paragraph in every cell."""
    return element["/S"] not in _MAY_BE_EMPTY and not _kids(element) and "/Alt" not in element


def _is_decoration(element: Any) -> bool:
    """Say whether this is a drawing that nothing describes, such as a watermark.

    LibreOffice tags the first of a section as a division beside the document.
    """
    beside = element["/S"] != "/Document" and element["/P"].get("/Type") == "/StructTreeRoot"
    drawn = element["/S"] == "/Figure" and "/Alt" not in element and "/ActualText" not in element
    return (beside or drawn) and all(isinstance(kid, int) for kid in _kids(element))


def _forget(element: Any, owners: NumberTree) -> set[tuple[Any, int]]:
    """Take the content of an element out of the page's list of owners; return it."""
    page = element["/Pg"]
    numbers = {int(kid) for kid in _kids(element)}
    owned = owners[int(page["/StructParents"])]
    for number in numbers:
        owned[number] = None
    return {(page.objgen, number) for number in numbers}


def _join_links(element: Any, owners: NumberTree) -> None:
    """Give the words of a link all its areas: at a line's end LibreOffice leaves one in a link of its own."""
    kids = _kids(element)
    for first, second in itertools.pairwise(kids):
        if not (_is_wordless_link(first) and _is_element(second) and second["/S"] == "/Link"):
            continue
        for area in _kids(first):
            owners[int(area["/Obj"]["/StructParent"])] = second
        second["/K"] = Array([*_kids(second), *_kids(first)])
        first["/K"] = Array()
    _drop(element, _is_empty)


def _is_wordless_link(kid: Any) -> bool:
    return _is_element(kid) and kid["/S"] == "/Link" and all(map(_is_link_annotation, _kids(kid)))


def _head(table: Any) -> None:
    """Say which cells head a column or a row.

    Rows that head others in Word's sense do so already. The roles above the signatures head columns; a
    table without any heading is read by its first column, as the cover page is.
    """
    rows = [[kid for kid in _kids(row) if _is_element(kid) and kid["/S"] in _CELLS] for row in _rows(table)]
    for cells in rows:
        for cell in cells:
            if any(_is_element(kid) and kid["/S"] == _HEADS_A_COLUMN for kid in _kids(cell)):
                _make_header(cell, Name.Column)
    if not any(cell["/S"] == "/TH" for cells in rows for cell in cells):
        for cells in rows:
            _make_header(cells[0], Name.Row)


def _rows(table: Any) -> list[Any]:
    return [kid for kid in _kids(table) if _is_element(kid) and kid["/S"] == "/TR"]


def _make_header(cell: Any, scope: Name) -> None:
    if cell["/S"] == "/TH":
        return
    cell["/S"] = Name.TH
    given = cell.get("/A")
    attributes = [] if given is None else list(given) if isinstance(given, Array) else [given]
    cell["/A"] = Array([*attributes, Dictionary(O=Name.Table, Scope=scope)])
