"""The topics of US law: what a law file of a state or a city may say, each fact with its source."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from generator.law.fact import Fact
from generator.law.history import History, SideBySide
from generator.law.reading import LawFile
from generator.packs.us.places import STATES, State

Link = Literal["work", "freelancer", "client"]
"""What may bring a law into play: the place of work, the freelancer's place, the client's place."""

TermKind = Literal[
    "parties", "parties_with_phone", "services", "value", "pay", "pay_date", "work_list_date", "total_method"
]
"""What a freelance law wants a contract to state."""

CAUTIOUS_YEARLY_RATE = Decimal(12)
"""Percent a year: no late charge is suggested above it, however much a state allows."""
UNKNOWN_YEARLY_RATE = Decimal(6)
"""Percent a year: suggested where neither a ceiling nor a legal rate was determined."""


class SmallClaims(Fact):
    """The most, in USD, that a small claims court awards; interest and costs as the note says.

    `company_note` is what only a company needs to know, `area` against whom the court takes a claim (empty:
    not determined).
    """

    limit_usd: Decimal
    company_limit_usd: Decimal | None = None
    company: Literal["lower_cap", "separate_part", "lawyer_required", "restricted"] | None = None
    court: str
    note: str = ""
    company_note: str = ""
    area: str = ""
    local_limits_usd: Mapping[str, Decimal] = {}


class LateInterest(Fact):
    """Interest on an overdue invoice between businesses, in simple percent a year; not for consumers.

    `legal_rate_percent` runs when the contract is silent (None: it floats, as `legal_rate_floats` says,
    or was not determined).
    `conservative_b2b_cap_percent` is the highest rate that looked safe (None: not determined, which
    never means "no limit").
    """

    legal_rate_percent: Decimal | None = None
    legal_rate_floats: str = ""
    conservative_b2b_cap_percent: Decimal | None = None
    note: str

    @property
    def starting_rate_percent(self) -> Decimal:
        """Return the cautious yearly rate to suggest: this project's choice, not law."""
        known = self.conservative_b2b_cap_percent
        if known is None:
            known = self.legal_rate_percent
        return UNKNOWN_YEARLY_RATE if known is None else min(CAUTIOUS_YEARLY_RATE, known)


class FreelanceLaw(Fact):
    """A law that dictates contents or payment of freelance contracts; sums in USD.

    `reach`: which links to the place bring it into play. `freelancer`: person (a human being only),
    one_person (also a company of one) or any. `client`: business (not a private buyer) or any.
    `disclosure_if`: when the sheet is owed; `disclosure_apart`: papers beside it that nobody makes here.
    """

    name: str
    citation: str
    reach: tuple[Link, ...]
    freelancer: Literal["person", "one_person", "any"]
    client: Literal["business", "any"]
    threshold_usd: Decimal
    window_days: int
    window: Literal["rolling_days", "calendar_year"]
    or_threshold_usd: Decimal | None = None
    or_window_days: int | None = None
    counts: str
    default_payment_days: int | None = None
    payment_rule: str = ""
    max_payment_days: int | None = None
    required_terms: Mapping[TermKind, str] = {}
    disclosure_sheet: tuple[str, ...] = ()
    disclosure_if: str = ""
    disclosure_apart: str = ""
    copy_rule: str
    signed_copy: bool = False
    retention_years: int | None = None
    retention_by: str = ""
    retention_note: str = ""
    covers: str
    excludes: tuple[str, ...] = ()
    void_terms: tuple[str, ...] = ()
    penalties: str = ""
    interaction: str = ""


class ChoiceOfLaw(Fact):
    """From `min_amount_usd` on, the state honors a choice of its law without any other link to it.

    Below it an ordinary choice still works where the state has a real connection to the deal.
    `forum_min_amount_usd` is the same for a choice of its courts (None: not determined).
    `excludes_unlinked`: the statute asks for a real link all the same.
    """

    min_amount_usd: Decimal
    forum_min_amount_usd: Decimal | None = None
    excludes_personal_services: bool = False
    excludes_unlinked: bool = False
    excludes: tuple[str, ...] = ()


