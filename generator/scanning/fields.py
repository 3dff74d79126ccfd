"""Fields that fetch or run something when Word refreshes them, however their codes are split."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.docx.field_codes import NESTED, field_codes
from generator.errors import Problem
from generator.messages import tell
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
_LONGEST_SHOWN = 60


def field_problems(name: str, root: "etree._Element") -> Iterator[Problem]:
    """Yield the dangerous fields of a part."""
    for code in field_codes(root):
        if message := wrong_code(code.text):
            shown = " ".join(code.text.replace(NESTED, " { } ").split())[:_LONGEST_SHOWN]
            yield Problem(message, place=name, value=shown)


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
        return tell("has a field that fetches or runs something ({name}): delete the field", name=name)
    if text.startswith(NESTED) or after.startswith(NESTED):
        return tell("has a field whose name another field makes up: delete the field")
    if (link := _LINK.match(text)) and not link_is_safe(link[1]):
        return tell("has a link that is neither http, https nor mailto: delete the link")
    return ""
