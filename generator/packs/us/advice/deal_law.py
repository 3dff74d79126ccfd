"""The law that a deal leans on: of each place what a rule of advice may read there, and nothing else.

A rule reads the law through these records only, so that whatever it leans on is among the facts here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from generator.law.fact import Fact, NoRule
from generator.law.reading import LawFile
from generator.packs.us.law.topics import (
    AttorneyFees,
    ChoiceOfLaw,
    ConsumerRule,
    ContractorTest,
    CountyClause,
    ForumRule,
    FreelanceLaw,
    HomeDeposit,
    LateInterest,
    Rule,
    SmallClaims,
    SmallClaimsPlace,
)


@dataclass(frozen=True, slots=True)
class PlaceLaw:
    """What a state says, as far as a deal leans on it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class GoverningLaw(PlaceLaw):
    """What the state says whose law governs the contract."""

    late_interest: LateInterest | NoRule | None
    small_claims: SmallClaims | NoRule | None
    small_claims_place: SmallClaimsPlace | NoRule | None
    choice_of_law: ChoiceOfLaw | NoRule | None
    county_clause: CountyClause | NoRule | None
    work_made_for_hire: Rule | NoRule | None
    attorney_fees: tuple[AttorneyFees, ...]


@dataclass(frozen=True, slots=True)
class ClientHome(PlaceLaw):
    """What the state says where the client can be sued."""

    small_claims: SmallClaims | NoRule | None
    small_claims_place: SmallClaimsPlace | NoRule | None


@dataclass(frozen=True, slots=True)
class ConsumerHome(PlaceLaw):
    """What protects a client who is a consumer at home."""

    liquidated_sums: Rule | NoRule | None
    home_deposit: HomeDeposit | NoRule | None
    consumer_rules: tuple[ConsumerRule, ...]


@dataclass(frozen=True, slots=True)
class Touched(PlaceLaw):
    """What a state says that a party or the work is in."""

    freelance_law: FreelanceLaw | NoRule | None
    work_made_for_hire: Rule | NoRule | None
    contractor_test: ContractorTest | NoRule | None
    art_preservation: Rule | NoRule | None
    forum_rules: tuple[ForumRule, ...]


@dataclass(frozen=True, slots=True)
class TouchedCity(PlaceLaw):
    """What a city says that a party or the work is in."""

    freelance_law: FreelanceLaw | NoRule | None


LawT = TypeVar("LawT", bound=PlaceLaw)


def topics_of(role: type[PlaceLaw]) -> tuple[str, ...]:
    """Return the topics that a rule may read where a place has a role in a deal."""
    return tuple(field.name for field in fields(role) if field.name not in PlaceLaw.__slots__)


TOPICS_READ = frozenset(topic for role in PlaceLaw.__subclasses__() for topic in topics_of(role))
"""Every topic that a rule may read."""


def law_for(role: type[LawT], file: LawFile, day: date) -> LawT:
    """Return of the law of a place on a day what a deal leans on where the place has a role in it."""
    return role(file.code, file.name, **{topic: getattr(file, topic).on(day) for topic in topics_of(role)})


def facts_of(law: PlaceLaw) -> Iterator[tuple[str, Fact]]:
    """Yield the facts of a place, each with its topic."""
    for field in fields(law):
        found = getattr(law, field.name)
        for fact in found if isinstance(found, tuple) else (found,):
            if isinstance(fact, Fact):
                yield field.name, fact
