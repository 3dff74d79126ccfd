"""The topics of US law: what a law file of a state or a city may say, each fact with its source."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from generator.law.fact import Fact
from generator.law.history import History, SideBySide
from generator.law.reading import LawFile
from generator.messages import tell
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

    `company_note` is what only a company needs to know, who may appear for it above all.
    """

    limit_usd: Decimal
    company_limit_usd: Decimal | None = None
    company: Literal["lower_cap", "separate_part", "lawyer_required", "restricted"] | None = None
    court: str
    note: str = ""
    company_note: str = ""
    local_limits_usd: Mapping[str, Decimal] = {}


Reach = Literal[
    "client_home", "client_business", "client_work", "client_agent", "client_found",
    "events", "signed", "performance", "payment", "agreed",
    "freelancer_if_client_away", "events_if_client_away",
]  # fmt: skip
"""Where a small claims court must lie to take a claim: where the client lives, works …, or where the
freelancer lives if the client is outside the state."""


class SmallClaimsPlace(Fact):
    """Where a small claim is filed, which says whom the court reaches; `area` in words, `reach` as places.

    `agreed_place` is what a clause of the contract does to it, `appears` who may appear, `filing_limit` how
    many claims, `trap` what else loses one. Empty: not determined.
    """

    area: str
    reach: tuple[Reach, ...] = ()
    agreed_place: str = ""
    appears: str = ""
    filing_limit: str = ""
    trap: str = ""


class Limitation(Fact):
    """Within how many years a lawsuit for the price of services must begin, counted from when it was due.

    `plan_years` is the shortest period that could be argued for a signed service contract. The account
    figures are inferred from the general rule unless `accounts_read` (None: not determined).
    `client_signed`: the period for writings wants a writing that the client signed. `signed_here`: it wants a
    contract signed in the state. What begins a period anew was determined for no state.
    """

    written_years: int
    unwritten_years: int
    open_account_years: int | None = None
    account_stated_years: int | None = None
    plan_years: int
    accounts_read: bool = False
    client_signed: bool = False
    signed_here: bool = False
    starts: str
    note: str = ""

    @model_validator(mode="after")
    def _shortest(self) -> "Limitation":
        """Refuse a period to plan with that is longer than another that could be argued."""
        if self.plan_years > min(self.written_years, self.unwritten_years) and not self.note:
            raise ValueError(tell("plan_years is longer than another period: say why in note"))
        return self


class AgencyRoute(Fact):
    """A complaint to an agency about unpaid freelance work, under the freelance law of the place.

    `agency` is empty where the law names none. `complaint_years` runs from `complaint_from`, `suit_years` is
    how long the law's own claim for pay may be brought to court and `contract_years` that for a missing
    contract, `answer_days` what the client has to answer, `serve_days` what the freelancer has to serve a
    copy of a complaint in court (None: not determined). `court` says what a lawsuit does: first_or_never, the
    agency has no power once either side sued or complained elsewhere; may_stop, it need not act then; open,
    both ways are free (None: not determined). `asks` is what its form wants, in its order. `no_award`: the
    freelancer gets no money from it.
    """

    agency: str = ""
    file: str = ""
    complaint_years: int | None = None
    complaint_from: Literal["acts", "last_pay", "violation"] | None = None
    court: Literal["first_or_never", "may_stop", "open"] | None = None
    court_note: str = ""
    answer_days: int | None = None
    answer: str = ""
    suit_years: int | None = None
    contract_years: int | None = None
    serve_days: int | None = None
    serve: str = ""
    remedies: str
    no_award: bool = False
    retaliation: str = ""
    asks: tuple[str, ...] = ()
    note: str = ""


class Demand(Fact):
    """What a written demand does before a lawsuit; attorney's fees have a topic of their own.

    small_claims: a condition of small claims court. claim_form: its sworn form says that payment was asked
    for. starts_interest: interest runs from it. strengthens: it helps without being needed. `days` is how
    long it must give and `most_days` how long it may lie back (None: no number is set), in business days
    where `business_days`. `announces`: it has to say that a lawsuit follows. `client` and `signer` say for
    whom it holds. `wins` is what it brings.
    """

    kind: Literal["small_claims", "claim_form", "starts_interest", "strengthens"]
    rule: str
    wins: str
    days: int | None = None
    business_days: bool = False
    most_days: int | None = None
    certified: bool = False
    exact: bool = False
    announces: bool = False
    form: str = ""
    client: Literal["any", "business", "consumer"] = "any"
    signer: Literal["any", "company"] = "any"
    note: str = ""


class InterestRules(Fact):
    """From when interest runs where the contract is silent, and what a part payment goes to.

    `payment_order` is whose word counts first and whether interest comes before principal; empty, like
    `runs_from`: not determined.
    """

    payment_order: tuple[Literal["client", "creditor", "interest"], ...] = ()
    payment_note: str = ""
    runs_from: str = ""


class CollectionLaw(Fact):
    """Whether the state's rules on collecting debts bind a creditor who writes in its own name.

    `creditor` is for debts of consumers (None: not determined), `business` for those of businesses.
    `must_say` is what a letter has to carry.
    """

    creditor: Literal["yes", "partly", "no", "other_name"] | None = None
    business: Literal["no", "partly"]
    must_say: str = ""
    rule: str


