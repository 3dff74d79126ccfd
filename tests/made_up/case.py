"""What the made-up rules read: a translation, and the law of one region."""

from dataclasses import dataclass
from datetime import date

from generator.findings import Source
from generator.law.fact import NoRule
from generator.law.lookup import Law
from tests.made_up.answers import Translation
from tests.made_up.law.topics import AdvanceLimit, RegionFile

REGION = "KZ-01"


@dataclass(frozen=True)
class Case:
    law: Law
    deal: Translation
    as_of: date
    cited: tuple[Source, ...] = ()

    @property
    def advance_limit(self) -> AdvanceLimit | NoRule | None:
        return self.law.file(RegionFile, REGION).advance_limit.on(self.as_of)
