"""What an early end would cost, in sums: on the start date, and with half of the work done."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.answers.fee import FixedFee, RetainerFee
from generator.answers.installments import fee_base, rounded
from generator.answers.values import Amount, Page

if TYPE_CHECKING:
    from generator.answers.fee import Fee
    from generator.packs.us.deal import Answers


class EarlyEnd(Page):
    """The Kill Fee at one moment, in the currency of the fee; a sum of nothing is None.

    `paid` says what the client has paid by then: nothing, the deposit, or sums that depend on how far the
    work got. Where it is the deposit, `back` is what is returned of it and `to_pay` what is still owed. Half
    of a retainer is half of its minimum term: there `amount` is what comes on top of the monthly fees.
    """

    moment: Literal["start", "half"] = Field(title="Moment")
    amount: Amount | None = Field(title="Kill fee")
    at_most: bool = Field(title="Whether pay for other work may lower it")
    paid: Literal["nothing", "deposit", "so_far"] = Field(title="What is paid by then")
    back: Amount | None = Field(title="Returned of the deposit")
    to_pay: Amount | None = Field(title="Owed beyond the deposit")


def early_ends(answers: "Answers", deposit: Decimal) -> tuple[EarlyEnd, ...]:
    """Return what an end on the start date and one half-way would cost; `deposit` is the sum paid ahead."""
    kill_fee = answers.ending.kill_fee
    agreed = Decimal(0) if kill_fee.kind == "work_done" else kill_fee.percent
    percent = agreed if answers.client.kind == "business" else Decimal(0)
    # The concession asks for the percentage only once work has begun, and takes pay for other work off it.
    softened = answers.positions.get("ending.kill_fee", "preferred") != "preferred"
    return tuple(_ends(answers.fee, percent, deposit, softened=softened and percent > 0))


def _ends(fee: "Fee", percent: Decimal, deposit: Decimal, *, softened: bool) -> Iterator[EarlyEnd]:
    whole = _whole(fee)
    at_start = Decimal(0) if softened else whole * percent / 100
    yield _end("start", rounded(at_start, fee.currency), deposit)
    rest = whole / 2 * percent / 100
    if isinstance(fee, RetainerFee):
        yield _end("half", rounded(rest, fee.currency), None, at_most=softened)
        return
    half = rounded(whole / 2 + rest, fee.currency)
    only_deposit = isinstance(fee, FixedFee) and not fee.milestones
    yield _end("half", half, deposit if only_deposit else None, at_most=softened)


def _whole(fee: "Fee") -> Decimal:
    """Return the price of all the work: of a retainer, that of its minimum term."""
    return fee.monthly * fee.months if isinstance(fee, RetainerFee) else fee_base(fee)


def _end(
    moment: Literal["start", "half"], amount: Decimal, deposit: Decimal | None, *, at_most: bool = False
) -> EarlyEnd:
    """Return an end; `deposit` is all that is paid by then, None where more may be."""
    balance = Decimal(0) if not deposit else amount - deposit
    return EarlyEnd.model_construct(
        moment=moment,
        amount=amount or None,
        at_most=at_most,
        paid="so_far" if deposit is None else "deposit" if deposit else "nothing",
        back=-balance if balance < 0 else None,
        to_pay=balance if balance > 0 else None,
    )
