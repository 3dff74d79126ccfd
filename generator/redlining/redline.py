"""The redline: one file that holds both versions, told apart by Word's own tracked changes."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from generator.docx.aligning import Pairs
from generator.docx.package import pack
from generator.docx.xml import DOCUMENT, Element, W, serialize
from generator.redlining.blocks import Block, Segment
from generator.redlining.body import Body
from generator.redlining.importing import Carrier
from generator.redlining.margins import margins
from generator.redlining.marking import Marker
from generator.redlining.matching import match_blocks, match_segments
from generator.redlining.sections import mark_sections, match_sections
from generator.redlining.version import Version

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions, and their clauses and other parts side by side."""

    old: Version
    new: Version
    pairs: Pairs[Segment]

    @classmethod
    def of(cls, old: bytes, new: bytes, covered_by: Mapping[str, str] = _NONE) -> "Comparison":
        """Read both versions and match their parts, across two lengths by which clause covers which."""
        before, after = Version.of(old), Version.of(new)
        return cls(before, after, match_segments(before.segments(), after.segments(), covered_by))


def redline(
    old: bytes, new: bytes, *, author: str, date: dt.date, covered_by: Mapping[str, str] = _NONE
) -> bytes:
    """Return the new version with what changed since the old one as tracked changes.

    `covered_by` names bookmarks of clauses: those of a full form, each with the one of the short form
    that covers it; needed where the two versions differ in length.

    Accepting all of them gives the new version, rejecting all the old one. Changes that are
    already in either file count as accepted. Equal input gives equal bytes.
    """
    return written(Comparison.of(old, new, covered_by), author=author, date=date)


def written(comparison: Comparison, *, author: str, date: dt.date) -> bytes:
    """Return the redline of a comparison, which is used up by it: the changes are marked in place."""
    before, after = comparison.old, comparison.new
    marker = Marker(author, date, count(_first_free(after.document)))
    carrier = Carrier(before.parts, after.parts)
    body = Body(marker, _new_ids(before, after), _bookmarks(after.document), carrier)
    blocks = list(_blocks(comparison.pairs))
    sections = match_sections(blocks, before.body, after.body)
    mark_sections(sections, marker)
    changed = dict(margins(before, after, sections, body))
    rest = [child for child in after.body if child.tag == f"{W}sectPr"]
    after.body[:] = [*body.written(blocks), *rest]
    return pack(after.parts | changed | {DOCUMENT: serialize(after.document)})


def _blocks(pairs: Pairs[Segment]) -> Iterator[tuple[Block | None, Block | None]]:
    last = len(pairs) - 1
    for index, (old, new) in enumerate(pairs):
        yield from match_blocks(old.blocks if old else (), new.blocks if new else (), closed=index == last)


def _first_free(document: Element) -> int:
    """Return the first number above every bookmark and comment of a document."""
    return 1 + max((int(n) for e in document.iter() if (n := e.get(f"{W}id", "")).isdecimal()), default=0)


def _bookmarks(document: Element) -> frozenset[str]:
    return frozenset(start.get(f"{W}name", "") for start in document.iter(f"{W}bookmarkStart"))


def _new_ids(old: Version, new: Version) -> dict[str, str]:
    """Return the new version's id of each style of the old one: ids may differ, names do not."""
    ids = {name: style for style, name in reversed(list(new.known.styles.items()))}
    return {style: ids.get(name, style) for style, name in old.known.styles.items()}
