"""Reasons: because of which answers each clause was chosen, and why its alternatives were not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.answers.particulars import Where
from generator.answers.walking import value_at
from generator.formatting.phrases import Phrases
from generator.library.clause import Clause, Library
from generator.library.conditions import Condition
from generator.questionnaire.origin import origin_at
from generator.selection.choice import Alternative, Choice, Reason, Selection
from generator.selection.choosing import Situation, local_place, matching, situation_of
from generator.selection.wording import Told


def with_reasons(selection: Selection, library: Library, told: Told, where: Where, as_of: date) -> Selection:
    """Return the same choices, each with its reasons and alternatives, as a reviewer wants them.

    A reference that nobody checked in the year before `as_of` says so.
    """
    situation, here = situation_of(told.deal, library, where), where.law
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
        words = told.phrases.say(
            "reasons.position_asked_for", position=told.phrases.say(f"positions.{position}")
        )
        names, conceded = (choice.slot, *choice.clause.covers), value_at(told.deal, "positions") or {}
        name = next((name for name in names if name in conceded), choice.slot)
        because = (Reason(f"positions.{name}", position, "given", words, words), *because)
    return replace(
        choice,
        because=because,
        alternatives=tuple(
            Alternative(c, _why_not(c, choice, situation, told), c in fitting) for c in others
        ),
        references=tuple(s.on(as_of) for s in choice.clause.references if s.jurisdiction in here),
        elsewhere=tuple(s.on(as_of) for s in choice.clause.references if s.jurisdiction not in here),
    )


def _reasons(condition: Condition, told: Told) -> Iterator[Reason]:
    for path in condition.paths:
        value = _shown(value_at(told.deal, path), told.phrases)
        yield Reason(path, value, origin_at(path, told.origins), told.answered(path), told.brief(path))


def _shown(value: Any, phrases: Phrases) -> str:
    if value is None:
        return phrases.say("answers.left_out")
    if isinstance(value, tuple):
        return phrases.say("answers.entries", count=len(value)) if value else phrases.say("answers.none")
    kind = getattr(value, "kind", None)
    if hasattr(type(value), "model_fields"):
        return str(kind) if kind else phrases.say("answers.included")
    return str(value)


def _why_not(clause: Clause, choice: Choice, situation: Situation, told: Told) -> str:
    if clause.id not in situation.holding:
        return told.unmet(clause.when)
    if local_place(clause, situation) is None:
        places = map(told.phrasing.place, (*clause.law, *clause.place))
        return told.phrases.say("reasons.elsewhere", places=told.phrases.join("comma", places))
    if clause.position != choice.clause.position:
        position = told.phrases.say(f"positions.{clause.position}")
        return told.phrases.say("reasons.other_position", position=position)
    return told.phrases.say("reasons.shadowed")
