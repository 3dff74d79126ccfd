"""A deal as a change order leaves it: what an early end would cost follows from the fee."""

from generator.answers import amending
from generator.answers.amending import Change
from generator.packs.us.completing import Deal
from generator.packs.us.early_end import early_ends


def amended(deal: Deal, change: Change) -> Deal:
    """Return a deal as a change leaves it."""

    def following(changed: Deal) -> dict[str, object]:
        return {"early_ends": early_ends(changed, deal.sums.deposit)}

    found: Deal = amending.amended(deal, change, following=following)
    return found
