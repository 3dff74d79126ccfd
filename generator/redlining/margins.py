"""Headers and footers: compared by the section and the page they stand on."""

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.docx.aligning import Pairs
from generator.docx.blocks import in_plain_blocks
from generator.docx.package import DOCUMENT_RELATIONS
from generator.docx.xml import Element, Parts, W, parse, serialize
from generator.redlining.blocks import read_blocks
from generator.redlining.body import Body, same
from generator.redlining.matching import match_blocks
from generator.redlining.sections import REFERENCES
from generator.redlining.version import Version

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Place = tuple[str, str]
"""Header or footer, and the kind of page that it stands on."""


def margins(old: Version, new: Version, sections: Pairs[Element], body: Body) -> Iterator[tuple[str, bytes]]:
    """Yield the headers and footers of the new version that changed, with the changes marked.

    One that only the old version has is taken into the new one, all of it marked as gone. Those of a section
    that came or went come and go with it.
    """
    old_names, new_names, seen = _targets(old.parts), _targets(new.parts), set[str]()
    for former, section in sections:
        if former is None or section is None:
            continue
        before = _places(former, old_names)
        for place, name in _places(section, new_names).items():
            there = before.pop(place, "")
            if name not in seen:
                seen.add(name)
                yield from _compared(there, name, old, new, body)
        for place, name in before.items():
            _take_over(place, name, section, old, body)


def _compared(former: str, name: str, old: Version, new: Version, body: Body) -> Iterator[tuple[str, bytes]]:
    root = _plain(new.parts[name])
    left = read_blocks(_plain(old.parts[former]), old.known) if former else ()
    pairs = match_blocks(left, read_blocks(root, new.known), closed=True)
    if not all(a is not None and b is not None and same(a, b) for a, b in pairs):
        root[:] = body.written(pairs)
        yield name, serialize(root)


def _take_over(place: Place, name: str, section: Element, old: Version, body: Body) -> None:
    kind, page = place
    root = _plain(old.parts[name])
    blocks = read_blocks(root, old.known)
    if not any(block.text.strip() for block in blocks):
        return
    root[:] = body.written([(block, None) for block in blocks])
    relation = body.carrier.margin(name, kind.removesuffix("Reference"), serialize(root))
    section.insert(0, etree.Element(f"{W}{kind}", {f"{W}type": page, _ID: relation}))


def _plain(part: bytes) -> Element:
    root = parse(part)
    in_plain_blocks(root)
    return root


def _targets(parts: Parts) -> Mapping[str, str]:
    """Return the parts that the document names, by the numbers of their relations."""
    relations = parse(parts[DOCUMENT_RELATIONS]) if DOCUMENT_RELATIONS in parts else ()
    found = {relation.get("Id", ""): f"word/{relation.get('Target', '')}" for relation in relations}
    return {number: name for number, name in found.items() if name in parts}


def _places(section: Element, targets: Mapping[str, str]) -> dict[Place, str]:
    """Return the part that stands in each place of a section that names one."""
    found = {}
    for reference in section.iter(*REFERENCES):
        if name := targets.get(reference.get(_ID, "")):
            found[str(reference.tag).removeprefix(W), reference.get(f"{W}type", "")] = name
    return found
