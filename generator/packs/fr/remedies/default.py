"""A default under French law: a deal whose price was not paid, and what the law of that day says of it."""

from dataclasses import dataclass
from functools import cached_property

from generator.findings import Source
from generator.law.fact import Fact
from generator.law.lookup import Law
from generator.packs.fr.completing import Deal
from generator.packs.fr.law.lookup import AfterDefault, after_default
from generator.packs.fr.places import FRANCE
from generator.packs.remedies import Owed, Taken


@dataclass(frozen=True)
class Default:
    """A deal, the law files, and what is owed."""

    on_file: Law
    deal: Deal
    owed: Owed

    @cached_property
    def law(self) -> AfterDefault:
        """Return what the law says on the day of the case."""
        return after_default(self.on_file, self.owed.as_of)

    def sources(self, *facts: Fact | None) -> tuple[Source, ...]:
        """Return the sources of facts, as old as they are on the day of the case."""
        return tuple(fact.source.on(self.owed.as_of) for fact in facts if fact is not None)

    @property
    def own_company(self) -> bool:
        """Say whether the freelancer is a company, which is a merchant by its form (C. com. L. 210-1)."""
        return self.deal.freelancer.form.kind == "company"

    @property
    def client_company(self) -> bool:
        """Say whether the client is a commercial company."""
        return self.deal.client.form.kind == "company"

    @property
    def both_merchants(self) -> bool:
        """Say whether both are commercial companies."""
        return self.own_company and self.client_company

    @property
    def abroad(self) -> bool:
        """Say whether the client is outside France, where none of this was researched."""
        return self.deal.client.address.country != FRANCE

    def open_steps(self, *words: str) -> tuple[Taken, ...]:
        """Return the steps that are open and whose court or agency has one of some words in its name."""
        open_ = (taken for taken in self.owed.taken if not taken.over and taken.by == "freelancer")
        return tuple(taken for taken in open_ if any(word in taken.whom.casefold() for word in words))
