"""Proving the selection: one clause for each slot, references that lead somewhere, full holes."""

from collections.abc import Iterator
from itertools import chain

from generator.findings import Finding
from generator.library import Clause, Library, Outline
from generator.library.clause import Hole, Link, all_parts
from generator.library.conditions import Condition, holds
from generator.proofreading.worlds import TooManyWorlds, World, worlds
from generator.selection import matching

__all__ = ["slot_findings"]

_ELSEWHERE = "US-??"


def slot_findings(library: Library, outline: Outline) -> Iterator[Finding]:
    """Yield findings on slots: missing, doubled and unreachable variants, references, holes."""
    required = dict(outline.slots())
    for slot in library.slots:
        if slot not in required:
            file = library.slots[slot][0].file
            yield _error("slot-not-in-outline", file, f"the outline has no slot {slot}")
    for slot, needed in required.items():
        yield from _one_variant(slot, library.slots.get(slot, ()), required=needed)
    for clause in library.clauses():
        yield from _holes(clause)
        yield from _references(clause, library, outline)


def _error(name: str, place: str, reason: str, mend: str = "") -> Finding:
    return Finding(id=name, severity="error", place=place, reason=reason, mend=mend)


def _places(variants: tuple[Clause, ...]) -> list[tuple[str, frozenset[str]]]:
    codes = {code for clause in variants for code in (*clause.law, *clause.place)}
    return [(_ELSEWHERE, frozenset()), *((code, frozenset({code})) for code in sorted(codes))]


def chosen(
    variants: tuple[Clause, ...], world: World, governing: str, places: frozenset[str]
) -> list[Clause]:
    """Return the preferred clauses that fit a world; a sound slot has at most one."""
    fitting = matching(variants, world.get, governing, places)
    return [clause for _, clause in fitting if clause.position == "preferred"]


def _one_variant(slot: str, variants: tuple[Clause, ...], *, required: bool) -> Iterator[Finding]:
    if not variants:
        if required:
            yield _error("slot-without-clause", slot, "the outline requires this slot, but it has no file")
        return
    reached: set[str] = set()
    conditions = [clause.when for clause in variants]
    try:
        for world in worlds((), conditions):
            for governing, places in _places(variants):
                found = chosen(variants, world, governing, places)
                fitting = matching(variants, world.get, governing, places)
                reached |= {clause.id for _, clause in fitting}
                yield from _doubled(slot, [clause for _, clause in fitting], world)
                if required and not found:
                    yield _error(
                        "slot-uncovered", variants[0].file, f"no variant of {slot} fits when {_told(world)}"
                    )
                    return
    except TooManyWorlds:
        yield _error("slot-unproved", slot, "its conditions read too many answers to prove: simplify them")
        return
    for clause in variants:
        if clause.id not in reached:
            yield _error("clause-unreachable", clause.file, f"can never be chosen: {clause.when.text}")


def _doubled(slot: str, fitting: list[Clause], world: World) -> Iterator[Finding]:
    for position in ("preferred", "fallback", "last resort"):
        same = [clause for clause in fitting if clause.position == position]
        if len(same) > 1:
            files = ", ".join(clause.file for clause in same)
            yield _error(
                "clauses-overlap", files, f"two {position} variants of {slot} fit when {_told(world)}"
            )


def _told(world: World) -> str:
    shown = (
        f"{path} = {value if isinstance(value, str | int | bool) else 'given'}"
        for path, value in world.items()
    )
    return ", ".join(shown) or "nothing is left out"


def _holes(clause: Clause) -> Iterator[Finding]:
    parts = chain(clause.summary, *all_parts(clause.body))
    for hole in (part for part in parts if isinstance(part, Hole)):
        for world in worlds([hole.path], [clause.when]):
            if holds(clause.when, world.get) and world.get(hole.path) is None:
                yield _error(
                    "hole-may-be-empty",
                    f"{clause.file}:{hole.line}",
                    f"{hole.path} may be left out",
                    f"guard it in `when`: {hole.path} is not none",
                )
                break


def _references(clause: Clause, library: Library, outline: Outline) -> Iterator[Finding]:
    links = [p for parts in all_parts(clause.body) for p in parts if isinstance(p, Link)]
    required = {slot for slot, needed in outline.slots() if needed}
    schedules = {f"schedule.{schedule.id}": schedule.when for schedule in outline.schedules}
    for link in links:
        place = f"{clause.file}:{link.line}"
        if link.target in schedules:
            always = schedules[link.target].text == "true"
            if not always and not _implies(clause.when, [schedules[link.target]]):
                yield _error("reference-dangling", place, f"{link.target} may be missing from the contract")
        elif link.target not in dict(outline.slots()):
            yield _error("reference-unknown", place, f"there is no slot {link.target}")
        elif link.target not in required:
            yield from _optional_target(clause, link, library, place)


def _optional_target(clause: Clause, link: Link, library: Library, place: str) -> Iterator[Finding]:
    variants = library.slots.get(link.target, ())
    for world in worlds((), [clause.when, *(variant.when for variant in variants)]):
        if holds(clause.when, world.get) and not chosen(variants, world, _ELSEWHERE, frozenset()):
            yield _error(
                "reference-dangling", place, f"{link.target} is missing when {_told(world)}",
                "refer to a required slot, or let `when` imply it",
            )  # fmt: skip
            return


def _implies(condition: Condition, conclusions: list[Condition]) -> bool:
    return all(
        any(holds(c, world.get) for c in conclusions)
        for world in worlds((), [condition, *conclusions])
        if holds(condition, world.get)
    )