class ContractorTest(Fact):
    """By which test the state tells a contractor from an employee.

    abc: nobody is a contractor unless the client shows freedom from control, work outside its usual business
    and an established trade; abc_unemployment: so for unemployment insurance only. a_and_c, a_and_b: two of
    the three. factors: a list in a statute. control: the right to control. `wages` and `unemployment` say it
    for each (empty: not determined), `company` what a company of one changes.
    """

    kind: Literal["abc", "abc_unemployment", "a_and_c", "a_and_b", "factors", "control"]
    wages: str = ""
    unemployment: str = ""
    company: str
    note: str = ""


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
    within `demand_days`, which run as `demand_from` says; from accrual no demand is needed.
    clause_needs_notice: a clause of the contract gives them, but only after a notice of `demand_days`.
    consumer_turns: a consumer who wins has what a clause gives to the business. `up_to_usd`: only for claims
    up to this sum (None: any). `only_without_clause`: a clause on attorney's fees in the contract switches
    the statute off. `exact`: a wrong sum in the demand costs the fees. `both_ways`: a client who wins gets
    them too. `wins` says in few words what a demand brings, `form` how it must look.
    """

    kind: Literal["winner", "bad_faith", "after_demand", "clause_needs_notice", "consumer_turns"]
    rule: str
    demand_days: int | None = None
    demand_from: Literal["sending", "receipt", "accrual"] | None = None
    up_to_usd: Decimal | None = None
    only_without_clause: bool = False
    exact: bool = False
    both_ways: bool = False
    wins: str = ""
    form: str = ""


class ConsumerRule(Fact):
    """What protects a consumer of the state, whatever the contract says.

    home_law: its own law governs the contract. revocable_forum: the consumer may revoke a clause that
    names courts elsewhere. `up_to_usd`: only up to this price (None: whatever the price).
    """

    kind: Literal["home_law", "revocable_forum"]
    rule: str
    up_to_usd: Decimal | None = None


class ClaimsBoard(Fact):
    """The Copyright Claims Board: what it may award, what it costs; sums in USD.

    `years` run from the infringement, `opt_out_days` are those in which the other side may leave.
    """

    limit_usd: Decimal
    filing_fee_usd: Decimal
    active_fee_usd: Decimal
    opt_out_days: int
    years: int
    claims_a_year: int
    rule: str


class BoardDamages(Fact):
    """What the Copyright Claims Board may award for a work without proof of the loss; sums in USD.

    `timely_usd` for a work that was registered in time, `late_usd` for another.
    """

    timely_usd: Decimal
    late_usd: Decimal
    late_case_usd: Decimal
    small_track_usd: Decimal


class TimelyRegistration(Fact):
    """By when a work must be registered for damages set by statute, and what a lawsuit asks for.

    `months` run from the first publication.
    """

    months: int
    rule: str
    before_suit: str


class Takedown(Fact):
    """A notice to whoever hosts a work that is used without a license."""

    rule: str


class LetterRule(Fact):
    """What a letter about money must never say, may say, or must carry toward a consumer."""

    kind: Literal["never", "may", "consumer"]
    rule: str


class InterestMethod(Fact):
    """How interest on an unpaid sum is worked out."""

    rule: str


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
_AGENCY = "complaints to an agency"


class StateFile(LawFile):
    """The law of a state: per topic its facts, oldest first.

    The title of a topic is what findings call it.
    """

    code: State
    late_interest: History[LateInterest] = Field(default=History(), title="late charges")
    small_claims: History[SmallClaims] = Field(default=History(), title="small claims")
    small_claims_place: History[SmallClaimsPlace] = Field(
        default=History(), title="where a small claim is filed"
    )
    limitation: History[Limitation] = Field(default=History(), title="time limits for a lawsuit")
    agency: History[AgencyRoute] = Field(default=History(), title=_AGENCY)
    demands: SideBySide[Demand] = Field(default=SideBySide(), title="demands before a lawsuit")
    interest_rules: History[InterestRules] = Field(default=History(), title="interest and part payments")
    collection: History[CollectionLaw] = Field(default=History(), title="rules on collecting debts")
    choice_of_law: History[ChoiceOfLaw] = Field(default=History(), title="choice of law")
    county_clause: History[CountyClause] = Field(
        default=History(), title="clauses that name a city for lawsuits"
    )
    work_made_for_hire: History[Rule] = Field(default=History(), title="work made for hire")
    contractor_test: History[ContractorTest] = Field(default=History(), title="who is an employee")
    liquidated_sums: History[Rule] = Field(default=History(), title="sums fixed in advance")
    art_preservation: History[Rule] = Field(default=History(), title="works of art")
    home_deposit: History[HomeDeposit] = Field(default=History(), title="deposits for work at a home")
    attorney_fees: SideBySide[AttorneyFees] = Field(default=SideBySide(), title="attorney's fees")
    forum_rules: SideBySide[ForumRule] = Field(default=SideBySide(), title="courts elsewhere")
    consumer_rules: SideBySide[ConsumerRule] = Field(default=SideBySide(), title="consumers")
    freelance_law: History[FreelanceLaw] = Field(default=History(), title=_FREELANCE)


class NationFile(LawFile):
    """The law of the United States, which holds in every state."""

    country: ClassVar[bool] = True

    code: Literal["US"]
    claims_board: History[ClaimsBoard] = Field(default=History(), title="the Copyright Claims Board")
    board_damages: History[BoardDamages] = Field(
        default=History(), title="damages of the Copyright Claims Board"
    )
    registration: History[TimelyRegistration] = Field(default=History(), title="registration of a copyright")
    takedown: History[Takedown] = Field(default=History(), title="takedown notices")
    letter_rules: SideBySide[LetterRule] = Field(default=SideBySide(), title="words of a creditor")
    interest_method: SideBySide[InterestMethod] = Field(
        default=SideBySide(), title="how interest is worked out"
    )


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
    agency: History[AgencyRoute] = Field(default=History(), title=_AGENCY)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, data: Any) -> Any:
        """Take the name of the city from its code."""
        code = data.get("code") if isinstance(data, Mapping) else None
        return {**data, "name": code.rpartition("/")[2]} if isinstance(code, str) else data
