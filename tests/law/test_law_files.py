from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.law.fact import Fact, NoRule
from generator.law.reading import LawFile, facts_in, read_law_file
from generator.packs.us.law.lookup import LAW, city_law, city_names, state_law
from generator.packs.us.law.topics import CityFile, StateFile
from generator.packs.us.places import STATES

FOLDER = LAW.folder
STATE_FILES = sorted(FOLDER.glob("*-*.yaml"))
CITY_FILES = sorted(FOLDER.glob("*/*.yaml"))
DAY = date(2026, 12, 1)


def facts_of(file: LawFile) -> list[Fact]:
    return [fact for _, fact in facts_in(file)]


def test_every_state_has_a_file_and_there_is_no_other() -> None:
    assert LAW.codes(StateFile) == tuple(sorted(STATES))


@pytest.mark.parametrize("path", STATE_FILES, ids=lambda path: path.stem)
def test_a_state_file_says_what_it_is_called(path: Path) -> None:
    file = read_law_file(path, StateFile)
    assert file.code == path.stem
    assert file.name == STATES[file.code]


@pytest.mark.parametrize("path", CITY_FILES, ids=lambda path: path.stem)
def test_a_city_file_lies_below_its_state(path: Path) -> None:
    file = read_law_file(path, CityFile)
    assert file.code == f"{path.parent.name}/{path.stem}"
    assert file.name == path.stem
    assert file.name in city_names(path.parent.name)


@pytest.mark.parametrize("path", STATE_FILES, ids=lambda path: path.stem)
def test_every_fact_has_a_reference_and_the_day_it_was_checked(path: Path) -> None:
    found = facts_of(read_law_file(path, StateFile))
    assert len(found) >= 2
    for fact in found:
        assert fact.references
        assert all(reference.title for reference in fact.references)
        assert fact.sure != "verified in a stored copy" or all(r.href for r in fact.references)
        assert date(2026, 11, 21) <= fact.checked <= date.today()  # noqa: DTZ011


@pytest.mark.parametrize("path", CITY_FILES, ids=lambda path: path.stem)
def test_every_fact_of_a_city_has_a_reference_and_the_day_it_was_checked(path: Path) -> None:
    found = facts_of(read_law_file(path, CityFile))
    assert found
    assert all(fact.references and fact.checked for fact in found)


@pytest.mark.parametrize("code", sorted(STATES))
def test_every_state_has_small_claims_and_interest_with_a_sensible_figure(code: str) -> None:
    law = state_law(code)
    assert 2_500 <= law.small_claims.on(DAY).limit_usd <= 25_000
    assert 5 <= law.late_interest.on(DAY).starting_rate_percent <= 12


@pytest.mark.parametrize("code", LAW.codes(CityFile))
def test_every_city_has_its_freelance_law(code: str) -> None:
    assert city_law(code).freelance_law.on(DAY).threshold_usd >= 200


@pytest.mark.parametrize(
    ("code", "cap"),
    [
        ("US-AR", 17),
        ("US-NY", 16),
        ("US-IA", 5),
        ("US-TX", 10),
        ("US-CA", 18),
        ("US-NE", 16),
        ("US-AZ", None),
    ],
)
def test_the_cautious_ceiling_of_a_late_charge(code: str, cap: int | None) -> None:
    assert state_law(code).late_interest.on(DAY).conservative_b2b_cap_percent == cap


@pytest.mark.parametrize(
    ("code", "rate"), [("US-NY", 12), ("US-SC", 12), ("US-AK", "10.5"), ("US-DE", 6), ("US-IA", 5)]
)
def test_the_rate_to_suggest_is_the_lower_of_twelve_and_the_ceiling_or_legal_rate(
    code: str, rate: str | int
) -> None:
    assert state_law(code).late_interest.on(DAY).starting_rate_percent == Decimal(rate)


@pytest.mark.parametrize(("code", "person", "company"), [("US-CA", 12_500, 6_250), ("US-WA", 10_000, 5_000)])
def test_a_company_may_have_a_lower_small_claims_limit(code: str, person: int, company: int) -> None:
    small_claims = state_law(code).small_claims.on(DAY)
    assert (small_claims.limit_usd, small_claims.company_limit_usd) == (person, company)


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("US-NC", ["voids_clause"]),
        ("US-ID", ["voids_clause"]),
        ("US-MT", ["voids_clause"]),
        ("US-SC", ["weakens_clause"]),
        ("US-IL", ["construction_only"]),
        ("US-CA", ["employee_only", "construction_only", "fees_mutual"]),
        ("US-NY", []),
    ],
)
def test_each_rule_on_forum_clauses_has_its_kind(code: str, kinds: list[str]) -> None:
    assert [rule.kind for rule in state_law(code).forum_rules.on(DAY)] == kinds


def test_a_clause_that_names_a_county_binds_only_from_a_sum_in_texas() -> None:
    assert state_law("US-TX").county_clause.on(DAY).below_usd == 1_000_000
    assert state_law("US-GA").county_clause.on(DAY).below_usd is None
    assert isinstance(state_law("US-NY").county_clause.on(DAY), NoRule)
