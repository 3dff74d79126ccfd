"""A case: a deal and a day, with the places and the freelance laws that it touches, each found once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.answers.places import state_name
from generator.law import FreelanceLaw, city, city_name, jurisdiction
from generator.law.facts import Link
from generator.questionnaire import Deal
from generator.selection import Place, places

__all__ = ["Case", "Reached"]


@dataclass(frozen=True, slots=True)
class Reached:
    """A freelance law that the deal touches: where it is the law, by which links, and any doubt."""

    law: FreelanceLaw
    place: str
    links: tuple[Link, ...]
    doubt: str = ""


@dataclass(frozen=True)
class Case:
    """A deal, finished or not, and the day whose law applies.

    Of an unfinished deal a rule may read only the answers that it declares, and what has a default.
    """

    deal: Deal
    as_of: date

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Return where the parties and the work are."""
        return places(self.deal)

    @cached_property
    def states(self) -> frozenset[str]:
        """Return the states that a party or the work is in."""
        return frozenset(place.state for place in self.places)

    @cached_property
    def reached_laws(self) -> tuple[Reached, ...]:
        """Return each state's and city's freelance law that a party or the work brings into play.

        Whether the fee reaches the law's threshold is another question.
        """
        return tuple(_reached_laws(self))


def _reached_laws(case: Case) -> Iterator[Reached]:
    for state in sorted(case.states):
        law = jurisdiction(state, case.as_of).freelance_law
        here = tuple(place.link for place in case.places if place.state == state)
        yield from _reached(law, state_name(state), here, case.deal)
    for code in sorted({place.city for place in case.places if place.city}):
        law = city(code, case.as_of).freelance_law
        here = tuple(place.link for place in case.places if place.city == code)
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
