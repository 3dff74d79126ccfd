"""The headers of a draft: each kind of page has one, whatever the template left out."""

import re

from generator.docx.package import SETTINGS, add_part
from generator.docx.xml import XML_HEAD, Element, Parts, W, parse
from generator.word.markup import paragraph

_HEADER = re.compile(r"word/header\d*\.xml")
_RELATIONS = "word/_rels/document.xml.rels"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


def headers_of(parts: Parts) -> list[str]:
    """Return the names of the header parts in order."""
    return sorted(name for name in parts if _HEADER.fullmatch(name))


def give_headers(document: Element, parts: Parts) -> None:
    """Add an empty header for each kind of page that has none, in place.

    A later section takes over the header of the one before it, so the first one gets what is missing.
    """
    sections = list(document.iter(f"{W}sectPr"))
    missing = sorted(_missing(sections, even=_tells_even_pages(parts)))
    for kind in missing:
        attributes = {f"{W}type": kind, f"{_R}id": _added(parts)}
        sections[0].insert(0, sections[0].makeelement(f"{W}headerReference", attributes))


def _missing(sections: list[Element], *, even: bool) -> set[str]:
    """Return the kinds of pages that stand somewhere without a header: the rest, even ones, a first one."""
    known: set[str] = set()
    missing: set[str] = set()
    for section in sections:
        known |= _referred(section)
        first = section.find(f"{W}titlePg") is not None
        missing |= {"default", *["even"] * even, *["first"] * first} - known
    return missing


def _tells_even_pages(parts: Parts) -> bool:
    settings = parts.get(SETTINGS)
    return settings is not None and parse(settings).find(f"{W}evenAndOddHeaders") is not None


def _referred(section: Element) -> set[str]:
    return {found.get(f"{W}type", "default") for found in section.iterfind(f"{W}headerReference")}


def _added(parts: Parts) -> str:
    """Add a header part; return the id of the document's relation to it."""
    number = next(n for n in range(1, len(parts) + 2) if f"word/header{n}.xml" not in parts)
    name = f"word/header{number}.xml"
    empty = f'{XML_HEAD}<w:hdr xmlns:w="{W[1:-1]}">{paragraph("ReviewQuiet", "")}</w:hdr>'
    add_part(parts, name, empty, kind=_KIND, relation=_RELATION)
    target = name.removeprefix("word/")
    return next(str(found.get("Id")) for found in parse(parts[_RELATIONS]) if found.get("Target") == target)
