"""The freelance laws that apply to a deal, item by item: which section of its contract covers each."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from generator.assembly.contract import (
    Block,
    Contract,
    Inline,
    Inlines,
    PlacedClause,
    Plain,
    Reference,
    Schedule,
    Table,
    Value,
    cover_groups,
    text_of,
)
from generator.packs.phrasing import phrasing_of
from generator.packs.us.advice.case import Case, Reached
from generator.packs.us.advice.freelance import (
    applying,
    disclosure_sheet_needed,
    freelance_law_applies,
    lacking,
)
from generator.packs.us.law.topics import FreelanceLaw
from generator.packs.us.statute_items import COVERAGE, SHEET, Coverage, ItemKind
from generator.word.review import StatuteItem, StatuteTable

_UNCOVERED = "Nothing in this contract covers it."
_MOST_WORDS = 18
"""Words of a law that are told of a duty: its table is for finding places, not for reading the law."""

Sheet = Callable[[str], Contract | None]
"""Makes the document that comes beside a contract when there is a finding of some name."""


def statute_tables(
    case: Case, contract: Contract, waiting: Collection[str], sheet: Sheet
) -> tuple[StatuteTable, ...]:
    """Return a table for each freelance law that applies, every place looked up in the contract itself.

    None while a rule is `waiting` for the answers that say which apply.
    """
    if freelance_law_applies.id in waiting:
        return ()
    return tuple(_table(reached, case, contract, sheet) for reached in applying(case))


def _table(reached: Reached, case: Case, contract: Contract, sheet: Sheet) -> StatuteTable:
    law, clauses = reached.law, contract.by_slot()
    items = [
        _item(text, COVERAGE[kind], contract, clauses, lacking(kind, case.deal))
        for kind, text in law.required_terms.items()
    ]
    if law.disclosure_sheet:
        items += _on_sheet(law, sheet(disclosure_sheet_needed.id))
    items += [_item(text, COVERAGE[kind], contract, clauses) for kind, text in _other_duties(law)]
    return StatuteTable(
        f"{law.name} of {reached.place}",
        law.citation,
        law.source,
        reached.doubt,
        tuple(items),
    )


def _other_duties(law: FreelanceLaw) -> Iterator[tuple[ItemKind, str]]:
    """Yield what a law wants besides the terms of a contract, in its own words."""
    if not law.disclosure_sheet:  # there the copy is that of the sheet
        yield "copy", law.copy_rule
    if law.retention_years is not None:
        keeper = f" by the {law.retention_by}" if law.retention_by else ""
        yield "records", f"contract kept for {law.retention_years} years{keeper}"
    elif law.retention_note:
        yield "records", law.retention_note
    if law.void_terms:
        yield "no_waiver", _cut(f"void: {'; '.join(law.void_terms)}")


class _Found(NamedTuple):
    """A place that prints answers which an item asks for: which, and whether a blank stands there."""

    place: Inlines
    paths: frozenset[str]
    blank: bool


def _item(
    text: str, coverage: Coverage, contract: Contract, clauses: Mapping[str, PlacedClause], lack: str = ""
) -> StatuteItem:
    cover, schedules = list(_on_cover(coverage, contract)), list(_in_schedules(coverage, contract))
    found = [*cover, *schedules]
    here = list(dict.fromkeys(clauses[slot] for slot in coverage.slots if slot in clauses))
    return StatuteItem(
        text,
        (*_rows(cover), *(place for place, *_ in schedules), *map(_section, here)),
        _gap(coverage, found, sum(slot in clauses for slot in coverage.slots))
        or (f"In part: {lack}." if lack else ""),
    )


def _gap(coverage: Coverage, found: list[_Found], clauses: int) -> str:
    """Return what of an item the contract does not state; empty where it states all."""
    if not found and not clauses:
        return _UNCOVERED
    if clauses < len(coverage.slots):
        return "A clause that states it is not in this contract."
    printed = frozenset[str]().union(*(each.paths for each in found))
    missing = [group[0] for group in coverage.answers if not printed.intersection(group)]
    if missing:
        title_of = phrasing_of("en-US").title_of
        return f"Not printed: {', '.join(f'“{title_of(path)}”' for path in missing)}."
    return "Still a blank." if any(each.blank for each in found) else ""


def _on_cover(coverage: Coverage, contract: Contract) -> Iterator[_Found]:
    heading = "Cover Page"
    for group in cover_groups(contract.cover):
        heading = group.heading or heading
        for row in group.rows:
            values = _asked_for(coverage, chain.from_iterable(row.paragraphs))
            if values:
                yield _found((Plain(row.term),), values)
        yield from _in_blocks(coverage, group.blocks, (Plain(heading),))


def _rows(cover: list[_Found]) -> tuple[Inlines, ...]:
    """Return the rows of the cover page as one place."""
    terms = ", ".join(text_of(found.place) for found in cover)
    return ((Plain(f"Cover Page: {terms}"),),) if cover else ()


def _cut(text: str) -> str:
    """Return the first words of a text."""
    words = text.split()
    return f"{' '.join(words[:_MOST_WORDS])}{' …' * (len(words) > _MOST_WORDS)}"


def _in_schedules(coverage: Coverage, contract: Contract) -> Iterator[_Found]:
    for schedule in contract.schedules:
        yield from _in_blocks(coverage, schedule.blocks, _schedule(schedule))


def _in_blocks(coverage: Coverage, blocks: tuple[Block, ...], place: Inlines) -> Iterator[_Found]:
    printed = chain.from_iterable(_printed_in(block) for block in blocks)
    if values := _asked_for(coverage, printed):
        yield _found(place, values)


_Values = dict[str, list[Value]]
"""The answers that an item asks for, as printed in one place, by their path."""


def _found(place: Inlines, values: _Values) -> _Found:
    blank = any(value.blank for printed_there in values.values() for value in printed_there)
    return _Found(place, frozenset(values), blank)


def _printed_in(block: Block) -> Iterator[Inline]:
    if not isinstance(block, Table):
        yield from block.inlines
        return
    for row in block.rows:
        yield from chain.from_iterable(inlines for cell in row for inlines in cell)


def _asked_for(coverage: Coverage, inlines: Iterable[Inline]) -> _Values:
    """Return the answers among inlines that an item asks for."""
    found: _Values = {}
    for inline in inlines:
        if isinstance(inline, Value):
            holds = _on_the_way(inline.path)
            for path in chain.from_iterable(coverage.answers):
                if path in holds:
                    found.setdefault(path, []).append(inline)
    return found


@lru_cache(maxsize=1024)
def _on_the_way(path: str) -> frozenset[str]:
    """Return a path without the numbers of entries, and the paths of all that it lies in."""
    return frozenset(accumulate(_bare(path).split("."), "{}.{}".format))


@lru_cache(maxsize=1024)
def _bare(path: str) -> str:
    """Return a path without the numbers of entries."""
    return ".".join(step.partition("[")[0] for step in path.split("."))


def _section(clause: PlacedClause) -> Inlines:
    return (Reference(clause.slot, "Section\u00a0", clause.number, clause.heading),)


def _schedule(schedule: Schedule) -> Inlines:
    return (Reference(f"schedule.{schedule.id}", "", schedule.label, schedule.heading),)


def _on_sheet(law: FreelanceLaw, sheet: Contract | None) -> Iterator[StatuteItem]:
    """Yield what a law wants on a sheet of its own, and what it wants besides that nobody makes here."""
    apart = f"Not made here: {law.disclosure_apart}." if law.disclosure_apart else ""
    wanted = _cut(law.copy_rule)
    if sheet is None:
        yield StatuteItem(wanted, gap=_UNCOVERED)
    else:
        beside = (Plain(f"{sheet.title}: the sheet beside this contract"),)
        yield StatuteItem(wanted, (beside,), apart)
    for text in law.disclosure_sheet:
        rows = [row for row in (sheet.rows if sheet else ()) if row.term in SHEET.get(text, ())]
        where = tuple((Plain(f"Sheet, {row.term}"),) for row in rows)
        yield StatuteItem(text, where, "" if rows else _UNCOVERED)
