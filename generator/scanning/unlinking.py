"""Unlinking: the markup of a part without what leads out of the file; words and pictures stay."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from generator.scanning.active import fetching_attributes
from generator.scanning.fields import keyword, wrong_code
from generator.scanning.markup import local_name

if TYPE_CHECKING:
    from lxml import etree

Found = Literal["template", "list", "picture", "object", "link"]

_RELATION_SPACES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
    "{urn:schemas-microsoft-com:office:office}rel",
)
_FIELDS: dict[str, Found] = {
    "INCLUDEPICTURE": "picture",
    "LINK": "object",
    "EMBED": "object",
    "HYPERLINK": "link",
}
_OBJECTS = frozenset(["OLEObject", "objectEmbed", "objectLink"])
_GO_WHOLE = frozenset(["attachedTemplate", "externalData", "hlinkClick", "hlinkHover", "hlinkMouseOver"])
_OLD_DRAWINGS = "{urn:schemas-microsoft-com:vml}"


def unlink(root: "etree._Element", gone: Collection[str]) -> "Counter[Found]":
    """Take out, in place, what uses the relations that are gone, objects, and fields that fetch.

    Return how many objects, fields and fetched pictures there were, by what they are.
    """
    told = _unlink_fields(root)
    objects = [element for element in root.iter() if local_name(element.tag) in _OBJECTS]
    told["object"] = max(told["object"], len(objects))
    for element in objects:
        _take_out_object(element)
    for element in list(root.iter()):
        for key in _related(element, gone):
            _unrelate(element, key)
        for key in list(fetching_attributes(element)):
            del element.attrib[key]
            told["picture"] += 1
    return told


@dataclass(slots=True)
class _Open:
    """A field that is being read: its code, and the elements that make it a field."""

    code: list[str] = field(default_factory=list)
    signs: "list[etree._Element]" = field(default_factory=list)
    reading: bool = True
    nested: bool = False


def _unlink_fields(root: "etree._Element") -> "Counter[Found]":
    """Leave of the fields that fetch what they show; one whose code another makes up is not touched."""
    told: Counter[Found] = Counter()
    stack: list[_Open] = []
    for element in list(root.iter()):
        tag = local_name(element.tag)
        if tag == "fldSimple" and (kind := _fetches(_attribute(element, "instr"))):
            told[kind] += 1
            _unwrap(element)
        elif tag in ("instrText", "delInstrText") and stack and stack[-1].reading:
            stack[-1].code.append(element.text or "")
            stack[-1].signs.append(element)
        elif (
            tag == "fldChar"
            and (closed := _edge(element, stack))
            and (kind := _fetches("".join(closed.code)))
        ):
            told[kind] += 1
            for sign in closed.signs:
                _remove_sign(sign)
    return told


def _edge(element: "etree._Element", stack: list[_Open]) -> _Open | None:
    """Follow the edge of a field; return the field that it closes, where no other stands in its code."""
    kind = _attribute(element, "fldCharType")
    if kind == "begin":
        if stack and stack[-1].reading:
            stack[-1].nested = True
        stack.append(_Open())
    if not stack:
        return None
    stack[-1].signs.append(element)
    if kind == "separate":
        stack[-1].reading = False
    closed = stack.pop() if kind == "end" else None
    return None if closed is None or closed.nested else closed


def _fetches(code: str) -> Found | None:
    return _FIELDS.get(keyword(code)) if wrong_code(code) else None


def _attribute(element: "etree._Element", name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if local_name(key) == name), "")


def _take_out_object(element: "etree._Element") -> None:
    """Take out an object and leave its picture, as Word does where a person breaks a link."""
    holder = element.getparent()
    _remove(element)
    if holder is None or local_name(holder.tag) != "object":
        return
    for shape in holder.iter():
        for key in [key for key in shape.attrib if local_name(key) == "ole"]:
            del shape.attrib[key]
    if any(local_name(child.tag) in (*_OBJECTS, "control") for child in holder):
        return
    if any(str(child.tag).startswith(_OLD_DRAWINGS) for child in holder):
        holder.tag = str(holder.tag).removesuffix("object") + "pict"
        holder.attrib.clear()
    else:
        _unwrap(holder)


def _related(element: "etree._Element", gone: Collection[str]) -> list[str]:
    """Return the attributes by which an element uses relations that are gone."""
    return [
        str(key)
        for key, value in element.attrib.items()
        if str(key).startswith(_RELATION_SPACES) and str(value) in gone
    ]


def _unrelate(element: "etree._Element", key: str) -> None:
    del element.attrib[key]
    tag = local_name(element.tag)
    others = any(str(other).startswith(_RELATION_SPACES) for other in element.attrib)
    merge = next((above for above in element.iterancestors() if local_name(above.tag) == "mailMerge"), None)
    if merge is not None:
        _remove(merge)
    elif tag in _GO_WHOLE or (tag == "imagedata" and not others):
        _remove(element)
    elif tag == "hyperlink" and not _attribute(element, "anchor"):
        _unwrap(element)
    elif tag == "blip" and not others and (drawing := _drawing(element)) is not None:
        _remove(drawing)


def _drawing(element: "etree._Element") -> "etree._Element | None":
    """Return the drawing that a picture is all of; None where words stand in it too."""
    drawing = next((above for above in element.iterancestors() if local_name(above.tag) == "drawing"), None)
    if drawing is None or any(local_name(inside.tag) == "txbxContent" for inside in drawing.iter()):
        return None
    return drawing


def _remove_sign(sign: "etree._Element") -> None:
    """Remove the sign of a field, and its run where nothing else is in it."""
    run = sign.getparent()
    _remove(sign)
    if run is not None and local_name(run.tag) == "r" and not any(_told(run)):
        _remove(run)


def _told(run: "etree._Element") -> Iterator[str]:
    return (name for child in run if (name := local_name(child.tag)) != "rPr")


def _remove(element: "etree._Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: "etree._Element") -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)
