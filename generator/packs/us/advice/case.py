"""A case: a deal and a day, with the places it touches and the law it leans on, each found once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.findings import Source
from generator.law.fact import Fact
from generator.law.lookup import Law
from generator.packs.us.advice.deal_law import (
    ClientHome,
    ConsumerHome,
    GoverningLaw,
    LawT,
    PlaceLaw,
    Touched,
    TouchedCity,
    facts_of,
    law_for,
)
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import city_law, state_law
from generator.packs.us.law.topics import FreelanceLaw, Link
from generator.packs.us.localities import Locality, places


class Reached(NamedTuple):
    """A freelance law that the deal touches: where it is the law, by which links, and any doubt.

    `place` is the name of that place, `code` its code.
    """

    law: FreelanceLaw
    place: str
    code: str
    links: tuple[Link, ...]
    doubt: str = ""


@dataclass(frozen=True)
class Case:
    """A deal, finished or not, the law files, and the day whose law applies.

    Of an unfinished deal a rule may read only the answers that it declares, and what has a default.
    `cited` are the sources of the clauses that were chosen for it, where they are known.
    """

    law: Law
    deal: Deal
    as_of: date
    cited: tuple[Source, ...] = ()

    @cached_property
    def places(self) -> tuple[Locality, ...]:
        """Return where the parties and the work are."""
        return places(self.deal, self.law)

    @cached_property
    def states(self) -> frozenset[str]:
        """Return the states that a party or the work is in."""
        return frozenset(place.state for place in self.places)

    @cached_property
    def home_state(self) -> str | None:
        """Return the state that the client is in, None abroad."""
        return self.deal.client.address.state

    @cached_property
    def governing(self) -> GoverningLaw:
        """Return what the state says whose law governs the contract."""
        return self._state(GoverningLaw, self.deal.governing_law.state)

    @cached_property
    def client_home(self) -> ClientHome | None:
        """Return what the client's state says where the client can be sued."""
        return self._state(ClientHome, self.home_state) if self.home_state else None

    @cached_property
    def consumer_home(self) -> ConsumerHome | None:
        """Return what the client's state says to protect it, None where the client is a business."""
        if self.deal.client.kind != "consumer" or not self.home_state:
            return None
        return self._state(ConsumerHome, self.home_state)

    @cached_property
    def touched(self) -> tuple[Touched, ...]:
        """Return what the states say that a party or the work is in, in order."""
        return tuple(self._state(Touched, state) for state in sorted(self.states))

    @cached_property
    def cities(self) -> tuple[TouchedCity, ...]:
        """Return what the cities say that a party or the work is in, in order."""
        codes = {place.city for place in self.places if place.city}
        return tuple(law_for(TouchedCity, city_law(code, self.law), self.as_of) for code in sorted(codes))

    def _state(self, role: type[LawT], code: str) -> LawT:
        return law_for(role, state_law(code, self.law), self.as_of)

    def facts(self) -> Iterator[tuple[PlaceLaw, str, Fact]]:
        """Yield every fact of law that the deal leans on, with its place and its topic."""
        # Whatever law a rule can read is a property here: none of them can be left out.
        for name in (name for name, value in vars(Case).items() if isinstance(value, cached_property)):
            found = getattr(self, name)
            for law in found if isinstance(found, tuple) else (found,):
                yield from ((law, *fact) for fact in facts_of(law)) if isinstance(law, PlaceLaw) else ()

    @cached_property
    def reached_laws(self) -> tuple[Reached, ...]:
        """Return each state's and city's freelance law that a party or the work brings into play.

        Whether the fee reaches the law's threshold is another question.
        """
        return tuple(_reached_laws(self))


def _reached_laws(case: Case) -> Iterator[Reached]:
    laws: tuple[Touched | TouchedCity, ...] = (*case.touched, *case.cities)
    for law in laws:
        here = tuple(place.link for place in case.places if law.code in (place.state, place.city))
        yield from _reached(law, here, case.deal)


def _reached(where: Touched | TouchedCity, here: tuple[Link, ...], deal: Deal) -> Iterator[Reached]:
    law = where.freelance_law
    if not isinstance(law, FreelanceLaw) or not set(here) & set(law.reach):
        return
    if law.client == "business" and deal.client.kind == "consumer":
        return
    links = tuple(link for link in here if link in law.reach)
    yield Reached(law, where.name, where.code, links, _doubt(law, deal))


def _doubt(law: FreelanceLaw, deal: Deal) -> str:
    if deal.freelancer.form.kind == "individual" or law.freelancer == "any":
        return ""
    if law.freelancer == "one_person":
        signs = len(deal.freelancer.form.signatories)
        doubt = "it covers a company only if the company is one person"
        return doubt if signs == 1 else f"{doubt}, and {signs} people sign for yours"
    return "it speaks of natural persons, and whether it covers a company of one was not determined"
