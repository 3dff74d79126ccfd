"""The scenarios: what a contract must and must not hold, as a lawyer writes it in tests/scenarios/*.yaml."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, model_validator
from ruamel.yaml import YAML

from generator.assembly.contract import text_of
from generator.docx.reading import read_text
from generator.drafting.pipeline import Draft, Materials, draft, open_materials
from generator.packs.reading import answers_from
from tests.scenarios.patching import base, changed

FOLDER = Path(__file__).parent


class Scenario(BaseModel):
    """A deal (a base and what is changed in it), a day, and what is expected of the draft."""

    model_config = ConfigDict(extra="forbid")

    name: str
    why: str = ""
    answers: str = "base.json"
    changes: dict[str, Any] = {}
    date: date
    findings: list[str] = []
    no_findings: list[str] = []
    clauses: list[str] = []
    no_clauses: list[str] = []
    counts: dict[Literal["error", "warning"], int] = {}
    says: list[str] = []
    never_says: list[str] = []

    @model_validator(mode="after")
    def _expects_something(self) -> "Scenario":
        if not (self.findings or self.clauses or self.counts or self.says):
            raise ValueError("a scenario expects at least one finding, clause, count or text")
        return self


def scenarios() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, data in enumerate(
            YAML(typ="safe", pure=True).load_all(path.read_text(encoding="utf-8")), 1
        ):
            found.append(pytest.param(Scenario.model_validate(data), id=f"{path.stem}-{number}"))
    return found


@cache
def materials() -> Materials:
    return open_materials()


def drafted(scenario: Scenario) -> Draft:
    return draft(
        answers_from(changed(base(scenario.answers), scenario.changes)), materials(), as_of=scenario.date
    )


@pytest.mark.parametrize("scenario", scenarios())
def test_the_findings_of_a_scenario(scenario: Scenario) -> None:
    findings = drafted(scenario).findings
    shown = {finding.id for finding in findings} | {
        f"{finding.severity} {finding.id}" for finding in findings
    }
    missing = [expected for expected in scenario.findings if expected not in shown]
    assert not missing, sorted(shown)
    assert not [unwanted for unwanted in scenario.no_findings if unwanted in shown]
    for severity, count in scenario.counts.items():
        found = [finding.id for finding in findings if finding.severity == severity]
        assert len(found) == count, found


@pytest.mark.parametrize(
    "scenario", [s for s in scenarios() if s.values[0].clauses or s.values[0].no_clauses]
)
def test_the_clauses_of_a_scenario(scenario: Scenario) -> None:
    choices = drafted(scenario).selection.choices
    shown = set(choices) | {choice.clause.id for choice in choices.values()}
    assert not [expected for expected in scenario.clauses if expected not in shown], sorted(shown)
    assert not [unwanted for unwanted in scenario.no_clauses if unwanted in shown]


@pytest.mark.parametrize("scenario", [s for s in scenarios() if s.values[0].says or s.values[0].never_says])
def test_the_text_of_a_scenario(scenario: Scenario) -> None:
    text = words_of(drafted(scenario))
    assert not [expected for expected in scenario.says if expected not in text]
    assert not [unwanted for unwanted in scenario.never_says if unwanted in text]


def words_of(of: Draft) -> str:
    """Return the words of the Word file and of the clauses' summaries, on one line with straight quotes."""
    summaries = [text_of(clause.summary) for clause in of.contract.clauses()]
    text = " ".join((read_text(of.signing_copy()), *summaries))
    return " ".join(text.translate(_PLAIN).split())


_PLAIN = {0xA0: " ", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
