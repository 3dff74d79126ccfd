"""Proving the references: each leads to a slot or schedule that is there whenever the text is."""

from collections.abc import Iterator

from generator.findings import Finding
from generator.library import Clause, Library, Outline
from generator.library.clause import Link, Parts, all_parts
from generator.library.conditions import ALWAYS, Condition, holds, parse_condition
from generator.library.outline import OutlineText
from generator.proofreading.slots import ELSEWHERE, chosen, told, unproved
from generator.proofreading.worlds import TooManyWorlds, worlds

__all__ = ["reference_findings"]


def reference_findings(library: Library, outline: Outline, outline_file: str) -> Iterator[Finding]:
    """Yield findings on references: unknown, dangling, or not proved to lead somewhere."""
    for clause in library.clauses():
        for parts in all_parts(clause.body):
            yield from _in_text(parts, clause.when, clause.file, library, outline)
    for when, lines in _outline_texts(outline):
        for parts in lines:
            yield from _in_text(parts, when, outline_file, library, outline)


def _outline_texts(outline: Outline) -> Iterator[tuple[Condition, tuple[Parts, ...]]]:
    yield ALWAYS, (*outline.intro, *outline.closing)
    for row in outline.cover:
        yield row.when, row.text
    for schedule in outline.schedules:
        for block in schedule.blocks:
            if isinstance(block, OutlineText):
                yield parse_condition(f"({schedule.when.text}) and ({block.when.text})"), block.text


def _in_text(
    parts: Parts, when: Condition, file: str, library: Library, outline: Outline
) -> Iterator[Finding]:
    for link in (part for part in parts if isinstance(part, Link)):
        # The markup of an outline counts its lines within each text: the file alone is named there.
        place = f"{file}:{link.line}" if file.endswith(".md") else file
        try:
            yield from _reference(link.target, when, place, library, outline)
        except TooManyWorlds:
            yield unproved("reference", place, f"that {link.target} is there whenever this text is")


def _reference(
    target: str, when: Condition, place: str, library: Library, outline: Outline
) -> Iterator[Finding]:
    slots = dict(outline.slots())
    schedules = {f"schedule.{schedule.id}": schedule.when for schedule in outline.schedules}
    if target in schedules:
        if not _implies(when, schedules[target]):
            yield _dangling(place, f"{target} may be missing from the contract")
    elif target not in slots:
        yield Finding("reference-unknown", "error", place, f"there is no slot {target}")
    elif not slots[target]:
        yield from _optional_target(target, when, place, library.slots.get(target, ()))


def _optional_target(
    target: str, when: Condition, place: str, variants: tuple[Clause, ...]
) -> Iterator[Finding]:
    for world in worlds((), [when, *(variant.when for variant in variants)]):
        if holds(when, world.get) and not chosen(variants, world, ELSEWHERE, frozenset()):
            yield _dangling(place, f"{target} is missing when {told(world)}")
            return


def _dangling(place: str, reason: str) -> Finding:
    return Finding(
        "reference-dangling", "error", place, reason, "refer to a required slot, or let `when` imply it"
    )


def _implies(condition: Condition, conclusion: Condition) -> bool:
    return all(
        holds(conclusion, world.get)
        for world in worlds((), [condition, conclusion])
        if holds(condition, world.get)
    )
