"""Headers and footers: compared by the section and the page they stand on."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from generator.docx.blocks import in_plain_blocks
from generator.docx.xml import Element, W, parse, serialize
from generator.redlining.blocks import read_blocks
from generator.redlining.body import Body, same
from generator.redlining.matching import match_blocks
from generator.redlining.version import Version

_RELATIONS = "word/_rels/document.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Place = tuple[int, str, str]


def margins(old: Version, new: Version, body: Body) -> Iterator[tuple[str, bytes]]:
    """Yield the headers and footers of the new version that changed, with the changes marked.

    One that only the old version has is taken into the new one, all of it marked as gone.
    """
    before, seen = _places(old), set[str]()
    for place, name in _places(new).items():
        former = before.pop(place, "")
        if name in seen:
            continue
        seen.add(name)
        root = _plain(new.parts[name])
        left = read_blocks(_plain(old.parts[former]), old.names) if former else ()
        pairs = match_blocks(left, read_blocks(root, new.names), closed=True)
        if not all(a is not None and b is not None and same(a, b) for a, b in pairs):
            root[:] = body.written(pairs)
            yield name, serialize(root)
    for place, name in before.items():
        _take_over(place, name, old, new, body)


def _take_over(place: Place, name: str, old: Version, new: Version, body: Body) -> None:
    number, kind, page = place
    section = next(islice(new.document.iter(f"{W}sectPr"), number, None), None)
    root = _plain(old.parts[name])
    blocks = read_blocks(root, old.names)
    if section is None or not any(block.text.strip() for block in blocks):
        return
    root[:] = body.written([(block, None) for block in blocks])
    relation = body.carrier.margin(name, kind.removesuffix("Reference"), serialize(root))
    section.insert(0, etree.Element(f"{W}{kind}", {f"{W}type": page, _ID: relation}))


def _plain(part: bytes) -> Element:
    root = parse(part)
    in_plain_blocks(root)
    return root


def _places(version: Version) -> dict[Place, str]:
    """Return the part that stands in each place: section, header or footer, kind of page."""
    relations = parse(version.parts[_RELATIONS]) if _RELATIONS in version.parts else ()
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    found = {}
    for number, section in enumerate(version.document.iter(f"{W}sectPr")):
        for reference in section:
            target = targets.get(reference.get(_ID))
            if target and f"word/{target}" in version.parts:
                kind = str(reference.tag).removeprefix(W)
                found[number, kind, reference.get(f"{W}type", "")] = f"word/{target}"
    return found
