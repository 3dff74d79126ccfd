"""Which places a deal touches, and which freelance laws they bring into play."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.advice.rule import Case
from generator.answers.instalments import fee_base
from generator.answers.places import state_name
from generator.completion import Deal
from generator.law import FreelanceLaw, city, city_name, jurisdiction
from generator.law.facts import Link
from generator.selection import places

__all__ = [
    "PLACES",
    "Reached",
    "reached_laws",
    "reaches_threshold",
    "states",
    "usd_fee",
    "whole_fee",
]

PLACES = ("freelancer.form", "freelancer.address", "client.kind", "client.address", "project")
"""The answers that tell which places a deal touches and whom their laws cover."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A freelance law that the deal touches: where it is the law, by which links, and any doubt."""

    law: FreelanceLaw
    place: str
    links: tuple[Link, ...]
    doubt: str = ""


def states(deal: Deal) -> frozenset[str]:
    """Return the states that a party or the work is in."""
    return frozenset(place.state for place in places(deal))


def reached_laws(case: Case) -> Iterator[Reached]:
    """Yield each state's and city's freelance law that a party or the work brings into play.

    Whether the fee reaches the law's threshold is another question.
    """
    found = places(case.deal)
    for state in sorted({place.state for place in found}):
        law = jurisdiction(state, case.as_of).freelance_law
        here = tuple(place.link for place in found if place.state == state)
        yield from _reached(law, state_name(state), here, case.deal)
    for code in sorted({place.city for place in found if place.city}):
        law = city(code, case.as_of).freelance_law
        here = tuple(place.link for place in found if place.city == code)
        yield from _reached(law, city_name(code), here, case.deal)


def _reached(law: object, place: str, here: tuple[Link, ...], deal: Deal) -> Iterator[Reached]:
    if not isinstance(law, FreelanceLaw) or not set(here) & set(law.reach):
        return
    if law.client == "business" and deal.client.kind == "consumer":
        return
    yield Reached(law, place, tuple(link for link in here if link in law.reach), _doubt(law, deal))


def _doubt(law: FreelanceLaw, deal: Deal) -> str:
    if deal.freelancer.form.kind == "individual" or law.freelancer == "any":
        return ""
    if law.freelancer == "one_person":
        signs = len(deal.freelancer.form.signatories)
        doubt = "it covers a company only if the company is one person"
        return doubt if signs == 1 else f"{doubt}, and {signs} people sign for yours"
    return "it speaks of natural persons, and whether it covers a company of one was not determined"


def whole_fee(deal: Deal) -> Decimal:
    """Return the sum the deal is about: fixed fee, estimate or cap, or all months of a retainer."""
    fee = deal.fee
    return fee.monthly * fee.months if fee.kind == "retainer" else fee_base(fee)


def usd_fee(deal: Deal) -> Decimal | None:
    """Return the sum the deal is about in US dollars, None where it is in another currency."""
    return whole_fee(deal) if deal.fee.currency == "USD" else None


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
