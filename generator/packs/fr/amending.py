"""A deal as an avenant leaves it: the part of the price that pays for the rights follows from it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from generator.answers import amending
from generator.answers.installments import fee_base, share_of_fee
from generator.packs.fr.completing import Deal


def amended(deal: Deal, fee: Decimal | None, end: date | None, prices: Mapping[int, Decimal]) -> Deal:
    """Return a deal with another price, target date or prices of deliverables, by their number.

    A monthly fee has no target date.
    """
    planned = None if deal.fee.kind == "retainer" else end
    found: Deal = amending.amended(deal, fee, planned, prices, following=_following)
    return found


def _following(changed: Deal) -> dict[str, Decimal]:
    rights = share_of_fee(changed.fee, changed.rights.share)
    return {"rights": rights, "creation": fee_base(changed.fee) - rights}
