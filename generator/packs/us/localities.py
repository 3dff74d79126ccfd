"""Where a deal is: the places in the United States that the work and the parties touch."""

from dataclasses import dataclass

from generator.answers.particulars import Where
from generator.answers.parties import Address
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import city_at, city_law
from generator.packs.us.law.topics import Link
from generator.packs.us.places import STATES


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the United States that the deal touches, and by what; `city` has a law of its own."""

    link: Link
    state: str
    city: str | None

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes that clauses name the place by: `US-WA`, and `US-WA/Seattle` for a city."""
        state = f"US-{self.state}"
        return (state,) if self.city is None else (state, f"{state}/{city_law(self.city).name}")


def places(deal: Deal) -> tuple[Place, ...]:
    """Return where the work is done, where the freelancer and where the client is, if in the US."""
    home = _place("freelancer", deal.freelancer.address)
    away = _place("client", deal.client.address)
    work = deal.project.place_of_work
    if home and work in (None, home.state):
        worked: Place | None = Place("work", home.state, home.city)
    elif work in STATES:
        # Away from home the work is most likely done at the client's: the cautious reading.
        worked = Place("work", work, away.city if away and away.state == work else None)
    else:
        worked = None
    return tuple(place for place in (worked, home, away) if place)


def where(deal: Deal) -> Where:
    """Return where a deal is."""
    touched = frozenset(code for place in places(deal) for code in place.codes)
    return Where(f"US-{deal.governing_law.state}", touched)


def _place(link: Link, address: Address) -> Place | None:
    if address.country != "US" or address.region not in STATES:  # in a draft it may be a blank
        return None
    return Place(link, address.region, city_at(address.region, address.city, address.postal_code))
