"""What a finding tells of a fact comes with the fact's doubts, whatever rule of advice tells it."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.advice.rule import Advice
from generator.findings import Finding
from generator.law.fact import Fact
from generator.law.history import History
from generator.law.reading import FileT, topics
from generator.packs.us import advice as us_advice
from generator.packs.us.advice.worded import DOUBTS
from generator.packs.us.law.lookup import city_law, state_law
from tests.advice.asking import address, advice, one
from tests.advice.test_lines import CONSUMER, LINES

WHOLE = {
    "sure",
    "references",
    "unverified",
    "dated",
    "kind",
    "company",
    "freelancer",
    "client",
    "window",
    "reach",
}
"""Fields that no finding tells, or that a rule compares with a word."""
ALSO = (
    {
        **CONSUMER,
        "client.address": address("CA", "Oakland", "94601"),
        "ending.kill_fee": {"kind": "work_done_plus", "percent": "50"},
    },
    {"client.address": address("CA", "Oakland", "94601"), "project.description": "A work made for hire"},
)
"""Deals that lean on what no rule's line needs."""
MARK = re.compile(r"⟦[^⟧]+⟧")


def marked(fact: Fact, mark: str) -> Fact:
    texts = {name: _marked(value, mark) for name, value in fact if name not in WHOLE and _marked(value, mark)}
    return fact.model_copy(update={**texts, "unverified": (f"doubt about {mark}",)})


def _marked(value: Any, mark: str) -> Any:
    if isinstance(value, str) and value:
        return f"{mark} {value}"
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return tuple(f"{mark} {item}" for item in value)
    return None


def all_marked(law: FileT) -> FileT:
    found: dict[str, Any] = {}
    for name, topic in topics(law):
        alone = isinstance(topic, History)
        found[name] = type(topic)(
            marked(fact, f"⟦{law.code} {name}{'' if alone else f' {number}'}⟧")
            for number, fact in enumerate(topic)
        )
    return law.model_copy(update=found)


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """Return the findings on all deals of the rules' lines, under a law that nobody is sure of."""
    with pytest.MonkeyPatch.context() as patch:
        case = "generator.packs.us.advice.case"
        patch.setattr(f"{case}.state_law", cache(lambda code, law: all_marked(state_law(code, law))))
        patch.setattr(f"{case}.city_law", cache(lambda code, law: all_marked(city_law(code, law))))
        deals = (*(over for _, over, _ in LINES), *ALSO)
        return [finding for deal in deals for finding in advice(deal)]


def test_a_finding_that_tells_a_fact_tells_its_doubts(findings: list[Finding]) -> None:
    told = [
        (finding, mark) for finding in findings for mark in MARK.findall(f"{finding.reason} {finding.mend}")
    ]
    silent = {(finding.id, mark) for finding, mark in told if f"doubt about {mark}" not in finding.reason}
    assert not silent
    assert {mark.strip("⟦⟧").split()[1] for _, mark in told} == {
        "art_preservation", "attorney_fees", "choice_of_law", "consumer_rules", "contractor_test",
        "county_clause", "forum_rules", "freelance_law", "home_deposit", "late_interest", "liquidated_sums",
        "small_claims", "small_claims_place",
        "work_made_for_hire",
    }  # fmt: skip


def test_a_finding_tells_no_doubt_of_a_fact_that_it_does_not_cite(findings: list[Finding]) -> None:
    assert all(finding.sources for finding in findings if "doubt about" in finding.reason)


def test_no_rule_looks_the_law_up_by_itself() -> None:
    folder = Path(us_advice.__file__).parent
    looking = [
        path.name
        for path in folder.glob("*.py")
        if re.search(r"\b(?:state|city)_law\(", path.read_text(encoding="utf-8"))
    ]
    assert looking == ["case.py"]


RECEIPT = "whether the 30 days run from receipt, as an older text says, or from sending"
FEES = [
    ("OK", "read in a secondary source only; only the heading of the section was read"),
    ("LA", f"read in a secondary source only; {RECEIPT}"),
    ("TX", None),
    ("MS", None),
]


@pytest.mark.parametrize(("state", "doubt"), FEES)
def test_a_fee_statute_says_how_sure_it_is(state: str, doubt: str | None) -> None:
    reason = one(
        "attorney-fees-by-statute", {"governing_law": {"state": state, "city": "Springfield"}}
    ).reason
    assert reason.endswith(f". Not verified: {doubt}.") if doubt else "Not verified" not in reason


def test_a_clause_on_fees_carries_the_doubt_of_its_limit() -> None:
    carolina = {"state": "US-NC", "city": "Raleigh", "attorney_fees": "loser"}
    reason = one("attorney-fees-clause-needs-notice", {"governing_law": carolina}).reason
    assert "the five days that the notice gives are from memory" in reason


def test_idaho_gives_fees_to_the_winner_without_a_demand() -> None:
    idaho = {"governing_law": {"state": "US-ID", "city": "Boise"}}
    told = [finding for finding in advice(idaho) if finding.id == "attorney-fees-by-statute"]
    assert [finding.sources[0].title.partition(" (")[0] for finding in told] == [
        "Idaho Code 12-120(1)", "Idaho Code 12-120(3)", "Idaho Code 12-121",
    ]  # fmt: skip
    assert "without a demand" in told[1].reason


def fact(title: str, **changes: Any) -> Fact:
    page = f"{title} <https://example.com/{title}>"
    known = {"checked": date(2026, 11, 21), "sure": "verified in a stored copy", "references": [page]}
    return Fact.model_validate({**known, **changes})


def test_beside_another_fact_a_doubt_has_the_name_of_its_own() -> None:
    facts = (fact("A", sure="from memory"), fact("B", unverified=["the day of the change"]), fact("C"))
    told = Advice("two rules apply.", facts=facts).told(DOUBTS)
    assert told == (
        "two rules apply. Not verified: A (example.com): no source was read for it; B (example.com): "
        "the day of the change."
    )


def test_a_fact_without_doubts_leaves_the_reason_as_it_is() -> None:
    assert Advice("a rule applies", facts=(fact("A"),)).told(DOUBTS) == "a rule applies"
