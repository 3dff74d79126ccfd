"""A file that came back: read without what leads out of it, where that harms no mere reader.

Law firms' files are tied to the firm's template and hold linked pictures, sheets and charts. Here
nothing follows such a tie: it is taken out, and what is left must pass the whole scan.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.docx.relations import kind_of, leads_out, part_of
from generator.errors import InputError, Problem
from generator.messages import listed, tell, tell_many
from generator.scanning.archive import unpacked
from generator.scanning.foreign import read_foreign
from generator.scanning.markup import parsed
from generator.scanning.relations import link_is_safe
from generator.scanning.scan import scan
from generator.scanning.unlinking import Found, unlink

if TYPE_CHECKING:
    from lxml import etree

_TYPES = "[Content_Types].xml"
_EMBEDDED = re.compile(r"(.*/)?(embeddings|oleObjects?)/.*", re.IGNORECASE)
_OBJECTS = ("oleObject", "package")


@dataclass(frozen=True, slots=True)
class Received:
    """A Word file that passes the scan, and what was left out of it, in words; empty where nothing was."""

    data: bytes
    left_out: str


def read_received(path: Path) -> Received:
    """Read a Word file that came back, without ties to a local template, linked pictures and objects.

    Raises InputError for what the scan refuses in what is left: macros, entities, broken files.
    """
    data = read_foreign(path)
    try:
        scan(data, source=str(path))
    except InputError:
        cut, left_out = _cut(data)
        if not left_out:
            raise
        scan(cut, source=str(path))
        return Received(cut, left_out)
    return Received(data, "")


def _cut(data: bytes) -> tuple[bytes, str]:
    """Return a file without what leads out of it, and what that was; as it is where it is broken."""
    parts, problems = unpacked(data)
    found = [] if problems or _TYPES not in parts else list(parsed(parts))
    markup = dict(item for item in found if not isinstance(item, Problem))
    if not found or len(markup) < len(found) or _TYPES not in markup:
        return data, ""
    told, gone = _cut_relations(parts, markup)
    inside: Counter[Found] = Counter()
    for name, root in markup.items():
        if not name.endswith(".rels") and name != _TYPES:
            inside += unlink(root, gone.get(name, frozenset()))
    for name in [name for name in parts if _EMBEDDED.fullmatch(name)]:
        del parts[name]
    _cut_types(markup[_TYPES], parts)
    # An old picture is there twice, as a relation and as a field: the higher count is true.
    return _packed(parts, markup), _in_words(told | inside)


def _cut_relations(
    parts: Mapping[str, bytes], markup: "Mapping[str, etree._Element]"
) -> "tuple[Counter[Found], dict[str, frozenset[str]]]":
    """Take the relations out; return how many there were, and the ids that are gone by part."""
    told: Counter[Found] = Counter()
    told["object"] = sum(1 for name in parts if _EMBEDDED.fullmatch(name))
    gone: dict[str, frozenset[str]] = {}
    for name in [name for name in markup if name.endswith(".rels")]:
        folder, _, part = name.removesuffix(".rels").rpartition("_rels/")
        cut = [(relation, kind) for relation in markup[name] if (kind := _kind(relation, folder))]
        for relation, kind in cut:
            markup[name].remove(relation)
            told[kind] += leads_out(relation) or kind != "object"
        gone[f"{folder}{part}"] = frozenset(relation.get("Id", "") for relation, _ in cut)
    return told, gone


def _kind(relation: "etree._Element", folder: str) -> Found | None:
    """Return what a relation is that may go; None where it stays, harmless or refused."""
    kind = kind_of(relation)
    target = relation.get("Target") or ""
    if kind in _OBJECTS or (not leads_out(relation) and _EMBEDDED.fullmatch(part_of(folder, target))):
        return "object"
    if not leads_out(relation):
        return None
    if kind == "attachedTemplate":
        return "template"
    if kind in ("mailMergeSource", "mailMergeHeaderSource"):
        return "list"
    if kind == "hyperlink" and not link_is_safe(target):
        return "link"
    return "picture" if kind == "image" else None


def _cut_types(types: "etree._Element", parts: Mapping[str, bytes]) -> None:
    """Drop the types of parts that are gone: a sheet with macros names them there too."""
    endings = {name.rpartition(".")[2].lower() for name in parts}
    for entry in list(types):
        name, ending = entry.get("PartName", "").lstrip("/"), entry.get("Extension", "").lower()
        if (name and name not in parts) or (ending and ending not in endings):
            types.remove(entry)


def _packed(parts: Mapping[str, bytes], markup: "Mapping[str, etree._Element]") -> bytes:
    from lxml import etree

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            root = markup.get(name)
            content = part if root is None else etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _in_words(told: "Counter[Found]") -> str:
    words: Mapping[Found, str] = {
        "template": tell("the tie to a template"),
        "list": tell("the tie to a list of a mail merge"),
        "picture": tell_many(told["picture"], "{count} linked picture", "{count} linked pictures"),
        "object": tell_many(
            told["object"], "{count} embedded or linked object", "{count} embedded or linked objects"
        ),
        "link": tell_many(
            told["link"],
            "{count} link that is neither http, https nor mailto",
            "{count} links that are neither http, https nor mailto",
        ),
    }
    return listed(text for kind, text in words.items() if told[kind])
