"""References: whether a live field prints the number of the place that it points at."""

from collections.abc import Iterable, Mapping

from generator.counting import Numerals
from generator.docx.lines import Line, Piece
from generator.docx.views import views
from generator.word.passages import CLAUSE_STYLES, Place
from generator.word.places import anchor_name

_FIELD = "REF "
# What Word and LibreOffice print where the place is gone; that it is gone is told elsewhere.
_LOST = {"Error! Reference source not found", "Error: Reference source not found"}
_SCHEDULE = "schedule heading"


def with_true_references(
    lines: tuple[Line, ...], known: Iterable[Place], numerals: Numerals
) -> tuple[Line, ...]:
    """Return lines in which a reference that prints no number of its place is words like any other.

    The numbers are those it was made with and those it has in this file, with and without the
    tracked changes: an editor may have computed it again, or not yet.
    """
    made = {_anchor(place): place.number for place in known if place.bookmark and place.number}
    numbers = {name: {_plain(number)} for name, number in made.items()}
    here = frozenset().union(*(line.bookmarks for line in lines))
    for name in numbers.keys() - here:
        numbers[name] |= _LOST
    for counted in (_counted(lines, made, numerals, after) for after in (None, True, False)):
        for name, number in counted.items():
            numbers[name].add(number)
    return tuple(
        line._replace(pieces=tuple(_checked(piece, numbers) for piece in line.pieces))
        if any(piece.key.startswith(_FIELD) for piece in line.pieces)
        else line
        for line in lines
    )


def _anchor(place: Place) -> str:
    return anchor_name(f"schedule.{place.id}" if place.kind == "schedule" else place.id)


def _checked(piece: Piece, numbers: Mapping[str, set[str]]) -> Piece:
    wanted = numbers.get(piece.key.removeprefix(_FIELD)) if piece.key.startswith(_FIELD) else None
    return piece if wanted is None or _plain(piece.text) in wanted else piece._replace(key="")


def _counted(
    lines: tuple[Line, ...], made: Mapping[str, str], numerals: Numerals, after: bool | None
) -> dict[str, str]:
    """Return the number of each known place by counting headings; None counts those on either side."""
    found: dict[str, str] = {}
    section = clause = schedule = 0
    for line in lines:
        if line.table or (after is not None and not views((line,), after=after)):
            continue
        if line.style == "heading 1":
            section, clause = section + 1, 0
        elif line.style in CLAUSE_STYLES:
            clause += 1
            number = numerals.clause_number(section, clause)
            found |= {name: number for name in line.bookmarks if name in made}
        elif line.style.startswith(_SCHEDULE):
            schedule += 1
            for name in line.bookmarks & made.keys():
                found[name] = _plain(f"{_plain(made[name]).rpartition(' ')[0]} {numerals.schedule(schedule)}")
    return found


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
