"""The paper of each section, where it changed."""

from generator.docx.xml import Element, W
from generator.redlining.marking import Marker

_REFERENCES = frozenset((f"{W}headerReference", f"{W}footerReference"))


def mark_sections(old: Element, new: Element, marker: Marker) -> None:
    """Say in each section of the new version what its paper was, in place."""
    before, after = list(old.iter(f"{W}sectPr")), list(new.iter(f"{W}sectPr"))
    if len(before) != len(after):
        return  # a section came or went; its paragraph says so
    for former, now in zip(before, after, strict=True):
        if _paper(former) != _paper(now):
            marker.was(now, former, _REFERENCES)


def _paper(section: Element) -> tuple[str | None, ...]:
    size = section.find(f"{W}pgSz")
    return () if size is None else (size.get(f"{W}w"), size.get(f"{W}h"))
