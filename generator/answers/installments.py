"""When which sum is due: the deposit, the milestones and what remains.

Percentages are of the fixed fee, of the estimate or cap (hourly), or of the first month
(retainer). Sums are rounded to the currency's smallest unit, so that the installments of a
fixed fee always add up to it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from generator.answers.fee import FixedFee, HourlyFee, RetainerFee
from generator.answers.milestones import DueOnDate, DueOnEvent, Milestone, ranges
from generator.answers.paths import MISSING, fetch
from generator.answers.places import currency_digits
from generator.answers.values import Amount, Day, Line, Page, Percent, Unit

if TYPE_CHECKING:
    from generator.answers.fee import Fee

NEW_CLIENT_DEPOSIT = Decimal(50)
"""Percent; the usual deposit of a new client, and of one that paid late before."""
KNOWN_CLIENT_DEPOSIT = Decimal(30)
"""Percent; the usual deposit of a known client; also the cautious one for a consumer."""


class Installment(Page):
    """One line of the payment schedule; `amount` is missing where it is counted later."""

    kind: Literal["deposit", "milestone", "balance", "hours", "first_month", "month"]
    name: Line | None = None
    percent: Percent | None = None
    amount: Amount | None = None
    due: Annotated[DueOnEvent | DueOnDate, Field(discriminator="kind")] | None = None
    deliverables: Annotated[str, Unit("text")] | None = None
    """The numbers of the deliverables that belong to a milestone, as they print."""
    due_on: Day | None = None
    """The day on which it is due if the work goes as planned."""


def default_deposit(client: Any) -> Decimal:
    """Return the deposit, in percent, that the trade asks of such a client, given as model or as JSON."""
    known = fetch(client, "kind") == "consumer" or fetch(client, "history") == "known"
    return KNOWN_CLIENT_DEPOSIT if known else NEW_CLIENT_DEPOSIT


def rounded(amount: Decimal, currency: str) -> Decimal:
    """Round a sum to the currency's smallest unit, half up."""
    return amount.quantize(smallest_sum(currency), ROUND_HALF_UP)


@lru_cache(maxsize=512)
def smallest_sum(currency: str) -> Decimal:
    """Return the smallest sum above nothing that a currency has."""
    return Decimal(1).scaleb(-currency_digits(currency))


def fee_base(fee: "Fee") -> Decimal:
    """Return the sum that percentages are of: fee, estimate or cap, or one month."""
    if isinstance(fee, FixedFee):
        return fee.amount
    if isinstance(fee, RetainerFee):
        return fee.monthly
    if fee.budget.kind == "money_cap":
        return fee.budget.amount
    return rounded(fee.rate * fee.budget.hours, fee.currency)


def whole_fee(fee: "Fee") -> Decimal:
    """Return the sum a deal is about: fixed fee, estimate or cap, or all months of a retainer."""
    return fee.monthly * fee.months if fee.kind == "retainer" else fee_base(fee)


def share_of_fee(fee: "Fee", percent: Decimal) -> Decimal:
    """Return a percentage of the fee base, rounded."""
    return rounded(fee_base(fee) * percent / 100, fee.currency)


def number_in(value: Any) -> Decimal | None:
    """Return the number that an answer is, also one in JSON; None where it is none (yet)."""
    try:
        number = None if value is MISSING or value is None else Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def _exact(milestone: Any, amount: Decimal) -> Decimal:
    share = "percent" if fetch(milestone, "share.kind") == "percent" else "amount"
    number = number_in(fetch(milestone, f"share.{share}")) or Decimal(0)
    return amount * number / 100 if share == "percent" else number


def milestone_gap(fee: Any, deposit: Decimal) -> Decimal | None:
    """Return a fixed fee less deposit and milestones: 0 when they add up, less when they are too much.

    The fee is a model, or JSON as far as it is answered: None while it has no amount. `deposit` is in
    percent.
    """
    amount = number_in(fetch(fee, "amount"))
    if not amount:
        return None
    return amount - amount * deposit / 100 - sum(_milestones(fee, amount))


def milestone_rests(fee: Any, deposit: Decimal) -> tuple[Decimal, ...]:
    """Return what deposit and the other milestones leave for each milestone; nothing without an amount."""
    gap, amount = milestone_gap(fee, deposit), number_in(fetch(fee, "amount"))
    return () if gap is None or not amount else tuple(gap + own for own in _milestones(fee, amount))


def _milestones(fee: Any, amount: Decimal) -> Iterator[Decimal]:
    stages = fetch(fee, "milestones")
    return (_exact(stage, amount) for stage in (stages if isinstance(stages, list | tuple) else ()))


def installments(fee: "Fee", deposit: Decimal) -> tuple[Installment, ...]:
    """Return the payment schedule of a fee with a deposit in percent."""
    first = _deposit(fee, deposit)
    if isinstance(fee, FixedFee) and fee.milestones:
        return (*first, *_stages(fee, deposit))
    if isinstance(fee, FixedFee):
        rest = fee.amount - sum(i.amount or 0 for i in first)
        balance = Installment.model_construct(kind="balance", percent=100 - deposit, amount=rest)
        return (*first, balance) if rest else first
    if isinstance(fee, HourlyFee):
        return (*first, Installment.model_construct(kind="hours"))
    return (*first, *_months(fee, deposit))


def planned(part: Installment, *, end: date, term: int) -> Installment:
    """Return an installment with the day on which it is due if the work goes as planned.

    `end` is the planned end of the work, `term` how many days an invoice gives.
    """
    if part.kind == "balance":
        invoiced: date | None = end
    else:
        invoiced = part.due.date if part.due is not None and part.due.kind == "date" else None
    if invoiced is None:
        return part
    return part.model_copy(update={"due_on": invoiced + timedelta(days=term)})


def _deposit(fee: "Fee", deposit: Decimal) -> tuple[Installment, ...]:
    amount = share_of_fee(fee, deposit)
    return (Installment.model_construct(kind="deposit", percent=deposit, amount=amount),) if amount else ()


def _stages(fee: FixedFee, deposit: Decimal) -> Iterator[Installment]:
    """Yield the milestones; each percentage is the step of a rounded running total.

    So no sum is ever off by more than the smallest unit, none is negative, and all make the fee.
    """
    exact = fee.amount * deposit / 100
    paid = rounded(exact, fee.currency)
    for milestone in fee.milestones:
        share = milestone.share
        if share.kind == "amount":
            yield _stage(milestone, share.amount)
            continue
        exact += _exact(milestone, fee.amount)
        amount = rounded(exact, fee.currency) - paid
        paid += amount
        yield _stage(milestone, amount)


def _stage(milestone: Milestone, amount: Decimal) -> Installment:
    share = milestone.share
    percent = share.percent if share.kind == "percent" else None
    return Installment.model_construct(
        kind="milestone",
        name=milestone.name,
        percent=percent,
        amount=amount,
        due=milestone.due,
        deliverables=ranges(milestone.deliverables) or None,
    )


def _months(fee: RetainerFee, deposit: Decimal) -> tuple[Installment, ...]:
    rest = fee.monthly - share_of_fee(fee, deposit)
    first = (Installment.model_construct(kind="first_month", amount=rest),) if rest else ()
    return (*first, Installment.model_construct(kind="month", amount=fee.monthly))
