"""What the short form says less than the full one, for one deal: told before somebody signs it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.answers.walking import Values
from generator.errors import InputError
from generator.library.conditions import holds
from generator.questionnaire.parts import Questionnaire
from generator.selection.choosing import select

if TYPE_CHECKING:
    from generator.drafting.pipeline import Materials


LENGTH = "contract.length"
"""The answer that chooses the form."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A slot of the full form, the heading of its clause there, and what the short form says less."""

    slot: str
    heading: str
    text: str


def given_up(deal: Any, materials: "Materials") -> tuple[Lost, ...]:
    """Return what the short form gives up for a deal, in the order of the full form.

    Only slots that the full contract of this deal would have are told; nothing where the materials have
    no two forms. `materials` are those of either form.
    """
    full, short = materials.in_length("full"), materials.in_length("short")
    if full is short:
        return ()
    # A concession on a slot that only one of the forms has says nothing of what there is to lose.
    choices = select(deal, full.library, full.outline, full.pack.where(deal), {}).choices
    at = Values(deal).__getitem__
    told = [entry for entry in short.outline.gives_up if entry.slot in choices and holds(entry.when, at)]
    order = list(choices)
    return tuple(
        Lost(entry.slot, choices[entry.slot].clause.heading, entry.text)
        for entry in sorted(told, key=lambda entry: order.index(entry.slot))
    )


def telling(about: Questionnaire, as_of: date, own: Path | None = None) -> Questionnaire:
    """Return a questionnaire that says, at the question of the length, what the short form gives up.

    `own` is a person's own library. While the answers are too few or contradict each other, nothing is told.
    """
    from generator.drafting.pipeline import open_materials
    from generator.packs.reading import read_unfinished

    def beside(path: str, data: Mapping[str, Any]) -> tuple[str, ...]:
        told = about.beside(path, data)
        if path != LENGTH:
            return told
        materials = open_materials(own=own)
        try:
            answers = read_unfinished(dict(data), as_of, own=own).answers
            lost = given_up(materials.pack.complete(answers, as_of), materials)
        except InputError:
            return told
        if not lost:
            return told
        say = about.phrases.say
        over = say("signs.label", label=say("review.given_up"))
        return (*told, over, *(f"{entry.heading}: {entry.text}" for entry in lost))

    return replace(about, beside=beside)
