"""Bookmarks that an editor or a cleaning took out of a contract, put back where the same words stand."""

from lxml import etree

from generator.docx.aligning import equal_places
from generator.docx.package import pack, unpack
from generator.docx.xml import DOCUMENT, Element, W, parse, serialize

_OURS = ("cl_", "_Ref")


def with_bookmarks(docx: bytes, sent: bytes) -> bytes:
    """Return a document with the bookmarks of clauses and schedules that only `sent` has.

    They go to the paragraphs that read the same in both; where a heading was rewritten its bookmark
    stays away. Where nothing is missing the document is returned as it is.
    """
    parts = unpack(docx)
    root, former = parse(parts[DOCUMENT]), parse(unpack(sent)[DOCUMENT])
    held = set(_names(root))
    if all(name in held for name in _names(former)):
        return docx
    before, after = list(former.iter(f"{W}p")), list(root.iter(f"{W}p"))
    number = 1 + max((int(n) for e in root.iter() if (n := e.get(f"{W}id", "")).isdecimal()), default=0)
    for a, b in equal_places([_text(p) for p in before], [_text(p) for p in after]):
        for name in _names(before[a]):
            if name not in held:
                held.add(name)
                _mark(after[b], name, str(number))
                number += 1
    return pack(parts | {DOCUMENT: serialize(root)})


def _names(element: Element) -> list[str]:
    names = (start.get(f"{W}name", "") for start in element.iter(f"{W}bookmarkStart"))
    return [name for name in names if name.startswith(_OURS)]


def _text(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _mark(paragraph: Element, name: str, number: str) -> None:
    """Set a bookmark around all of a paragraph."""
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": name})
    first = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
    paragraph.insert(first, start)
    etree.SubElement(paragraph, f"{W}bookmarkEnd", {f"{W}id": number})
