"""The house style: a Word frame made from data, which people may then restyle in Word."""

from generator.docx.package import pack
from generator.docx.xml import XML_HEAD

from .around import surroundings
from .frame import document_part, footer_part, header_part
from .look import Look
from .looks import CLASSIC, LOOKS, MODERN
from .numbering import numbering_part
from .styles import styles_part

__all__ = ["CLASSIC", "LOOKS", "MODERN", "Look", "template"]


def template(look: Look = CLASSIC) -> bytes:
    """Return a template file; the same look makes the same bytes."""
    parts = surroundings(look) | {
        "word/document.xml": document_part(),
        "word/header1.xml": header_part(title=True),
        "word/header2.xml": header_part(title=False),
        "word/footer1.xml": footer_part(),
        "word/footer2.xml": footer_part(),
        "word/numbering.xml": numbering_part(look),
        "word/styles.xml": styles_part(look),
    }
    return pack({name: (XML_HEAD + text).encode() for name, text in parts.items()})
