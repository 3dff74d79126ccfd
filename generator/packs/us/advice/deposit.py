"""Rules about the deposit: none, too small, from a consumer, from a client that paid late."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.installments import NEW_CLIENT_DEPOSIT, default_deposit
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import percent
from generator.packs.us.advice.sources import CONSUMER_STATUTES, FORMS, GUILD
from generator.packs.us.completing import Deal

_SLOT = "payment.deposit"
_NEEDS = ("client.kind", "client.history", "fee")
_MORE_AHEAD = "ask for 75% or the whole fee before work starts, raise your price, or bill in short stages"
_SHORT_STAGES = "raise your price, or bill in short stages, each paid before the next one begins"
_SMALL = "ask for a small one, which pays for the first part of the work"
_BEFORE = {"paid_late": "paid late before", "fell_silent": "stopped answering before"}


def _raise_to(deal: Deal, share: Decimal) -> tuple[str, object] | None:
    # With milestones the sums must keep adding up, so that no one value is safe.
    if deal.fee.kind == "fixed" and deal.fee.milestones:
        return None
    return ("payment.deposit", f"{share.normalize():f}")


@rule("deposit-left-out", "payment.deposit", slot=_SLOT, needs=_NEEDS)
def deposit_left_out(case: Case) -> Iterator[Advice]:
    """Warn of work that starts before anything is paid."""
    deal = case.deal
    if deal.payment.deposit > 0:
        return
    usual, private = default_deposit(deal.client), deal.client.kind == "consumer"
    yield Advice(
        "no deposit: work starts before the client has paid anything",
        _SMALL if private else f"ask for {percent(usual)} before work starts",
        (FORMS, GUILD),
        None if private else _raise_to(deal, usual),
    )


@rule("deposit-low", "payment.deposit", slot=_SLOT, needs=_NEEDS)
def deposit_low(case: Case) -> Iterator[Advice]:
    """Warn of a deposit below what the trade asks of such a client."""
    deal = case.deal
    if deal.client.kind != "business" or deal.client.history in _BEFORE:
        return
    usual = default_deposit(deal.client)
    if 0 < deal.payment.deposit < usual:
        yield Advice(
            f"a deposit of {percent(deal.payment.deposit)} is less than the {percent(usual)} that is usual "
            f"for a {deal.client.history} client",
            f"ask for {percent(usual)}" + ", or make the first stage short" * (deal.fee.kind == "fixed"),
            (FORMS, GUILD),
            _raise_to(deal, usual),
        )


@rule("client-paid-late", "payment.deposit", slot=_SLOT, needs=_NEEDS)
def client_paid_late(case: Case) -> Iterator[Advice]:
    """Advise more than the usual deposit where the client paid late or stopped answering before."""
    deal = case.deal
    if deal.client.history in _BEFORE and deal.payment.deposit <= NEW_CLIENT_DEPOSIT:
        yield Advice(
            f"this client {_BEFORE[deal.client.history]}, and the deposit is no more than a new client would "
            f"pay: {percent(deal.payment.deposit)}",
            _MORE_AHEAD if deal.client.kind == "business" else _SHORT_STAGES,
            # What a private client pays ahead, the law of some states limits.
            remedy=_raise_to(deal, Decimal(75)) if deal.client.kind == "business" else None,
        )


@rule("deposit-from-consumer", "payment.deposit", slot=_SLOT, needs=_NEEDS)
def deposit_from_consumer(case: Case) -> Iterator[Advice]:
    """Say that a consumer's deposit only pays for work done."""
    if case.deal.client.kind == "consumer" and case.deal.payment.deposit > 0:
        yield Advice(
            "a consumer's deposit can only pay for work done: what is not earned goes back, and some states "
            "limit or hold such deposits",
            "keep it small, and have a lawyer check the law of the client's state",
            (CONSUMER_STATUTES,),
        )
