"""The parts of a Word file, and the file they make: equal parts make equal bytes."""

import io
import zipfile
from collections.abc import Collection, Mapping
from functools import lru_cache

from lxml import etree

from generator.docx.normalizing import in_usual_form
from generator.docx.xml import CONTENT_TYPES, Parts, parse, serialize
from generator.docx.zipping import archive, deflated

CORE = "docProps/core.xml"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
"""Stands in for the relations of a text that has lost them."""
NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
STYLES = "word/styles.xml"

COMPRESSION = 5
"""How hard a document is compressed unless it is said: as small as zlib's usual 6 in half its time."""


def add_part(parts: Parts, name: str, content: str | bytes, *, kind: str, relation: str) -> str:
    """Add a part: its content type if it has one of its own, the relation to it if there is one.

    Returns the id of that relation, or nothing.
    """
    parts[name] = content if isinstance(content, bytes) else content.encode()
    if kind:
        parts[CONTENT_TYPES] = _with_type(parts[CONTENT_TYPES], name, kind)
    if not relation:
        return ""
    before = parts.get(DOCUMENT_RELATIONS, NO_RELATIONS)
    parts[DOCUMENT_RELATIONS] = _with_relation(before, name, relation)
    return str(parse(parts[DOCUMENT_RELATIONS])[-1].attrib["Id"])


@lru_cache(maxsize=64)
def _with_type(part: bytes, name: str, kind: str) -> bytes:
    types = parse(part)
    etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{name}", ContentType=kind)
    return serialize(types)


@lru_cache(maxsize=64)
def _with_relation(part: bytes, name: str, relation: str) -> bytes:
    relations = parse(part)
    target = name.removeprefix("word/") if name.startswith("word/") else f"../{name}"
    etree.SubElement(
        relations,
        f"{{{relations.nsmap[None]}}}Relationship",
        Id=f"rIdAdded{len(relations) + 1}",
        Type=relation,
        Target=target,
    )
    return serialize(relations)


def unpack(data: bytes) -> Parts:
    """Return the parts of a Word file in their usual form; raise zipfile.BadZipFile where it is none."""
    return in_usual_form(as_named(data))


def as_named(data: bytes) -> Parts:
    """Return the parts of a Word file under the names that they have in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def pack(parts: Mapping[str, bytes], *, own: Collection[str] = (), compression: int = COMPRESSION) -> bytes:
    """Return the file of the parts: the types first, every date the same.

    `own` names the parts that no other document has: the rest is deflated once and kept.
    `compression` goes from 1, fast, to 9, small.
    """
    alone = own or parts.keys()
    order = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
    return archive(
        (deflated if name in alone else _deflated_once)(name, parts[name], compression) for name in order
    )


_deflated_once = lru_cache(maxsize=256)(deflated)
