"""Sections: which is which in both versions, and their paper and margins where they changed."""

from collections.abc import Iterable
from copy import deepcopy

from generator.docx.aligning import Pairs
from generator.docx.xml import Element, W
from generator.redlining.blocks import Block
from generator.redlining.marking import Marker
from generator.redlining.tables import ROUNDED

REFERENCES = (f"{W}headerReference", f"{W}footerReference")
_SIZES = (("pgSz", "w"), ("pgSz", "h"), ("pgMar", "left"), ("pgMar", "right"))


def match_sections(pairs: Pairs[Block], old: Element, new: Element) -> Pairs[Element]:
    """Return the sections of two bodies side by side; `pairs` are their blocks so.

    Where a section came or went each names its headers and footers itself: one that goes takes none away
    from those after it.
    """
    ending = [(_section(before), _section(after)) for before, after in pairs]
    found = [pair for pair in ending if any(section is not None for section in pair)]
    found.append((old.find(f"{W}sectPr"), new.find(f"{W}sectPr")))
    if any(section is None for pair in found for section in pair):
        for body in (old, new):
            _name_all(body.iter(f"{W}sectPr"))
    return found


def _section(block: Block | None) -> Element | None:
    return None if block is None else block.element.find(f"{W}pPr/{W}sectPr")


def _name_all(sections: Iterable[Element]) -> None:
    """Let each section name the headers and footers that it has from the one before it, in place."""
    known: dict[tuple[str, str], Element] = {}
    for section in sections:
        own = {(str(one.tag), one.get(f"{W}type", "")): one for one in section.iter(*REFERENCES)}
        section[:0] = [deepcopy(one) for place, one in known.items() if place not in own]
        known |= own


def mark_sections(sections: Pairs[Element], marker: Marker) -> None:
    """Say in each section of the new version what its paper and margins were, in place."""
    for former, now in sections:
        if former is None or now is None:
            continue  # its paragraph says that it came or went
        if any(abs(a - b) > ROUNDED for a, b in zip(_sizes(former), _sizes(now), strict=True)):
            marker.was(now, former, frozenset(REFERENCES))


def _sizes(section: Element) -> list[float]:
    """Return width, height and side margins in twentieths of a point; some programs write fractions."""
    found = ((section.find(f"{W}{part}"), side) for part, side in _SIZES)
    return [0 if part is None else float(part.get(f"{W}{side}", "0")) for part, side in found]
