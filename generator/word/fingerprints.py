"""Fingerprints: a few digits for every place of a document, so that a changed word shows later.

They are what `passages` would read in the finished file. Reading it takes longer than writing it,
so what was printed from the contract is taken from the contract where that must give the same.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.assembly.contract import (
    Block,
    Contract,
    Defined,
    Inline,
    Inlines,
    PlacedClause,
    Reference,
    Table,
)
from generator.word.looks import looks_in
from generator.word.package import DOCUMENT, STYLES, Parts
from generator.word.passages import (
    Passage,
    Place,
    digest_of,
    fingerprint,
    known_places,
    passages,
    views,
)
from generator.word.places import anchor_name
from generator.word.story import read_margins, read_story

__all__ = ["fingerprints"]

Entry = dict[str, str]

_CLOSING = '<w:p><w:pPr><w:pStyle w:val="Closing"/>'
_ENOUGH = 400
"""Characters by which a passage is looked for before it is compared whole."""


def fingerprints(
    contract: Contract, parts: Parts, blanks: tuple[str, ...], printed: Mapping[str, Any] | None = None
) -> list[Entry]:
    """Return the fingerprint of each place of a file that was just made, in reading order.

    `blanks` are labels after which people sign. `printed` holds the recitals, terms, schedules and
    signatures as markup if they stand in the file unchanged.
    """
    # Words that a style of the template hides are told as hidden, which the contract does not know.
    taken = printed if not looks_in(parts.get(STYLES, b"")) else None
    outside = _outside(parts[DOCUMENT].decode(), taken) if taken else None
    if outside is None:
        return [*_read(parts, known_places(contract), blanks), _margins(parts)]
    unmarked = tuple(place for place in known_places(contract) if not place.bookmark)
    around = list(_read(parts | {DOCUMENT: outside.encode()}, unmarked, blanks))
    cover = [entry for entry in around if entry["kind"] == "cover"]
    end = [entry for entry in around if entry["kind"] != "cover"]
    return [*cover, *_of_terms(contract), *end, *_of_schedules(contract), _margins(parts)]


def _outside(document: str, printed: Mapping[str, Any]) -> str | None:
    """Return a document without the passages that its contract printed.

    None where the template has text of its own next to one, which a reader would take for a part of it.
    """
    terms, schedules = printed["recitals"] + printed["terms"], str(printed["schedules"])
    start = document.find(terms[:_ENOUGH])
    if start < 0 or not document.startswith(terms, start):
        return None
    before, rest = document[:start], document[start + len(terms) :]
    if not rest.startswith((_CLOSING, str(printed["signatures"]))):
        return None
    if not schedules:
        return before + rest
    between, met, after = rest.partition(schedules)
    return before + between + after if met and after.startswith("<w:sectPr") else None


def _read(parts: Parts, known: tuple[Place, ...], blanks: tuple[str, ...]) -> Iterator[Entry]:
    for passage in passages(read_story(parts), known):
        yield _entry(passage, blanks)


def _margins(parts: Parts) -> Entry:
    return _entry(Passage(Place("margins", "margins"), read_margins(parts)), ())


def _entry(passage: Passage, blanks: tuple[str, ...]) -> Entry:
    lines = views(passage.lines, after=True)
    if passage.place.kind != "signatures":
        return _told(passage.place, fingerprint(lines))
    return _told(passage.place, fingerprint(lines, blanks)) | {"unsigned": fingerprint(lines)}


def _told(place: Place, digits: str) -> Entry:
    told = {"kind": place.kind, "id": place.id, "number": place.number, "heading": place.heading}
    return {name: value for name, value in told.items() if value} | {"fingerprint": digits}


def _of_terms(contract: Contract) -> Iterator[Entry]:
    if contract.recitals:
        yield _told(Place("recitals", "recitals"), _digest(contract.labels["recitals"]))
    for clause in contract.recitals:
        yield _of_clause(clause, heading="")
    for section in contract.sections:
        yield _told(Place("section", section.id, section.number, section.heading), _digest(section.heading))
        for clause in section.clauses:
            yield _of_clause(clause, heading=clause.heading)


def _of_clause(clause: PlacedClause, *, heading: str) -> Entry:
    place = Place("clause", clause.slot, clause.number, heading)
    return _told(place, _digest(heading, *_lines(clause.blocks)))


def _of_schedules(contract: Contract) -> Iterator[Entry]:
    for schedule in contract.schedules:
        place = Place("schedule", schedule.id, schedule.label, schedule.heading)
        yield _told(place, _digest(schedule.heading, *_lines(schedule.blocks)))


@lru_cache(maxsize=4096)
def _digest(*lines: str) -> str:
    """Return the digits of a place; most of a contract reads the same in the next one."""
    plain = (unicodedata.normalize("NFC", " ".join(line.split())) for line in lines)
    return digest_of([line for line in plain if _has_text(line)])


def _has_text(line: str) -> bool:
    return bool(line if "\0" not in line else line.replace("\0/\0", "").replace("\0|\0", "").strip())


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Table):
            yield _text(block.inlines)
            continue
        yield block.caption
        yield "\0|\0".join(block.headings)
        for row in block.rows:
            yield "\0|\0".join("\0/\0".join(_text(inlines) for inlines in cell) for cell in row)


def _text(inlines: Inlines) -> str:
    return "".join([_inline(inline) for inline in inlines])


def _inline(inline: Inline) -> str:
    if isinstance(inline, Reference):
        words = f" ({inline.words})" if inline.words else ""
        return f"{inline.lead}\0REF {anchor_name(inline.target)}\0{words}"
    return f"“{inline.text}”" if isinstance(inline, Defined) else inline.text
