"""Rules about the facts themselves: those that a deal leans on and nobody verified, or long ago."""

from collections.abc import Iterator

from generator.advice.figures import listed
from generator.advice.links import PLACES, reached_laws
from generator.advice.rule import Advice, Case, rule
from generator.advice.sources import sources_of
from generator.answers.places import state_name
from generator.law import Fact, LateInterest, jurisdiction

__all__ = ["RULES"]

STALE_DAYS = 365
"""Legislatures sit once a year: a fact that was not checked for longer may have changed."""

_STATE = "governing_law.state"


@rule("unverified-fact", "payment.late_charge", slot="payment.late_charge", needs=("client.kind", _STATE))
def unverified_fact(case: Case) -> Iterator[Advice]:
    """Say where the late charge leans on a figure that was not verified."""
    deal = case.deal
    law = jurisdiction(deal.governing_law.state, case.as_of).late_interest
    if deal.payment.late_charge.kind == "none" or deal.client.kind == "consumer":
        return
    if not isinstance(law, LateInterest) or (law.sure == "verified in a stored copy" and not law.unverified):
        return
    doubts = "; ".join((law.sure, *law.unverified))
    yield Advice(
        f"the figures for late charges in {state_name(deal.governing_law.state)} are not verified: {doubts}",
        "have a lawyer of that state confirm the rate, or take a lower one",
        sources_of(law),
        severity="note" if law.sure == "secondary, unverified" and not law.unverified else "warning",
    )


@rule("stale-fact", _STATE, needs=PLACES)
def stale_fact(case: Case) -> Iterator[Advice]:
    """Warn of facts that nobody checked for a year before the day of the deal."""
    old = {name: fact for name, fact in _leaned_on(case) if (case.as_of - fact.checked).days > STALE_DAYS}
    if old:
        checked = min(fact.checked for fact in old.values())
        yield Advice(
            f"{listed(tuple(old))}: last checked on {checked}, more than a year before {case.as_of}",
            "check whether the law has changed, or use a newer version of this program",
            sources_of(*old.values()),
        )


def _leaned_on(case: Case) -> Iterator[tuple[str, Fact]]:
    law = jurisdiction(case.deal.governing_law.state, case.as_of)
    if law.late_interest is not None:
        yield f"late charges in {law.name}", law.late_interest
    if law.small_claims is not None:
        yield f"small claims in {law.name}", law.small_claims
    for reached in reached_laws(case):
        yield f"the {reached.law.name} of {reached.place}", reached.law


RULES = (unverified_fact, stale_fact)
