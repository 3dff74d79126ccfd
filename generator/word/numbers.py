"""Numbers of places: whether a file prints those that its contract was made with."""

from functools import lru_cache

from generator.counting import Numerals
from generator.docx.lines import Line
from generator.docx.named import style_names
from generator.docx.numbering import Numbers, lists_of
from generator.docx.package import NUMBERING, STYLES
from generator.docx.views import View, numbers_digest, plain_number, views
from generator.docx.xml import Parts
from generator.word.passages import CLAUSE_STYLES, Passage, Place


def _scheme(numerals: Numerals) -> dict[str, str]:
    """Return what the first paragraph of each style prints where a template counts as the contract does."""
    return {
        "heading 1": numerals.section(1),
        "heading 2": numerals.clause_number(1, 1),
        **{f"clause level {level}": item(1) for level, item in enumerate(numerals.items, 3)},
        "recital": numerals.recital(1),
    }


def numbers_as_contract(parts: Parts, numerals: Numerals) -> bool:
    """Say whether the lists of a template count as the contract's own numbers do."""
    return _as_contract(parts.get(STYLES, b""), parts.get(NUMBERING, b""), numerals)


@lru_cache(maxsize=8)
def _as_contract(styles: bytes, numbering: bytes, numerals: Numerals) -> bool:
    ids = {name: style for style, name in style_names({STYLES: styles}).items()} if styles else {}
    counted = Numbers(lists_of(styles, numbering))
    return all(
        name in ids and plain_number(counted.next(ids[name], None)) == number
        for name, number in _scheme(numerals).items()
    )


def with_true_numbers(found: tuple[Passage, ...], numerals: Numerals) -> tuple[Passage, ...]:
    """Return places in which a number that only follows from places put in or taken out is the one made.

    Those places are told themselves; what they do to the numbers after them is no change of its own.
    """
    counted = [_counted(found, numerals, after=after) for after in (False, True)]
    return tuple(
        _renumbered(passage, *(numbers[index] for numbers in counted)) for index, passage in enumerate(found)
    )


def _counted(found: tuple[Passage, ...], numerals: Numerals, *, after: bool) -> list[str]:
    """Return the number of each passage by its order in the file."""
    numbers = []
    section = clause = 0
    for passage in found:
        number, place = "", passage.place
        lines = views(passage.lines, after=after)
        style = next((line.style for line in passage.lines), "")
        if not lines:
            pass
        elif (place.kind == "section" and place.number) or (place.kind == "added" and style == "heading 1"):
            section, clause = section + 1, 0
            number = numerals.section(section)
        elif (place.kind == "clause" and place.heading) or (place.kind == "added" and style in CLAUSE_STYLES):
            clause += 1
            number = numerals.clause_number(section, clause)
        numbers.append(number)
    return numbers


def _renumbered(passage: Passage, before: str, after: str) -> Passage:
    made = passage.place.number
    if not made or not {before, after} - {"", made}:
        return passage
    lines = list(passage.lines)
    at = next((n for n, line in enumerate(lines) if _has_text(line)), 0)
    printed = tuple(map(plain_number, lines[at].numbers))
    counted = zip(printed, (before, after), strict=True)
    told = [made if now and now == number else now for now, number in counted]
    lines[at] = lines[at]._replace(numbers=(told[0], told[1]))
    return passage._replace(lines=tuple(lines))


def _has_text(line: Line) -> bool:
    return any(piece.text.strip() for piece in line.pieces)


def items_of(place: Place, lines: tuple[View, ...]) -> str:
    """Return the fingerprint of the numbers in a place after its own."""
    return numbers_digest(
        [plain_number(line.number) for line in lines[bool(place.number) :] if line.number.strip()]
    )


def number_changed(place: Place, lines: tuple[View, ...], items: str | None) -> bool:
    """Say whether a place prints other numbers than it was made with.

    `items` is the fingerprint of those after its own; None where it is not known.
    """
    if not lines:
        return False
    own = plain_number(lines[0].number) if place.number else ""
    return own != plain_number(place.number) or (items is not None and items_of(place, lines) != items)
