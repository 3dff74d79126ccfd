"""A deal as a change order leaves it: what an early end would cost follows from the fee."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from generator.answers import amending
from generator.packs.us.completing import Deal
from generator.packs.us.early_end import early_ends


def amended(deal: Deal, fee: Decimal | None, end: date | None, prices: Mapping[int, Decimal]) -> Deal:
    """Return a deal with another fixed fee, planned end or prices of deliverables, by their number."""

    def following(changed: Deal) -> dict[str, object]:
        return {"early_ends": early_ends(changed, deal.sums.deposit)}

    found: Deal = amending.amended(deal, fee, end, prices, following=following)
    return found
