"""The freelance laws that apply to a deal, item by item: which section of its contract covers each."""

from collections.abc import Callable, Iterator
from itertools import chain

from generator.advice.case import Case, Reached
from generator.advice.freelance import applying, lacking
from generator.assembly.contract import (
    Block,
    Contract,
    CoverRow,
    Inlines,
    PlacedClause,
    Plain,
    Reference,
    Schedule,
    Table,
    Value,
    text_of,
)
from generator.drafting.statute_items import COVERAGE, SHEET, Coverage, ItemKind
from generator.law import FreelanceLaw
from generator.selection import in_words, title_of
from generator.word import StatuteItem, StatuteTable

__all__ = ["statute_tables"]

_UNCOVERED = "Nothing in this contract covers it."
_MOST_WORDS = 48
"""Words of a clause that are quoted where no answer says what is printed."""
_MOST_PIECES = 6

Sheet = Callable[[], Contract | None]
"""The disclosure sheet that comes beside a contract, made only where a law asks for one."""


def statute_tables(case: Case, contract: Contract, sheet: Sheet) -> tuple[StatuteTable, ...]:
    """Return a table for each freelance law that applies, every place looked up in the contract itself."""
    return tuple(_table(reached, case, contract, sheet) for reached in applying(case))


def _table(reached: Reached, case: Case, contract: Contract, sheet: Sheet) -> StatuteTable:
    law = reached.law
    items = [_item(kind, text, case, contract) for kind, text in _wanted(law)]
    if law.disclosure_sheet:
        beside = sheet()
        items += [_sheet_item(text, beside) for text in law.disclosure_sheet]
    doubts = (reached.doubt, *(f"not verified: {detail}" for detail in law.unverified))
    return StatuteTable(
        f"{law.name} of {reached.place}",
        law.citation,
        law.source,
        tuple(in_words(doubt) for doubt in doubts if doubt),
        tuple(items),
    )


def _wanted(law: FreelanceLaw) -> Iterator[tuple[ItemKind, str]]:
    """Yield what a law wants of the contract, in its own words."""
    yield from law.required_terms.items()
    yield "copy", law.copy_rule
    if law.retention_years is not None:
        keeper = f" by the {law.retention_by}" if law.retention_by else ""
        yield "records", f"contract kept for {law.retention_years} years{keeper}"
    elif law.retention_note:
        yield "records", law.retention_note
    if law.void_terms:
        yield "no_waiver", f"void: {'; '.join(law.void_terms)}"


def _item(kind: ItemKind, text: str, case: Case, contract: Contract) -> StatuteItem:
    coverage = COVERAGE[kind]
    where: list[Inlines] = []
    printed: list[str] = []
    met: set[str] = set()
    for place, texts, paths in chain(_cover(coverage, contract), _schedules(coverage, contract)):
        where.append(place)
        printed += texts
        met |= paths
    clauses = {clause.slot: clause for clause in contract.clauses()}
    here = [clauses[slot] for slot in coverage.slots if slot in clauses]
    where += [_section(clause) for clause in here]
    if not printed:
        printed = [_opening(clause) for clause in here]
    return StatuteItem(text, tuple(where), tuple(printed), _gap(coverage, kind, case, met, len(here), where))


def _gap(
    coverage: Coverage, kind: ItemKind, case: Case, met: set[str], here: int, where: list[Inlines]
) -> str:
    """Return what of an item the contract does not state; empty where it states all."""
    if not where:
        return _UNCOVERED
    if here < len(coverage.slots):
        return "A clause that states it is not in this contract."
    missing = [group[0] for group in coverage.answers if not met.intersection(group)]
    if missing:
        return f"Not printed: {', '.join(f'“{title_of(path)}”' for path in missing)}."
    if kind == "copy" or kind == "records" or kind == "no_waiver":  # noqa: PLR1714  tells mypy what is left
        return ""
    lack = lacking(kind, case.deal)
    return f"In part: {lack}." if lack else ""


_Found = tuple[Inlines, list[str], set[str]]


def _cover(coverage: Coverage, contract: Contract) -> Iterator[_Found]:
    for row in contract.cover:
        if paths := _met(coverage, chain.from_iterable(row.paragraphs)):
            yield (Plain(f"Cover Page, {row.term}"),), [_row_text(row)], paths


def _row_text(row: CoverRow) -> str:
    return ", ".join(map(text_of, row.paragraphs))


def _schedules(coverage: Coverage, contract: Contract) -> Iterator[_Found]:
    for schedule in contract.schedules:
        pieces = list(chain.from_iterable(_pieces(coverage, block) for block in schedule.blocks))
        if pieces:
            shown = [text for text, _ in pieces]
            more = len(shown) - _MOST_PIECES
            told = shown[:_MOST_PIECES] + [f"and {more} more"] * (more > 0)
            yield _schedule(schedule), ["; ".join(told)], set[str]().union(*(paths for _, paths in pieces))


def _pieces(coverage: Coverage, block: Block) -> Iterator[tuple[str, set[str]]]:
    """Yield what of a block states an item: the answer, or the whole row that prints one below its path."""
    if not isinstance(block, Table):
        if paths := _met(coverage, block.inlines):
            yield text_of(block.inlines), paths
        return
    for row in block.rows:
        cells = [inlines for cell in row for inlines in cell]
        paths = _met(coverage, chain.from_iterable(cells))
        if not paths:
            continue
        exact = [
            i.text for i in chain.from_iterable(cells) if isinstance(i, Value) and _bare(i.path) in paths
        ]
        yield ", ".join(exact or map(text_of, cells)), paths


def _met(coverage: Coverage, inlines: "chain[object] | Inlines") -> set[str]:
    """Return the paths of an item's answers that inlines print."""
    wanted = {path for group in coverage.answers for path in group}
    printed = {_bare(inline.path) for inline in inlines if isinstance(inline, Value)}
    return {path for path in wanted if any(p == path or p.startswith(f"{path}.") for p in printed)}


def _bare(path: str) -> str:
    """Return a path without the numbers of entries."""
    return ".".join(step.partition("[")[0] for step in path.split("."))


def _section(clause: PlacedClause) -> Inlines:
    return (Reference(clause.slot, "Section\u00a0", clause.number, clause.heading),)


def _schedule(schedule: Schedule) -> Inlines:
    return (Reference(f"schedule.{schedule.id}", "", schedule.label, schedule.heading),)


def _opening(clause: PlacedClause) -> str:
    """Return the first words of a clause, as they stand there."""
    texts = (text_of(block.inlines) for block in clause.blocks if not isinstance(block, Table))
    words = " ".join(texts).split()
    return f"“{' '.join(words[:_MOST_WORDS])}{' …' * (len(words) > _MOST_WORDS)}”"


def _sheet_item(text: str, sheet: Contract | None) -> StatuteItem:
    terms = SHEET.get(text, ())
    rows = [row for row in (sheet.cover if sheet else ()) if row.term in terms]
    where = tuple((Plain(f"{sheet.title}: {row.term}"),) for row in rows) if sheet else ()
    return StatuteItem(text, where, tuple(map(_row_text, rows)), "" if rows else _UNCOVERED)
