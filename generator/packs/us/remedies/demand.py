"""Demands that win something: how long a final notice must give where the law counts days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.law.lookup import Law
from generator.packs.remedies import DemandTerm
from generator.packs.us.advice.deal_law import law_for
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import state_law
from generator.packs.us.law.topics import AttorneyFees, Demand
from generator.packs.us.places import STATES
from generator.packs.us.remedies.law import DebtLaw


def demand_terms(law: Law, deal: Deal, open_sum: Decimal, as_of: date) -> tuple[DemandTerm, ...]:
    """Return what the governing law and the client's home ask of a demand for a sum, by place.

    Of attorney's fees only what this contract and this sum can win.
    """
    states = {deal.governing_law.state, deal.client.address.state}
    return tuple(
        term for code in STATES if code in states for term in _terms(law, code, deal, open_sum, as_of)
    )


def _terms(law: Law, code: str, deal: Deal, open_sum: Decimal, as_of: date) -> Iterator[DemandTerm]:
    found = law_for(DebtLaw, state_law(code, law), as_of)
    for fees in found.attorney_fees:
        if fees.demand_days is not None and fees.demand_from != "accrual" and _wins(fees, deal, open_sum):
            source = replace(fees.source, jurisdiction=code)
            receipt = fees.demand_from == "receipt"
            days, exact, form = fees.demand_days, fees.exact, fees.form
            yield DemandTerm(code, days, fees.wins, source, receipt, exact=exact, form=form)
    for demand in found.demands:
        if demand.days is not None and concerns(demand, deal):
            source = replace(demand.source, jurisdiction=code)
            yield DemandTerm(
                code, demand.days, demand.wins, source, business=demand.business_days,
                certified=demand.certified, exact=demand.exact, form=demand.form,
            )  # fmt: skip


def concerns(demand: Demand, deal: Deal) -> bool:
    """Say whether a rule on demands is for this client and this freelancer."""
    return demand.client in ("any", deal.client.kind) and demand.signer in ("any", deal.freelancer.form.kind)


def _wins(fees: AttorneyFees, deal: Deal, open_sum: Decimal) -> bool:
    clause = deal.governing_law.attorney_fees == "loser"
    if fees.kind == "clause_needs_notice":
        return clause
    return not (clause and fees.only_without_clause) and (
        fees.up_to_usd is None or deal.fee.currency != "USD" or open_sum <= fees.up_to_usd
    )
