"""The root of the questionnaire: one deal, with every contradiction refused by name."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.fee import Fee, FixedFee, Payment
from generator.answers.installments import (
    default_deposit,
    fee_base,
    milestone_gap,
    rounded,
    share_of_fee,
    smallest_sum,
)
from generator.answers.milestones import misplaced_deliverables, ranges
from generator.answers.options import Options
from generator.answers.places import currency_digits, exact_sum
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
    yield from _sums(deal)
    yield from _values(deal)
    yield from _fractions(deal, deal.fee.currency)
    yield from _too_small(deal)
    yield from _too_large(deal)
    if deal.rights.kind == "assign" and deal.rights.when == "each_milestone" and not _milestones(deal):
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
    for index, milestone in enumerate(_milestones(deal)):
        if milestone.due.kind == "date" and milestone.due.date < deal.contract.date:
            due, made = day_in_words(milestone.due.date), day_in_words(deal.contract.date)
            yield f"fee.milestones[{index}].due.date", f"{due} lies before the date of the agreement, {made}"
    for index, message in misplaced_deliverables(_milestones(deal), len(deal.project.deliverables)):
        yield f"fee.milestones[{index}].deliverables", message


def _milestones(deal: Answers) -> tuple[Any, ...]:
    return deal.fee.milestones if isinstance(deal.fee, FixedFee) else ()


def _sums(deal: Answers) -> Iterator[tuple[str, str]]:
    fee = deal.fee
    if not isinstance(fee, FixedFee) or not fee.milestones:
        return
    deposit = deal.payment.deposit
    percent = default_deposit(deal.client) if deposit is None else deposit
    gap = milestone_gap(fee, percent)
    if not gap:
        return
    first = fee.amount * percent / 100
    stages, both = fee.amount - gap - first, fee.amount - gap
    first_text, stages_text, both_text, fee_text, gap_text = (
        _priced(amount, fee.currency) for amount in (first, stages, both, fee.amount, abs(gap))
    )
    yield (
        "fee.milestones",
        (
            f"the deposit ({percent.normalize():f}% = {first_text}) and the milestones ({stages_text}) make "
            f"{both_text}, but the fee is {fee_text}: "
            f"{gap_text} too {'little' if gap > 0 else 'much'}"
        ),
    )


def _too_large(deal: Answers) -> Iterator[tuple[str, str]]:
    if fee_base(deal.fee) > LARGEST_AMOUNT:
        yield "fee.budget.hours", f"rate × hours is more than {LARGEST_AMOUNT:,}: lower one of them"


def _too_small(deal: Answers) -> Iterator[tuple[str, str]]:
    """Yield the percentages whose sum is nothing once it is rounded, and the hours that cost nothing."""
    percents = {"payment.deposit": deal.payment.deposit}
    if deal.silence is not None:
        percents["silence.reactivation"] = deal.silence.reactivation
    for index, milestone in enumerate(_milestones(deal)):
        if milestone.share.kind == "percent":
            percents[f"fee.milestones[{index}].share.percent"] = milestone.share.percent
    base = fee_base(deal.fee)
    if not base:
        yield "fee.budget.hours", "rate × hours comes to nothing: raise one of them"
        return
    of, least = (_priced(sum_, deal.fee.currency) for sum_ in (base, smallest_sum(deal.fee.currency)))
    for place, percent in percents.items():
        if percent and not share_of_fee(deal.fee, percent):
            yield place, f"{percent.normalize():f}% of {of} is less than {least}: raise it, or leave it out"


def _values(deal: Answers) -> Iterator[tuple[str, str]]:
    values = [item.value for item in deal.project.deliverables]
    given = [value for value in values if value is not None]
    place = "project.deliverables"
    if not given:
        return
    if not isinstance(deal.fee, FixedFee):
        yield place, "prices of deliverables belong to a fixed fee: leave out each price (value)"
    elif len(given) < len(values):
        lacking = tuple(n for n, value in enumerate(values, start=1) if value is None)
        have = "deliverable {} has" if len(lacking) == 1 else "deliverables {} have"
        yield (
            place,
            f"{have.format(ranges(lacking))} no price (value): give every deliverable one, or none",
        )
    elif sum(given) != deal.fee.amount:
        total, fee = (_priced(v, deal.fee.currency) for v in (sum(given, Decimal(0)), deal.fee.amount))
        yield place, f"the prices add up to {total}, but the fee is {fee}: make them agree, or give none"


def _priced(amount: Decimal, currency: str) -> str:
    figures = f"{Decimal(exact_sum(amount, currency)):,}"
    return f"${figures}" if currency == "USD" else f"{figures} {currency}"


def _fractions(deal: Answers, currency: str) -> Iterator[tuple[str, str]]:
    digits = currency_digits(currency)
    for place, amount in _amounts(deal):
        if rounded(amount, currency) != amount:
            yield place, f"{amount} has more than the {digits} decimals of {currency}"


def _amounts(deal: Answers) -> Iterator[tuple[str, Decimal]]:
    from generator.answers.walking import leaves

    for leaf in leaves(deal, units=("money",)):
        if leaf.value is not None:
            yield leaf.path, leaf.value
