"""Choosing: for each slot of the outline exactly one clause, or none where it is optional."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from pydantic import BaseModel

from generator.answers.particulars import Where
from generator.answers.walking import Values
from generator.errors import InputError, Problem
from generator.library.clause import Clause, Library
from generator.library.conditions import Condition, holds
from generator.library.outline import Outline
from generator.messages import any_of, tell
from generator.selection.choice import Choice, Selection

_Slots = tuple[tuple[str, bool], ...]
_Positions = tuple[tuple[str, str], ...]


class Situation(NamedTuple):
    """What a choice of clauses depends on: those whose condition holds, by id, and where the deal is."""

    holding: frozenset[str]
    governing: str
    places: frozenset[str]


def situation_of(deal: BaseModel, library: Library, where: Where) -> Situation:
    """Return the situation of a deal."""
    lookup = Values(deal).__getitem__
    held = [ids for condition, ids in _ids_by_condition(library) if holds(condition, lookup)]
    return Situation(frozenset(chain.from_iterable(held)), where.governing, where.touched)


@lru_cache(maxsize=16)
def _ids_by_condition(library: Library) -> tuple[tuple[Condition, tuple[str, ...]], ...]:
    """Return each condition with the clauses that have it: half of them share one."""
    found: dict[Condition, list[str]] = {}
    for clause in library.clauses():
        found.setdefault(clause.when, []).append(clause.id)
    return tuple((condition, tuple(ids)) for condition, ids in found.items())


def select(
    deal: BaseModel, library: Library, outline: Outline, where: Where, positions: Mapping[str, str]
) -> Selection:
    """Choose the clauses of a deal; `positions` are its concessions by slot.

    Raise InputError when a required slot has no clause or a slot has two, naming the files,
    and when `positions` names a slot or a position that there is not.
    """
    return _select(library, outline.slots, situation_of(deal, library, where), tuple(positions.items()))


@lru_cache(maxsize=256)
def _select(library: Library, slots: _Slots, situation: Situation, given: _Positions) -> Selection:
    """Choose once for all deals that are in the same situation."""
    positions = _by_slot(library, slots, dict(given))
    named = {name for name, _ in positions.values()}
    problems = [
        Problem(tell("the outline has no such slot"), place=f"positions.{slot}")
        for slot, _ in given
        if slot not in named
    ]
    choices: dict[str, Choice] = {}
    for slot, required in slots:
        here = matching(library.slots.get(slot, ()), situation)
        try:
            if found := _choose(here, *positions.get(slot, (slot, "preferred"))):
                choices[slot] = _choice(library, slot, *found)
            elif required:
                raise _missing(slot, library.slots.get(slot, ()))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return Selection(choices)


def _by_slot(library: Library, slots: _Slots, positions: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the position given for a slot, and the name it was given under.

    A short form is asked for by the slots of the full one: of those that a clause covers, the first with
    another position decides.
    """
    found: dict[str, tuple[str, str]] = {}
    for slot, _ in slots:
        covered = dict.fromkeys(name for clause in library.slots.get(slot, ()) for name in clause.covers)
        for name in (slot, *covered):
            if name in positions:
                found.setdefault(slot, (name, positions[name]))
    return found


def _choose(here: list[tuple[str, Clause]], slot: str, position: str) -> tuple[str, Clause] | None:
    chosen = [(place, clause) for place, clause in here if clause.position == position]
    if not chosen and here and position != "preferred":
        fitting = any_of(dict.fromkeys(clause.position for _, clause in here))
        raise InputError.single(
            tell(
                "no {position} clause fits these answers: choose {positions}",
                position=position,
                positions=fitting,
            ),
            place=f"positions.{slot}",
        )
    if len(chosen) > 1:
        raise _ambiguous(slot, [clause for _, clause in chosen])
    return chosen[0] if chosen else None


@lru_cache(maxsize=1024)
def _choice(_: Library, slot: str, place: str, clause: Clause) -> Choice:
    """Return one object for all deals that lead to the same choice from a library."""
    return Choice(slot, clause, place)


def matching(variants: tuple[Clause, ...], situation: Situation) -> list[tuple[str, Clause]]:
    """Return the clauses whose condition and place fit, each with its place.

    A clause for a place shadows a general one, a city's shadows its state's.
    """
    local = [
        (place, clause)
        for clause in variants
        if clause.id in situation.holding and (place := local_place(clause, situation)) is not None
    ]
    if len(local) < 2:  # noqa: PLR2004  one alone shadows nothing, and is the rule
        return local
    finest = max(_fineness(place) for place, _ in local)
    return [(place, clause) for place, clause in local if _fineness(place) == finest]


def _fineness(place: str) -> int:
    return place.count("/") + (place != "")


def local_place(clause: Clause, situation: Situation) -> str | None:
    """Return the place a clause is for, empty for a general one, None if it is for elsewhere."""
    if not clause.law and not clause.place:
        return ""
    matches = [code for code in clause.law if code == situation.governing]
    matches += [code for code in clause.place if code in situation.places]
    return max(matches, key=_fineness, default=None)


def _ambiguous(slot: str, clauses: list[Clause]) -> InputError:
    files = ", ".join(clause.file for clause in clauses)
    return InputError.single(
        tell("two clauses fit the slot {slot}: narrow the `when` of one", slot=slot), source=files
    )


def _missing(slot: str, variants: tuple[Clause, ...]) -> InputError:
    files = ", ".join(clause.file for clause in variants)
    return InputError.single(tell("no clause fits the required slot {slot}", slot=slot), source=files)
