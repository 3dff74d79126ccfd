"""Where a deal is: the places in the United States that the work and the parties touch."""

from dataclasses import dataclass, replace

from generator.answers.particulars import Where
from generator.answers.parties import Address
from generator.law.lookup import Law
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import LAW, city_at, city_law
from generator.packs.us.law.topics import Link
from generator.packs.us.places import STATES


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the United States that the deal touches, and by what.

    `city` is the code of one that has a law of its own, `city_name` its name there.
    """

    link: Link
    state: str
    city: str | None = None
    city_name: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes that clauses name the place by: `US-WA`, and `US-WA/Seattle` for a city."""
        state = f"US-{self.state}"
        return (state,) if self.city is None else (state, f"{state}/{self.city_name}")


def places(deal: Deal, law: Law = LAW) -> tuple[Place, ...]:
    """Return where the work is done, where the freelancer and where the client is, if in the US."""
    home = _place("freelancer", deal.freelancer.address, law)
    away = _place("client", deal.client.address, law)
    work = deal.project.place_of_work
    if home and work in (None, home.state):
        worked: Place | None = replace(home, link="work")
    elif work in STATES:
        # Away from home the work is most likely done at the client's: the cautious reading.
        worked = replace(away, link="work") if away and away.state == work else Place("work", work)
    else:
        worked = None
    return tuple(place for place in (worked, home, away) if place)


def where(deal: Deal, law: Law = LAW) -> Where:
    """Return where a deal is; which cities have a law of their own, the law files say."""
    touched = frozenset(code for place in places(deal, law) for code in place.codes)
    return Where(f"US-{deal.governing_law.state}", touched)


def _place(link: Link, address: Address, law: Law) -> Place | None:
    if address.country != "US" or address.region not in STATES:  # in a draft it may be a blank
        return None
    city = city_at(address.region, address.city, address.postal_code, law)
    return Place(link, address.region, city, city_law(city, law).name if city else "")
