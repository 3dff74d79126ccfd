"""Passages: the places of a contract found again in a file."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Literal, NamedTuple

from generator.assembly.contract import Contract, Part
from generator.docx.lines import Line
from generator.docx.views import views
from generator.word.places import anchor_name, clause_name

PlaceKind = Literal[
    "review",
    "cover",
    "recitals",
    "section",
    "clause",
    "closing",
    "signatures",
    "schedule",
    "margins",
    "added",
]

FoundBy = Literal["bookmark", "heading", "style", "text"]

RUN_IN_STYLES = ("clause run in", "conspicuous run in")
"""Styles of a paragraph that starts with the heading of its clause."""
STARTS: Mapping[str, PlaceKind] = {
    "title": "cover",
    "recitals heading": "recitals",
    "closing": "closing",
    "signature role": "signatures",
}
"""Styles, by name, that begin a place of which a contract has one."""
SECTION_STYLES = ("heading 1", "terms heading")
"""Styles that begin a section; the second is the heading over clauses numbered straight through."""
CLAUSE_STYLES = ("heading 2", *RUN_IN_STYLES)
_TYPED_NUMBER = re.compile(r"^(?:\(?[0-9A-Z]{1,3}(?:\.[0-9]+)*[.)]?\s+|Schedule\s+[A-Z]+\s+)")


class Place(NamedTuple):
    """A place of the contract as it was made: what it is, its number and heading as printed."""

    kind: PlaceKind
    id: str
    number: str = ""
    heading: str = ""

    @property
    def bookmark(self) -> str:
        """Return the bookmark that finds it again; empty where it has none."""
        if self.kind == "clause":
            return clause_name(self.id)
        return anchor_name(f"schedule.{self.id}") if self.kind == "schedule" else ""


class Passage(NamedTuple):
    """A place with the lines that a file has there, and how it was found."""

    place: Place
    lines: tuple[Line, ...]
    found_by: FoundBy = "bookmark"


def known_places(contract: Contract) -> tuple[Place, ...]:
    """Return the places of a contract in reading order."""
    return tuple(place for part in contract.parts for place in _PLACES[part](contract))


def _cover(_: Contract) -> Iterator[Place]:
    yield Place("cover", "cover")


def _terms(contract: Contract) -> Iterator[Place]:
    if contract.recitals:
        yield Place("recitals", "recitals")
    yield from (Place("clause", clause.slot, clause.number) for clause in contract.recitals)
    for section in contract.sections:
        yield Place("section", section.id, section.number, section.heading)
        yield from (Place("clause", c.slot, c.number, c.heading) for c in section.clauses)


def _signatures(contract: Contract) -> Iterator[Place]:
    if contract.closing:
        yield Place("closing", "closing")
    if contract.signatures:
        yield Place("signatures", "signatures")


def _schedules(contract: Contract) -> Iterator[Place]:
    yield from (Place("schedule", s.id, s.label, s.heading) for s in contract.schedules)


_PLACES: Mapping[Part, Callable[[Contract], Iterator[Place]]] = {
    "cover": _cover,
    "signatures": _signatures,
    "terms": _terms,
    "schedules": _schedules,
}


def passages(
    lines: Iterable[Line], known: tuple[Place, ...], texts: Mapping[tuple[str, ...], Place] | None = None
) -> tuple[Passage, ...]:
    """Divide the lines of a file into the places of a contract.

    A place is found by its bookmark; one whose bookmark is gone by its heading, then by a line of
    `texts`. A clause heading that is none of ours begins a place of the kind `added`.
    """
    return tuple(_Divider(known, texts or {}).divide(tuple(lines)))


_Beginning = tuple[Place, FoundBy]


class _Divider:
    """Divides one file."""

    def __init__(self, known: tuple[Place, ...], texts: Mapping[tuple[str, ...], Place]) -> None:
        self._known, self._texts = known, texts
        self._by_bookmark = {place.bookmark: place for place in known if place.bookmark}
        self._lost: dict[Place, str] = {}
        self._headings: set[str] = set()
        self._met: set[Place] = set()

    def divide(self, lines: tuple[Line, ...]) -> Iterator[Passage]:
        """Yield the passages in the order of the file."""
        marked = {name for line in lines for name in line.bookmarks}
        self._lost = {
            place: _plain(place.heading)
            for place in self._known
            if place.bookmark and place.bookmark not in marked
        }
        self._headings = {_plain(_heading(line)) for line in lines} - {""}
        kind: PlaceKind = "review" if any(line.style == "title" for line in lines) else "cover"
        place, held = Place(kind, kind), list[Line]()
        found_by: FoundBy = "style"
        for index, line in enumerate(lines):
            begun = self._begins(line, lines, index + 1)
            if begun is not None and begun[0] != place:
                if held:
                    yield Passage(place, tuple(held), found_by)
                (place, found_by), held = begun, []
            self._met.add(place)
            held.append(line)
        if held:
            yield Passage(place, tuple(held), found_by)

    def _begins(self, line: Line, lines: tuple[Line, ...], after: int) -> _Beginning | None:
        for name in sorted(line.bookmarks):
            if (place := self._by_bookmark.get(name)) is not None and place not in self._met:
                return place, "bookmark"
        if (kind := STARTS.get(line.style)) is not None:
            place = Place(kind, kind)
            return None if place in self._met else (place, "style")
        if line.style in SECTION_STYLES:
            return self._section(line, islice(lines, after, None)), "style"
        if (found := self._again(line)) is not None:
            return found
        if line.style in CLAUSE_STYLES and not line.table and _text(line):
            return self._added(line), "style"
        return None

    def _again(self, line: Line) -> _Beginning | None:
        """Find a place without its bookmark by its heading, else by its text."""
        if not self._lost:
            return None
        text = _plain(_heading(line))
        bare = _plain(_TYPED_NUMBER.sub("", _heading(line)))
        for place, heading in self._lost.items():
            if heading and not line.table and heading in (text, bare) and place not in self._met:
                return place, "heading"
        if not self._texts:
            return None
        before = views((line,), after=False)
        lost = self._texts.get(before[0].keys) if before else None
        if lost is None or lost not in self._lost or lost in self._met:
            return None
        # Its heading may still come, further down.
        return None if self._lost[lost] in self._headings else (lost, "text")

    def _section(self, line: Line, following: Iterable[Line]) -> Place:
        """Return the section of a heading: the one of that name, else that of the next clause of ours."""
        heading = _plain(_heading(line))
        sections = [p for p in self._known if p.kind == "section" and p not in self._met]
        for place in sections:
            if _plain(place.heading) == heading:
                return place
        names = (name for later in following for name in later.bookmarks)
        clause = next((self._by_bookmark[name] for name in names if name in self._by_bookmark), None)
        above, point, _ = clause.number.partition(".") if clause is not None else ("", "", "")
        number = above if point else ""
        for place in sections:
            if clause is not None and place.number == number:
                return place
        return self._added(line)

    def _added(self, line: Line) -> Place:
        return Place("added", f"added.{len(self._met)}", "", _heading(line))


def _heading(line: Line) -> str:
    """Return a heading; one that starts a paragraph ends with its first period."""
    text = _text(line)
    return text.partition(".")[0] if line.style in RUN_IN_STYLES else text


def _text(line: Line) -> str:
    return " ".join("".join(piece.text for piece in line.pieces).split())


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
