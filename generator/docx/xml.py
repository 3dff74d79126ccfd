"""The markup of a part: read strictly, written as Word does."""

from lxml import etree

Parts = dict[str, bytes]
Element = etree._Element  # noqa: SLF001  the only name lxml has for it

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def parse(part: bytes) -> "etree._Element":
    """Parse a part strictly: broken markup is an error, never a shorter document."""
    return etree.fromstring(part, _PARSER)


def serialize(root: "etree._Element") -> bytes:
    """Write a part as Word does."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
