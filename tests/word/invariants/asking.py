"""What invariants share: their register, and short ways to ask markup."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from lxml import etree

from generator.docx.package import CORE
from generator.docx.xml import Parts, W, parse
from generator.formatting.phrases import Phrases
from tests.fr.phrases import PHRASES as FRENCH
from tests.made_up.phrases import PHRASES as MADE_UP
from tests.phrasing import PHRASES

Invariant = Callable[[Parts], Iterator[str]]
INVARIANTS: dict[str, Invariant] = {}


def invariant(check: Invariant) -> Invariant:
    INVARIANTS[check.__name__] = check
    return check


@lru_cache(maxsize=32)
def parsed(part: bytes) -> "etree._Element":
    """Return the tree of a part. All invariants look at the same one, so none may change it."""
    return parse(part)


def texts(parts: Parts) -> dict[str, "etree._Element"]:
    names = re.compile(r"word/(document|header\d*|footer\d*|comments)\.xml")
    return {name: parsed(part) for name, part in parts.items() if names.fullmatch(name)}


def local(element: "etree._Element") -> str:
    return str(etree.QName(element).localname)


def value(element: "etree._Element | None") -> str:
    return "" if element is None else element.get(f"{W}val", "")


def instructions(root: "etree._Element") -> Iterator[list[str]]:
    for found in root.iter(f"{W}instrText"):
        yield (found.text or "").split()


def phrases_in(parts: Parts) -> Phrases:
    """Return the phrases of the language that a document says it is in."""
    language = parsed(parts[CORE]).findtext("{http://purl.org/dc/elements/1.1/}language")
    return next((each for each in (MADE_UP, FRENCH) if each.language == language), PHRASES)
