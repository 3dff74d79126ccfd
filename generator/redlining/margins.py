"""Headers and footers: compared by the section and the page they stand on."""

from collections.abc import Iterator

from generator.docx.package import W, parse, serialize
from generator.redlining.blocks import read_blocks
from generator.redlining.body import Body, same
from generator.redlining.matching import match_blocks
from generator.redlining.version import Version

__all__ = ["margins"]

_RELATIONS = "word/_rels/document.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Place = tuple[int, str, str]


def margins(old: Version, new: Version, body: Body) -> Iterator[tuple[str, bytes]]:
    """Yield the headers and footers of the new version that changed, with the changes marked."""
    before, seen = _places(old), set[str]()
    for place, name in _places(new).items():
        if place not in before or name in seen:
            continue
        seen.add(name)
        root = parse(new.parts[name])
        left = read_blocks(parse(old.parts[before[place]]), old.names)
        pairs = match_blocks(left, read_blocks(root, new.names), closed=True)
        if not all(a is not None and b is not None and same(a, b) for a, b in pairs):
            root[:] = body.written(pairs)
            yield name, serialize(root)


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
