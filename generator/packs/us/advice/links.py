"""What brings a law into play: the places that a deal touches, and the sum that it is about."""

from decimal import Decimal

from generator.answers.installments import whole_fee
from generator.packs.us.completing import Deal
from generator.packs.us.law.topics import FreelanceLaw

PLACES = ("freelancer.form", "freelancer.address", "client.kind", "client.address", "project")
"""The answers that tell which places a deal touches and whom their laws cover."""


def usd_fee(deal: Deal) -> Decimal | None:
    """Return the sum the deal is about in US dollars, None where it is in another currency."""
    return whole_fee(deal.fee) if deal.fee.currency == "USD" else None


def reaches_threshold(law: FreelanceLaw, deal: Deal) -> bool | None:
    """Tell whether the fee alone reaches a law's threshold; None where it is not in US dollars."""
    fee = usd_fee(deal)
    if fee is None:
        return None
    if law.or_threshold_usd is not None and law.or_window_days is not None:
        length = (deal.project.end - deal.project.start).days + 1
        if length <= law.or_window_days and fee >= law.or_threshold_usd:
            return True
    return fee >= law.threshold_usd
