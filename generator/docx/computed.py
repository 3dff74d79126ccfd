"""What stands where a field or a content control takes its words from."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.docx.relations import kind_of, part_of, relations_of
from generator.docx.xml import Element, Parts, W, parse

_CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
# Stores that every file has (ISO/IEC 29500-1, 17.5.2.6; [MS-OI29500] 2.1.585).
_STORES: Mapping[str, str] = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": _CORE,
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": _APP,
}
_BINDINGS = (f"{W}dataBinding", "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding")
_STEP = re.compile(r"(?:[\w.-]+:)?(@?[\w.-]+)(?:\[(\d+)\])?")
_NAMES: Mapping[str, tuple[str, str]] = {
    "TITLE": (_CORE, "title"),
    "SUBJECT": (_CORE, "subject"),
    "AUTHOR": (_CORE, "creator"),
    "KEYWORDS": (_CORE, "keywords"),
    "COMMENTS": (_CORE, "description"),
    "LASTSAVEDBY": (_CORE, "lastModifiedBy"),
    "CATEGORY": (_CORE, "category"),
    "COMPANY": (_APP, "Company"),
    "MANAGER": (_APP, "Manager"),
}
_LONGEST = 80


def value_of(code: str, parts: Parts) -> str:
    """Return what a field would show if it were computed now; empty where the file does not say."""
    kind, *rest = code.replace('"', " ").split()
    if kind.upper() in _NAMES:
        return _property(*_NAMES[kind.upper()], parts)
    name = " ".join(word for word in rest if not word.startswith("\\")).removesuffix("* MERGEFORMAT").strip()
    if kind.upper() == "DOCPROPERTY":
        built_in = _NAMES.get(name.upper())
        return _custom(name, parts) or (_property(*built_in, parts) if built_in else "")
    if kind.upper() == "DOCVARIABLE":
        return _variable(name, parts)
    return ""


def is_bound(control: Element) -> bool:
    """Say whether Word takes the words of a content control from elsewhere."""
    return bool(_bindings(control))


def _bindings(control: Element) -> list[Element]:
    properties = control.find(f"{W}sdtPr")
    return [] if properties is None else [child for child in properties if child.tag in _BINDINGS]


def bound_look(control: Element, parts: Parts) -> str:
    """Return what to tell of a control whose words Word takes from elsewhere; empty for any other."""
    for binding in _bindings(control):
        value = _bound(binding.get(f"{W}xpath", ""), binding.get(f"{W}storeItemID", ""), parts)
        told = f", which may become “{value[:_LONGEST]}”" if value else ""
        return f"tied to data of the file{told}"
    return ""


def _bound(path: str, store: str, parts: Parts) -> str:
    """Return the text at a path of elements in a part of the file."""
    name = _STORES.get(store.upper()) or _item(store, parts)
    if name not in parts:
        return ""
    steps = [_STEP.fullmatch(step) for step in path.strip("/").split("/")]
    node: Element | None = parse(parts[name])
    for index, step in enumerate(steps):
        if node is None or step is None:
            return ""
        if index == 0:
            node = node if _local(node) == step[1] else None
        elif step[1].startswith("@"):
            return next(
                (str(v) for k, v in node.attrib.items() if str(k).rpartition("}")[2] == step[1][1:]), ""
            )
        else:
            alike = [child for child in node if _local(child) == step[1]]
            at = int(step[2] or 1) - 1
            node = alike[at] if 0 <= at < len(alike) else None
    return "" if node is None else " ".join("".join(map(str, node.itertext())).split())


def _item(store: str, parts: Parts) -> str:
    """Return the custom part with an id."""
    for name in parts:
        relations = relations_of(name)
        if not name.startswith("customXml/") or relations not in parts:
            continue
        for relation in parse(parts[relations]):
            told = parts.get(part_of("customXml/", relation.get("Target") or ""))
            if kind_of(relation) == "customXmlProps" and told is not None:
                ids = {str(key).rpartition("}")[2]: str(v) for key, v in parse(told).attrib.items()}
                if ids.get("itemID", "").upper() == store.upper():
                    return name
    return ""


def _property(part: str, name: str, parts: Parts) -> str:
    return next((text for local, text in _entries(part, parts) if local == name), "")


def _custom(name: str, parts: Parts) -> str:
    for entry in parse(parts[_CUSTOM]) if _CUSTOM in parts else ():
        if entry.get("name", "").casefold() == name.casefold():
            return "".join(map(str, entry.itertext())).strip()
    return ""


def _variable(name: str, parts: Parts) -> str:
    settings = parts.get("word/settings.xml")
    for entry in parse(settings).iter(f"{W}docVar") if settings else ():
        if entry.get(f"{W}name", "").casefold() == name.casefold():
            return entry.get(f"{W}val", "")
    return ""


def _entries(part: str, parts: Parts) -> Iterator[tuple[str, str]]:
    for entry in parse(parts[part]) if part in parts else ():
        if isinstance(entry.tag, str):
            yield _local(entry), "".join(map(str, entry.itertext())).strip()


def _local(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
