"""The terms that protect both sides: silence, acceptance, risk, ending."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from generator.answers.values import Amount, Count, Day, Days, Line, Menu, Page, Percent


class WorkDone(Page):
    """The client pays for the work done until then, and no more."""

    model_config = ConfigDict(title="Pay for the work done")

    kind: Literal["work_done"] = "work_done"


class WorkDonePlus(Page):
    """The client pays for the work done and a share of the rest, for the time you kept free."""

    model_config = ConfigDict(title="Pay for the work done and a percentage of the rest")

    kind: Literal["work_done_plus"] = "work_done_plus"
    percent: Annotated[Percent, Field(gt=0)] = Field(
        default=Decimal(25),
        title="Percent of the rest",
        description="25 is cautious; above 50 a court may call it a penalty.",
    )


KillFee = Annotated[WorkDonePlus | WorkDone, Field(discriminator="kind")]


def _none_for_nothing(percent: Decimal | None) -> Decimal | None:
    """Take a fee of nothing for no fee: the contract would print a row of $0.00."""
    return percent or None


class Silence(Page):
    """What happens, step by step, when the client stops answering."""

    model_config = ConfigDict(title="Client silence")

    pause_after: Days = Field(
        default=Days.model_construct(count=10, business=True),
        title="After how long without an answer may you pause the work?",
        description="Counted from a request that needs an answer. 5 or 10 business days are usual.",
    )
    reminders: Annotated[Count, Field(ge=1, le=3)] = Field(
        default=2,
        title="Reminders before the pause",
        description="Courts like at least two written reminders.",
    )
    end_after: Days = Field(
        default=Days.model_construct(count=60, business=False),
        title="How long after the pause may you end the contract?",
        description="45 to 90 days are usual.",
    )
    reactivation: Annotated[Percent | None, AfterValidator(_none_for_nothing)] = Field(
        default=None,
        title="Include a fee to start again after a pause, in percent of the fee?",
        description=(
            "It pays for finding room in your schedule again; 10 is usual. If you leave it out, there is no "
            "fee."
        ),
        examples=["10"],
    )


class Ending(Page):
    """How the contract ends early and what is then owed."""

    model_config = ConfigDict(title="Ending early")

    notice: Days = Field(
        default=Days.model_construct(count=14),
        title="Notice to end the contract without a reason",
        examples=[14],
    )
    cure: Days = Field(
        default=Days.model_construct(count=14),
        title="Time to cure a breach after notice",
        description="For a side that does not keep the contract. 14 is usual.",
    )
    payment_cure: Days = Field(
        default=Days.model_construct(count=7),
        title="Time to pay an overdue invoice after notice",
        description="7 is usual.",
    )
    kill_fee: KillFee = Field(
        default=WorkDonePlus.model_construct(),
        title="Kill fee: what is owed when the client ends the project early or goes silent?",
    )


class Acceptance(Page):
    """How the client accepts what you deliver."""

    model_config = ConfigDict(title="Acceptance")

    review: Days = Field(
        default=Days.model_construct(count=10, business=True),
        title="Time for the client to review a delivery",
    )
    reminder: Days = Field(
        default=Days.model_construct(count=5, business=True),
        title="Time after a reminder until the work counts as accepted",
        description="Silence counts as acceptance only after a written reminder.",
    )


class Confidentiality(Page):
    """Both sides keep each other's secrets."""

    model_config = ConfigDict(title="Confidentiality")

    years: Annotated[Count, Field(ge=1, le=20)] = Field(
        default=2, title="For how many years after the contract ends?"
    )


class FeeCap(Page):
    """Each side's liability is limited to what the client pays under the contract."""

    model_config = ConfigDict(title="The fees under the contract")

    kind: Literal["fees"] = "fees"


class AmountCap(Page):
    """Each side's liability is limited to a sum you name."""

    model_config = ConfigDict(title="A fixed sum")

    kind: Literal["amount"] = "amount"
    amount: Annotated[Amount, Field(gt=0)] = Field(title="Liability cap", examples=["10000"])


class Liability(Page):
    """Who carries which risk."""

    model_config = ConfigDict(title="Risk")

    cap: Annotated[FeeCap | AmountCap, Field(discriminator="kind")] = Field(
        default=FeeCap.model_construct(),
        title="What is the most that either side can owe (liability cap)?",
        description="When something goes wrong, neither side owes damages above this.",
    )
    indemnity: Annotated[
        Literal["mutual", "none"],
        Menu.of(
            mutual=("Mutual indemnity", "Each side answers for claims that its own materials cause."),
            none=("No indemnity", "Claims of others follow the ordinary law."),
        ),
    ] = Field(
        default="mutual",
        title="Who answers for claims of others (indemnity)?",
        description="Such as the owner of a photo that was used without a license.",
    )
    warranty_days: Annotated[Count, Field(ge=0, le=365)] = Field(
        default=30,
        title="Days after acceptance in which you fix defects for free",
        description="30 is usual; 0 for none.",
    )


Length = Literal["short", "full"]
"""How long the contract is: four pages, or all that a large client's lawyer looks for."""
LengthAsked = Annotated[
    Length,
    Menu.of(
        short=("Short: four pages", "A small client reads and signs it; every safeguard is there."),
        full=("Full: about ten pages", "Says more on each point; has clauses for special cases."),
    ),
]


class ContractDetails(Page):
    """The contract's own details."""

    model_config = ConfigDict(title="The contract itself")

    date: Day = Field(
        title="Date of the agreement",
        description="Also chooses the law in force.",
        examples=["2026-12-01"],
    )
    length: LengthAsked | None = Field(
        default=None,
        title="How long is the contract?",
        description=(
            "Usual is short for up to $10,000, six deliverables and four milestones, unless an answer needs "
            "the full form."
        ),
    )
    number: Annotated[Line, Field(max_length=60)] | None = Field(
        default=None,
        title="Contract number",
        description="If you leave it out, none is printed.",
        examples=["2026-014"],
    )
    signing: Annotated[
        Literal["electronic", "paper"],
        Menu.of(
            electronic=("Electronic signatures allowed", "Sign on screen or on paper; both are valid."),
            paper=("Signed on paper", "Everyone signs by hand."),
        ),
    ] = Field(default="electronic", title="How is the contract signed?")
    agreed_at: (
        Annotated[
            Literal["apart", "home", "elsewhere"],
            Menu.of(
                apart=(
                    "By email, phone or online, or at your studio",
                    "No federal right to cancel; the law of a state may give one.",
                ),
                home=(
                    "At the client’s home",
                    "From $25 the client may cancel for three business days; its notice is made.",
                ),
                elsewhere=(
                    "At another place, such as a fair or a café",
                    "From $130 the client may cancel for three business days; its notice is made.",
                ),
            ),
        ]
        | None
    ) = Field(
        default=None,
        title="Where do you and a private client strike the deal?",
        description=(
            "It counts where the client agrees, also if it invited you. Usual is at the client’s home for "
            "physical work, and else by email, phone or online."
        ),
    )
    signatures: Annotated[
        Literal["first", "last"],
        Menu.of(
            first=(
                "In front, below the key terms",
                "Everyone signs beside the work, the prices and the dates; the terms follow and count too.",
            ),
            last=("At the end of the terms", "Some companies insist on it; nothing else changes."),
        ),
    ] = Field(
        default="first",
        title="Where do the signatures stand?",
        description="In front, a client sees what it gets and pays before the fine print.",
    )
