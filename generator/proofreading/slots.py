"""Proving the selection: one clause for each slot, and holes that are always filled."""

from collections.abc import Container, Iterator
from itertools import chain

from generator.findings import Finding, Severity
from generator.library.clause import Clause, Hole, Library, all_parts
from generator.library.conditions import holds
from generator.messages import Message, listed, tell
from generator.proofreading.combinations import Combination, TooManyCombinations
from generator.proofreading.places import slot_place
from generator.proofreading.proof import Proof
from generator.selection.choosing import Situation, matching

ELSEWHERE = ""
"""A place that no clause is for: there the general clauses apply."""


def slot_findings(proof: Proof) -> Iterator[Finding]:
    """Yield findings on slots: missing, doubled and unreachable variants, holes that may be empty."""
    library, outline = proof.library, proof.outline
    required = dict(outline.slots)
    yield from stray_findings(library, required)
    for slot, needed in required.items():
        variants = library.slots.get(slot, ())
        if variants:
            yield from _one_variant(slot, variants, proof, required=needed)
        elif needed:
            place = slot_place(slot, outline, proof.where)
            yield _error(
                "slot-without-clause",
                place,
                tell("the required slot {slot} has no clause file", slot=slot),
            )
    for clause in library.clauses():
        yield from _holes(clause, proof)


def stray_findings(library: Library, slots: Container[str]) -> Iterator[Finding]:
    """Yield clauses that fill no slot: no contract has them."""
    for slot, variants in library.slots.items():
        if slot not in slots:
            place = variants[0].at(variants[0].heading_line)
            yield _error("slot-not-in-outline", place, tell("the outline has no slot {slot}", slot=slot))


def unproved(kind: str, place: str, reason: str, severity: Severity = "warning") -> Finding:
    """Return the finding that something about the library was not looked at in every combination."""
    mend = tell("simplify the conditions, or compare with fewer values")
    return Finding(f"{kind}-unproved", severity, place, reason, mend)


def _error(name: str, place: str, reason: str, mend: str = "") -> Finding:
    return Finding(id=name, severity="error", place=place, reason=reason, mend=mend)


def _places(variants: tuple[Clause, ...]) -> list[tuple[str, frozenset[str]]]:
    codes = {code for clause in variants for code in (*clause.law, *clause.place)}
    return [(ELSEWHERE, frozenset()), *((code, frozenset({code})) for code in sorted(codes))]


def chosen(
    variants: tuple[Clause, ...], combination: Combination, governing: str, places: frozenset[str]
) -> list[Clause]:
    """Return the preferred clauses that fit a combination; a sound slot has at most one."""
    return _preferred(_fitting(variants, Situation(_holding(variants, combination), governing, places)))


def _holding(variants: tuple[Clause, ...], combination: Combination) -> frozenset[str]:
    return frozenset(clause.id for clause in variants if holds(clause.when, combination.get))


def _fitting(variants: tuple[Clause, ...], situation: Situation) -> list[Clause]:
    return [clause for _, clause in matching(variants, situation)]


def _preferred(clauses: list[Clause]) -> list[Clause]:
    return [clause for clause in clauses if clause.position == "preferred"]


def _one_variant(
    slot: str, variants: tuple[Clause, ...], proof: Proof, *, required: bool
) -> Iterator[Finding]:
    reached: set[str] = set()
    conditions = [clause.when for clause in variants]
    try:
        places = _places(variants)
        for combination in proof.combinations((), conditions):
            holding = _holding(variants, combination)
            for governing, codes in places:
                fitting = _fitting(variants, Situation(holding, governing, codes))
                reached |= {clause.id for clause in fitting}
                if len(fitting) > 1:
                    yield from _doubled(slot, fitting, combination)
                if required and not _preferred(fitting):
                    yield _error(
                        "slot-uncovered",
                        _when(variants[0]),
                        tell(
                            "no variant of {slot} fits when {answers}", slot=slot, answers=told(combination)
                        ),
                    )
                    return
    except TooManyCombinations:
        yield unproved(
            "slot",
            _when(variants[0]),
            tell(
                "it could not be proved that each deal has one variant of {slot}: too many answers are read",
                slot=slot,
            ),
            "error",
        )
        return
    for clause in variants:
        if clause.id not in reached:
            yield _error(
                "clause-unreachable",
                _when(clause),
                tell("can never be chosen: {condition}", condition=clause.when.text),
            )


def _when(clause: Clause) -> str:
    return clause.at(clause.when_line)


_DOUBLED = {
    "preferred": Message("two preferred variants of {slot} fit when {answers}"),
    "fallback": Message("two fallback variants of {slot} fit when {answers}"),
    "last resort": Message("two last-resort variants of {slot} fit when {answers}"),
}


def _doubled(slot: str, fitting: list[Clause], combination: Combination) -> Iterator[Finding]:
    for position, message in _DOUBLED.items():
        same = [clause for clause in fitting if clause.position == position]
        if len(same) > 1:
            files = ", ".join(_when(clause) for clause in same)
            yield _error(
                "clauses-overlap",
                files,
                tell(message, slot=slot, answers=told(combination)),
            )


def told(combination: Combination) -> str:
    """Return a combination in words: its answers, one after another."""
    shown = [
        f"{path} = {value}" if isinstance(value, str | int | bool) else tell("{path} is given", path=path)
        for path, value in combination.items()
    ]
    return listed(shown) if shown else tell("nothing is left out")


def _holes(clause: Clause, proof: Proof) -> Iterator[Finding]:
    parts = chain(clause.summary, *all_parts(clause.body))
    for hole in (part for part in parts if isinstance(part, Hole)):
        place = f"{clause.file}:{hole.line}"
        try:
            empty = proof.may_be_empty(hole.path, clause.when)
        except TooManyCombinations:
            yield unproved(
                "hole",
                place,
                tell(
                    "it could not be proved that {path} is always given: too many answers are read",
                    path=hole.path,
                ),
            )
            continue
        if empty:
            yield _error(
                "hole-may-be-empty", place, tell("{path} may be left out", path=hole.path),
                tell("guard it in `when`: {path} is not none", path=hole.path),
            )  # fmt: skip
