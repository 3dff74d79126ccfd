"""Proving the coverage: each category has an answer for each deal, and what it calls present is there."""

from collections.abc import Iterator

from generator.findings import Finding
from generator.library.clause import Clause
from generator.library.conditions import ALWAYS, Condition, holds
from generator.library.coverage import Coverage, CoverageEntry
from generator.messages import tell
from generator.proofreading.combinations import Combination, TooManyCombinations
from generator.proofreading.proof import Proof
from generator.proofreading.slots import ELSEWHERE, chosen, told, unproved


def coverage_findings(coverage: Coverage, forms: tuple[Proof, ...]) -> Iterator[Finding]:
    """Yield categories without an answer, places that there are not, and what may not be where it is said.

    `forms` are the full form of the contract and, where there is one, its short form after it.
    """
    entries, where = coverage.entries, coverage.where
    wanted = forms[0].habits.categories
    for name in wanted:
        if name not in entries:
            yield _error(
                "category-without-answer", where.place_of(()),
                tell("nothing says what the contract does with {category}", category=name),
                tell("add it: say where it stands, or why it is left out"),
            )  # fmt: skip
    for name, given in entries.items():
        if wanted and name not in wanted:
            yield _error(
                "category-unknown", where.place_of((name,)),
                tell("CUAD has no category {category}", category=name), tell("take one of its 41 names"),
            )  # fmt: skip
        if given[-1].when != ALWAYS:
            yield _error(
                "category-without-answer", where.place_of((name, len(given) - 1)),
                tell("{category} has no answer where none of these conditions holds", category=name),
                tell("let the last entry have no `when`"),
            )  # fmt: skip
        for number, entry in enumerate(given):
            place = where.place_of((name, number))
            yield from _unknown(entry, place, forms)
            if entry.left_out is None:
                yield from _proved(given, number, place, forms)


def _error(name: str, place: str, reason: str, mend: str) -> Finding:
    return Finding(name, "error", place, reason, mend)


def _unknown(entry: CoverageEntry, place: str, forms: tuple[Proof, ...]) -> Iterator[Finding]:
    rows = {row.term for form in forms for row in form.outline.rows}
    slots = {slot for slot, _ in forms[0].outline.slots}
    for name in (
        *(row for row in entry.rows if row not in rows),
        *(s for s in entry.slots if s not in slots),
    ):
        yield _error(
            "coverage-unknown-place", place, tell("the outline has no {name}", name=name),
            tell("name a slot of the full form, or a row of the cover page"),
        )  # fmt: skip


def _proved(
    given: tuple[CoverageEntry, ...], number: int, place: str, forms: tuple[Proof, ...]
) -> Iterator[Finding]:
    asked = [entry.when for entry in given[: number + 1]]
    for form in forms:
        try:
            lacking = _lacking(given[number], asked, form)
        except TooManyCombinations:
            yield unproved("coverage", place, tell("too many answers are read to prove that it is there"))
            continue
        if lacking is not None:
            yield _error(
                "coverage-not-there", place,
                tell("{outline} has none of these places when {answers}", outline=form.outline.name,
                     answers=told(lacking)),
                tell("narrow its `when`, or say left_out for that deal"),
            )  # fmt: skip


def _lacking(entry: CoverageEntry, asked: list[Condition], form: Proof) -> Combination | None:
    """Return answers to which an entry applies in a form without its places; None where there are none."""
    required = dict(form.outline.slots)
    variants = {
        slot: tuple(clause for clause in form.library.slots.get(slot, ()) if _stands_in(clause, entry))
        for slot in required
    }
    always = (
        required[slot] and len(several) == len(form.library.slots[slot])
        for slot, several in variants.items()
        if several
    )
    if entry.title or any(always):
        return None
    rows = [row.when for row in form.outline.rows if row.term in entry.rows]
    read = [*asked, *rows, *(clause.when for several in variants.values() for clause in several)]
    length = "short" if form.outline.short_form_of else "full"
    for combination in form.combinations(("contract.length",), read):
        applies = [holds(when, combination.get) for when in asked]
        if combination.get("contract.length", length) != length or not applies[-1] or any(applies[:-1]):
            continue
        there = any(holds(when, combination.get) for when in rows) or any(
            chosen(several, combination, ELSEWHERE, frozenset()) for several in variants.values()
        )
        if not there:
            return combination
    return None


def _stands_in(clause: Clause, entry: CoverageEntry) -> bool:
    return not {clause.slot, *clause.covers}.isdisjoint(entry.slots)
