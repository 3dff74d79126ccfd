"""Rules about the kill fee: as a penalty, over a full deposit, from a consumer, left out."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import days, percent
from generator.packs.us.advice.sources import GUILD, PENALTY
from generator.packs.us.advice.worded import money
from generator.packs.us.completing import Deal
from generator.packs.us.law.topics import Rule as LawRule

MOST_OF_THE_REST = Decimal(50)
"""Percent of the rest: above it a kill fee looks like a penalty; 25 is the cautious figure."""

LONG_RETAINER = 2
"""Months: a minimum term of one month is over about as soon as the usual notice."""

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


def _paid_ahead(deal: Deal) -> bool:
    """Say whether the whole fee is paid before work starts; a retainer only has its first month paid."""
    return deal.fee.kind != "retainer" and deal.payment.deposit == 100  # noqa: PLR2004  percent


@rule("kill-fee-over-full-deposit", "ending.kill_fee", slot=_SLOT, needs=("fee", "payment.deposit"))
def kill_fee_over_full_deposit(case: Case) -> Iterator[Advice]:
    """Warn of a kill fee where the whole fee is already paid."""
    deal = case.deal
    if deal.ending.kill_fee.kind == "work_done_plus" and _paid_ahead(deal):
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
)
def kill_fee_from_consumer(case: Case) -> Iterator[Advice]:
    """Say that a consumer does not pay the share of the rest that was asked for."""
    deal = case.deal
    asked = deal.asked.get("ending.kill_fee")
    if asked is None:
        return
    sums = case.consumer_home.liquidated_sums if case.consumer_home else None
    void = sums if isinstance(sums, LawRule) and sums.void_for_consumers else None
    yield Advice(
        f"{percent(asked.percent)} of the rest were asked for, but the client is a consumer: a share of work "
        "that was not done may be void, so the contract asks only for the work done"
        + (f". {void.rule}" if void else ""),
        "ask only for the work done",
        (PENALTY,),
        _WORK_DONE,
        facts=(void,) if void else (),
    )


@rule("kill-fee-left-out", "ending.kill_fee", slot=_SLOT, needs=("client.kind", "fee", "payment.deposit"))
def kill_fee_left_out(case: Case) -> Iterator[Advice]:
    """Warn where a business may end the project at no price for the time kept free."""
    deal = case.deal
    asked = deal.ending.kill_fee.kind != "work_done"
    if deal.client.kind == "business" and not (asked or _paid_ahead(deal)):
        yield Advice(
            "no kill fee beyond the work done: time that you kept free and other work that you declined go "
            "unpaid when the client ends the project",
            "ask for 25% of the rest",
            (GUILD,),
            ("ending.kill_fee", {"kind": "work_done_plus", "percent": "25"}),
        )


@rule(
    "minimum-term-can-be-left",
    "ending.kill_fee",
    slot="ending.convenience",
    needs=("fee", "ending.notice", "client.kind"),
)
def minimum_term_can_be_left(case: Case) -> Iterator[Advice]:
    """Say what it costs to leave a retainer before its minimum term is over."""
    deal = case.deal
    if deal.fee.kind != "retainer" or deal.fee.months < LONG_RETAINER:
        return
    whole = deal.fee.monthly * deal.fee.months
    notice = (
        f"the minimum term is {deal.fee.months} months ({money(whole, deal)}), but the client may leave with "
        f"a notice of {days(deal.ending.notice)} and then owes, on top of the time until the end,"
    )
    if deal.ending.kill_fee.kind == "work_done":
        yield Advice(
            f"{notice} nothing: the minimum term holds nobody",
            _HOLD if deal.client.kind == "business" else _LONGER_NOTICE,
            severity="note" if deal.client.kind == "consumer" else None,
            remedy=_a_quarter(deal),
        )
    else:
        most = whole * deal.ending.kill_fee.percent / 100
        yield Advice(
            f"{notice} {percent(deal.ending.kill_fee.percent)} of the fees for the rest of it: never more "
            f"than {money(most, deal)}",
            "see that this is enough for the time that you keep free; a longer notice raises it",
            severity="note",
        )


def _a_quarter(deal: Deal) -> tuple[str, object] | None:
    quarter = {"kind": "work_done_plus", "percent": "25"}
    return ("ending.kill_fee", quarter) if deal.client.kind == "business" else None


_LONGER_NOTICE = "agree on a longer notice; a private client owes no share of the rest"
_HOLD = "ask for 25% of the rest, or agree on a longer notice"
