"""Where a deal is: the places in the United States that the work and the parties touch."""

from typing import NamedTuple

from generator.answers.particulars import Where
from generator.law.lookup import Law
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import LAW, city_at
from generator.packs.us.law.topics import Link
from generator.packs.us.parties import Address
from generator.packs.us.places import STATES


class Locality(NamedTuple):
    """A place in the United States that the deal touches, and by what.

    `city` is the code of one that has a law of its own: `US-WA/Seattle`.
    """

    link: Link
    state: str
    city: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the code of its state, and of its city if it has a law of its own."""
        return (self.state,) if self.city is None else (self.state, self.city)


def places(deal: Deal, law: Law = LAW) -> tuple[Locality, ...]:
    """Return where the work is done, where the freelancer and where the client is, if in the US."""
    home = _place("freelancer", deal.freelancer.address, law)
    away = _place("client", deal.client.address, law)
    work = deal.project.place_of_work
    if home and work in (None, home.state):
        worked: Locality | None = home._replace(link="work")
    elif work in STATES:
        # Away from home the work is most likely done at the client's: the cautious reading.
        worked = away._replace(link="work") if away and away.state == work else Locality("work", work)
    else:
        worked = None
    return tuple(place for place in (worked, home, away) if place)


def where(deal: Deal, law: Law = LAW) -> Where:
    """Return where a deal is; which cities have a law of their own, the law files say."""
    touched = frozenset(code for place in places(deal, law) for code in place.codes)
    return Where(
        deal.governing_law.state, touched, (deal.freelancer.address.place, deal.client.address.place)
    )


def _place(link: Link, address: Address, law: Law) -> Locality | None:
    if address.state is None:
        return None
    return Locality(link, address.state, city_at(address.state, address.city, address.postal_code, law))
