"""The markup of the parts: well-formed, bounded, without document types or entities."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.messages import figure, tell

if TYPE_CHECKING:
    from lxml import etree

Markup = dict[str, "etree._Element"]  # noqa: SLF001  the only name lxml has for it

_XML_NAME = re.compile(r".*\.(xml|rels|vml|svg)", re.IGNORECASE)
_LARGEST_PART = 12_000_000
_MOST_TAGS = 800_000  # of all parts; an element takes some 150 bytes of memory when it is read
_DECLARED = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ENCODING = re.compile(r"""\A\ufeff?<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)""")
_ONE_BYTE = re.compile(r"(?:windows-125[0-8]|cp125[0-8]|iso-8859-1?\d|latin-?1)", re.IGNORECASE)
_ENCODINGS = frozenset(["utf-8", "utf8", "utf-16", "us-ascii", "ascii"])


def parsed(parts: Mapping[str, bytes]) -> Iterator[tuple[str, "etree._Element"] | Problem]:
    """Yield the root of each part that is XML, by its name, or what is wrong with it."""
    tags_left = _MOST_TAGS
    for name, content in parts.items():
        if not _XML_NAME.fullmatch(name):
            continue
        tags_left -= content.count(b"<")
        if len(content) > _LARGEST_PART or tags_left < 0:
            message = tell(
                "holds more markup than a contract ever has: more than {tags} tags in all, or {megabytes} MB",
                tags=figure(_MOST_TAGS),
                megabytes=_LARGEST_PART // 10**6,
            )
            yield Problem(message, place=name)
            break
        yield _parsed(name, content)


def local_name(tag: object) -> str:
    """Return the name of an element or attribute without its namespace; empty for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _parsed(name: str, content: bytes) -> tuple[str, "etree._Element"] | Problem:
    from lxml import etree

    text = _text(content) or (_of_others(content) if name.startswith("customXml/") else None)
    if text is None:
        return Problem(tell("is written in an encoding that Word files never use"), place=name)
    if _DECLARED.search(text):
        return Problem(tell("declares a document type or entities, which Word files never do"), place=name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return name, etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            return Problem(tell("is nested too deeply"), place=name)
        return Problem(
            tell(
                "is not well-formed: {reason}: save it again in Word, or start anew from a whole copy",
                reason=error.msg,
            ),
            place=name,
        )


def _of_others(content: bytes) -> str | None:
    """Return the text of data that another program stored, in the one-byte encoding that it declares."""
    declared = _ENCODING.match(content[:200].decode("latin-1"))
    if declared is None or not _ONE_BYTE.fullmatch(declared[1]):
        return None
    try:
        return content.decode(declared[1])
    except (UnicodeDecodeError, LookupError):
        return None


def _text(content: bytes) -> str | None:
    """Return the text of a part, which is in UTF-8 or UTF-16, or None."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]
    if wide:
        codec = "utf-16-be" if content.startswith(b"\0") else "utf-16-le"
        codec = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else codec
    else:
        codec = "utf-8"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    declared = _ENCODING.match(text)
    return None if declared and declared[1].lower() not in _ENCODINGS else text
