"""Rules about the attorney's fees of a lawsuit: what a statute gives, and what a clause does to it."""

from collections.abc import Iterator

from generator.advice.figures import usd
from generator.advice.links import usd_fee
from generator.advice.rule import Advice, Case, rule
from generator.advice.sources import sources_of
from generator.answers.places import state_name
from generator.law import AttorneyFees, jurisdiction

__all__ = ["RULES"]

_PLACE = "governing_law.attorney_fees"
_STATE = "governing_law.state"
_SLOT = "disputes.attorney_fees"


def _law(case: Case) -> AttorneyFees | None:
    found = jurisdiction(case.deal.governing_law.state, case.as_of).attorney_fees
    return found if isinstance(found, AttorneyFees) else None


def _in_reach(case: Case, law: AttorneyFees) -> bool:
    fee = usd_fee(case.deal)
    return law.up_to_usd is None or fee is None or fee <= law.up_to_usd


@rule("attorney-fees-by-statute", _STATE, slot=_SLOT, needs=("client.kind", "fee", _PLACE), severity="note")
def attorney_fees_by_statute(case: Case) -> Iterator[Advice]:
    """Say where a law of the governing state gives attorney's fees to whoever collects a debt."""
    law = _law(case)
    if law is None or law.kind == "clause_needs_notice" or case.deal.client.kind == "consumer":
        return
    if case.deal.governing_law.attorney_fees == "loser" and law.only_without_clause:
        return
    beyond = law.up_to_usd is not None and not _in_reach(case, law)
    above = f" The whole fee is above {usd(law.up_to_usd)}." if beyond and law.up_to_usd else ""
    yield Advice(
        f"{state_name(case.deal.governing_law.state)} has a law on this: {law.rule}{above}",
        sources=sources_of(law),
    )


@rule("attorney-fees-clause-ends-statute", _PLACE, slot=_SLOT, needs=("client.kind", "fee", _STATE))
def attorney_fees_clause_ends_statute(case: Case) -> Iterator[Advice]:
    """Warn of a clause on attorney's fees that switches off a statute which helps the creditor alone."""
    law, deal = _law(case), case.deal
    if law is None or not law.only_without_clause or deal.client.kind == "consumer":
        return
    if deal.governing_law.attorney_fees == "loser" and _in_reach(case, law):
        yield Advice(
            "the losing side pays the attorney's fees, and the law of "
            f"{state_name(deal.governing_law.state)} gives them to you only where the contract is silent: "
            f"{law.rule}",
            "let each side pay its own, so that the law applies",
            sources_of(law),
            (_PLACE, "own"),
        )


@rule("attorney-fees-clause-needs-notice", _PLACE, slot=_SLOT, needs=("client.kind", _STATE), severity="note")
def attorney_fees_clause_needs_notice(case: Case) -> Iterator[Advice]:
    """Say what must come before a clause on attorney's fees is good."""
    law, deal = _law(case), case.deal
    if law is None or law.kind != "clause_needs_notice" or deal.client.kind == "consumer":
        return
    if deal.governing_law.attorney_fees == "loser":
        yield Advice(
            f"{state_name(deal.governing_law.state)} limits the clause: {law.rule}", sources=sources_of(law)
        )


RULES = (
    attorney_fees_by_statute,
    attorney_fees_clause_ends_statute,
    attorney_fees_clause_needs_notice,
)
