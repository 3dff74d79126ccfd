"""A case: a deal and a day, with the law that it leans on."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.findings import Source
from generator.law.lookup import Law
from generator.packs.fr.completing import Deal
from generator.packs.fr.law.lookup import InForce, in_force


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
    def in_force(self) -> InForce:
        """Return what the law says on the day."""
        return in_force(self.law, self.as_of)
