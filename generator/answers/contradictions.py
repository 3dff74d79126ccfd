"""Sums of a deal that contradict each other: one rule each, said in the words of a pack."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.answers.fee import FixedFee
from generator.answers.installments import (
    default_deposit,
    fee_base,
    milestone_gap,
    rounded,
    share_of_fee,
    smallest_sum,
)
from generator.answers.milestones import misplaced_deliverables, ranges
from generator.answers.places import currency_digits
from generator.answers.values import LARGEST_AMOUNT

Contradiction = tuple[str, str]
"""The path of the answer to mend, and why."""


@dataclass(frozen=True, slots=True)
class GapWords:
    """What a deposit and the stages come to, as printed; `short` where they come to less than the fee."""

    percent: str
    deposit: str
    stages: str
    both: str
    fee: str
    gap: str
    short: bool


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The words of a pack: how it prints a sum of a currency and a percentage, and what it says of each rule.

    `gap` is told what stages and deposit come to, `too_small` a percentage, what it is of and the least sum,
    `lacking` the numbers of deliverables without a price and how many they are, `total` the sum of the prices
    and the fee, `decimals` an amount, the decimals of its currency and that.
    """

    priced: Callable[[Decimal, str], str]
    percent: Callable[[Decimal], str]
    gap: Callable[[GapWords], str]
    too_large: Callable[[str], str]
    nothing: str
    too_small: Callable[[str, str, str], str]
    no_fixed_fee: str
    lacking: Callable[[str, int], str]
    total: Callable[[str, str], str]
    decimals: Callable[[Decimal, int, str], str]


def milestones_of(fee: Any) -> tuple[Any, ...]:
    """Return the stages of a fee, none where it has no stages."""
    return fee.milestones if isinstance(fee, FixedFee) else ()


def money_contradictions(
    deal: Any, words: MoneyWords, percents: Mapping[str, Decimal | None] | None = None
) -> Iterator[Contradiction]:
    """Yield the sums that contradict each other; `percents` of the fee stand beside those of every pack."""
    yield from _stages(deal, words)
    yield from _values(deal, words)
    yield from _fractions(deal, words)
    yield from _too_small(deal, words, percents or {})
    if fee_base(deal.fee) > LARGEST_AMOUNT:
        largest = words.priced(Decimal(LARGEST_AMOUNT), deal.fee.currency)
        yield "fee.budget.hours", words.too_large(largest)


def misplaced(deal: Any) -> Iterator[Contradiction]:
    """Yield the deliverables of stages that there are not, or that stand in two."""
    milestones = milestones_of(deal.fee)
    for index, message in misplaced_deliverables(milestones, len(deal.project.deliverables)):
        yield f"fee.milestones[{index}].deliverables", message


def _stages(deal: Any, words: MoneyWords) -> Iterator[Contradiction]:
    fee = deal.fee
    if not milestones_of(fee):
        return
    deposit = deal.payment.deposit
    percent = default_deposit(deal.client) if deposit is None else deposit
    gap = milestone_gap(fee, percent)
    if not gap:
        return
    first = fee.amount * percent / 100
    sums = (first, fee.amount - gap - first, fee.amount - gap, fee.amount, abs(gap))
    deposit_sum, stages, both, whole, lacking = (words.priced(sum_, fee.currency) for sum_ in sums)
    told = GapWords(words.percent(percent), deposit_sum, stages, both, whole, lacking, short=gap > 0)
    yield "fee.milestones", words.gap(told)


def _values(deal: Any, words: MoneyWords) -> Iterator[Contradiction]:
    values = [item.value for item in deal.project.deliverables]
    given = [value for value in values if value is not None]
    place = "project.deliverables"
    if not given:
        return
    if not isinstance(deal.fee, FixedFee):
        yield place, words.no_fixed_fee
    elif len(given) < len(values):
        lacking = tuple(number for number, value in enumerate(values, start=1) if value is None)
        yield place, words.lacking(ranges(lacking), len(lacking))
    elif sum(given) != deal.fee.amount:
        sums = (sum(given, Decimal(0)), deal.fee.amount)
        yield place, words.total(*(words.priced(sum_, deal.fee.currency) for sum_ in sums))


def _fractions(deal: Any, words: MoneyWords) -> Iterator[Contradiction]:
    from generator.answers.walking import leaves

    currency = deal.fee.currency
    digits = currency_digits(currency)
    for leaf in leaves(deal, units=("money",)):
        if leaf.value is not None and rounded(leaf.value, currency) != leaf.value:
            yield leaf.path, words.decimals(leaf.value, digits, currency)


def _too_small(
    deal: Any, words: MoneyWords, percents: Mapping[str, Decimal | None]
) -> Iterator[Contradiction]:
    """Yield the percentages whose sum is nothing once it is rounded, and the hours that cost nothing."""
    base, currency = fee_base(deal.fee), deal.fee.currency
    if not base:
        yield "fee.budget.hours", words.nothing
        return
    of, least = (words.priced(sum_, currency) for sum_ in (base, smallest_sum(currency)))
    for place, percent in {**_usual_percents(deal), **percents}.items():
        if percent and not share_of_fee(deal.fee, percent):
            yield place, words.too_small(words.percent(percent), of, least)


def _usual_percents(deal: Any) -> dict[str, Decimal | None]:
    found = {"payment.deposit": deal.payment.deposit}
    if deal.silence is not None:
        found["silence.reactivation"] = deal.silence.reactivation
    for index, milestone in enumerate(milestones_of(deal.fee)):
        if milestone.share.kind == "percent":
            found[f"fee.milestones[{index}].share.percent"] = milestone.share.percent
    return found
