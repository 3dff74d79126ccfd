"""The answers of a French review draft: each as its deal asks it, in words, with where it stands."""

import pytest

from generator.drafting.answer_rows import answer_rows
from tests.fr.contracts import LENGTHS, NAMES, made


def test_hours_under_a_cap_are_no_estimate() -> None:
    rows = {row.path: row.question for row in answer_rows(made("fr-application-lille", "full"))}
    assert rows["fee.budget.hours"] == "Heures que vous pouvez facturer au plus"


def test_an_answer_is_said_in_words() -> None:
    rows = {row.path: row.value for row in answer_rows(made("fr-affiche-nancy", "short"))}
    assert rows["contract.length"] == "Court\u00a0: quatre pages"
    assert rows["payment.expenses"] == "oui"


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", NAMES)
def test_only_schedules_of_the_contract_are_named(name: str, length: str) -> None:
    draft = made(name, length)
    there = {schedule.heading for schedule in draft.contract.schedules}
    headings = {schedule.heading for schedule in draft.materials.outline.schedules}
    named = {place for row in answer_rows(draft) for place in row.clauses}
    assert named & headings <= there
