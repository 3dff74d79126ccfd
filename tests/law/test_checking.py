"""The check of the law files: mistakes and old facts, with file and line."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import Field

from generator.findings import Finding
from generator.law.checking import check_law, half_registered
from generator.law.fact import Fact
from generator.law.history import History, SideBySide
from generator.law.lookup import Law
from generator.law.reading import LawFile
from generator.packs.pack import MODULES, pack_of
from generator.packs.us.law.lookup import LAW
from tests.law.test_lookup import KINDS

CHECKED = date(2026, 11, 21)


def checked(folder: Path, as_of: date) -> tuple[Finding, ...]:
    return check_law(Law(folder, LAW.models), as_of)


def test_the_shipped_files_are_right_and_fresh_on_the_day_they_were_checked() -> None:
    assert check_law(LAW, CHECKED) == ()


def test_a_fact_is_past_its_check_date_after_a_year(tmp_path: Path) -> None:
    (tmp_path / "US-NY.yaml").write_text(KINDS)
    assert checked(tmp_path, CHECKED + timedelta(365)) == ()
    old = checked(tmp_path, CHECKED + timedelta(366))
    assert {finding.place for finding in old} == {f"{tmp_path}/US-NY.yaml:4", f"{tmp_path}/US-NY.yaml:9"}
    assert {finding.id for finding in old} == {"fact-past-its-check-date"}
    assert old[0].sources[0].checked == "2026-11-21"


def test_a_mistake_is_an_error_of_the_check_and_does_not_stop_it(tmp_path: Path) -> None:
    (tmp_path / "US-NY.yaml").write_text(KINDS.replace("limit_usd", "limit"))
    (tmp_path / "US-OH.yaml").write_text("code: [")
    found = checked(tmp_path, CHECKED)
    assert {finding.severity for finding in found} == {"error"}
    assert {Path(finding.place.rpartition(":")[0]).name for finding in found} == {"US-NY.yaml", "US-OH.yaml"}


OLDER = """\
code: US-NY
name: New York
small_claims:
  - limit_usd: 3000
    court: Some Court
    note: A claim is filed where the defendant lives.
    checked: 2026-11-21
    sure: from memory
    references: [https://example.com/act]
"""
NEWER = """\
  - limit_usd: 5000
    court: Some Court
    since: 2022-07-01
    checked: 2026-11-21
    dated: 2022
    sure: from memory
    references: [https://example.com/act]
"""


def test_a_fact_that_lost_a_field_of_the_one_before_it_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "US-NY.yaml").write_text(OLDER + NEWER)
    (lost,) = checked(tmp_path, CHECKED)
    assert (lost.id, lost.severity, lost.place) == ("fact-lost-a-field", "error", f"{tmp_path}/US-NY.yaml:10")
    assert "small_claims of New York has no note from July 1, 2022 on" in lost.reason


@pytest.mark.parametrize(
    "newer",
    [
        NEWER.replace("    since", "    note: A claim is filed where the work is done.\n    since"),
        NEWER.replace("    since", '    note: ""\n    since'),
        "  - none: true\n    since: 2022-07-01\n" + NEWER.partition("2022-07-01\n")[2],
    ],
    ids=["repeated", "said to be gone", "no rule any more"],
)
def test_a_fact_that_says_the_same_field_or_that_it_is_gone_is_right(tmp_path: Path, newer: str) -> None:
    (tmp_path / "US-NY.yaml").write_text(OLDER + newer)
    assert checked(tmp_path, CHECKED) == ()


class Tides(Fact):
    height: int


class Fares(Fact):
    """No file has such facts."""


class Harbor(LawFile):
    tides: History[Tides] = Field(default=History(), title="high water")
    piers: SideBySide[Tides] = SideBySide()


def test_a_topic_that_is_registered_by_half_is_a_problem() -> None:
    found = half_registered(Law(Path(), (Harbor,)), {"tides", "winds"})
    told = [(each.place.removeprefix(f"{__name__}."), each.message.partition(":")[0]) for each in found]
    assert told == [
        ("Harbor.piers", "has no title"),
        ("Harbor.piers", "nothing may read it"),
        ("winds", "rules or remedies may read it, but no law file has it"),
        ("Fares", "no law file has such facts"),
    ]


@pytest.mark.parametrize("tag", MODULES)
def test_every_topic_of_a_pack_is_registered_whole(tag: str) -> None:
    pack = pack_of(tag)
    assert half_registered(pack.law, pack.rulebook().topics()) == ()


def test_a_file_is_called_by_its_code(tmp_path: Path) -> None:
    (tmp_path / "US-NJ.yaml").write_text(KINDS)
    (found,) = checked(tmp_path, CHECKED)
    assert found.place == f"{tmp_path}/US-NJ.yaml:1"
    assert "call the file US-NY.yaml" in found.reason
