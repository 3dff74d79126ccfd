"""Rules about the facts themselves: those that a deal leans on and nobody verified, or long ago."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.findings import Source
from generator.law.checking import stale
from generator.law.fact import Fact, NoRule
from generator.law.reading import topic_title
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.consumer_home import home_law_of
from generator.packs.us.advice.deal_law import GoverningLaw, PlaceLaw
from generator.packs.us.advice.figures import listed
from generator.packs.us.advice.links import PLACES
from generator.packs.us.advice.worded import DOUBTS
from generator.packs.us.law.topics import FreelanceLaw, LateInterest, StateFile

_STATE = "governing_law.state"


@rule("unverified-fact", "payment.late_charge", slot="payment.late_charge", needs=("client.kind", _STATE))
def unverified_fact(case: Case) -> Iterator[Advice]:
    """Say where the late charge leans on a figure that was not verified."""
    deal = case.deal
    law = case.governing.late_interest
    if deal.payment.late_charge.kind == "none" or deal.client.kind == "consumer":
        return
    if not isinstance(law, LateInterest) or not law.doubts(DOUBTS.grades):
        return
    yield Advice(
        f"the figures for late charges in {case.governing.name} are not sure",
        "have a lawyer of that state confirm the rate, or take a lower one",
        facts=(law,),
        severity="note" if law.sure == "secondary, unverified" and not law.unverified else "warning",
    )


@rule("stale-fact", _STATE, needs=PLACES)
def stale_fact(case: Case) -> Iterator[Advice]:
    """Warn of facts and sources of clauses that nobody checked for a year before the day of the deal."""
    old = [found for found in case.facts() if stale(found[-1], case.as_of)]
    cited = [source for source in case.cited if source.on(case.as_of).old]
    sources = tuple(dict.fromkeys((*(fact.source for *_, fact in old), *cited)))
    if sources:
        names = dict.fromkeys(_named(*found) for found in old)
        clauses = (f"{len(cited)} source{'s' * (len(cited) > 1)} of the clauses",) * bool(cited)
        yield Advice(
            f"{listed((*names, *clauses))}: last checked {_between(sources)}, more than a year before "
            f"{case.as_of}",
            "check whether the law has changed, or use a newer version of this program",
            sources,
        )


def _between(sources: tuple[Source, ...]) -> str:
    days = sorted({source.checked for source in sources})
    return f"on {days[0]}" if len(days) == 1 else f"between {days[0]} and {days[-1]}"


def _named(law: PlaceLaw, topic: str, fact: Fact) -> str:
    if isinstance(fact, FreelanceLaw):
        return f"the {fact.name} of {law.name}"
    return f"{topic_title(StateFile, topic)} in {law.name}"


@rule("law-not-determined", _STATE, needs=PLACES, severity="note")
def law_not_determined(case: Case) -> Iterator[Advice]:
    """Say what nobody has looked up or found: it is not the same as no rule."""
    law = case.governing
    at_home = home_law_of(case) is not None and case.home_state == law.code
    unknown = tuple(f"{topic} in {law.name}" for topic in _unknown(law, at_home=at_home))
    unseen = tuple(touched.name for touched in case.touched if touched.freelance_law is None)
    if unseen:
        unknown = (*unknown, f"whether {listed(unseen, 'or')} has a freelance law (none was seen)")
    if unknown:
        yield Advice(
            f"not determined, which does not mean that there is no rule: {'; '.join(unknown)}",
            "ask a lawyer where it matters to you",
        )


def _unknown(law: GoverningLaw, *, at_home: bool) -> Iterator[str]:
    interest = law.late_interest
    if interest is None:
        yield "interest on overdue invoices"
    elif isinstance(interest, LateInterest) and interest.conservative_b2b_cap_percent is None:
        yield "the highest rate of a late charge"
    if law.small_claims is None:
        yield "the small claims limit"
    if law.choice_of_law is None and not at_home:
        yield "a statute on choice of law"
    if law.county_clause is None:
        yield "whether a clause naming a city for lawsuits binds the courts"


@rule("law-researched-none", _STATE, needs=PLACES, severity="note")
def law_researched_none(case: Case) -> Iterator[Advice]:
    """Say what was looked up and is not there, with the day: it is not the same as not determined."""
    law = case.governing
    topics: dict[str, object] = {
        f"{law.name} sets no interest on overdue invoices": law.late_interest,
        f"{law.name} has no small claims limit": law.small_claims,
        f"{law.name} has no statute on choice of law": law.choice_of_law,
        f"{law.name} lets the contract name the city of the courts": law.county_clause,
    }
    for touched in case.touched:
        topics[f"{touched.name} has no freelance law"] = touched.freelance_law
    none = {topic: fact for topic, fact in topics.items() if isinstance(fact, NoRule)}
    if none:
        checked = min(fact.checked for fact in none.values())
        said = "; ".join(_with_note(topic, fact) for topic, fact in none.items())
        yield Advice(
            f"looked up on {checked}: {said}",
            facts=tuple(none.values()),
        )


def _with_note(topic: str, fact: NoRule) -> str:
    return f"{topic} ({fact.note})" if fact.note else topic
