"""What a line of a document only names: styles and notes, which stand in parts of their own."""

from collections.abc import Mapping
from functools import lru_cache

from generator.docx.package import NUMBERING, STYLES
from generator.docx.xml import Element, Parts, W, parse

_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
NAMED = (STYLES, NUMBERING, *_NOTES.values())
"""The parts that tell of them."""


def style_names(parts: Parts) -> Mapping[str, str]:
    """Return the small-letter name of each style by its id: editors rename ids, not names."""
    return _names_in(parts[STYLES]) if STYLES in parts else {}


@lru_cache(maxsize=8)
def _names_in(styles: bytes) -> Mapping[str, str]:
    return {
        style.get(f"{W}styleId", ""): name.get(f"{W}val", "").lower()
        for style in parse(styles).iterfind(f"{W}style")
        if (name := style.find(f"{W}name")) is not None
    }


def notes_in(parts: Parts) -> dict[str, Element]:
    """Return each footnote and endnote by kind and number."""
    found = {}
    for kind, name in _NOTES.items():
        if (part := parts.get(name)) is not None:
            for note in parse(part).iterfind(f"{W}{kind}"):
                found[f"{kind}{note.get(f'{W}id')}"] = note
    return found
