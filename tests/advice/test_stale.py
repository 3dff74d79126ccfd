"""Facts that nobody checked for a year: every one that a deal leans on is told, and no other."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.advice.advising import advise
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.findings import Finding
from generator.law.fact import Fact
from generator.law.lookup import Law
from generator.law.reading import LawFile
from generator.packs.reading import answers_from, read_answers
from generator.packs.us.advice.case import Case
from generator.packs.us.completing import complete
from generator.packs.us.law.lookup import LAW, city_law, state_law
from tests.advice.asking import BOOK, DAY, address, advice, one
from tests.advice.test_lines import CONSUMER
from tests.scenarios.patching import base, changed

LATER = DAY.replace(year=2028)
LONG_AGO = date(2020, 1, 1)
SPOKANE = {"client.address": address("WA", "Spokane", "99201")}
SEATTLE = {"client.address": address("WA", "Seattle", "98101")}
CHICAGO = {"client.address": address("IL", "Chicago", "60601")}
OAKLAND = {"client.address": address("CA", "Oakland", "94601")}
PORTLAND = {"client.address": address("OR", "Portland", "97201")}
RALEIGH = {"client.address": address("NC", "Raleigh", "27601")}
BOISE = {"governing_law": {"state": "US-ID", "city": "Boise"}}
KILL_FEE = {"ending.kill_fee": {"kind": "work_done_plus", "percent": "50"}}


@pytest.mark.parametrize(
    ("topic", "leaning", "apart"),
    [
        ("late charges in Idaho", BOISE, {}),
        ("attorney's fees in Idaho", BOISE, {}),
        ("small claims in Idaho", BOISE, {}),
        ("small claims in Washington", SPOKANE, {}),
        ("attorney's fees in Washington", {"governing_law.state": "US-WA"}, SPOKANE),
        ("who is an employee in California", OAKLAND, {"governing_law.state": "US-CA"}),
        ("work made for hire in California", OAKLAND, {}),
        ("sums fixed in advance in California", {**CONSUMER, **OAKLAND, **KILL_FEE}, OAKLAND),
        ("consumers in Oregon", {**CONSUMER, **PORTLAND}, PORTLAND),
        ("courts elsewhere in North Carolina", RALEIGH, {}),
        ("the Freelance Worker Protection Act of Illinois", CHICAGO, {}),
        ("the Independent Contractor Protections Ordinance of Seattle", SEATTLE, SPOKANE),
    ],
)
def test_a_fact_is_named_where_the_deal_leans_on_it(
    topic: str, leaning: dict[str, Any], apart: dict[str, Any]
) -> None:
    assert topic in one("stale-fact", leaning, LATER).reason
    assert topic not in one("stale-fact", apart, LATER).reason


@pytest.mark.parametrize(("state", "topic"), [("US-WA", "small_claims"), ("US-NC", "forum_rules")])
def test_one_old_fact_of_another_state_is_enough(
    state: str, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.packs.us.advice.case.state_law", lambda code, _: aged(code, state, topic))
    found = one("stale-fact", {**SPOKANE, "project.place_of_work": "US-NC"})
    assert "last checked on 2020-01-01" in found.reason
    assert len(found.sources) == 1


def aged(code: str, state: str, topic: str) -> LawFile:
    law = state_law(code)
    return _with_old(law, topic) if code == state else law


def _with_old(law: LawFile, topic: str) -> LawFile:
    found = getattr(law, topic)
    return law.model_copy(update={topic: type(found)(map(_old, found))})


def _old(fact: Fact) -> Fact:
    old = fact.model_copy(update={"checked": LONG_AGO})
    vars(old).pop("source", None)  # kept from before
    return old


def test_an_old_fact_of_a_city_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def old(code: str, _: Law) -> LawFile:
        return _with_old(city_law(code), "freelance_law")

    monkeypatch.setattr("generator.packs.us.advice.case.city_law", old)
    assert one("stale-fact", SEATTLE).reason.endswith(f"of Seattle: last checked on 2020-01-01, {YEAR}")
    assert "stale-fact" not in {finding.id for finding in advice(SPOKANE)}


YEAR = f"more than a year before {DAY}"


@pytest.mark.parametrize("changes", [{}, SPOKANE, SEATTLE, OAKLAND, {**CONSUMER, **PORTLAND}, BOISE])
def test_the_source_of_every_old_fact_is_cited(changes: dict[str, Any]) -> None:
    deal = complete(answers_from(changed(base(), changes)), LATER)
    facts = [fact for *_, fact in Case(LAW, deal, LATER).facts()]
    found = next(finding for finding in advise(BOOK, deal, LATER) if finding.id == "stale-fact")
    assert {source.title for source in found.sources} == {fact.source.title for fact in facts}


SAMPLES = Path(__file__).parents[2] / "samples"


def drafted(sample: str, as_of: date) -> Draft:
    return draft(read_answers(SAMPLES / sample / "answers.json"), open_materials(), as_of=as_of)


def stale(found: Draft) -> Finding:
    return next(finding for finding in found.findings if finding.id == "stale-fact")


def test_the_sources_of_the_clauses_grow_old_too() -> None:
    old = stale(drafted("new-client-new-york", LATER))
    assert any("5 U.S.C. § 6103" in source.title for source in old.sources)
    assert " sources of the clauses: last checked between" in old.reason


def test_a_clause_of_another_state_does_not_count() -> None:
    def titles(sample: str) -> set[str]:
        return {source.title for source in stale(drafted(sample, LATER)).sources}

    assert "Cal. Civ. Code § 1717" in titles("llc-california")
    assert "Cal. Civ. Code § 1717" not in titles("milestones-washington")


def test_clauses_that_were_checked_within_the_year_are_not_told() -> None:
    fresh = drafted("new-client-new-york", DAY)
    assert "stale-fact" not in {finding.id for finding in fresh.findings}
