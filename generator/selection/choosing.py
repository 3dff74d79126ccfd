"""Choosing: for each slot of the outline exactly one clause, or none where it is optional."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.answers.walking import value_at
from generator.completion import Deal, Origin
from generator.errors import InputError, Problem
from generator.library import Clause, Library, Outline
from generator.library.conditions import Condition, holds
from generator.selection.choice import Alternative, Choice, Reason, Selection
from generator.selection.places import place_codes

__all__ = ["matching", "select"]


def select(
    deal: Deal, library: Library, outline: Outline, origins: Mapping[str, Origin] | None = None
) -> Selection:
    """Choose the clauses of a deal.

    Raise InputError when a required slot has no clause or a slot has two, naming the files,
    and when `positions` names a slot or a position that there is not.
    """
    problems = list(_unknown_positions(deal, outline))
    choices: dict[str, Choice] = {}
    for slot, required in outline.slots():
        try:
            choice = _choose(slot, deal, library.slots.get(slot, ()), origins or {}, required=required)
        except InputError as error:
            problems += error.problems
        else:
            if choice:
                choices[slot] = choice
    if problems:
        raise InputError(problems)
    return Selection(choices)


def _unknown_positions(deal: Deal, outline: Outline) -> Iterator[Problem]:
    known = {slot for slot, _ in outline.slots()}
    for slot in deal.positions:
        if slot not in known:
            yield Problem("the outline has no such slot", place=f"positions.{slot}")


def _choose(
    slot: str, deal: Deal, variants: tuple[Clause, ...], origins: Mapping[str, Origin], *, required: bool
) -> Choice | None:
    here = matching(
        variants, lambda path: value_at(deal, path), f"US-{deal.governing_law.state}", place_codes(deal)
    )
    position = deal.positions.get(slot, "preferred")
    chosen = [(place, clause) for place, clause in here if clause.position == position]
    if not chosen and here and position != "preferred":
        raise InputError.single(
            f"no {position} clause fits these answers: choose preferred", place=f"positions.{slot}"
        )
    if len(chosen) > 1:
        raise _ambiguous(slot, [clause for _, clause in chosen])
    if not chosen:
        if required:
            raise _missing(slot, variants)
        return None
    place, clause = chosen[0]
    fitting = [other for _, other in here]
    others = tuple(Alternative(c, _why_not(c, deal), c in fitting) for c in variants if c is not clause)
    because = tuple(_reasons(clause.when, deal, origins))
    if position != "preferred":
        because = (Reason(f"positions.{slot}", position, "given"), *because)
    return Choice(slot, clause, because, others, place)


def matching(
    variants: tuple[Clause, ...], lookup: Callable[[str], Any], governing: str, places: frozenset[str]
) -> list[tuple[str, Clause]]:
    """Return the clauses whose condition and place fit, each with its place.

    A clause for a place shadows a general one, a city's shadows its state's.
    """
    local = [
        (place, clause)
        for clause in variants
        if holds(clause.when, lookup) and (place := _local(clause, governing, places)) is not None
    ]
    finest = max((_fineness(place) for place, _ in local), default=0)
    return [(place, clause) for place, clause in local if _fineness(place) == finest]


def _fineness(place: str) -> int:
    return place.count("/") + (place != "")


def _local(clause: Clause, governing: str, places: frozenset[str]) -> str | None:
    """Return the place a clause is for, empty for a general one, None if it is for elsewhere."""
    if not clause.law and not clause.place:
        return ""
    matches = [code for code in clause.law if code == governing]
    matches += [code for code in clause.place if code in places]
    return max(matches, key=_fineness, default=None)


def _reasons(condition: Condition, deal: Deal, origins: Mapping[str, Origin]) -> Iterator[Reason]:
    for path in condition.paths:
        value = value_at(deal, path)
        yield Reason(path, _shown(value), origins.get(path, _origin_below(path, origins)))


def _origin_below(path: str, origins: Mapping[str, Origin]) -> Origin:
    below = {origin for leaf, origin in origins.items() if leaf.startswith((f"{path}.", f"{path}["))}
    return "given" if "given" in below else "computed" if "computed" in below else "default"


def _shown(value: Any) -> str:
    if value is None:
        return "left out"
    if isinstance(value, tuple):
        return f"{len(value)} entries" if value else "none"
    kind = getattr(value, "kind", None)
    if hasattr(type(value), "model_fields"):
        return str(kind) if kind else "included"
    return str(value)


def _why_not(clause: Clause, deal: Deal) -> str:
    if not holds(clause.when, lambda path: value_at(deal, path)):
        return f"its condition is not met: {clause.when.text}"
    if _local(clause, f"US-{deal.governing_law.state}", place_codes(deal)) is None:
        return f"it is for {', '.join((*clause.law, *clause.place))}"
    if clause.position != deal.positions.get(clause.slot, "preferred"):
        return f"it is the {clause.position} position"
    return "a clause for this place stands before it"


def _ambiguous(slot: str, clauses: list[Clause]) -> InputError:
    files = ", ".join(clause.file for clause in clauses)
    return InputError.single(f"two clauses fit the slot {slot}: narrow the `when` of one", source=files)


def _missing(slot: str, variants: tuple[Clause, ...]) -> InputError:
    files = ", ".join(clause.file for clause in variants) or "no file"
    return InputError.single(f"no clause fits the required slot {slot}", source=files)
