"""Rules about the facts themselves: those that a deal leans on and nobody verified, or long ago."""

from collections.abc import Iterator

from generator.advice.consumer_home import home_law_of
from generator.advice.figures import listed
from generator.advice.links import PLACES
from generator.advice.rule import Advice, Case, rule
from generator.advice.sources import sources_of
from generator.answers.places import state_name
from generator.law import ConsumerRule, Fact, Jurisdiction, LateInterest, NoRule, jurisdiction, stale
from generator.law.facts import Sure

__all__ = ["RULES"]

_STATE = "governing_law.state"
_WORDS: dict[Sure, str] = {
    "verified in a stored copy": "the page was read in a stored copy",
    "secondary, unverified": "they were read in a secondary source, not in the statute",
    "from memory": "they are from memory",
}


@rule("unverified-fact", "payment.late_charge", slot="payment.late_charge", needs=("client.kind", _STATE))
def unverified_fact(case: Case) -> Iterator[Advice]:
    """Say where the late charge leans on a figure that was not verified."""
    deal = case.deal
    law = jurisdiction(deal.governing_law.state, case.as_of).late_interest
    if deal.payment.late_charge.kind == "none" or deal.client.kind == "consumer":
        return
    if not isinstance(law, LateInterest) or (law.sure == "verified in a stored copy" and not law.unverified):
        return
    doubts = "; ".join((_WORDS[law.sure], *law.unverified))
    yield Advice(
        f"the figures for late charges in {state_name(deal.governing_law.state)} are not sure: {doubts}",
        "have a lawyer of that state confirm the rate, or take a lower one",
        sources_of(law),
        severity="note" if law.sure == "secondary, unverified" and not law.unverified else "warning",
    )


@rule("stale-fact", _STATE, needs=PLACES)
def stale_fact(case: Case) -> Iterator[Advice]:
    """Warn of facts that nobody checked for a year before the day of the deal."""
    old = {name: fact for name, fact in _leaned_on(case) if stale(fact, case.as_of)}
    if old:
        checked = min(fact.checked for fact in old.values())
        yield Advice(
            f"{listed(tuple(old))}: last checked on {checked}, more than a year before {case.as_of}",
            "check whether the law has changed, or use a newer version of this program",
            sources_of(*old.values()),
        )


_TOPICS = {
    "late_interest": "late charges",
    "small_claims": "small claims",
    "choice_of_law": "choice of law",
    "county_clause": "clauses that name a city for lawsuits",
    "work_made_for_hire": "work made for hire",
    "contractor_test": "who is an employee",
    "liquidated_sums": "sums fixed in advance",
    "attorney_fees": "attorney's fees",
    "forum_rules": "courts elsewhere",
    "consumer_rules": "consumers",
    "freelance_law": "freelance work",
}


def _leaned_on(case: Case) -> Iterator[tuple[str, Fact]]:
    """Yield the facts of the governing state and the freelance laws that reach the deal, with their topic."""
    law = jurisdiction(case.deal.governing_law.state, case.as_of)
    for field, topic in _TOPICS.items():
        found = getattr(law, field)
        for fact in found if isinstance(found, tuple) else (found,):
            if isinstance(fact, Fact):
                yield f"{topic} in {law.name}", fact
    for reached in case.reached_laws:
        yield f"the {reached.law.name} of {reached.place}", reached.law


@rule("law-not-determined", _STATE, needs=PLACES, severity="note")
def law_not_determined(case: Case) -> Iterator[Advice]:
    """Say what nobody has looked up or found: it is not the same as no rule."""
    law = jurisdiction(case.deal.governing_law.state, case.as_of)
    unknown = tuple(f"{topic} in {law.name}" for topic in _unknown(law, home_law_of(case)))
    unseen = tuple(
        state_name(state)
        for state in sorted(case.states)
        if jurisdiction(state, case.as_of).freelance_law is None
    )
    if unseen:
        unknown = (*unknown, f"whether {listed(unseen, 'or')} has a freelance law (none was seen)")
    if unknown:
        yield Advice(
            f"not determined, which does not mean that there is no rule: {'; '.join(unknown)}",
            "ask a lawyer where it matters to you",
        )


def _unknown(law: Jurisdiction, home: ConsumerRule | None) -> Iterator[str]:
    interest = law.late_interest
    if interest is None:
        yield "interest on overdue invoices"
    elif isinstance(interest, LateInterest) and interest.conservative_b2b_cap_percent is None:
        yield "the highest rate of a late charge"
    if law.small_claims is None:
        yield "the small claims limit"
    if law.choice_of_law is None and home not in law.consumer_rules:
        yield "a statute on choice of law"
    if law.county_clause is None:
        yield "whether a clause naming a city for lawsuits binds the courts"


@rule("law-researched-none", _STATE, needs=PLACES, severity="note")
def law_researched_none(case: Case) -> Iterator[Advice]:
    """Say what was looked up and is not there, with the day: it is not the same as not determined."""
    law = jurisdiction(case.deal.governing_law.state, case.as_of)
    topics: dict[str, object] = {
        f"{law.name} sets no interest on overdue invoices": law.late_interest,
        f"{law.name} has no small claims limit": law.small_claims,
        f"{law.name} has no statute on choice of law": law.choice_of_law,
        f"{law.name} lets the contract name the city of the courts": law.county_clause,
    }
    for state in sorted(case.states):
        topics[f"{state_name(state)} has no freelance law"] = jurisdiction(state, case.as_of).freelance_law
    none = {topic: fact for topic, fact in topics.items() if isinstance(fact, NoRule)}
    if none:
        checked = min(fact.checked for fact in none.values())
        said = "; ".join(_with_note(topic, fact) for topic, fact in none.items())
        yield Advice(
            f"looked up on {checked}: {said}",
            sources=sources_of(*none.values()),
        )


def _with_note(topic: str, fact: NoRule) -> str:
    return f"{topic} ({fact.note})" if fact.note else topic


RULES = (unverified_fact, stale_fact, law_not_determined, law_researched_none)
