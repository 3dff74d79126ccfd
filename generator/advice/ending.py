"""Rules about the kill fee: as a penalty, over a full deposit, from a consumer, left out."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.figures import percent
from generator.advice.rule import Advice, Case, rule
from generator.advice.sources import GUILD, PENALTY, sources_of
from generator.law import Rule as LawRule, jurisdiction

__all__ = ["RULES"]

MOST_OF_THE_REST = Decimal(50)
"""Percent of the rest: above it a kill fee looks like a penalty; 25 is the cautious figure."""

_SLOT = "ending.kill_fee"
_WORK_DONE = ("ending.kill_fee", {"kind": "work_done"})


@rule("kill-fee-too-high", "ending.kill_fee", slot=_SLOT)
def kill_fee_too_high(case: Case) -> Iterator[Advice]:
    """Warn of a share of the rest that invites the penalty defense."""
    kill_fee = case.deal.ending.kill_fee
    if kill_fee.kind == "work_done_plus" and kill_fee.percent > MOST_OF_THE_REST:
        yield Advice(
            f"{percent(kill_fee.percent)} of the rest: a sum out of proportion to the loss is a penalty and "
            f"void; above {percent(MOST_OF_THE_REST)} a client will say so",
            "ask for 25%, at most 50%",
            (PENALTY, GUILD),
            ("ending.kill_fee", {"kind": "work_done_plus", "percent": "50"}),
        )


@rule("kill-fee-over-full-deposit", "ending.kill_fee", slot=_SLOT, needs=("payment.deposit",))
def kill_fee_over_full_deposit(case: Case) -> Iterator[Advice]:
    """Warn of a kill fee where the whole fee is already paid."""
    deal = case.deal
    if deal.ending.kill_fee.kind == "work_done_plus" and deal.payment.deposit == 100:  # noqa: PLR2004  percent
        yield Advice(
            "the whole fee is paid before work starts and a kill fee comes on top of the work done: keeping "
            "both looks like a penalty",
            "with a full deposit ask only for the work done, or lower the deposit",
            (PENALTY,),
            _WORK_DONE,
        )


@rule(
    "kill-fee-from-consumer",
    "ending.kill_fee",
    slot=_SLOT,
    needs=("client.kind", "client.address"),
    severity="note",
)
def kill_fee_from_consumer(case: Case) -> Iterator[Advice]:
    """Say that a consumer never pays a share of the rest, whatever is answered."""
    deal = case.deal
    if deal.client.kind != "consumer" or deal.ending.kill_fee.kind != "work_done_plus":
        return
    address = deal.client.address
    state = address.region if address.country == "US" else None
    sums = jurisdiction(state, case.as_of).liquidated_sums if state else None
    void = sums if isinstance(sums, LawRule) and sums.void_for_consumers else None
    yield Advice(
        "the client is a consumer: a share of work that was not done may be void, so the contract asks only "
        "for the work done" + (f". {void.rule}" if void else ""),
        "ask only for the work done",
        (*(sources_of(void) if void else ()), PENALTY),
        _WORK_DONE,
    )


@rule("kill-fee-left-out", "ending.kill_fee", slot=_SLOT, needs=("client.kind",))
def kill_fee_left_out(case: Case) -> Iterator[Advice]:
    """Warn where a business may end the project at no price for the time kept free."""
    deal = case.deal
    if deal.client.kind == "business" and deal.ending.kill_fee.kind == "work_done":
        yield Advice(
            "no kill fee beyond the work done: time that you kept free and other work that you declined go "
            "unpaid when the client ends the project",
            "ask for 25% of the rest",
            (GUILD,),
            ("ending.kill_fee", {"kind": "work_done_plus", "percent": "25"}),
        )


RULES = (kill_fee_too_high, kill_fee_over_full_deposit, kill_fee_from_consumer, kill_fee_left_out)
