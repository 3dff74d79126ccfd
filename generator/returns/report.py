"""What a returned contract says: changes and comments by place, and the answers that they change."""

from dataclasses import dataclass
from typing import Any, Literal

from generator.formatting.phrases import Phrases
from generator.returns.beside import Beside
from generator.selection.phrasing import Phrasing
from generator.word.passages import Place

Status = Literal["same", "changed", "added", "removed", "signed"]
Kind = Literal["tracked", "untracked"]

_NAMED = ("review", "cover", "recitals", "closing", "signatures", "margins")
"""The kinds of places that have a name of their own."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the text: words taken out, words put in, and the line in which they stand.

    `whole` says that it is a whole paragraph or row. Author and date are known of tracked changes.
    """

    kind: Kind
    old: str
    new: str
    context: str = ""
    whole: bool = False
    author: str = ""
    date: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: who, when, what, and the words that it stands on.

    `reply_to` names whose comment it answers; a thread may be marked as resolved.
    """

    author: str
    date: str
    text: str
    on: str
    reply_to: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Formatting:
    """A tracked change of formatting alone: who, when, what of the looks, and on which words."""

    author: str
    date: str
    what: str
    on: str


@dataclass(frozen=True, slots=True)
class PlaceReport:
    """What became of one place of the contract.

    `filled` are its signature lines with what stands there, `sides` the lines that differ, as they were sent
    and as they came.
    """

    place: Place
    status: Status
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    moved: bool = False
    found_by: str = "bookmark"
    filled: tuple[str, ...] = ()
    sides: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueChange:
    """An answer that reads differently now.

    `title` is the question, `path` its place in the answers file;
    `new` is the value for the answers file; where the words cannot be read back, `why_not` says why.
    `also` names the places that still print the old value.
    """

    path: str
    title: str
    printed_before: str
    printed_now: str
    old: Any = None
    new: Any = None
    why_not: str = ""
    where: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a returned contract says; `notes` say how far it could be read.

    `phrasing` is how its reader is told. `lacking` says what the answers would tell beside, where they were
    not given.
    """

    places: tuple[PlaceReport, ...]
    phrasing: Phrasing
    values: tuple[ValueChange, ...] = ()
    notes: tuple[str, ...] = ()
    compared: bool = True
    formatting: tuple[Formatting, ...] = ()
    lacking: str = ""

    def changes(self) -> tuple[Change, ...]:
        """Return every change of the text."""
        return tuple(change for place in self.places for change in place.changes)

    def comments(self) -> tuple[Comment, ...]:
        """Return every comment."""
        return tuple(comment for place in self.places for comment in place.comments)


def name_of(place: Place, phrases: Phrases) -> str:
    """Return what a reader calls a place: its number and heading, or what it is."""
    if place.kind in _NAMED:
        return phrases.say(f"places.{place.kind}")
    if place.kind == "clause" and not place.heading:
        return phrases.say("places.recital", number=place.number)
    label = f"{place.number}." if place.kind == "section" and place.number else place.number
    name = " ".join(part for part in (label, place.heading) if part)
    return phrases.say("places.section", name=name) if place.kind == "section" else name
