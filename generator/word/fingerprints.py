"""Fingerprints: a few digits for every place of a document, so that a changed word shows later.

They are what `passages` would read in the finished file. Reading it takes longer than writing it,
so what was printed from the contract is taken from the contract where that must give the same.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.assembly.contract import (
    Block,
    Contract,
    Inline,
    Inlines,
    PlacedClause,
    Reference,
    Table,
    Value,
    text_of,
)
from generator.docx.story import read_story
from generator.docx.views import (
    canonical,
    compared,
    digest_of,
    digits_of,
    fingerprint,
    has_words,
    numbers_digest,
    plain_number,
    views,
)
from generator.docx.xml import Element, Parts
from generator.word.around import Around
from generator.word.inlines import value_text
from generator.word.line_markup import Unknown
from generator.word.margins import margin_texts
from generator.word.numbers import items_of
from generator.word.passages import Passage, PlaceKind, known_places, passages
from generator.word.places import anchor_name
from generator.word.surroundings import outside

_KEPT = 1024
"""Clauses and headings whose fingerprints are kept: most of a contract reads the same in the next one."""


class Fingerprint(NamedTuple):
    """A place as it was made; `unsigned` also counts what stands on the lines for signing.

    `items` counts the numbers of its items: (a), (b), (i).
    """

    kind: PlaceKind
    id: str
    fingerprint: str
    number: str = ""
    heading: str = ""
    unsigned: str = ""
    items: str = ""


class PlaceText(NamedTuple):
    """What a place reads, line by line, before its fingerprint is taken; the rest is as that has it."""

    kind: PlaceKind
    id: str
    lines: tuple[str, ...]
    number: str = ""
    heading: str = ""
    items: str = ""


def fingerprints(
    contract: Contract,
    parts: Parts,
    blanks: tuple[str, ...],
    around: Around | None = None,
    document: Element | None = None,
) -> tuple[Fingerprint, ...]:
    """Return the fingerprint of each place of a file that was just made, in reading order.

    `blanks` are labels after which people sign. `around` is the document around the recitals, terms and
    schedules if they stand in the file as the contract printed them. `document` is the tree of the whole
    where its sections are not those of `around`. The watermark of a draft is drawn later: it does not count.
    """
    if document is None and around:
        document = around.root
    margins = margin_texts(parts, document=document)
    last = Fingerprint("margins", "margins", digest_of(margins))
    try:
        texts = place_texts(contract, parts, around)
    except Unknown:
        found = passages(read_story(parts), known_places(contract))
        return (*(_read(passage, blanks) for passage in found), last)
    return (*(_kept(text, blanks) for text in texts), last)


def place_texts(contract: Contract, parts: Parts, around: Around | None) -> tuple[PlaceText, ...]:
    """Return the text of each place in reading order, but for headers and footers.

    Raise Unknown where a reader of the file may divide it in another way, or read other words in it.
    """
    before, after, behind = outside(around, parts)
    marked = around is not None and around.marked
    texts = [
        *(PlaceText(kind, kind, tuple(lines)) for kind, lines in before.items()),
        *_terms(contract, marked=marked),
        *(PlaceText(kind, kind, tuple(lines)) for kind, lines in after.items()),
        *_schedules(contract, marked=marked),
    ]
    texts[-1] = texts[-1]._replace(lines=(*texts[-1].lines, *behind))
    return tuple(texts)


def fingerprint_of(text: PlaceText, blanks: tuple[str, ...]) -> Fingerprint:
    """Return the fingerprint of a place."""
    digits, unsigned = digits_by(text.kind, compared_text(text), blanks)
    return fingerprint_as(text, digits, unsigned)


def compared_text(text: PlaceText) -> str:
    """Return what a place reads as its fingerprint counts it."""
    return compared(line for line in map(canonical, text.lines) if has_words(line))


def digits_by(kind: PlaceKind, counted: str, blanks: tuple[str, ...]) -> tuple[str, str]:
    """Return the digits of a place by the text that counts, and those that count what people sign too."""
    if kind == "signatures":
        return digits_of(counted, blanks), digits_of(counted)
    return digits_of(counted), ""


def fingerprint_as(told: PlaceText, digits: str, unsigned: str) -> Fingerprint:
    """Return the fingerprint of a place whose digits are known; its lines are not read."""
    return Fingerprint(told.kind, told.id, digits, told.number, told.heading, unsigned, told.items)


_kept = lru_cache(maxsize=_KEPT)(fingerprint_of)


def _read(passage: Passage, blanks: tuple[str, ...]) -> Fingerprint:
    lines, place = views(passage.lines, after=True), passage.place
    if place.kind != "signatures":
        items = items_of(place, lines)
        return Fingerprint(place.kind, place.id, fingerprint(lines), place.number, place.heading, items=items)
    return Fingerprint(place.kind, place.id, fingerprint(lines, blanks), unsigned=fingerprint(lines))


def _terms(contract: Contract, *, marked: bool) -> Iterator[PlaceText]:
    if contract.recitals:
        yield PlaceText("recitals", "recitals", (contract.labels["recitals"],))
    for clause in contract.recitals:
        yield _of_clause(clause, headed=False, marked=marked)._replace(heading="")
    for section in contract.sections:
        yield PlaceText("section", section.id, (section.heading,), section.number, section.heading)
        for clause in section.clauses:
            yield _of_clause(clause, headed=not clause.run_in, marked=marked)


@lru_cache(maxsize=_KEPT)
def _of_clause(clause: PlacedClause, *, headed: bool, marked: bool) -> PlaceText:
    lines = (*(clause.heading,) * headed, *_lines(clause.blocks, marked=marked))
    # The first paragraph of a clause without a heading line has the number of the clause itself.
    items = _items(clause.blocks[not headed :])
    return PlaceText("clause", clause.slot, lines, clause.number, clause.heading, items)


def _schedules(contract: Contract, *, marked: bool) -> Iterator[PlaceText]:
    for schedule in contract.schedules:
        lines = (schedule.heading, *_lines(schedule.blocks, marked=marked))
        items = _items(schedule.blocks)
        yield PlaceText("schedule", schedule.id, lines, schedule.label, schedule.heading, items)


def _items(blocks: tuple[Block, ...]) -> str:
    items = (block for block in blocks if not isinstance(block, Table) and block.label)
    return numbers_digest(
        [plain_number(item.label) for item in items if has_words(canonical(text_of(item.inlines)))]
    )


def _lines(blocks: tuple[Block, ...], *, marked: bool) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Table):
            yield _text(block.inlines, marked=marked)
            continue
        yield block.caption
        yield "\0|\0".join(block.headings)
        for row in block.rows:
            cells = ("\0/\0".join(_text(inlines, marked=marked) for inlines in cell) for cell in row)
            yield "\0|\0".join(cells)


def _text(inlines: Inlines, *, marked: bool) -> str:
    return "".join([_inline(inline, marked=marked) for inline in inlines])


def _inline(inline: Inline, *, marked: bool) -> str:
    if marked and isinstance(inline, Value):
        return value_text(inline, marked=marked)
    if isinstance(inline, Reference):
        words = f" ({inline.words})" if inline.words else ""
        return f"{inline.lead}\0REF {anchor_name(inline.target)}\0{words}"
    return text_of((inline,))
