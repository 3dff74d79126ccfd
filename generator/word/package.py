"""The parts of a Word file, and the file they make: equal parts make equal bytes."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

__all__ = [
    "CONTENT_TYPES",
    "DOCUMENT",
    "NUMBERING",
    "SETTINGS",
    "STYLES",
    "XML_HEAD",
    "Parts",
    "W",
    "add_part",
    "pack",
    "parse",
    "serialize",
    "unpack",
]

Parts = dict[str, bytes]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
STYLES = "word/styles.xml"

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def parse(part: bytes) -> "etree._Element":
    """Parse a part strictly: broken markup is an error, never a shorter document."""
    return etree.fromstring(part, _PARSER)


def serialize(root: "etree._Element") -> bytes:
    """Write a part as Word does."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_part(parts: Parts, name: str, content: str, *, kind: str, relation: str) -> None:
    """Add a part: its content type if it has one of its own, the relation to it if there is one."""
    parts[name] = content.encode()
    if kind:
        types = parse(parts[CONTENT_TYPES])
        etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{name}", ContentType=kind)
        parts[CONTENT_TYPES] = serialize(types)
    if not relation:
        return
    relations = parse(parts[DOCUMENT_RELATIONS])
    target = name.removeprefix("word/") if name.startswith("word/") else f"../{name}"
    etree.SubElement(
        relations,
        f"{{{relations.nsmap[None]}}}Relationship",
        Id=f"rIdAdded{len(relations) + 1}",
        Type=relation,
        Target=target,
    )
    parts[DOCUMENT_RELATIONS] = serialize(relations)


def unpack(data: bytes) -> Parts:
    """Return the parts of a Word file; raise zipfile.BadZipFile where it is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the file of the parts: the types first, the rest by name, every date the same."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, parts[name])
    return buffer.getvalue()
