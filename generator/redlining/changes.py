"""What changed between two versions, clause by clause, for a list that a person reads first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.redlining.blocks import CLOSING, FRONT, Segment
from generator.redlining.body import same
from generator.redlining.redline import Version, compared
from generator.word.places import clause_name
from generator.word.provenance import read_provenance

__all__ = ["Change", "changes"]

Kind = Literal["added", "removed", "changed"]
_NAMES = {FRONT: "Title and cover page", CLOSING: "Closing and signatures"}


@dataclass(frozen=True, slots=True)
class Change:
    """A part that changed: its number in the new version (in the old one where it was removed).

    `slot` is empty for what is no clause: the cover page, a section's heading, a schedule.
    """

    kind: Kind
    number: str
    name: str
    slot: str


def changes(old: bytes, new: bytes) -> tuple[Change, ...]:
    """Return the parts that were added, removed or changed, in reading order."""
    before, after = Version.of(old), Version.of(new)
    places = {"old": _places(old), "new": _places(new)}
    return tuple(_changes(before, after, places))


def _changes(
    before: Version, after: Version, places: dict[str, dict[str, tuple[str, str]]]
) -> Iterator[Change]:
    for old, new in compared(before, after):
        if new is None and old is not None:
            yield _change("removed", old, places["old"])
        elif old is None and new is not None:
            yield _change("added", new, places["new"])
        elif old is not None and new is not None and not _unchanged(old, new):
            yield _change("changed", new, places["new"])


def _unchanged(old: Segment, new: Segment) -> bool:
    return len(old.blocks) == len(new.blocks) and all(map(same, old.blocks, new.blocks))


def _change(kind: Kind, segment: Segment, places: dict[str, tuple[str, str]]) -> Change:
    slot, number = places.get(segment.key, ("", ""))
    return Change(kind, number, _NAMES.get(segment.key, segment.heading), slot)


def _places(docx: bytes) -> dict[str, tuple[str, str]]:
    """Return slot and number of each clause by its bookmark, from what is embedded in the file."""
    clauses = read_provenance(docx).get("clauses", ())
    return {clause_name(clause["slot"]): (clause["slot"], clause["number"]) for clause in clauses}
