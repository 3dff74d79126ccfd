"""Override tracked changes: all accepted, or all rejected, as Word does it."""

import re
from collections.abc import Callable
from copy import deepcopy

from generator.docx.elements import ALTERNATIVE, DELETED, INSERTED, MARKS, THROUGH, chosen, held
from generator.docx.identity import CHANGES, FORMER, RANGES
from generator.docx.package import pack, unpack
from generator.docx.xml import Element, Parts, W, parse, serialize

# Changes of looks stand in styles and in the numbering too.
_TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|styles|numbering)\.xml")
_RANGES = (*RANGES, f"{W}cellMerge")
_PLAIN = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_KEPT_INSIDE = frozenset(f"{W}{name}" for name in ("rPr", "sectPr", "headerReference", "footerReference"))
_NEVER_EMPTY = frozenset(f"{W}{name}" for name in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"))
_EDGES = frozenset(f"{W}{name}" for name in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr"))


def accepted(docx: bytes) -> bytes:
    """Return a document with every tracked change accepted."""
    return _settled(docx, accept=True)


def rejected(docx: bytes) -> bytes:
    """Return a document with every tracked change rejected."""
    return _settled(docx, accept=False)


def open_changes(parts: Parts) -> int:
    """Count the tracked changes of a file, those of formatting too, whatever prefix its markup has."""
    texts = (parse(part) for name, part in parts.items() if _TEXT_PARTS.fullmatch(name))
    return sum(_count(root) for root in texts)


def _count(root: Element) -> int:
    return sum(1 for _ in root.iter(*CHANGES, *FORMER))


def _settled(docx: bytes, *, accept: bool) -> bytes:
    parts = unpack(docx)
    roots = ((name, parse(part)) for name, part in parts.items() if _TEXT_PARTS.fullmatch(name))
    changed = {name: root for name, root in roots if _count(root) or any(True for _ in root.iter(*RANGES))}
    for name, root in changed.items():
        _settle(root, accept=accept)
        parts[name] = serialize(root)
    return pack(parts) if changed else docx


def _settle(root: Element, *, accept: bool) -> None:
    stay, go = (INSERTED, DELETED) if accept else (DELETED, INSERTED)
    _settle_properties(root, accept=accept)
    _each(root, _RANGES, _remove)
    _settle_rows(root, stay, go)
    ended = _settle_ends(root, stay, go)
    _each(root, go, _remove)
    _each(root, stay, _unwrap)
    for element in root.iter(*_PLAIN):
        element.tag = _PLAIN[str(element.tag)]
    for paragraph in ended:
        _merge(paragraph)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            _remove(table)


def _settle_properties(root: Element, *, accept: bool) -> None:
    """Settle what changed in looks: the element that tells the former look goes, or its content stays."""
    for change in [e for e in root.iter() if e.tag in FORMER]:
        properties = change.getparent()
        if properties is None:
            continue
        former = None if accept else next(iter(change), None)
        properties.remove(change)
        if former is None and accept:
            continue
        kept = [child for child in properties if child.tag in _KEPT_INSIDE]
        before = [deepcopy(child) for child in former] if former is not None else []
        properties[:] = _ordered(properties, before, kept)


def _ordered(properties: Element, before: list[Element], kept: list[Element]) -> list[Element]:
    """Return the former properties with what a change cannot hold: at the end, in a section first."""
    return [*kept, *before] if properties.tag == f"{W}sectPr" else [*before, *kept]


def _settle_rows(root: Element, stay: tuple[str, ...], go: tuple[str, ...]) -> None:
    """Settle rows and cells that came or went."""
    cell = {f"{W}ins": f"{W}cellIns", f"{W}del": f"{W}cellDel"}
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{name}") is not None for name in go):
            _remove(row)
    for tc in list(root.iter(f"{W}tc")):
        if tc.find(f"{W}tcPr/{cell[go[0]]}") is not None:
            _remove(tc)
    for properties in root.iter(f"{W}trPr", f"{W}tcPr"):
        _each(properties, (*stay, cell[stay[0]]), _remove)


def _settle_ends(root: Element, stay: tuple[str, ...], go: tuple[str, ...]) -> list[Element]:
    """Take the marks off the ends of paragraphs; return the paragraphs whose end goes."""
    ended = []
    for paragraph in root.iter(f"{W}p"):
        runs = paragraph.find(f"{W}pPr/{W}rPr")
        if runs is None:
            continue
        if any(runs.find(name) is not None for name in go):
            ended.append(paragraph)
        for mark in [child for child in runs if child.tag in (*stay, *go)]:
            runs.remove(mark)
        if not len(runs):
            _remove(runs)
            properties = paragraph.find(f"{W}pPr")
            if properties is not None and not len(properties):
                paragraph.remove(properties)
    return ended


def _merge(paragraph: Element) -> None:
    """Join a paragraph whose end went with the next, which keeps its look; an empty one just goes."""
    following = _following(paragraph)
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    empty = all(child.tag in _EDGES for child in content)
    if following is not None and following.tag == f"{W}p":
        if not empty:
            place = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
            following[place:place] = content
        _remove(paragraph)
    elif empty and not _alone(paragraph):
        _remove(paragraph)


def _following(paragraph: Element) -> Element | None:
    """Return the block after a paragraph, whatever holds either of them."""
    holder: Element | None = paragraph
    while holder is not None:
        for block, _ in held(holder.itersiblings(), True, lambda _, around: around):
            if block.tag not in MARKS:
                return block
        holder = _around(holder)
    return None


def _around(element: Element) -> Element | None:
    """Return what only holds an element, or has it as the alternative that Word shows."""
    parent = element.getparent()
    if parent is None or parent.tag in THROUGH:
        return parent
    above = parent.getparent()
    return above if above is not None and above.tag == ALTERNATIVE and chosen(above) is parent else None


def _alone(paragraph: Element) -> bool:
    """Return whether a cell would be left without a paragraph at its end, which Word cannot open."""
    parent = paragraph.getparent()
    if parent is None or parent.tag not in _NEVER_EMPTY:
        return False
    before = paragraph.getprevious()
    return paragraph.getnext() is None and (before is None or before.tag != f"{W}p")


def _each(root: Element, tags: tuple[str, ...], act: Callable[[Element], None]) -> None:
    for element in list(root.iter(*tags)):
        act(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)
