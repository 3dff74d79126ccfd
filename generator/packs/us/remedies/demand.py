"""Demands that win something: how long a demand must wait, where the law counts days."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from generator.law.lookup import Law
from generator.packs.remedies import DemandTerm
from generator.packs.us.advice.deal_law import law_for
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import state_law
from generator.packs.us.law.topics import AttorneyFees, Demand
from generator.packs.us.places import STATES
from generator.packs.us.remedies.law import DebtLaw
from generator.packs.us.remedies.words import sourced


def demand_terms(law: Law, deal: Deal, open_sum: Decimal, as_of: dt.date) -> tuple[DemandTerm, ...]:
    """Return what the governing law and the client's home ask of a demand for a sum, by place.

    Of attorney's fees only what this contract and this sum can win.
    """
    concerned = {deal.governing_law.state, deal.client.address.state}
    states = (code for code in STATES if code in concerned)
    found = (law_for(DebtLaw, state_law(code, law), as_of) for code in states)
    return tuple(
        term
        for state in found
        for term in (*fee_demands(state, deal, open_sum, as_of), *court_demands(state, deal, as_of))
    )


def fee_demands(state: DebtLaw, deal: Deal, open_sum: Decimal, as_of: dt.date) -> Iterator[DemandTerm]:
    """Yield the demands that win attorney's fees for this contract and this sum."""
    for fees in state.attorney_fees:
        if fees.demand_days is None or fees.demand_from == "accrual" or not wins_fees(fees, deal, open_sum):
            continue
        yield DemandTerm(
            state.code, fees.demand_days, fees.wins, sourced(fees, state.code, as_of),
            receipt=fees.demand_from == "receipt", exact=fees.exact, form=fees.form,
            of_clause=fees.kind == "clause_needs_notice",
        )  # fmt: skip


def court_demands(state: DebtLaw, deal: Deal, as_of: dt.date) -> Iterator[DemandTerm]:
    """Yield the demands that the state's small claims court wants from this freelancer to this client."""
    for demand in state.demands:
        if demand.days is not None and concerns(demand, deal):
            yield DemandTerm(
                state.code, demand.days, demand.wins, sourced(demand, state.code, as_of),
                business=demand.business_days, most_days=demand.most_days, certified=demand.certified,
                exact=demand.exact, announces=demand.announces, form=demand.form,
            )  # fmt: skip


def concerns(demand: Demand, deal: Deal) -> bool:
    """Say whether a rule on demands is for this client and this freelancer."""
    return demand.client in ("any", deal.client.kind) and demand.signer in ("any", deal.freelancer.form.kind)


def wins_fees(fees: AttorneyFees, deal: Deal, open_sum: Decimal) -> bool:
    """Say whether a rule on attorney's fees is for this client, this contract and this sum."""
    clause = deal.governing_law.attorney_fees == "loser"
    if fees.kind in ("clause_needs_notice", "consumer_turns") and not clause:
        return False
    if fees.kind == "consumer_turns" and deal.client.kind != "consumer":
        return False
    within = fees.up_to_usd is None or deal.fee.currency != "USD" or open_sum <= fees.up_to_usd
    return within and not (clause and fees.only_without_clause)
