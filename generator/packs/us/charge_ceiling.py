"""The ceiling of a late charge that letters use: the stricter of the governing law and the client's home."""

from datetime import date
from decimal import Decimal

from generator.law.lookup import Law
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import state_law
from generator.packs.us.law.topics import LateInterest
from generator.packs.us.places import STATES


def charge_ceiling(law: Law, deal: Deal, as_of: date) -> Decimal | None:
    """Return the lowest cautious yearly rate, in percent, of the states concerned; None without one."""
    states = {deal.governing_law.state, deal.client.address.state}
    caps = [cap for state in states if state in STATES and (cap := _cap(law, state, as_of)) is not None]
    return min(caps, default=None)


def _cap(law: Law, state: str, as_of: date) -> Decimal | None:
    found = state_law(state, law).late_interest.on(as_of)
    return found.conservative_b2b_cap_percent if isinstance(found, LateInterest) else None
