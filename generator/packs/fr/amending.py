"""A deal as an avenant leaves it: the part of the price that pays for the rights follows from it."""

from decimal import Decimal

from generator.answers import amending
from generator.answers.amending import Change
from generator.answers.installments import fee_base, share_of_fee
from generator.packs.fr.completing import Deal


def amended(deal: Deal, change: Change) -> Deal:
    """Return a deal as a change leaves it; a monthly fee has no target date."""
    fitting = change._replace(end=None) if deal.fee.kind == "retainer" else change
    found: Deal = amending.amended(deal, fitting, following=_following)
    return found


def _following(changed: Deal) -> dict[str, Decimal]:
    rights = share_of_fee(changed.fee, changed.rights.share)
    return {"rights": rights, "creation": fee_base(changed.fee) - rights}
