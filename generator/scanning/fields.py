"""Fields that fetch or run something when Word refreshes them, however their codes are split."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.scanning.markup import local_name
from generator.scanning.relations import link_is_safe

if TYPE_CHECKING:
    from lxml import etree

_DANGEROUS = frozenset(
    [
        *("INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "EMBED", "DDE", "DDEAUTO"),
        *("DATABASE", "RD", "PRINT", "CONTROL", "HTMLACTIVEX", "SUBSCRIBER"),
    ]
)
_LINK = re.compile(r"""\s*HYPERLINK\s+(?!\\)["“”]?([^"“”\s]+)""", re.IGNORECASE)
_NESTED = "\0"  # stands in a code where another field gives its text
_LONGEST_SHOWN = 60


@dataclass(slots=True)
class _Open:
    """A field whose code is being read."""

    code: list[str] = field(default_factory=list)
    reading: bool = True


def field_problems(name: str, root: "etree._Element") -> Iterator[Problem]:
    """Yield the dangerous fields of a part."""
    for code in _codes(root):
        if message := wrong_code(code):
            shown = " ".join(code.replace(_NESTED, " { } ").split())[:_LONGEST_SHOWN]
            yield Problem(message, place=name, value=shown)


def _codes(root: "etree._Element") -> Iterator[str]:
    """Yield the code of each field, put together from the runs that it is split over."""
    stack: list[_Open] = []
    for element in root.iter():
        tag = local_name(element.tag)
        if tag == "fldSimple":
            yield _attribute(element, "instr")
        elif tag in ("instrText", "delInstrText"):
            # Text of a nested field that stands in the code of another is that field's result, no code.
            if not stack:
                yield element.text or ""
            elif stack[-1].reading:
                stack[-1].code.append(element.text or "")
        elif tag == "fldChar":
            yield from _edge(_attribute(element, "fldCharType"), stack)
    yield from ("".join(left.code) for left in stack)


def _edge(kind: str, stack: list[_Open]) -> Iterator[str]:
    if kind == "begin":
        if stack and stack[-1].reading:
            stack[-1].code.append(_NESTED)
        stack.append(_Open())
    elif kind == "separate" and stack:
        stack[-1].reading = False
    elif kind == "end" and stack:
        yield "".join(stack.pop().code)


def _attribute(element: "etree._Element", name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if local_name(key) == name), "")


def keyword(code: str) -> str:
    """Return the word that says what a field does, in capitals."""
    word = re.match(r"[A-Za-z]*", _bare(code))
    return word[0].upper() if word else ""


def _bare(code: str) -> str:
    return code.strip(' \t\r\n\u00a0\\*"')


def wrong_code(code: str) -> str:
    """Say what is wrong with the code of a field; empty where it fetches and runs nothing."""
    text, name = _bare(code), keyword(code)
    after = text[len(name) :]
    if name in _DANGEROUS:
        return f"has a field that fetches or runs something ({name}): delete the field"
    if text.startswith(_NESTED) or after.startswith(_NESTED):
        return "has a field whose name another field makes up: delete the field"
    if (link := _LINK.match(text)) and not link_is_safe(link[1]):
        return "has a link that is neither http, https nor mailto: delete the link"
    return ""
