"""The paper of each section and the margins beside its text, where they changed."""

from generator.docx.xml import Element, W
from generator.redlining.marking import Marker
from generator.redlining.tables import ROUNDED

_REFERENCES = frozenset((f"{W}headerReference", f"{W}footerReference"))
_SIZES = (("pgSz", "w"), ("pgSz", "h"), ("pgMar", "left"), ("pgMar", "right"))


def mark_sections(old: Element, new: Element, marker: Marker) -> None:
    """Say in each section of the new version what its paper and margins were, in place."""
    before, after = list(old.iter(f"{W}sectPr")), list(new.iter(f"{W}sectPr"))
    if len(before) != len(after):
        return  # a section came or went; its paragraph says so
    for former, now in zip(before, after, strict=True):
        if any(abs(a - b) > ROUNDED for a, b in zip(_sizes(former), _sizes(now), strict=True)):
            marker.was(now, former, _REFERENCES)


def _sizes(section: Element) -> list[float]:
    """Return width, height and side margins in twentieths of a point; some programs write fractions."""
    found = ((section.find(f"{W}{part}"), side) for part, side in _SIZES)
    return [0 if part is None else float(part.get(f"{W}{side}", "0")) for part, side in found]
