"""The scenarios: what a contract must and must not hold, as a lawyer writes it in tests/scenarios/*.yaml."""

from collections.abc import Container, Iterator
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


def scenarios(folder: Path = FOLDER) -> list[Any]:
    found = []
    for path in sorted(folder.glob("*.yaml")):
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
def test_a_scenario(scenario: Scenario) -> None:
    assert unmet(scenario, drafted(scenario)) == {}


def unmet(scenario: Scenario, of: Draft) -> dict[str, object]:
    """Return what a draft lacks of a scenario or has against it, beside what it has; empty if it is met."""
    ids = [finding.id for finding in of.findings]
    findings = {*ids, *(f"{finding.severity} {finding.id}" for finding in of.findings)}
    choices = of.selection.choices
    clauses = {*choices, *(choice.clause.id for choice in choices.values())}
    text = words_of(of) if scenario.says or scenario.never_says else ""
    counts = {name: sum(finding.severity == name for finding in of.findings) for name in scenario.counts}
    found = {
        "findings": ([*_wrong(scenario.findings, scenario.no_findings, findings)], findings),
        "clauses": ([*_wrong(scenario.clauses, scenario.no_clauses, clauses)], clauses),
        "text": ([*_wrong(scenario.says, scenario.never_says, text)], text),
        "counts": (counts != scenario.counts, ids),
    }
    return {name: (wrong, there) for name, (wrong, there) in found.items() if wrong}


def _wrong(expected: list[str], unwanted: list[str], there: Container[str]) -> Iterator[str]:
    yield from (f"lacks {one}" for one in expected if one not in there)
    yield from (f"has {one}" for one in unwanted if one in there)


def words_of(of: Draft) -> str:
    """Return the words of the Word file and of the clauses' summaries, on one line with straight quotes."""
    summaries = [text_of(clause.summary) for clause in of.contract.clauses()]
    text = " ".join((read_text(of.signing_copy()), *summaries))
    return " ".join(text.translate(_PLAIN).split())


_PLAIN = {0xA0: " ", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
