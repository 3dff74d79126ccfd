"""Rules about the attorney's fees of a lawsuit: what a statute gives, and what a clause does to it."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import usd
from generator.packs.us.advice.links import usd_fee
from generator.packs.us.law.topics import AttorneyFees

_PLACE = "governing_law.attorney_fees"
_STATE = "governing_law.state"
_SLOT = "disputes.attorney_fees"


def _laws(case: Case) -> tuple[AttorneyFees, ...]:
    if case.deal.client.kind == "consumer":
        return ()
    return tuple(law for law in case.governing.attorney_fees if law.kind != "consumer_turns")


def _in_reach(case: Case, law: AttorneyFees) -> bool:
    fee = usd_fee(case.deal)
    return law.up_to_usd is None or fee is None or fee <= law.up_to_usd


@rule("attorney-fees-by-statute", _STATE, slot=_SLOT, needs=("client.kind", "fee", _PLACE), severity="note")
def attorney_fees_by_statute(case: Case) -> Iterator[Advice]:
    """Say where a law of the governing state gives attorney's fees to whoever collects a debt."""
    with_clause = case.deal.governing_law.attorney_fees == "loser"
    for law in _laws(case):
        if law.kind == "clause_needs_notice" or (with_clause and law.only_without_clause):
            continue
        beyond = law.up_to_usd is not None and not _in_reach(case, law)
        above = f" The whole fee is above {usd(law.up_to_usd)}." if beyond and law.up_to_usd else ""
        yield Advice(f"{case.governing.name} has a law on this: {law.rule}{above}", facts=(law,))


@rule("attorney-fees-clause-ends-statute", _PLACE, slot=_SLOT, needs=("client.kind", "fee", _STATE))
def attorney_fees_clause_ends_statute(case: Case) -> Iterator[Advice]:
    """Warn of a clause on attorney's fees that switches off a statute which helps the creditor alone."""
    if case.deal.governing_law.attorney_fees != "loser":
        return
    for law in _laws(case):
        if law.only_without_clause and _in_reach(case, law):
            yield Advice(
                f"the losing side pays the attorney's fees, and the law of {case.governing.name} gives them "
                f"to you only where the contract is silent: {law.rule}",
                "let each side pay its own, so that the law applies",
                remedy=(_PLACE, "own"),
                facts=(law,),
            )


@rule("attorney-fees-clause-needs-notice", _PLACE, slot=_SLOT, needs=("client.kind", _STATE), severity="note")
def attorney_fees_clause_needs_notice(case: Case) -> Iterator[Advice]:
    """Say what must come before a clause on attorney's fees is good."""
    if case.deal.governing_law.attorney_fees != "loser":
        return
    for law in _laws(case):
        if law.kind == "clause_needs_notice":
            yield Advice(f"{case.governing.name} limits the clause: {law.rule}", facts=(law,))
