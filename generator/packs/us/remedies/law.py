"""The law that a case leans on when its letters have run out: of each place what may be read there."""

from dataclasses import dataclass

from generator.law.fact import NoRule
from generator.packs.us.advice.deal_law import PlaceLaw, topics_of
from generator.packs.us.law.topics import (
    AgencyRoute,
    AttorneyFees,
    BoardDamages,
    ClaimsBoard,
    CollectionLaw,
    ContractorTest,
    Demand,
    FreelanceLaw,
    InterestMethod,
    InterestRules,
    LetterRule,
    Limitation,
    SmallClaims,
    SmallClaimsPlace,
    Takedown,
    TimelyRegistration,
)


@dataclass(frozen=True, slots=True)
class DebtLaw(PlaceLaw):
    """What a state says of a debt whose law it is, or whose debtor lives there."""

    limitation: Limitation | NoRule | None
    demands: tuple[Demand, ...]
    attorney_fees: tuple[AttorneyFees, ...]
    interest_rules: InterestRules | NoRule | None
    contractor_test: ContractorTest | NoRule | None
    collection: CollectionLaw | NoRule | None


@dataclass(frozen=True, slots=True)
class CourtLaw(PlaceLaw):
    """What a state says of its small claims court."""

    small_claims: SmallClaims | NoRule | None
    small_claims_place: SmallClaimsPlace | NoRule | None


@dataclass(frozen=True, slots=True)
class RouteLaw(PlaceLaw):
    """What a state or city that a party or the work is in says of complaints about unpaid work."""

    freelance_law: FreelanceLaw | NoRule | None
    agency: AgencyRoute | NoRule | None


@dataclass(frozen=True, slots=True)
class NationLaw(PlaceLaw):
    """What holds in every state."""

    claims_board: ClaimsBoard | NoRule | None
    board_damages: BoardDamages | NoRule | None
    registration: TimelyRegistration | NoRule | None
    takedown: Takedown | NoRule | None
    letter_rules: tuple[LetterRule, ...]
    interest_method: tuple[InterestMethod, ...]


TOPICS_TOLD = frozenset(
    topic for role in (DebtLaw, CourtLaw, RouteLaw, NationLaw) for topic in topics_of(role)
)
"""Every topic that may be read where the letters have run out."""
