"""Choosing: for each slot of the outline exactly one clause, or none where it is optional."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.answers.walking import Values
from generator.completion import Deal
from generator.errors import InputError, Problem
from generator.library import Clause, Library, Outline
from generator.library.conditions import holds
from generator.selection.choice import Choice, Selection
from generator.selection.places import place_codes

__all__ = ["Situation", "local_place", "matching", "select", "situation_of"]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a choice of clauses depends on: the answers by path, and where the deal is."""

    lookup: Callable[[str], Any]
    governing: str
    places: frozenset[str]


def situation_of(deal: Deal) -> Situation:
    """Return the situation of a deal."""
    return Situation(Values(deal).__getitem__, f"US-{deal.governing_law.state}", place_codes(deal))


def select(deal: Deal, library: Library, outline: Outline) -> Selection:
    """Choose the clauses of a deal.

    Raise InputError when a required slot has no clause or a slot has two, naming the files,
    and when `positions` names a slot or a position that there is not.
    """
    problems = list(_unknown_positions(deal, outline))
    choices: dict[str, Choice] = {}
    situation = situation_of(deal)
    for slot, required in outline.slots():
        try:
            choice = _choose(slot, deal, library.slots.get(slot, ()), situation, required=required)
        except InputError as error:
            problems += error.problems
        else:
            if choice:
                choices[slot] = choice
    if problems:
        raise InputError(problems)
    return Selection(choices)


def _unknown_positions(deal: Deal, outline: Outline) -> Iterator[Problem]:
    known = dict(outline.slots()) if deal.positions else {}
    for slot in deal.positions:
        if slot not in known:
            yield Problem("the outline has no such slot", place=f"positions.{slot}")


def _choose(
    slot: str, deal: Deal, variants: tuple[Clause, ...], situation: Situation, *, required: bool
) -> Choice | None:
    here = matching(variants, situation)
    position = deal.positions.get(slot, "preferred")
    chosen = [(place, clause) for place, clause in here if clause.position == position]
    if not chosen and here and position != "preferred":
        fitting = " or ".join(dict.fromkeys(clause.position for _, clause in here))
        raise InputError.single(
            f"no {position} clause fits these answers: choose {fitting}", place=f"positions.{slot}"
        )
    if len(chosen) > 1:
        raise _ambiguous(slot, [clause for _, clause in chosen])
    if not chosen:
        if required:
            raise _missing(slot, variants)
        return None
    place, clause = chosen[0]
    return _choice(slot, clause, place)


@lru_cache(maxsize=1024)
def _choice(slot: str, clause: Clause, place: str) -> Choice:
    """Return one object for all deals that lead to the same choice."""
    return Choice(slot, clause, place)


def matching(variants: tuple[Clause, ...], situation: Situation) -> list[tuple[str, Clause]]:
    """Return the clauses whose condition and place fit, each with its place.

    A clause for a place shadows a general one, a city's shadows its state's.
    """
    local = [
        (place, clause)
        for clause in variants
        if holds(clause.when, situation.lookup) and (place := local_place(clause, situation)) is not None
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
    return InputError.single(f"two clauses fit the slot {slot}: narrow the `when` of one", source=files)


def _missing(slot: str, variants: tuple[Clause, ...]) -> InputError:
    files = ", ".join(clause.file for clause in variants) or "no file"
    return InputError.single(f"no clause fits the required slot {slot}", source=files)
