"""Which places a deal touches, and which freelance laws they bring into play."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.advice.rule import Case
from generator.answers.instalments import fee_base
from generator.answers.parties import Address
from generator.answers.places import state_name
from generator.completion import Deal
from generator.law import FreelanceLaw, city, city_at, jurisdiction
from generator.law.facts import Link

__all__ = [
    "PLACES",
    "Place",
    "Reached",
    "places",
    "reached_laws",
    "reaches_threshold",
    "states",
    "usd_fee",
    "whole_fee",
]

PLACES = ("freelancer.form", "freelancer.address", "client.kind", "client.address", "project")
"""The answers that tell which places a deal touches and whom their laws cover."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the United States that the deal touches, and by what."""

    link: Link
    state: str
    city: str | None


@dataclass(frozen=True, slots=True)
class Reached:
    """A freelance law that the deal touches: where it is the law, by which links, and any doubt."""

    law: FreelanceLaw
    place: str
    links: tuple[Link, ...]
    doubt: str = ""


def places(deal: Deal) -> tuple[Place, ...]:
    """Return where the work is done, where the freelancer and where the client is, if in the US."""
    home = _place("freelancer", deal.freelancer.address)
    away = _place("client", deal.client.address)
    work = deal.project.place_of_work
    if home and work in (None, home.state):
        worked: Place | None = Place("work", home.state, home.city)
    elif work:
        # Away from home the work is most likely done at the client's: the cautious reading.
        worked = Place("work", work, away.city if away and away.state == work else None)
    else:
        worked = None
    return tuple(place for place in (worked, home, away) if place)


def states(deal: Deal) -> frozenset[str]:
    """Return the states that a party or the work is in."""
    return frozenset(place.state for place in places(deal))


def _place(link: Link, address: Address) -> Place | None:
    if address.country != "US" or address.region is None:
        return None
    return Place(link, address.region, city_at(address.region, address.city, address.postal_code))


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
        yield from _reached(law, city(code, case.as_of).name, here, case.deal)


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
        return "it covers a company only if the company is one person"
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
