"""The root of the questionnaire: one deal, with every contradiction refused by name."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.contradictions import (
    GapWords,
    MoneyWords,
    milestones_of,
    misplaced,
    money_contradictions,
)
from generator.answers.fee import Fee, Payment
from generator.answers.options import Options
from generator.answers.places import exact_sum
from generator.answers.rights import Rights
from generator.answers.root import Root
from generator.answers.signing import Signing
from generator.answers.terms import (
    Acceptance,
    Confidentiality,
    ContractDetails,
    Ending,
    Liability,
    Silence,
)
from generator.answers.values import LARGEST_AMOUNT, Heading, Line, contradictions, day_in_words
from generator.packs.us.governing_law import GoverningLaw
from generator.packs.us.parties import Client, Freelancer
from generator.packs.us.project import Project

Position = Literal["preferred", "fallback", "last resort"]


class Answers(Root):
    """The answers to the questionnaire, checked on their own and against each other."""

    model_config = ConfigDict(title="Answers of a freelance services contract")

    pack: Literal["en-US"] = Field(default="en-US", title="Language and law")
    freelancer: Freelancer = Field(title="You, the freelancer")
    client: Client = Field(title="Your client")
    project: Project = Field(title="The project")
    fee: Annotated[Fee, Heading("Fee")] = Field(title="How is the work priced?")
    payment: Payment = Field(default=Payment.model_construct(), title="Payment")
    silence: Silence | None = Field(
        default=Silence.model_construct(),
        title="Include rules for a client who stops answering?",
        description="Strongly advised: reminders, then a pause, then the end, with the work done paid.",
    )
    acceptance: Acceptance = Field(default=Acceptance.model_construct(), title="Acceptance")
    rights: Annotated[Rights, Heading("Rights")] = Field(title="Who owns the finished work?")
    confidentiality: Confidentiality | None = Field(
        default=Confidentiality.model_construct(), title="Include mutual confidentiality?"
    )
    liability: Liability = Field(default=Liability.model_construct(), title="Risk")
    ending: Ending = Field(default=Ending.model_construct(), title="Ending early")
    governing_law: GoverningLaw = Field(title="Governing law and courts")
    options: Options = Field(default=Options.model_construct(), title="Optional clauses")
    contract: ContractDetails = Field(title="The contract itself")
    signing: Signing = Field(default=Signing.model_construct(), title="Signing service")
    positions: dict[str, Position] = Field(
        default_factory=dict,
        title="Concessions",
        description=(
            "Per clause slot, how far you give way: preferred or fallback, and last resort in a library of "
            "your own that has it."
        ),
        examples=[{"payment.deposit": "fallback"}],
    )
    accepted: Annotated[tuple[Line, ...], Field(max_length=100)] = Field(
        default=(),
        title="Findings accepted",
        description="Ids of errors that you accept for a signing copy.",
        examples=[["payment-term-too-long"]],
    )

    @model_validator(mode="after")
    def _no_contradiction(self) -> Self:
        if found := list(_contradictions(self)):
            raise contradictions(found)
        return self


def _contradictions(deal: Answers) -> Iterator[tuple[str, str]]:
    milestones = milestones_of(deal.fee)
    yield from money_contradictions(deal, _WORDS)
    if deal.rights.kind == "assign" and deal.rights.when == "each_milestone" and not milestones:
        yield (
            "rights.when",
            (
                "{rights.when=each_milestone} needs milestones in a fixed fee: add {fee.milestones} or "
                "choose {rights.when=full_payment}"
            ),
        )
    if deal.signing.provider != "none" and deal.contract.signing == "paper":
        yield (
            "signing.provider",
            (
                "a contract signed on paper needs no service: choose {signing.provider=none}, or set "
                "{contract.signing} to {contract.signing=electronic}"
            ),
        )
    for index, milestone in enumerate(milestones):
        if milestone.due.kind == "date" and milestone.due.date < deal.contract.date:
            due, made = day_in_words(milestone.due.date), day_in_words(deal.contract.date)
            yield f"fee.milestones[{index}].due.date", f"{due} lies before the date of the agreement, {made}"
    yield from misplaced(deal)


def _priced(amount: Decimal, currency: str) -> str:
    figures = f"{Decimal(exact_sum(amount, currency)):,}"
    return f"${figures}" if currency == "USD" else f"{figures} {currency}"


def _gap(told: GapWords) -> str:
    return (
        f"the deposit ({told.percent} = {told.deposit}) and the milestones ({told.stages}) make "
        f"{told.both}, but the fee is {told.fee}: {told.gap} too {'little' if told.short else 'much'}"
    )


def _lacking(numbers: str, count: int) -> str:
    have = f"deliverable {numbers} has" if count == 1 else f"deliverables {numbers} have"
    return f"{have} no price (value): give every deliverable one, or none"


_WORDS = MoneyWords(
    priced=_priced,
    percent=lambda percent: f"{percent.normalize():f}%",
    gap=_gap,
    too_large=lambda _: f"rate × hours is more than {LARGEST_AMOUNT:,}: lower one of them",
    nothing="rate × hours comes to nothing: raise one of them",
    too_small=lambda percent, of, least: f"{percent} of {of} is less than {least}: raise it, or leave it out",
    no_fixed_fee="prices of deliverables belong to a fixed fee: leave out each price (value)",
    lacking=_lacking,
    total=lambda total, fee: (
        f"the prices add up to {total}, but the fee is {fee}: make them agree, or give none"
    ),
    decimals=lambda amount, digits, currency: f"{amount} has more than the {digits} decimals of {currency}",
)
