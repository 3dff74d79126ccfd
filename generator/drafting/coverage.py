"""The coverage sheet: what the contract of a deal does with each clause category that reviewers look for."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from generator.answers.walking import value_at
from generator.assembly.contract import Contract, Inlines, PlacedClause, Plain, Reference
from generator.formatting.phrases import Phrases
from generator.library.conditions import Condition, decisive, holds
from generator.library.coverage import CoverageEntry
from generator.packs.library import coverage_of
from generator.selection.wording import Told
from generator.word.review import CoverageRow

if TYPE_CHECKING:
    from generator.drafting.pipeline import Draft


def coverage_sheet(drafted: "Draft", contract: Contract) -> tuple[CoverageRow, ...]:
    """Return a row for each category, every place looked up in the contract of the draft itself.

    None where the pack says nothing of categories. What the outline of a person's own has no place for is
    left out there.
    """
    coverage = coverage_of(drafted.materials.roots, drafted.materials.outline.language)
    if coverage is None:
        return ()
    told, clauses, as_of = drafted.told, contract.by_slot(), drafted.as_of
    return tuple(
        _row(name, entries, told, contract, clauses, as_of) for name, entries in coverage.entries.items()
    )


def _row(
    name: str,
    entries: tuple[CoverageEntry, ...],
    told: Told,
    contract: Contract,
    clauses: Mapping[str, PlacedClause],
    as_of: date,
) -> CoverageRow:
    asked: list[Condition] = []
    for entry in entries:
        asked.append(entry.when)
        if holds(entry.when, lambda path: value_at(told.deal, path)):
            break
    because = tuple(dict.fromkeys(told.brief(path) for when in asked for path in _deciding(when, told)))
    places = tuple(_places(entry, contract, clauses, told.phrases))
    sources = tuple(law.source.on(as_of) for each in entries for law in each.references)
    if entry.left_out is not None:
        return CoverageRow(name, "left_out", places, entry.left_out, because, sources)
    if not places:
        return CoverageRow(name, "left_out", (), told.phrases.say("coverage.lacking"), because, sources)
    state: Literal["present", "by_answer"] = "by_answer" if because else "present"
    return CoverageRow(name, state, places, entry.says or "", because, sources)


def _deciding(when: Condition, told: Told) -> Iterator[str]:
    """Yield the answers that make a condition hold, or fail."""
    _, leaves = decisive(when, lambda path: value_at(told.deal, path))
    yield from (leaf.path for leaf, _ in leaves)


def _places(
    entry: CoverageEntry, contract: Contract, clauses: Mapping[str, PlacedClause], phrases: Phrases
) -> Iterator[Inlines]:
    if entry.title:
        yield (Plain(contract.title),)
    there = {row.term for row in contract.rows}
    if rows := phrases.join("comma", (term for term in entry.rows if term in there)):
        yield (Plain(phrases.join("colon", (phrases.say("places.cover"), rows))),)
    for clause in dict.fromkeys(clauses[slot] for slot in entry.slots if slot in clauses):
        yield (Reference(clause.slot, f"{contract.labels['section']}\u00a0", clause.number, clause.heading),)