class CountyClause(Fact):
    """A clause that names a county or city of the state for lawsuits does not bind its courts.

    `below_usd`: only under this sum in USD (None: whatever the sum).
    """

    rule: str
    below_usd: Decimal | None = None


class ForumRule(Fact):
    """What the state's courts do with a clause about law, forum or fees."""

    kind: Literal["voids_clause", "weakens_clause", "construction_only", "employee_only", "fees_mutual"]
    rule: str


class AttorneyFees(Fact):
    """When a party that collects a debt of a business gets its attorney's fees without or by a clause.

    winner: a statute gives them, or lets the court give them, to whoever wins. bad_faith: only against a
    side that sued or defended without reason. after_demand: to a creditor whose written demand was not met
    within `demand_days`. clause_needs_notice: a clause of the contract gives them, but only after a notice
    of `demand_days`. `up_to_usd`: only for claims up to this sum (None:
    any). `only_without_clause`: a clause on attorney's fees in the contract switches the statute off.
    """

    kind: Literal["winner", "bad_faith", "after_demand", "clause_needs_notice"]
    rule: str
    demand_days: int | None = None
    up_to_usd: Decimal | None = None
    only_without_clause: bool = False


class ConsumerRule(Fact):
    """What protects a consumer of the state, whatever the contract says.

    home_law: its own law governs the contract. revocable_forum: the consumer may revoke a clause that
    names courts elsewhere. `up_to_usd`: only up to this price (None: whatever the price).
    """

    kind: Literal["home_law", "revocable_forum"]
    rule: str
    up_to_usd: Decimal | None = None


class HomeDeposit(Fact):
    """The most that a consumer may be asked to pay before work at the home: the lower of two limits.

    `percent` is a share of the price, `most_usd` a sum; `doubt` says what work may be outside.
    """

    rule: str
    percent: Decimal
    most_usd: Decimal
    doubt: str


class Rule(Fact):
    """A rule in words."""

    rule: str
    void_for_consumers: bool = False


_FREELANCE = "freelance work"


class StateFile(LawFile):
    """The law of a state: per topic its facts, oldest first.

    The title of a topic is what findings call it.
    """

    code: State
    late_interest: History[LateInterest] = Field(default=History(), title="late charges")
    small_claims: History[SmallClaims] = Field(default=History(), title="small claims")
    choice_of_law: History[ChoiceOfLaw] = Field(default=History(), title="choice of law")
    county_clause: History[CountyClause] = Field(
        default=History(), title="clauses that name a city for lawsuits"
    )
    work_made_for_hire: History[Rule] = Field(default=History(), title="work made for hire")
    contractor_test: History[Rule] = Field(default=History(), title="who is an employee")
    liquidated_sums: History[Rule] = Field(default=History(), title="sums fixed in advance")
    art_preservation: History[Rule] = Field(default=History(), title="works of art")
    home_deposit: History[HomeDeposit] = Field(default=History(), title="deposits for work at a home")
    attorney_fees: SideBySide[AttorneyFees] = Field(default=SideBySide(), title="attorney's fees")
    forum_rules: SideBySide[ForumRule] = Field(default=SideBySide(), title="courts elsewhere")
    consumer_rules: SideBySide[ConsumerRule] = Field(default=SideBySide(), title="consumers")
    freelance_law: History[FreelanceLaw] = Field(default=History(), title=_FREELANCE)


def _city_code(code: str) -> str:
    state, _, name = code.partition("/")
    if state not in STATES or not name:
        raise ValueError("must be the code of a state with the name of the city, such as US-WA/Seattle")
    return code


class CityFile(LawFile):
    """The law of a city, beside that of its state, which comes first in its code: `US-WA/Seattle`.

    `written` and `zip_prefixes` tell which addresses lie in it.
    """

    depth: ClassVar[int] = 1

    code: Annotated[str, AfterValidator(_city_code)]
    written: tuple[str, ...]
    zip_prefixes: tuple[str, ...] = ()
    freelance_law: History[FreelanceLaw] = Field(default=History(), title=_FREELANCE)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, data: Any) -> Any:
        """Take the name of the city from its code."""
        code = data.get("code") if isinstance(data, Mapping) else None
        return {**data, "name": code.rpartition("/")[2]} if isinstance(code, str) else data
