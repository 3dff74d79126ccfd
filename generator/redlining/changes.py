"""What changed between two versions, clause by clause, for a list that a person reads first."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.formatting.phrases import Phrases
from generator.redlining.blocks import CLOSING, FRONT, Segment, segments
from generator.redlining.body import same
from generator.redlining.redline import Comparison, written
from generator.redlining.version import Version
from generator.word.places import clause_name
from generator.word.provenance import provenance_in

Kind = Literal["added", "removed", "changed"]
_NAMES = {FRONT: "redline.front", CLOSING: "redline.closing"}


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part that changed: its number in the new version (in the old one where it was removed).

    `slot` is empty for what is no clause: the cover page, a section's heading, a schedule.
    """

    kind: Kind
    number: str
    name: str
    slot: str


def changes(old: bytes, new: bytes, phrases: Phrases) -> tuple[ChangedPart, ...]:
    """Return the parts that were added, removed or changed, in reading order."""
    return tuple(_changes(Comparison.of(old, new), phrases))


def redline_and_changes(
    old: bytes, new: bytes, phrases: Phrases, *, author: str, date: dt.date, covered_by: Mapping[str, str]
) -> tuple[bytes, tuple[ChangedPart, ...]]:
    """Return what `redline` and `changes` do, from one reading of both versions."""
    comparison = Comparison.of(old, new, covered_by)
    told = tuple(_changes(comparison, phrases))
    return written(comparison, author=author, date=date), told


def _changes(comparison: Comparison, phrases: Phrases) -> Iterator[ChangedPart]:
    places = {"old": _places(comparison.old), "new": _places(comparison.new)}
    for old, new in comparison.pairs:
        if new is None and old is not None:
            yield from _each("removed", old, places["old"], phrases)
        elif old is None and new is not None:
            yield from _each("added", new, places["new"], phrases)
        elif old is not None and new is not None and not _unchanged(old, new):
            yield from _each("changed", new, places["new"], phrases)


def _each(
    kind: Kind, gathered: Segment, places: dict[str, tuple[str, str]], phrases: Phrases
) -> Iterator[ChangedPart]:
    """Yield a change for each clause: what one clause of a short form covers is one segment."""
    yield from dict.fromkeys(_change(kind, held, places, phrases) for held in segments(gathered.blocks))


def _unchanged(old: Segment, new: Segment) -> bool:
    return len(old.blocks) == len(new.blocks) and all(map(same, old.blocks, new.blocks))


def _change(
    kind: Kind, segment: Segment, places: dict[str, tuple[str, str]], phrases: Phrases
) -> ChangedPart:
    slot, number = places.get(segment.key, ("", ""))
    name = phrases.say(_NAMES[segment.key]) if segment.key in _NAMES else segment.heading
    return ChangedPart(kind, number, name, slot)


def _places(version: Version) -> dict[str, tuple[str, str]]:
    """Return slot and number of each clause by its bookmark, from what is embedded in the file."""
    clauses = provenance_in(version.parts).get("clauses", ())
    return {clause_name(clause["slot"]): (clause["slot"], clause["number"]) for clause in clauses}
