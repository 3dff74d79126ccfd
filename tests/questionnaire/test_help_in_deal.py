"""Help fits the deal: nobody with a fixed price reads of a retainer, nobody in Oregon of Illinois."""

import re
from typing import Any

import pytest

from generator.questionnaire.interview import Interview
from tests.questionnaire.quickly import LOGO, held
from tests.wizard.typing_keys import opened, whole_answers

FEES: dict[str, dict[str, Any]] = {
    "fixed": {"kind": "fixed", "amount": "8000"},
    "hourly": {"kind": "hourly", "rate": "95", "budget": {"kind": "cap", "hours": "40"}},
    "retainer": {"kind": "retainer", "monthly": "2500", "hours": "20", "extra_rate": "120"},
}
OTHERS = {
    "fixed": r"retainer|hourly|first month|one month",
    "hourly": r"retainer|fixed (fee|price)|first month",
    "retainer": r"fixed (fee|price)|estimate|hours billed",
}
STATES = r"New York|California|Illinois|Washington"


def told(interview: Interview, path: str) -> str:
    asked = interview.question(path)
    return " ".join((asked.help, *asked.beside, asked.limit))


@pytest.mark.parametrize("kind", FEES)
def test_help_speaks_of_no_other_way_to_be_paid(kind: str) -> None:
    interview = opened(whole_answers(fee=FEES[kind]))
    for step in interview.session.steps:
        if not step.path.startswith("fee."):
            assert not re.search(OTHERS[kind], told(interview, step.path), re.IGNORECASE), step.path


def test_help_names_no_state_that_the_deal_does_not_touch() -> None:
    away = {"region": "OR", "postal_code": "97204", "street": "1 Main St", "city": "Portland"}
    deal = whole_answers(governing_law={"state": "US-OR", "city": "Portland"})
    for party in ("freelancer", "client"):
        deal[party] = {**deal[party], "address": away}
    for fee in FEES.values():
        interview = opened({**deal, "fee": fee})
        for step in interview.session.steps:
            assert not re.search(STATES, told(interview, step.path)), step.path


def test_in_illinois_hours_have_a_term_of_their_own() -> None:
    deal = whole_answers(fee=FEES["hourly"])
    deal["client"] = {
        **deal["client"],
        "address": {**deal["client"]["address"], "region": "IL", "postal_code": "60601"},
    }
    assert "Illinois counts 30 days from the work: with hours billed later, 12 are usual" in told(
        opened(deal), "payment.term"
    )


def test_a_law_that_wants_prices_is_told_where_they_are_asked() -> None:
    interview, _ = held(LOGO)
    assert "wants the price of each item" in told(interview, "project.deliverables[0].value")
