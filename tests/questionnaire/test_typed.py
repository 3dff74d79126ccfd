from functools import partial
from typing import Any

import pytest

from generator.answers.paths import drop, fetch, put
from generator.packs.us.typed import typed, written
from generator.questionnaire.steps import Step
from tests.wizard.typing_keys import TODAY, opened, whole_answers

read = partial(typed, today=TODAY)


def step(path: str) -> Step:
    fee = {"kind": "fixed", "amount": "8000", "milestones": [{"name": "Sketches"}]}
    file = whole_answers(payment={"late_charge": {"kind": "rate"}}, fee=fee)
    found = opened(file).session.step(path)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("fee.amount", "$8,000.50", "8000.50"),
        ("fee.amount", "USD 8 000", "8 000"),
        ("fee.amount", "1.500,00", "1.500,00"),
        ("payment.deposit", "50%", "50"),
        ("project.start", "2026-12-07", "2026-12-07"),
        ("project.start", "December 7, 2026", "2026-12-07"),
        ("project.start", "12/21/2026", "2026-12-21"),
        ("fee.amount", "1.2k", "1200"),
        ("fee.amount", "$1.25K", "1250"),
        ("fee.amount", "800 dollars", "800"),
        ("fee.amount", "eight hundred", "800"),
        ("fee.amount", "twelve hundred and fifty dollars", "1250"),
        ("fee.amount", "two thousand", "2000"),
        ("fee.amount", "2 grand", "2000"),
        ("fee.amount", "a", "a"),
        ("fee.amount", "a lot", "a lot"),
        ("fee.amount", "5 pcs", "5 pcs"),
        ("fee.amount", "800 usd", "800"),
        ("payment.deposit", "25 percent", "25"),
        ("payment.deposit", "twenty-five per cent", "25"),
        ("payment.deposit", "half", "50"),
        ("payment.deposit", "everything", "100"),
        ("payment.term", "due upon receipt", "0"),
        ("payment.term", "two weeks", "14"),
        ("payment.term", "net 30", "30"),
        ("payment.term", "10 days", "10"),
        ("payment.term", "10 parrots", "10 parrots"),
        ("project.revision_rounds", "two rounds", "2"),
        ("silence.pause_after", "a week", {"count": 7, "business": False}),
        ("silence.pause_after", "two weeks", {"count": 14, "business": False}),
        ("silence.pause_after", "ten business days", {"count": 10, "business": True}),
        ("silence.pause_after", "within a month", {"count": 30, "business": False}),
        ("payment.late_charge.rate", "one percent a month", {"percent": "1", "per": "month"}),
        ("project.title", "Two hundred posters", "Two hundred posters"),
        ("silence.pause_after", "10 business days", {"count": 10, "business": True}),
        ("silence.pause_after", "14 days", {"count": 14, "business": False}),
        ("silence.pause_after", "2 weeks", {"count": 14, "business": False}),
        ("payment.late_charge.rate", "1.5% per month", {"percent": "1.5", "per": "month"}),
        ("payment.late_charge.rate", "12 yearly", {"percent": "12", "per": "year"}),
        ("payment.late_charge.rate", "1", {"percent": "1", "per": "month"}),
        ("project.title", " <b> 1,000 ", " <b> 1,000 "),
        ("fee.milestones[0].deliverables", "1, 3 and 5-7", [1, 3, 5, 6, 7]),
        ("fee.milestones[0].deliverables", "2", [2]),
        ("fee.currency", "euros", "EUR"),
        ("fee.currency", "Canadian dollars", "CAD"),
        ("fee.currency", "eur", "eur"),
        ("client.address.country", "germany", "DE"),
        ("client.address.country", "Atlantis", "Atlantis"),
    ],
)
def test_a_typed_line_becomes_the_value_it_means(path: str, text: str, value: Any) -> None:
    assert read(step(path), text) == value


def test_a_bare_number_of_days_keeps_the_unit_before_it() -> None:
    assert read(step("silence.pause_after"), "5", {"count": 10, "business": True}) == {
        "count": 5,
        "business": True,
    }


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("silence.pause_after", "soon"),
        ("payment.deposit", "$400"),
        ("payment.deposit", "some"),
        ("payment.late_charge.rate", "soon"),
        ("fee.milestones[0].deliverables", "the logo"),
        ("project.start", "next week"),
        ("project.start", "soon"),
        ("fee.milestones[0].deliverables", "3-1"),
        ("fee.milestones[0].deliverables", "1-999999"),
    ],
)
def test_what_is_no_quantity_is_refused_with_an_example(path: str, text: str) -> None:
    with pytest.raises(ValueError, match="such as"):
        read(step(path), text)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("silence.pause_after", {"count": 10, "business": True}),
        ("payment.late_charge.rate", {"percent": "1.5", "per": "year"}),
        ("fee.milestones[0].deliverables", [1, 3]),
    ],
)
def test_a_quantity_written_for_changing_is_read_back(path: str, value: Any) -> None:
    assert read(step(path), written(step(path), value)) == value


def test_changing_answers_by_path_leaves_the_original_alone() -> None:
    before = {"a": [{"b": 1}, {"b": 2}]}

    assert fetch(put(before, "a[1].c.d", 3), "a[1].c.d") == 3
    assert drop(before, "a[0]") == {"a": [{"b": 2}]}
    assert before == {"a": [{"b": 1}, {"b": 2}]}
