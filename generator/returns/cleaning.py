"""Cleaning: a copy that gives away nothing of who worked on it and what it was made of."""

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from generator.errors import InputError
from generator.redlining import accepted, rejected
from generator.returns.opening import Opened
from generator.scanning import part_of
from generator.word.package import CONTENT_TYPES, DOCUMENT, XML_HEAD, Parts, W, pack, parse, serialize, unpack

__all__ = ["Resolve", "cleaned", "open_changes"]

Element = etree._Element  # noqa: SLF001  the only name lxml has for it
Resolve = Literal["refuse", "accept", "reject"]

_DROPPED = re.compile(
    r"customXml/.*|docProps/(?:custom\.xml|thumbnail\..*)|word/(?:comments\w*|people|glossary/.*)\.xml"
    r"|word/(?:_rels/)?(?:comments\w*|people)\.xml\.rels|word/glossary/.*|word/printerSettings/.*"
)
_TEXT = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_CHANGES = frozenset(["ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"])
_COMMENT_MARKS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd"))
_COMMENT_SIGNS = tuple(f"{W}{name}" for name in ("commentReference", "annotationRef"))
# What an editor notes for itself in the text and in its settings.
_NOTED = ("proofErr", "permStart", "permEnd", "lastRenderedPageBreak")
_SETTINGS = ("rsids", "trackRevisions", "docVars", "attachedTemplate", "revisionView", "documentProtection")
_EDITORS_IDS = re.compile(
    r"\{http://schemas\.microsoft\.com/office/word/20\d\d/(?:wordml|\d\d/wordml)\}(?:paraId|textId|docId)"
    rf"|{re.escape(W)}rsid\w*"
)
_POINTS = re.compile(r"(?:REF|PAGEREF|NOTEREF)\s+(\S+)|\\l\s+\"?([^\"\s]+)", re.IGNORECASE)
_KEPT_PROPERTIES = frozenset(["title", "subject", "language"])


def cleaned(opened: Opened, resolve: Resolve = "refuse") -> bytes:
    """Return the copy.

    Raises InputError where tracked changes are open and are neither to be accepted nor rejected.
    """
    count = open_changes(opened.parts)
    if count and resolve == "refuse":
        raise InputError.single(
            f"has {count} open tracked changes: settle them in Word, or add --accept-changes or "
            "--reject-changes",
            source=opened.source,
        )
    data = {"accept": accepted, "reject": rejected}.get(resolve, bytes)(opened.data)
    parts = {name: part for name, part in unpack(data).items() if not _DROPPED.fullmatch(name)}
    _drop_relations(parts)
    _drop_types(parts)
    kept = frozenset(_targets(parts))
    for name in [name for name in parts if _TEXT.fullmatch(name)]:
        parts[name] = _text(parts[name], kept)
    for name in [name for name in parts if name.startswith("word/") and name.endswith(".xml")]:
        parts[name] = _without_ids(parts[name])
    _forget(parts)
    return pack(parts)


def open_changes(parts: Parts) -> int:
    """Count the tracked changes of a file, those of formatting too."""
    texts = (parse(part) for name, part in parts.items() if _TEXT.fullmatch(name))
    return sum(1 for root in texts for element in root.iter() if _is_change(element))


def _is_change(element: Element) -> bool:
    if not isinstance(element.tag, str) or not element.tag.startswith(W):
        return False
    name = element.tag.removeprefix(W)
    return name in _CHANGES or name.endswith("Change")


def _drop_relations(parts: Parts) -> None:
    """Drop the relations to parts that are gone, and the relations of parts that are gone."""
    for name in [name for name in parts if name.endswith(".rels")]:
        root = parse(parts[name])
        folder = name.rpartition("_rels/")[0]
        for relation in list(root):
            inside = relation.get("TargetMode") != "External"
            if inside and part_of(folder, relation.get("Target", "")) not in parts:
                root.remove(relation)
        parts[name] = serialize(root)


def _drop_types(parts: Parts) -> None:
    types = parse(parts[CONTENT_TYPES])
    for entry in list(types):
        name = entry.get("PartName", "").lstrip("/")
        if name and name not in parts:
            types.remove(entry)
    parts[CONTENT_TYPES] = serialize(types)


def _targets(parts: Parts) -> Iterator[str]:
    """Yield the bookmarks that a field or a link needs."""
    for name, part in parts.items():
        if not _TEXT.fullmatch(name):
            continue
        root = parse(part)
        for link in root.iter(f"{W}hyperlink"):
            yield link.get(f"{W}anchor", "")
        fields = ["".join(text.text or "" for text in p.iter(f"{W}instrText")) for p in root.iter(f"{W}p")]
        fields += [simple.get(f"{W}instr", "") for simple in root.iter(f"{W}fldSimple")]
        for field in fields:
            yield from (found[1] or found[2] for found in _POINTS.finditer(field))


def _text(part: bytes, kept: frozenset[str]) -> bytes:
    root = parse(part)
    for sign in list(root.iter(*_COMMENT_SIGNS)):
        _remove_sign(sign)
    for element in list(root.iter(*_COMMENT_MARKS, *(f"{W}{name}" for name in _NOTED))):
        _remove(element)
    gone = {mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") not in kept}
    for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if mark.get(f"{W}id") in gone:
            _remove(mark)
    return serialize(root)


def _remove_sign(sign: Element) -> None:
    """Remove the sign of a comment, and its run where nothing else is in it."""
    run = sign.getparent()
    _remove(sign)
    if run is not None and run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
        _remove(run)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _without_ids(part: bytes) -> bytes:
    """Drop the numbers by which editors know their own sittings and paragraphs, and settings that tell."""
    root = parse(part)
    for element in root.iter():
        for name in [name for name in element.attrib if _EDITORS_IDS.fullmatch(str(name))]:
            del element.attrib[name]
    for element in [child for child in root if child.tag in {f"{W}{name}" for name in _SETTINGS}]:
        root.remove(element)
    return serialize(root)


def _forget(parts: Parts) -> None:
    """Write the file's properties without names, times and programs."""
    if "docProps/core.xml" in parts:
        root = parse(parts["docProps/core.xml"])
        for child in list(root):
            if etree.QName(child).localname not in _KEPT_PROPERTIES:
                root.remove(child)
        parts["docProps/core.xml"] = serialize(root)
    if "docProps/app.xml" in parts:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        parts["docProps/app.xml"] = f'{XML_HEAD}<Properties xmlns="{kind}"/>'.encode()
    if DOCUMENT not in parts:
        raise ValueError("the document itself is missing")
