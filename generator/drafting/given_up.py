"""What the short form says less than the full one, for one deal: told before somebody signs it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.answers.walking import Values
from generator.library.conditions import holds
from generator.selection.choosing import select

if TYPE_CHECKING:
    from generator.drafting.pipeline import Materials


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
    choices = select(deal.model_copy(update={"positions": {}}), full.library, full.outline).choices
    at = Values(deal).__getitem__
    told = [entry for entry in short.outline.gives_up if entry.slot in choices and holds(entry.when, at)]
    order = list(choices)
    return tuple(
        Lost(entry.slot, choices[entry.slot].clause.heading, entry.text)
        for entry in sorted(told, key=lambda entry: order.index(entry.slot))
    )
