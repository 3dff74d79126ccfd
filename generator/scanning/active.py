"""What a Word file would run: macros, controls, embedded objects, foreign passages."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.messages import Message, tell
from generator.scanning.markup import local_name
from generator.scanning.relations import MACROS, link_is_safe

if TYPE_CHECKING:
    from lxml import etree

_CONTROLS = Message("holds ActiveX controls: delete them, then save it")
_OBJECTS = Message(
    "holds an embedded file or object: delete it, or paste it as a picture, then save the document"
)
_FOREIGN = Message("takes in a passage in another format: open it in Word and save it again")
_PROGRAM = Message("is a program or script")

_PARTS = {
    re.compile(r"(.*/)?vba\w*\.(bin|xml)", re.IGNORECASE): MACROS,
    re.compile(r"(.*/)?activeX/.*", re.IGNORECASE): _CONTROLS,
    re.compile(r"(.*/)?(embeddings|oleObjects?)/.*", re.IGNORECASE): _OBJECTS,
    re.compile(r".*\.(mht|mhtml|html?|rtf|docx?)", re.IGNORECASE): _FOREIGN,
    re.compile(
        r".*\.(exe|dll|com|scr|bat|cmd|ps1|js|jse|vbs|vbe|wsf|hta|jar|lnk|msi|reg|sh|py)", re.IGNORECASE
    ): _PROGRAM,
}
# A .docm without a project of macros runs nothing: it is read as the document that it is.
_TYPES = {"vbaproject": MACROS, "activex": _CONTROLS, "oleobject": _OBJECTS}
_ELEMENTS = {
    "altChunk": _FOREIGN,
    "OLEObject": _OBJECTS,
    "objectEmbed": _OBJECTS,
    "objectLink": _OBJECTS,
    "control": _CONTROLS,
    "subDoc": Message("takes in another document: paste its text instead"),
    "script": Message("holds a script"),
}
# The vocabularies that Word acts on; a firm's own data in customXml may use the same words.
_ACTED_ON = (
    "http://schemas.openxmlformats.org/wordprocessingml/",
    "http://purl.oclc.org/ooxml/wordprocessingml/",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/2000/svg",
)
_SOURCES = ("src", "href")
_PICTURES = ("imagedata", "fill", "stroke", "image", "use")
_SPACES = " or ".join(f"starts-with(namespace-uri(), '{space}')" for space in _ACTED_ON[2:])
_WITH_SOURCES = f"//*[@*[{' or '.join(f'local-name()={name!r}' for name in _SOURCES)}]][{_SPACES}]"
_LONGEST_SHOWN = 80


def refused_types(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield the parts that are active content by their name or their declared type."""
    for name in parts:
        for pattern, message in _PARTS.items():
            if pattern.fullmatch(name):
                yield Problem(tell(message), place=name)
    declared = " ".join(_declared(parts)).lower()
    for sign, message in _TYPES.items():
        if sign in declared:
            yield Problem(tell(message), place="[Content_Types].xml", value=sign)


def _declared(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the types of the parts that are there: editors leave those of others behind."""
    from lxml import etree

    try:
        types = etree.fromstring(parts["[Content_Types].xml"], etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return  # told by whoever parses the parts
    names = {name.lower() for name in parts}
    endings = {name.rpartition(".")[2] for name in names}
    for entry in types:
        name, ending = entry.get("PartName", "").lstrip("/").lower(), entry.get("Extension", "").lower()
        if name in names or ending in endings:
            yield entry.get("ContentType") or ""


def active_problems(name: str, root: "etree._Element") -> Iterator[Problem]:
    """Yield the elements of a part that run, embed or fetch something."""
    for element in root.iter(*(f"{{*}}{tag}" for tag in _ELEMENTS)):
        if str(element.tag)[1:].startswith(_ACTED_ON):
            tag = local_name(element.tag)
            yield Problem(tell(_ELEMENTS[tag]), place=name, value=tag)
    for element, key in fetching_attributes(root):
        message = tell("shows a picture that lies elsewhere: insert it into the document instead")
        yield Problem(message, place=name, value=str(element.get(key))[:_LONGEST_SHOWN])


def fetching_attributes(root: "etree._Element") -> "Iterator[tuple[etree._Element, str]]":
    """Yield the attributes by which drawings of the older kind fetch something by themselves."""
    for element in _drawn(root):
        tag = local_name(element.tag)
        for key, value in element.attrib.items():
            target = str(value)
            if local_name(key) not in _SOURCES or target.startswith(("data:", "#")):
                continue
            if (tag in _PICTURES and target) or not link_is_safe(target):
                yield element, str(key)


def _drawn(root: "etree._Element") -> "list[etree._Element]":
    """Return the elements of older drawings and of SVG that name a source."""
    return root.xpath(_WITH_SOURCES)  # type: ignore[return-value]
