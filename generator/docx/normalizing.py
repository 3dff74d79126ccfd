"""The usual form of a Word file: the parts that a reader sees under the names that Word gives them.

Other programs name parts as they like (Word Online: `document2.xml`), and Strict Open XML has other
namespaces. What a part is, its relation says; so files are put into one form where they are
unpacked, and nothing after that looks for a part by any other way.
"""

from collections.abc import Iterator, Mapping
from posixpath import dirname, relpath

from lxml import etree

from generator.docx.relations import kind_of, leads_out, main_part, owner_of, part_of, relations_of
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, Element, Parts, parse, serialize

_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_TYPES = {
    _DOCUMENT_TYPE.replace("document.main", "template.main"): ".dotx",
    "application/vnd.ms-word.document.macroEnabled.main+xml": ".docm",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
}
"""How Word names a file of another type than a document, by the type of its main part."""
_PACKAGE = "_rels/.rels"
_ONE = (
    "styles", "numbering", "settings", "webSettings", "fontTable", "footnotes", "endnotes", "comments",
    "commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument",
)  # fmt: skip
"""Relations of a document of which it has one each."""
_MANY = ("header", "footer")
_STRICT = "http://purl.oclc.org/ooxml/"
_USUAL = "http://schemas.openxmlformats.org/"
_SPELLED = {"extendedProperties": "extended-properties", "customProperties": "custom-properties"}


def in_usual_form(parts: Parts) -> Parts:
    """Return the parts of a file in the usual form; those that no relation reaches are left out.

    Parts without a document among them are returned as they are.
    """
    main = main_part(parse(parts[_PACKAGE])) if _PACKAGE in parts else ""
    if main not in parts:
        return parts
    names = dict(_names(parts, main))
    reached = _reached(parts)
    kept = {name: part for name, part in parts.items() if name in reached or name.startswith("customXml/")}
    if any(old != new for old, new in names.items()):
        kept = _renamed(kept, names)
    for name, part in kept.items():
        if _STRICT.encode() in part and not name.startswith("customXml/item"):
            kept[name] = _translated(part)
    if _main_type(kept, DOCUMENT) != _DOCUMENT_TYPE:
        kept[CONTENT_TYPES] = _as_document(kept[CONTENT_TYPES])
    return kept


def other_type(parts: Parts) -> str:
    """Return how Word would name a file, unpacked as it is, that is no document; empty for a document."""
    main = main_part(parse(parts[_PACKAGE])) if _PACKAGE in parts else ""
    return _OTHER_TYPES.get(_main_type(parts, main), "")


def _main_type(parts: Mapping[str, bytes], main: str) -> str:
    for entry in parse(parts[CONTENT_TYPES]):
        if entry.get("PartName", "").lstrip("/") == main:
            return entry.get("ContentType", "")
    return ""


def _relations(parts: Parts, part: str) -> Iterator[tuple[Element, str]]:
    """Yield the relations of a part to other parts, with the part that each points at."""
    name = relations_of(part) if part else _PACKAGE
    folder = f"{dirname(part)}/" if part else ""
    for relation in parse(parts[name]) if name in parts else ():
        if not leads_out(relation):
            yield relation, part_of(folder, relation.get("Target") or "")


def _names(parts: Parts, main: str) -> Iterator[tuple[str, str]]:
    """Yield each part that a reader looks for by its name, with the name that it gets."""
    yield main, DOCUMENT
    count = dict.fromkeys(_MANY, 0)
    met: set[str] = set()
    for relation, target in _relations(parts, main):
        kind = kind_of(relation)
        if target not in parts or target in met or kind not in (*_ONE, *_MANY):
            continue
        if kind in _MANY:
            count[kind] += 1
            yield target, f"word/{kind}{count[kind]}.xml"
        elif kind not in met:
            yield target, f"word/{kind}.xml"
        met |= {target, kind}


def _reached(parts: Parts) -> set[str]:
    """Return the parts that relations lead to, with those that hold the relations."""
    found, left = {CONTENT_TYPES, _PACKAGE, ""}, [""]
    while left:
        part = left.pop()
        found.add(relations_of(part) if part else _PACKAGE)
        new = {target for _, target in _relations(parts, part)} - found
        found |= new
        left += new
    return found


def _renamed(parts: Parts, names: Mapping[str, str]) -> Parts:
    taken = set(names.values())
    # Whatever else has one of these names is seen by nobody, or makes way.
    new = {name: names.get(name, f"word/other/{name}" if name in taken else name) for name in parts}
    made = dict(parts)
    for name in [name for name in parts if name.endswith(".rels")]:
        made[name] = _repointed(parts, name, new)
    moved = {new[name] if not name.endswith(".rels") else name: part for name, part in made.items()}
    for name in [name for name in parts if name.endswith(".rels") and name != _PACKAGE]:
        owner = owner_of(name)
        moved[relations_of(new.get(owner, owner))] = moved.pop(name)
    types = parse(moved[CONTENT_TYPES])
    for entry in types:
        if (name := entry.get("PartName", "").lstrip("/")) in new:
            entry.set("PartName", f"/{new[name]}")
    moved[CONTENT_TYPES] = serialize(types)
    return moved


def _repointed(parts: Parts, name: str, new: Mapping[str, str]) -> bytes:
    owner = "" if name == _PACKAGE else owner_of(name)
    root = parse(parts[name])
    folder, home = (f"{dirname(owner)}/" if owner else ""), dirname(new.get(owner, owner))
    for relation in root:
        target = part_of(folder, relation.get("Target") or "")
        if not leads_out(relation) and target in new:
            relation.set("Target", relpath(new[target], home or "."))
    return serialize(root)


def _as_document(types: bytes) -> bytes:
    root = parse(types)
    for entry in list(root):
        if entry.get("PartName", "").lstrip("/") == DOCUMENT:
            root.remove(entry)
    name = f"{{{etree.QName(root).namespace}}}Override"
    etree.SubElement(root, name, PartName=f"/{DOCUMENT}", ContentType=_DOCUMENT_TYPE)
    return serialize(root)


def _translated(part: bytes) -> bytes:
    """Return a part of Strict Open XML in the namespaces of the other form (ISO/IEC 29500-4)."""
    former = parse(part)
    spaces = {prefix: _in_usual(space) for prefix, space in former.nsmap.items()}
    root = etree.Element(_in_usual(str(former.tag)), former.attrib, nsmap=spaces)  # type: ignore[arg-type]
    root.text = former.text
    root.extend(list(former))
    for element in root.iter(etree.Element):
        element.tag = _in_usual(str(element.tag))
        held = {_in_usual(str(name)): _in_usual(str(value)) for name, value in element.attrib.items()}
        element.attrib.clear()
        for name, value in held.items():
            element.set(name, value)
    return serialize(root)


def _in_usual(name: str) -> str:
    """Return a name, or the address that a value is, in the usual namespaces: `…/2006/main`."""
    brace = "{" * name.startswith("{")
    if not name.startswith(brace + _STRICT):
        return name
    family, _, rest = name.removeprefix(brace + _STRICT).partition("/")
    for strict, usual in _SPELLED.items():
        rest = rest.replace(strict, usual)
    return f"{brace}{_USUAL}{family}/2006/{rest}"
