"""Unlinking: the markup of a part without what leads out of the file; words and pictures stay."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Literal

from generator.docx.field_codes import field_codes
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
    objects = list(root.iter(*(f"{{*}}{name}" for name in _OBJECTS)))
    told["object"] = max(told["object"], len(objects))
    for element in objects:
        _take_out_object(element)
    for element in list(root.iter()) if gone else ():
        for key in _related(element, gone):
            _unrelate(element, key)
    for element, key in list(fetching_attributes(root)):
        del element.attrib[key]
        told["picture"] += 1
    return told


def _unlink_fields(root: "etree._Element") -> "Counter[Found]":
    """Leave of the fields that fetch what they show; one whose code another makes up is not touched."""
    told: Counter[Found] = Counter()
    for code in list(field_codes(root)):
        if not code.whole or code.nested or not (kind := _fetches(code.text)):
            continue
        told[kind] += 1
        for sign in code.signs:
            if local_name(sign.tag) == "fldSimple":
                _unwrap(sign)
            else:
                _remove_sign(sign)
    return told


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
