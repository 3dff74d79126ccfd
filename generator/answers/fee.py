"""What it costs and when it is paid: fee, deposit, terms of payment."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.milestones import Milestone
from generator.answers.places import Currency
from generator.answers.values import Amount, Count, Hours, Menu, Page, Percent, Rate, refusal
from generator.messages import tell


class FixedFee(Page):
    """One price for the whole project; extra work is quoted apart."""

    model_config = ConfigDict(title="Fixed fee")

    kind: Literal["fixed"] = "fixed"
    currency: Currency = Field(default="USD", title="Currency")
    amount: Annotated[Amount, Field(gt=0)] = Field(title="Fixed fee", examples=["8000"])
    milestones: Annotated[tuple[Milestone, ...], Field(max_length=60)] = Field(
        default=(),
        title="Milestones",
        description=(
            "With the deposit they must add up to the fee. Without milestones the balance is invoiced on "
            "delivery."
        ),
    )


class Estimate(Page):
    """You may go over the estimate only after the client agrees."""

    model_config = ConfigDict(title="An estimate in hours")

    kind: Literal["estimate"] = "estimate"
    hours: Hours = Field(title="Estimated hours", examples=["120"])
    overrun: Percent = Field(
        default=Decimal(10),
        title="Percent over the estimate before the client must approve",
        description="10 is usual.",
    )


class Cap(Page):
    """You stop at this number of hours unless the client orders more."""

    model_config = ConfigDict(title="A cap in hours")

    kind: Literal["cap"] = "cap"
    hours: Hours = Field(title="Most hours you may bill", examples=["120"])


class MoneyCap(Page):
    """You stop when the time worked has cost this sum, unless the client orders more."""

    model_config = ConfigDict(title="A cap in money")

    kind: Literal["money_cap"] = "money_cap"
    amount: Annotated[Amount, Field(gt=0)] = Field(title="Highest sum you may bill", examples=["5000"])


class HourlyFee(Page):
    """Time is billed as it is worked, against an estimate or under a cap."""

    model_config = ConfigDict(title="Hourly rate")

    kind: Literal["hourly"] = "hourly"
    currency: Currency = Field(default="USD", title="Currency")
    rate: Annotated[Amount, Field(gt=0)] = Field(title="Hourly rate", examples=["110"])
    budget: Annotated[Estimate | Cap | MoneyCap, Field(discriminator="kind")] = Field(
        title="An estimate or a cap?",
        description="An estimate is a careful guess; a cap is a limit that you may not bill beyond.",
    )
    invoiced: Annotated[
        Literal["weekly", "every_two_weeks", "monthly"],
        Menu.of(
            weekly=("Every week", "Smallest sum at risk."),
            every_two_weeks=("Every two weeks", "A common compromise."),
            monthly=("Every month", "Least paperwork; up to a month of work unpaid."),
        ),
    ] = Field(default="every_two_weeks", title="How often do you invoice?")


class RetainerFee(Page):
    """A monthly fee, paid in advance, for a number of hours each month."""

    model_config = ConfigDict(title="Monthly retainer")

    kind: Literal["retainer"] = "retainer"
    currency: Currency = Field(default="USD", title="Currency")
    monthly: Annotated[Amount, Field(gt=0)] = Field(title="Fee per month", examples=["3000"])
    hours: Hours = Field(title="Hours included each month", examples=["30"])
    extra_rate: Annotated[Amount, Field(gt=0)] = Field(
        title="Hourly rate beyond the included hours", examples=["120"]
    )
    months: Annotated[Count, Field(ge=1, le=60)] = Field(
        default=3, title="Minimum term in months", examples=[3]
    )
    unused_hours: Annotated[
        Literal["expire", "roll_over"],
        Menu.of(
            expire=("Unused hours end with the month", "You reserve the time; it is paid either way."),
            roll_over=("Unused hours last one more month", "Kinder to the client; plan for busy months."),
        ),
    ] = Field(default="expire", title="What happens to unused hours?")


Fee = Annotated[FixedFee | HourlyFee | RetainerFee, Field(discriminator="kind")]


class NoCharge(Page):
    """An overdue invoice bears only what the law gives."""

    model_config = ConfigDict(title="No late charge")

    kind: Literal["none"] = "none"


class Charge(Page):
    """An overdue invoice bears interest at a rate you choose."""

    model_config = ConfigDict(title="A late charge")

    kind: Literal["rate"] = "rate"
    rate: Rate = Field(title="Rate of the late charge")


LateCharge = Annotated[Charge | NoCharge, Field(discriminator="kind")]


class Expenses(Page):
    """The client repays what you spend on the project."""

    model_config = ConfigDict(title="Expenses")

    approval_over: Amount = Field(
        default=Decimal(100),
        title="Expenses above which sum need the client's approval first?",
        examples=["100"],
    )


_Method = Annotated[
    Literal["bank_transfer", "card", "check", "payment_service"],
    Menu.of(
        bank_transfer=("Bank transfer (ACH or wire)", "Cheap and hard to reverse."),
        card=("Card", "Fast; the provider takes a fee and payments can be reversed."),
        check=("Check", "Slow; counts as paid when it clears."),
        payment_service=("Online payment service", "PayPal, Wise and the like."),
    ),
]


FinalFiles = Annotated[
    Literal["on_payment", "on_delivery"],
    Menu.of(
        on_payment=("After payment; a proof first", "A client that vanishes has no files to use."),
        on_delivery=("With the delivery", "Simple; you then rely on the invoice alone."),
    ),
]


class Payment(Page):
    """When and how invoices are paid."""

    model_config = ConfigDict(title="Payment")

    deposit: Percent | None = Field(
        default=None,
        title="Deposit before work starts, in percent",
        description=(
            "0 to 100. Usual are 50 for a new client, or one that paid late or stopped answering before, and "
            "30 for one you know, or a private client."
        ),
        examples=["50"],
    )
    term: Annotated[Count, Field(ge=0, le=120)] | None = Field(
        default=None,
        title="Days to pay an invoice",
        description=("Calendar days from the date of the invoice. 14 is usual."),
        examples=[14],
    )
    methods: Annotated[tuple[_Method, ...], Field(min_length=1, max_length=4)] = Field(
        default=("bank_transfer",), title="How may the client pay?"
    )
    final_files: FinalFiles | None = Field(
        default=None,
        title="When does the client get the final files?",
        description=(
            "A proof is watermarked, of low resolution or on your own staging site: enough to check the "
            "work, not to use it. Usual is after payment for a client that is new, paid late or stopped "
            "answering before, and with the delivery for one you know."
        ),
    )
    late_charge: LateCharge | None = Field(
        default=None,
        title="Late charge on overdue invoices",
        description=(
            "Usual is a cautious rate for the state whose law governs, at most 1% a month, and none where no "
            "safe rate is known."
        ),
    )
    expenses: Expenses | None = Field(
        default=Expenses.model_construct(),
        title="Include repayment of expenses?",
        description="Fonts, stock images, travel and the like, agreed in advance above a limit.",
    )
    extra_work_rate: Annotated[Amount, Field(gt=0)] | None = Field(
        default=None,
        title="Hourly rate for extra work",
        description=("For work that is not in the list. Without a rate you quote a price for each change."),
        examples=["110"],
    )

    @model_validator(mode="after")
    def _methods_differ(self) -> Self:
        if len(set(self.methods)) != len(self.methods):
            raise refusal(tell("{{methods}} names a way to pay twice: name each once"), "methods")
        return self
