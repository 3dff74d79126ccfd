"""A default: a deal whose price was not paid, and the law of each place that bears on it."""

from dataclasses import dataclass
from functools import cached_property

from generator.findings import Source
from generator.law.lookup import Law
from generator.packs.remedies import Owed
from generator.packs.us.advice.case import Case, Reached
from generator.packs.us.advice.deal_law import law_for
from generator.packs.us.advice.links import reaches_threshold
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import city_law, federal_law, state_law
from generator.packs.us.law.topics import AgencyRoute
from generator.packs.us.places import STATES
from generator.packs.us.remedies.law import CourtLaw, DebtLaw, NationLaw, RouteLaw
from generator.packs.us.remedies.words import sourced


@dataclass(frozen=True, slots=True)
class Route:
    """A freelance law that covers the deal, and its way to an agency, where one was determined."""

    reached: Reached
    agency: AgencyRoute | None
    source: Source

    @property
    def code(self) -> str:
        """Return the code of the place whose law it is."""
        return self.reached.code

    @property
    def named(self) -> str:
        """Return the law and its place: Freelance Isn't Free Act of New York."""
        return f"{self.reached.law.name} of {self.reached.place}"


@dataclass(frozen=True)
class Default:
    """A deal, the law files, and what is owed: each law that bears on it is found once."""

    law: Law
    deal: Deal
    owed: Owed

    @cached_property
    def governing(self) -> DebtLaw:
        """Return what the state says whose law governs the contract."""
        return self._debt(self.deal.governing_law.state)

    @cached_property
    def home(self) -> DebtLaw | None:
        """Return what the client's state says of its debts, None abroad."""
        state = self.deal.client.address.state
        return self._debt(state) if state in STATES else None

    @cached_property
    def courts(self) -> tuple[CourtLaw, ...]:
        """Return the states whose small claims court may be thought of: the client's comes first."""
        wanted = (self.deal.client.address.state, self.deal.governing_law.state, self.own_state)
        states = [state for state in dict.fromkeys(wanted) if state in STATES]
        return tuple(law_for(CourtLaw, state_law(code, self.law), self.owed.as_of) for code in states)

    @property
    def own_state(self) -> str | None:
        """Return the freelancer's state, None abroad."""
        return self.deal.freelancer.address.state

    @cached_property
    def nation(self) -> NationLaw:
        """Return what holds in every state."""
        return law_for(NationLaw, federal_law(self.law), self.owed.as_of)

    @cached_property
    def case(self) -> Case:
        """Return the deal under the law of the day on which both had signed."""
        return Case(self.law, self.deal, self.owed.signed)

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """Return the freelance laws that cover the deal, cities first: their agencies can be lost."""
        found = (r for r in self.case.reached_laws if reaches_threshold(r.law, self.deal) is not False)
        return tuple(sorted(map(self._route, found), key=lambda route: "/" not in route.code))

    def _route(self, reached: Reached) -> Route:
        code = reached.code
        file = city_law(code, self.law) if "/" in code else state_law(code, self.law)
        found = law_for(RouteLaw, file, self.owed.as_of).agency
        agency = found if isinstance(found, AgencyRoute) else None
        return Route(reached, agency, sourced(agency or reached.law, code, self.owed.as_of))

    def _debt(self, code: str) -> DebtLaw:
        return law_for(DebtLaw, state_law(code, self.law), self.owed.as_of)
