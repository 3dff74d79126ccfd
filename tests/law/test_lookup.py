from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.errors import InputError
from generator.law.fact import NoRule
from generator.law.reading import read_law_file
from generator.packs.us.law.lookup import city_at, city_law, state_law
from generator.packs.us.law.topics import LateInterest, StateFile

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("code", "first_day"),
    [("US-IL", date(2024, 7, 1)), ("US-NY", date(2024, 8, 28)), ("US-CA", date(2025, 1, 1))],
)
def test_a_law_is_not_there_before_its_first_day(code: str, first_day: date) -> None:
    assert state_law(code).freelance_law.on(first_day) is not None
    assert state_law(code).freelance_law.on(first_day.replace(year=first_day.year - 1)) is None


def test_the_day_before_the_first_day_is_before() -> None:
    assert state_law("US-IL").freelance_law.on(date(2024, 6, 30)) is None
    assert city_law("US-WA/Seattle").freelance_law.on(date(2022, 8, 31)) is None
    assert city_law("US-WA/Seattle").freelance_law.on(date(2022, 9, 1)) is not None


@pytest.mark.parametrize(
    ("day", "limit"), [(date(2025, 12, 31), 6_000), (date(2026, 1, 1), 10_000), (DAY, 10_000)]
)
def test_a_figure_that_changed_is_the_one_of_the_day(day: date, limit: int) -> None:
    assert state_law("US-ME").small_claims.on(day).limit_usd == limit


def test_a_figure_that_is_already_enacted_waits_for_its_day() -> None:
    assert state_law("US-UT").small_claims.on(date(2029, 12, 31)).limit_usd == 20_000
    assert state_law("US-UT").small_claims.on(date(2030, 1, 1)).limit_usd == 25_000


def test_what_was_before_the_first_known_day_is_not_determined() -> None:
    assert state_law("US-UT").small_claims.on(date(2024, 12, 31)) is None


def test_a_fact_without_history_is_given_for_any_day_with_the_day_it_was_checked() -> None:
    interest = state_law("US-NY").late_interest.on(date(2019, 1, 1))
    assert interest.since is None
    assert interest.checked == date(2026, 11, 21)


def test_nothing_is_borrowed_from_another_place() -> None:
    with pytest.raises(InputError, match="no place whose law is on file"):
        state_law("US-XX")
    with pytest.raises(InputError, match="no place whose law is on file"):
        city_law("US-IL/Springfield")


def test_what_is_looked_up_cannot_be_changed() -> None:
    law = state_law("US-NY")
    with pytest.raises(ValidationError, match="frozen"):
        law.code = "US-NJ"
    with pytest.raises(ValidationError, match="frozen"):
        law.late_interest[0].note = "anything goes"


@pytest.mark.parametrize(
    ("state", "name", "postal_code", "code"),
    [
        ("US-NY", "Brooklyn", "11201", "US-NY/New York City"),
        ("US-NY", "Astoria", "11102", "US-NY/New York City"),
        ("US-NY", "new york", None, "US-NY/New York City"),
        ("US-NY", "Buffalo", "14202", None),
        ("US-WA", "Seattle", "98101", "US-WA/Seattle"),
        ("US-OR", "Seattle", "97000", None),
        ("US-OH", "Columbus", "43215", "US-OH/Columbus"),
        ("US-GA", "Columbus", "31901", None),
        ("US-CA", "Van Nuys", "91401", "US-CA/City of Los Angeles"),
    ],
)
def test_an_address_lies_in_a_city_by_its_name_or_zip_code(
    state: str, name: str, postal_code: str | None, code: str | None
) -> None:
    assert city_at(state, name, postal_code) == code


KINDS = """\
code: US-NY
name: New York
late_interest:
  - none: true
    checked: 2026-11-21
    sure: verified in a stored copy
    references: [https://example.com/law]
small_claims:
  - limit_usd: 10000
    court: Some Court
    checked: 2026-11-21
    sure: from memory
    references: [Some Act 5 <https://example.com/act>]
"""


def test_none_and_not_determined_and_unverified_are_three_things(tmp_path: Path) -> None:
    path = tmp_path / "US-NY.yaml"
    path.write_text(KINDS)
    file = read_law_file(path, StateFile)
    assert isinstance(file.late_interest[0], NoRule)
    assert not isinstance(file.late_interest[0], LateInterest)
    assert file.choice_of_law == ()
    assert file.small_claims[0].sure == "from memory"


def test_no_rule_lasts_until_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "US-NY.yaml"
    path.write_text(KINDS.replace("none: true", "none: true\n    until: 2027-01-01"))
    none = read_law_file(path, StateFile).late_interest[0]
    assert none.in_force(date(2026, 12, 31))
    assert not none.in_force(date(2027, 1, 1))


def test_a_reference_is_its_title_and_host(tmp_path: Path) -> None:
    path = tmp_path / "US-NY.yaml"
    path.write_text(KINDS)
    file = read_law_file(path, StateFile)
    assert file.small_claims[0].references[0].title == "Some Act 5 (example.com)"
    assert file.small_claims[0].references[0].href == "https://example.com/act"
    assert file.late_interest[0].references[0].title == "example.com"


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        ("limit_usd: 10000", "limit: 10000", 9, "limit: there is no such key: allowed are since, until, "),
        ("court: Some Court", "court: Some Court\n    color: red", 11, "color: there is no such key"),
        ("sure: from memory", "sure: certain", 12, "must be one of 'verified in a stored copy', "),
        ("[Some Act 5 <https://example.com/act>]", "[]", 13, "must have at least 1"),
        ("[https://example.com/law]", "[Some Act 5]", 7, "must be an address"),
        ("[Some Act 5 <https://example.com/act>]", "[Some Act 5 <example>]", 13, "must be an address"),
    ],
)
def test_a_mistake_is_shown_with_its_file_and_line(
    tmp_path: Path, right: str, wrong: str, line: int, message: str
) -> None:
    path = tmp_path / "US-NY.yaml"
    path.write_text(KINDS.replace(right, wrong))
    with pytest.raises(InputError) as caught:
        read_law_file(path, StateFile)
    shown = [str(problem) for problem in caught.value.problems]
    assert any(f"US-NY.yaml:{line}:" in text and message in text for text in shown), shown


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "US-NY.yaml"
    path.write_text(KINDS.replace("    court: Some Court", "    court: Some Court\n    court: Another"))
    with pytest.raises(InputError, match=r"US-NY\.yaml:11: is not valid YAML: duplicate key court"):
        read_law_file(path, StateFile)


def test_facts_stand_oldest_first(tmp_path: Path) -> None:
    path = tmp_path / "US-NY.yaml"
    head, _, later = KINDS.partition("small_claims:\n")
    later = later.replace("    court", "    since: 2020-01-01\n    court")
    path.write_text(f"{head}small_claims:\n{later}{later.replace('2020', '2010')}")
    with pytest.raises(InputError, match="oldest first"):
        read_law_file(path, StateFile)
