"""What a clean copy keeps of a file: the parts that a reader sees, and the relations between them."""

import re
from collections.abc import Iterator

from lxml import etree

from generator.docx.package import CONTENT_TYPES, Parts, parse, serialize
from generator.errors import InputError
from generator.scanning import part_of

__all__ = ["keep_parts", "keeps"]

_SEEN = r"document|numbering|fontTable|footnotes|endnotes|header\d*|footer\d*"
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml"
    rf"|word/(?:{_SEEN}|styles|settings)\.xml|word/_rels/(?:{_SEEN})\.xml\.rels"
    r"|word/theme/(?:theme\d*\.xml|_rels/theme\d*\.xml\.rels)|word/media/[^/]+|word/fonts/[^/]+\.odttf"
    r"|word/(?:charts|diagrams)/[a-zA-Z]+\d*\.xml|word/(?:charts|diagrams)/_rels/[a-zA-Z]+\d*\.xml\.rels"
)
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{urn:schemas-microsoft-com:office:office}relid",
)


def keeps(name: str) -> bool:
    """Say whether a clean copy keeps a part: all others go, also those that no one thought of."""
    return _KEPT.fullmatch(name) is not None


def keep_parts(parts: Parts, *, source: str) -> None:
    """Drop every other part, with the relations to it and its type.

    Raises InputError where the text shows such a part: without it the copy would be broken.
    """
    for name in [name for name in parts if not keeps(name)]:
        del parts[name]
    for name in [name for name in parts if name.endswith(".rels")]:
        _keep_relations(parts, name, source)
    _keep_types(parts)


def _keep_relations(parts: Parts, name: str, source: str) -> None:
    folder, _, owner = name.removesuffix(".rels").rpartition("_rels/")
    root = parse(parts[name])
    shown = frozenset(_shown(parts.get(f"{folder}{owner}")))
    for relation in list(root):
        target = part_of(folder, relation.get("Target", ""))
        if relation.get("TargetMode") == "External" or target in parts:
            continue
        if relation.get("Id", "") in shown:
            message = "may hold more than it shows: take it out, or put a picture in its place"
            raise InputError.single(f"{target} {message}", source=source)
        root.remove(relation)
    parts[name] = serialize(root)


def _shown(part: bytes | None) -> Iterator[str]:
    """Yield the relations that a part names."""
    for element in parse(part).iter(etree.Element) if part else ():
        for name, value in element.attrib.items():
            if str(name).startswith(_RELATION_IDS):
                yield str(value)


def _keep_types(parts: Parts) -> None:
    types = parse(parts[CONTENT_TYPES])
    endings = {name.rpartition(".")[2].lower() for name in parts}
    for entry in list(types):
        name, ending = entry.get("PartName", "").lstrip("/"), entry.get("Extension", "").lower()
        if (name and name not in parts) or (ending and ending not in endings):
            types.remove(entry)
    parts[CONTENT_TYPES] = serialize(types)
