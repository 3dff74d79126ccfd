"""Reasons: because of which answers each clause was chosen, and why its alternatives were not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.answers.walking import value_at
from generator.library.clause import Clause, Library
from generator.library.conditions import Condition
from generator.packs.us.completing import Deal
from generator.questionnaire.origin import Origin
from generator.selection.choice import Alternative, Choice, Reason, Selection
from generator.selection.choosing import Situation, local_place, matching, situation_of
from generator.selection.localities import law_codes, place_title
from generator.selection.wording import Told


def with_reasons(
    selection: Selection, deal: Deal, library: Library, origins: Mapping[str, Origin], as_of: date
) -> Selection:
    """Return the same choices, each with its reasons and alternatives, as a reviewer wants them.

    A reference that nobody checked in the year before `as_of` says so.
    """
    situation, told, here = situation_of(deal, library), Told(deal, origins, library.pack), law_codes(deal)
    return Selection(
        {
            slot: _with_reasons(choice, library.slots[slot], situation, told, here, as_of)
            for slot, choice in selection.choices.items()
        }
    )


def _with_reasons(
    choice: Choice,
    variants: tuple[Clause, ...],
    situation: Situation,
    told: Told,
    here: frozenset[str],
    as_of: date,
) -> Choice:
    fitting = [clause for _, clause in matching(variants, situation)]
    others = (clause for clause in variants if clause is not choice.clause)
    because = tuple(_reasons(choice.clause.when, told))
    position = choice.clause.position
    if position != "preferred":
        words = f"the {position} position was asked for"
        names = (choice.slot, *choice.clause.covers)
        name = next((name for name in names if name in told.deal.positions), choice.slot)
        because = (Reason(f"positions.{name}", position, "given", words, words), *because)
    return replace(
        choice,
        because=because,
        alternatives=tuple(
            Alternative(c, _why_not(c, choice.clause, situation, told), c in fitting) for c in others
        ),
        references=tuple(s.on(as_of) for s in choice.clause.references if s.jurisdiction in here),
        elsewhere=tuple(s.on(as_of) for s in choice.clause.references if s.jurisdiction not in here),
    )


def _reasons(condition: Condition, told: Told) -> Iterator[Reason]:
    for path in condition.paths:
        value = _shown(value_at(told.deal, path))
        yield Reason(path, value, told.origin(path), told.answered(path), told.brief(path))


def _shown(value: Any) -> str:
    if value is None:
        return "left out"
    if isinstance(value, tuple):
        return f"{len(value)} entries" if value else "none"
    kind = getattr(value, "kind", None)
    if hasattr(type(value), "model_fields"):
        return str(kind) if kind else "included"
    return str(value)


def _why_not(clause: Clause, chosen: Clause, situation: Situation, told: Told) -> str:
    if clause.id not in situation.holding:
        return told.unmet(clause.when)
    if local_place(clause, situation) is None:
        return f"it is for {', '.join(map(place_title, (*clause.law, *clause.place)))}"
    if clause.position != chosen.position:
        return f"it is the {clause.position} position"
    return "a clause for this place stands before it"
