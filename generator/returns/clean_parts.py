"""What a clean copy keeps of a file: the parts that a reader sees, and the relations between them."""

from collections.abc import Iterator
from posixpath import dirname

from lxml import etree

from generator.docx.relations import kind_of, leads_out, part_of, relations_of
from generator.docx.xml import CONTENT_TYPES, Parts, parse, serialize
from generator.errors import InputError
from generator.messages import tell

_KINDS = frozenset(
    [
        *("officeDocument", "core-properties", "extended-properties"),
        *("styles", "numbering", "settings", "fontTable", "font", "theme", "themeOverride"),
        *("header", "footer", "footnotes", "endnotes", "image", "chart", "chartStyle", "chartColorStyle"),
        *("chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors"),
        *("diagramDrawing", "chartEx"),
    ]
)
"""Relations to what a reader sees. All other parts go, also those that no one thought of."""
_PACKAGE = "_rels/.rels"
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{urn:schemas-microsoft-com:office:office}relid",
)


def keep_parts(parts: Parts, *, source: str) -> None:
    """Drop every other part, with the relations to it and its type.

    Raises InputError where the text shows such a part: without it the copy would be broken.
    """
    kept = _kept(parts)
    for name in [name for name in parts if name not in kept]:
        del parts[name]
    for name in [name for name in parts if name.endswith(".rels")]:
        _keep_relations(parts, name, source)
    _keep_types(parts)


def _kept(parts: Parts) -> set[str]:
    found, left = {CONTENT_TYPES}, [""]
    while left:
        owner = left.pop()
        name, folder = (relations_of(owner), f"{dirname(owner)}/") if owner else (_PACKAGE, "")
        if name not in parts:
            continue
        found.add(name)
        for relation in parse(parts[name]):
            target = part_of(folder, relation.get("Target") or "")
            if (
                kind_of(relation) in _KINDS
                and not leads_out(relation)
                and target in parts
                and target not in found
            ):
                found.add(target)
                left.append(target)
    return found


def _keep_relations(parts: Parts, name: str, source: str) -> None:
    folder, _, owner = name.removesuffix(".rels").rpartition("_rels/")
    root = parse(parts[name])
    shown = frozenset(_shown(parts.get(f"{folder}{owner}")))
    for relation in list(root):
        target = part_of(folder, relation.get("Target", ""))
        if relation.get("TargetMode") == "External" or target in parts:
            continue
        if relation.get("Id", "") in shown:
            message = tell("may hold more than it shows: take it out, or put a picture in its place")
            raise InputError.single(message, place=target, source=source)
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
