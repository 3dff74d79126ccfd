"""Cleaning: a copy that gives away nothing of who worked on it and what it was made of."""

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from generator.docx.accepting import accepted, open_changes, rejected
from generator.docx.field_codes import field_codes
from generator.docx.identity import EDITORS_IDS, PERSONAL, RANGES
from generator.docx.package import pack, unpack
from generator.docx.xml import XML_HEAD, Element, Parts, W, parse, serialize
from generator.errors import InputError
from generator.messages import tell_many
from generator.returns.clean_parts import keep_parts
from generator.returns.drawings import PictureError
from generator.returns.hidden import Hiding, hidden_runs, hiding_in, without_hidden
from generator.returns.opening import Opened
from generator.returns.pictures import without_notes

Resolve = Literal["refuse", "accept", "reject"]

_TEXT = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_COMMENT_MARKS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd"))
_COMMENT_SIGNS = tuple(f"{W}{name}" for name in ("commentReference", "annotationRef"))
# What an editor notes for itself in the text and in its settings.
_NOTED = (
    *(f"{W}{name}" for name in ("proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "dataBinding")),
    *(f"{W}{name}" for name in ("printerSettings", "docPartObj", "placeholder")),
    "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",
    *RANGES,
)
_SETTINGS = (
    "rsids", "trackRevisions", "docVars", "attachedTemplate", "revisionView", "documentProtection",
    "writeProtection", "mailMerge", "saveThroughXslt",
)  # fmt: skip
_POINTS = re.compile(r"(?:REF|PAGEREF|NOTEREF)\s+(\S+)|\\l\s+\"?([^\"\s]+)", re.IGNORECASE)
# Word writes into pictures where they were taken from.
_OF_PICTURES = re.compile(r"(?:\{urn:schemas-microsoft-com:office:office\})?(?:name|descr|title|alt|href)")
_PICTURES = frozenset(["docPr", "cNvPr", "imagedata", "shape", "rect", "image"])
_FILE_NAME = re.compile(r"[\\/]|\.[A-Za-z]\w{1,4}$")
# A drawing of the older kind may hold itself again, packed, with all that Word knew of it.
_TELLING = PERSONAL | {"{urn:schemas-microsoft-com:office:office}gfxdata"}
_KEPT_PROPERTIES = frozenset(["title", "subject", "language"])


def cleaned(opened: Opened, resolve: Resolve = "refuse") -> bytes:
    """Return the copy.

    Raises InputError where tracked changes are open and are neither to be accepted nor rejected, and
    for a file that cannot be cleaned whole.
    """
    count = open_changes(opened.parts)
    if count and resolve == "refuse":
        raise InputError.single(
            tell_many(
                count,
                "has {count} open tracked change: settle it in Word, or add --accept-changes or "
                "--reject-changes",
                "has {count} open tracked changes: settle them in Word, or add --accept-changes or "
                "--reject-changes",
            ),
            source=opened.source,
        )
    parts = unpack({"accept": accepted, "reject": rejected}.get(resolve, bytes)(opened.data))
    if left := open_changes(parts):
        message = tell_many(
            left,
            "has {count} tracked change that cannot be settled here: settle it in Word",
            "has {count} tracked changes that cannot be settled here: settle them in Word",
        )
        raise InputError.single(message, source=opened.source)
    kept, hiding = frozenset(_targets(parts)), hiding_in(parts)
    for name in [name for name in parts if _TEXT.fullmatch(name)]:
        parts[name] = _text(parts[name], kept, hiding)
    for name in [name for name in parts if name.startswith("word/") and name.endswith(".xml")]:
        parts[name] = _without_ids(parts[name])
    keep_parts(parts, source=opened.source)
    for name in [name for name in parts if not name.endswith((".xml", ".rels"))]:
        try:
            parts[name] = without_notes(parts[name])
        except PictureError as error:
            raise InputError.single(str(error), place=name, source=opened.source) from error
    _forget(parts)
    return pack(parts)


def hidden_passages(parts: Parts) -> int:
    """Count the runs of hidden text in a file: a clean copy is without them."""
    hiding = hiding_in(parts)
    texts = (parse(part) for name, part in parts.items() if _TEXT.fullmatch(name))
    return sum(1 for root in texts for _ in hidden_runs(root, hiding))


def _targets(parts: Parts) -> Iterator[str]:
    """Yield the bookmarks that a field or a link needs."""
    for name, part in parts.items():
        if not _TEXT.fullmatch(name):
            continue
        root = parse(part)
        for link in root.iter(f"{W}hyperlink"):
            yield link.get(f"{W}anchor", "")
        for code in field_codes(root):
            yield from (found[1] or found[2] for found in _POINTS.finditer(code.text))


def _text(part: bytes, kept: frozenset[str], hiding: Hiding) -> bytes:
    root = parse(part)
    without_hidden(root, hiding)
    for sign in list(root.iter(*_COMMENT_SIGNS)):
        _remove_sign(sign)
    for element in list(root.iter(*_COMMENT_MARKS, *_NOTED)):
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
        for name in [n for n in element.attrib if n in _TELLING or EDITORS_IDS.fullmatch(str(n))]:
            del element.attrib[name]
        _without_file_names(element)
    settings = {f"{W}{name}" for name in _SETTINGS}
    for child in [c for c in root if c.tag in settings]:
        root.remove(child)
    for element in [e for e in root.iter() if EDITORS_IDS.fullmatch(str(e.tag))]:
        _remove(element)
    for data in list(root.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData")):
        _remove(data)
    return serialize(root)


def _without_file_names(element: Element) -> None:
    """Take paths and names of files off a picture; words that describe it stay."""
    if not isinstance(element.tag, str) or etree.QName(element).localname not in _PICTURES:
        return
    for name, value in list(element.attrib.items()):
        if _OF_PICTURES.fullmatch(str(name)) and _FILE_NAME.search(str(value)):
            element.set(name, "Picture" if name == "name" else "")


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
