"""The law of a made-up country: one topic, which its regions settle."""

from decimal import Decimal
from pathlib import Path

from pydantic import Field

from generator.law.fact import Fact
from generator.law.history import History
from generator.law.lookup import Law
from generator.law.reading import LawFile


class AdvanceLimit(Fact):
    """The largest advance that a translator may ask, in the country's money."""

    most: Decimal
    rule: str


class RegionFile(LawFile):
    advance_limit: History[AdvanceLimit] = Field(default=History(), title="размер Аванса")


LAW = Law(Path(__file__).parent, (RegionFile,))
