"""The headers of a draft: each kind of page has one, whatever the template left out."""

import re
from collections.abc import Iterator

from generator.word.package import DOCUMENT, SETTINGS, XML_HEAD, Element, Parts, W, add_part, parse, serialize

__all__ = ["give_headers", "headers_of"]

_HEADER = re.compile(r"word/header\d*\.xml")
_RELATIONS = "word/_rels/document.xml.rels"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


def headers_of(parts: Parts) -> list[str]:
    """Return the names of the header parts in order."""
    return sorted(name for name in parts if _HEADER.fullmatch(name))


def give_headers(parts: Parts) -> None:
    """Add an empty header for each kind of page that has none, in place.

    A later section takes over the header of the one before it, so the first one gets what is missing.
    """
    document = parse(parts[DOCUMENT])
    sections = list(document.iter(f"{W}sectPr"))
    missing = [kind for kind in _kinds(sections, parts) if kind not in _referred(sections[0])]
    for kind in missing:
        reference = sections[0].makeelement(
            f"{W}headerReference", {f"{W}type": kind, f"{_R}id": _added(parts)}
        )
        sections[0].insert(0, reference)
    if missing:
        parts[DOCUMENT] = serialize(document)


def _kinds(sections: list[Element], parts: Parts) -> Iterator[str]:
    """Yield the kinds of pages that a document has: the first of a section, even ones, the rest."""
    yield "default"
    if any(section.find(f"{W}titlePg") is not None for section in sections):
        yield "first"
    settings = parts.get(SETTINGS)
    if settings is not None and parse(settings).find(f"{W}evenAndOddHeaders") is not None:
        yield "even"


def _referred(section: Element) -> set[str]:
    return {found.get(f"{W}type", "default") for found in section.iterfind(f"{W}headerReference")}


def _added(parts: Parts) -> str:
    """Add a header part; return the id of the document's relation to it."""
    number = next(n for n in range(1, len(parts) + 2) if f"word/header{n}.xml" not in parts)
    name = f"word/header{number}.xml"
    add_part(
        parts, name, f'{XML_HEAD}<w:hdr xmlns:w="{W[1:-1]}"><w:p/></w:hdr>', kind=_KIND, relation=_RELATION
    )
    target = name.removeprefix("word/")
    return next(str(found.get("Id")) for found in parse(parts[_RELATIONS]) if found.get("Target") == target)
