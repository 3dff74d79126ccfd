"""The forms that other programs give a contract: part names, Strict Open XML, parts of their own."""

import io
import zipfile
from collections.abc import Callable, Mapping
from posixpath import basename, dirname, join, normpath

from lxml import etree

from generator.docx.package import pack, unpack
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, Parts, W, parse, serialize

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
_SPACES = {
    "w": W[1:-1],
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
_STRICT = "http://purl.oclc.org/ooxml/"
_USUAL = "http://schemas.openxmlformats.org/"


def xml(markup: str) -> list["etree._Element"]:
    """Return elements written with the usual prefixes."""
    return list(parse(f"<all {_DECLARED}>{markup}</all>".encode()))


def part(markup: str) -> str:
    """Return a whole part whose root is written with the usual prefixes."""
    head, sign, rest = markup.partition(">")
    return f"{head} {_DECLARED}{sign}{rest}"


def raw_pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the archive of parts as they are, under the names that they have."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def related(
    parts: Parts, name: str, content: str, kind: str, relation: str = "rIdForeign", type_: str = ""
) -> None:
    """Add a part under the `word` folder, with its relation and content type."""
    parts[f"word/{name}"] = part(content).encode()
    types = parse(parts[CONTENT_TYPES])
    override = f"{{{types.nsmap[None]}}}Override"
    etree.SubElement(types, override, PartName=f"/word/{name}", ContentType=type_ or f"{_CONTENT}.{kind}+xml")
    parts[CONTENT_TYPES] = serialize(types)
    relations = parse(parts[DOCUMENT_RELATIONS])
    tag = f"{{{relations.nsmap[None]}}}Relationship"
    etree.SubElement(relations, tag, Id=relation, Type=f"{OFFICE}/{kind}", Target=name)
    parts[DOCUMENT_RELATIONS] = serialize(relations)


def renamed(docx: bytes, names: Mapping[str, str]) -> bytes:
    """Return a file whose parts have other names, with all that names them."""
    parts = unpack(docx)
    for name in [name for name in parts if name.endswith(".rels")]:
        root = parse(parts[name])
        for relation in root:
            if relation.get("TargetMode") != "External":
                target = normpath(join("/", dirname(dirname(name)), relation.get("Target", "")))
                relation.set("Target", f"/{names.get(target[1:], target[1:])}")
        parts[name] = serialize(root)
    types = parse(parts[CONTENT_TYPES])
    for entry in types:
        if (told := entry.get("PartName", "")[1:]) in names:
            entry.set("PartName", f"/{names[told]}")
    parts[CONTENT_TYPES] = serialize(types)
    new = {name: names.get(name, name) for name in parts}
    for old, now in names.items():
        relations = f"{dirname(old)}/_rels/{basename(old)}.rels"
        if relations in parts:
            new[relations] = f"{dirname(now)}/_rels/{basename(now)}.rels"
    return raw_pack({new[name]: content for name, content in parts.items()})


def strict(docx: bytes) -> bytes:
    """Return a file as Word saves it as Strict Open XML Document."""
    parts = unpack(docx)
    for name, content in parts.items():
        if name.startswith("customXml/item") or name == CONTENT_TYPES:
            continue
        text = content.decode()
        for family in ("wordprocessingml", "officeDocument", "drawingml"):
            text = text.replace(f"{_USUAL}{family}/2006/", f"{_STRICT}{family}/")
        parts[name] = text.replace("extended-properties", "extendedProperties").encode()
    return raw_pack(parts)


def with_body(docx: bytes, change: Callable[["etree._Element"], None]) -> bytes:
    """Return a file whose body was changed in place."""
    parts = unpack(docx)
    root = parse(parts[DOCUMENT])
    change(root[0])
    return pack(parts | {DOCUMENT: serialize(root)})


def at_end_of(docx: bytes, paragraph: "Callable[[etree._Element], etree._Element]", markup: str) -> bytes:
    """Return a file with markup at the end of a paragraph of its body."""
    return with_body(docx, lambda body: paragraph(body).extend(xml(markup)))
