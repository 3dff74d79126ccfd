"""Reasons: because of which answers each clause was chosen, and why its alternatives were not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.answers.walking import value_at
from generator.completion import Deal, Origin
from generator.library import Clause, Library
from generator.library.conditions import Condition, holds
from generator.selection.choice import Alternative, Choice, Reason, Selection
from generator.selection.choosing import Situation, local_place, matching, situation_of

__all__ = ["with_reasons"]


def with_reasons(
    selection: Selection, deal: Deal, library: Library, origins: Mapping[str, Origin]
) -> Selection:
    """Return the same choices, each with its reasons and alternatives, as a reviewer wants them."""
    situation = situation_of(deal)
    return Selection(
        {
            slot: _with_reasons(choice, deal, library.slots[slot], situation, origins)
            for slot, choice in selection.choices.items()
        }
    )


def _with_reasons(
    choice: Choice,
    deal: Deal,
    variants: tuple[Clause, ...],
    situation: Situation,
    origins: Mapping[str, Origin],
) -> Choice:
    fitting = [clause for _, clause in matching(variants, situation)]
    others = (clause for clause in variants if clause is not choice.clause)
    because = tuple(_reasons(choice.clause.when, deal, origins))
    position = choice.clause.position
    if position != "preferred":
        because = (Reason(f"positions.{choice.slot}", position, "given"), *because)
    alternatives = tuple(Alternative(c, _why_not(c, deal, situation), c in fitting) for c in others)
    return replace(choice, because=because, alternatives=alternatives)


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


def _why_not(clause: Clause, deal: Deal, situation: Situation) -> str:
    if not holds(clause.when, situation.lookup):
        return f"its condition is not met: {clause.when.text}"
    if local_place(clause, situation) is None:
        return f"it is for {', '.join((*clause.law, *clause.place))}"
    if clause.position != deal.positions.get(clause.slot, "preferred"):
        return f"it is the {clause.position} position"
    return "a clause for this place stands before it"
