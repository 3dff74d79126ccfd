"""Proving the references: each leads to a slot or schedule that is there whenever the text is."""

import re
from collections.abc import Iterable, Iterator

from generator.findings import Finding
from generator.library.clause import Clause, Link, Parts, Words, all_parts, all_passages
from generator.library.conditions import Condition, holds
from generator.library.outline import CoverHeading, Outline, ScheduleOutline
from generator.messages import tell
from generator.proofreading.combinations import TooManyCombinations
from generator.proofreading.places import outline_texts
from generator.proofreading.proof import Proof
from generator.proofreading.slots import ELSEWHERE, chosen, told, unproved


def reference_findings(proof: Proof) -> Iterator[Finding]:
    """Yield findings on references: unknown, dangling, or not proved to lead somewhere."""
    for clause in proof.library.clauses():
        for link in _links(all_parts(clause.body)):
            yield from _proved(link, clause.when, clause.at(link.line), proof)
        for link in _links([clause.summary]):
            yield _in_summary(link, clause)
        yield from _typed(clause, proof.habits.typed_reference)
    for text in outline_texts(proof.outline, proof.where):
        for link in _links(text.lines):
            yield from _proved(link, text.when, text.place, proof)


def _links(texts: Iterable[Parts]) -> Iterator[Link]:
    return (part for parts in texts for part in parts if isinstance(part, Link))


def _typed(clause: Clause, number: re.Pattern[str]) -> Iterator[Finding]:
    """Yield references whose number is typed: it would be wrong as soon as a clause before it is left out."""
    for line, parts in all_passages(clause.body):
        for part in parts:
            if isinstance(part, Words) and (found := number.search(part.text)):
                yield Finding(
                    "reference-typed", "error", clause.at(line),
                    tell("{words} is a typed number", words=found[0]),
                    tell("write a reference: [words](#slot)"),
                )  # fmt: skip


def _in_summary(link: Link, clause: Clause) -> Finding:
    return Finding(
        "reference-in-summary", "error", clause.at(clause.heading_line),
        tell(
            "the summary refers to {slot}, and is printed on a page without clauses to lead to",
            slot=link.target,
        ),
        tell("name the clause in words: {words}", words=link.words),
    )  # fmt: skip


def _proved(link: Link, when: Condition, place: str, proof: Proof) -> Iterator[Finding]:
    try:
        yield from _reference(link.target, when, place, proof)
    except TooManyCombinations:
        yield unproved(
            "reference",
            place,
            tell(
                "it could not be proved that {slot} is there whenever this text is: too many answers are "
                "read",
                slot=link.target,
            ),
        )


def _reference(target: str, when: Condition, place: str, proof: Proof) -> Iterator[Finding]:
    slots = dict(proof.outline.slots)
    found = tuple(part.when for part in _parts(proof.outline) if f"schedule.{part.id}" == target)
    if found:
        if not proof.implies(when, found):
            yield _dangling(place, tell("{slot} may be missing from the contract", slot=target))
    elif target not in slots:
        yield Finding("reference-unknown", "error", place, tell("there is no slot {slot}", slot=target))
    elif not slots[target]:
        yield from _optional_target(target, when, place, proof)


def _optional_target(target: str, when: Condition, place: str, proof: Proof) -> Iterator[Finding]:
    variants = proof.library.slots.get(target, ())
    for combination in proof.combinations((), [when, *(variant.when for variant in variants)]):
        if holds(when, combination.get) and not chosen(variants, combination, ELSEWHERE, frozenset()):
            yield _dangling(
                place, tell("{slot} is missing when {answers}", slot=target, answers=told(combination))
            )
            return


def _dangling(place: str, reason: str) -> Finding:
    return Finding(
        "reference-dangling", "error", place, reason, tell("refer to a required slot, or let `when` imply it")
    )


def _parts(outline: Outline) -> Iterator[ScheduleOutline | CoverHeading]:
    """Yield what a reference to a schedule leads to: without the schedule, that is the cover page."""
    yield from outline.schedules
    yield from (item for item in outline.cover if isinstance(item, CoverHeading))
