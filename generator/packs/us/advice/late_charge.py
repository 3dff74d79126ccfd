"""Rules about the late charge: over the state's cautious figure, unproven, for a consumer, left out."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.law.fact import NoRule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import percent, yearly
from generator.packs.us.law.topics import LateInterest
from generator.packs.us.places import state_name
from generator.packs.us.suggesting import cautious_rate

_SLOT = "payment.late_charge"
_NEEDS = ("client.kind", "governing_law.state")


def _safe(case: Case) -> tuple[str, object] | None:
    rate = cautious_rate(case.deal.governing_law.state, case.as_of, case.law)
    if rate is None:
        return None
    return ("payment.late_charge", {"kind": "rate", "rate": rate.model_dump(mode="json")})


@rule("late-charge-too-high", "payment.late_charge", slot=_SLOT, needs=_NEEDS)
def late_charge_too_high(case: Case) -> Iterator[Advice]:
    """Warn of a rate above the state's cautious ceiling for business debts."""
    charge, law = case.deal.payment.late_charge, case.governing.late_interest
    if charge.kind == "none" or case.deal.client.kind == "consumer" or not isinstance(law, LateInterest):
        return
    cap = law.conservative_b2b_cap_percent
    if cap is not None and yearly(charge.rate) > cap:
        yield Advice(
            f"{percent(yearly(charge.rate))} a year is above {percent(cap)}, the highest yearly rate that "
            f"looked safe in {state_name(case.deal.governing_law.state)}. {law.note}",
            f"charge at most {percent(law.starting_rate_percent)} a year",
            remedy=_safe(case),
            facts=(law,),
        )


@rule("late-charge-unproven", "payment.late_charge", slot=_SLOT, needs=_NEEDS)
def late_charge_unproven(case: Case) -> Iterator[Advice]:
    """Warn of a rate above the cautious figure where the state's ceiling was not determined."""
    charge, law = case.deal.payment.late_charge, case.governing.late_interest
    if charge.kind == "none" or case.deal.client.kind == "consumer" or isinstance(law, NoRule):
        return
    state = state_name(case.deal.governing_law.state)
    if law is None:
        yield Advice(
            f"what {state} allows as a late charge on this date was not determined",
            "ask a lawyer of that state, or leave the late charge out",
        )
    elif law.conservative_b2b_cap_percent is None and yearly(charge.rate) > law.starting_rate_percent:
        yield Advice(
            f"{percent(yearly(charge.rate))} a year: the highest rate that {state} allows was not "
            f"determined, and {percent(law.starting_rate_percent)} is the cautious figure. {law.note}",
            f"charge at most {percent(law.starting_rate_percent)} a year, or ask a lawyer of that state",
            remedy=_safe(case),
            facts=(law,),
        )


@rule("late-charge-for-consumer", "payment.late_charge", slot=_SLOT, needs=_NEEDS)
def late_charge_for_consumer(case: Case) -> Iterator[Advice]:
    """Warn of a late charge that was asked of a consumer: the contract sets none."""
    if "payment.late_charge" in case.deal.asked:
        yield Advice(
            "a late charge was asked for, but the client is a consumer, and the rates on file are for "
            "business debts only: more than the legal rate may be void, so the contract sets no late charge",
            "leave the late charge out: the legal rate runs anyway",
            remedy=("payment.late_charge", {"kind": "none"}),
        )


@rule("late-charge-left-out", "payment.late_charge", slot=_SLOT, needs=_NEEDS)
def late_charge_left_out(case: Case) -> Iterator[Advice]:
    """Warn where an overdue invoice costs a business nothing."""
    deal, law = case.deal, case.governing.late_interest
    if deal.client.kind == "consumer" or deal.payment.late_charge.kind != "none":
        return
    yield Advice(
        f"no late charge: paying late costs the client little; {_silent(deal.governing_law.state, law)}",
        "state a rate in the signed contract",
        remedy=_safe(case),
        facts=(law,) if isinstance(law, LateInterest) else (),
    )


def _silent(code: str, law: LateInterest | NoRule | None) -> str:
    """Say what runs where the contract is silent: a rate, a floating one, or nobody determined it."""
    state = state_name(code)
    if isinstance(law, LateInterest) and law.legal_rate_percent is not None:
        return f"{percent(law.legal_rate_percent)} a year is what {state} gives where the contract is silent"
    if isinstance(law, LateInterest) and law.legal_rate_floats:
        return f"where the contract is silent the rate in {state} floats: {law.legal_rate_floats}"
    return f"what {state} gives where the contract is silent was not determined"
