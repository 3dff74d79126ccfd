"""Why a clause stands in a contract or not, in the questionnaire's own words."""

import re
from datetime import date
from typing import Any

import pytest

from generator.library.conditions import parse_condition
from generator.library.shipped import folders
from generator.packs.library import read_library
from generator.packs.us.completing import complete
from generator.packs.us.formats import formats
from generator.questionnaire.origin import origins
from generator.selection.wording import Told
from tests.deals import deal, milestone
from tests.phrasing import PHRASING

HOURLY = {"fee": {"kind": "hourly", "rate": "90", "budget": {"kind": "cap", "hours": "10"}}}
STAGES = {"fee.milestones": [milestone("Sketches", "50")]}


def told(condition: str, changes: dict[str, Any] | None = None) -> str:
    answers = deal(changes)
    done = complete(answers, date(2026, 12, 1))
    return Told(done, origins(answers, done), formats(done.fee.currency), PHRASING).unmet(
        parse_condition(condition)
    )


def said(path: str, changes: dict[str, Any] | None = None) -> str:
    answers = deal(changes)
    done = complete(answers, date(2026, 12, 1))
    return Told(done, origins(answers, done), formats(done.fee.currency), PHRASING).answered(path)


@pytest.mark.parametrize(
    ("condition", "changes", "words"),
    [
        ("fee.kind == 'hourly'", {}, "“How is the work priced?” was answered “Fixed fee”"),
        (
            "fee.kind == 'fixed' and fee.milestones", {},
            "“Milestones” was left at “none”",
        ),
        ("fee.milestones", HOURLY, "“How is the work priced?” was answered “Hourly rate”"),
        ("not fee.milestones", STAGES, "“Milestones” was answered “1 given”"),
        (
            "client.history == 'known' or fee.kind == 'hourly'", {},
            (
                "“Have you worked with this client before?” was left at “New client” and "
                "“How is the work priced?” was answered “Fixed fee”"
            ),
        ),
        (
            "payment.deposit == 100", {"payment.deposit": "40"},
            "“Deposit before work starts, in percent” was answered “40%” (it is for 100%)",
        ),
        (
            "payment.deposit < 100 and payment.deposit > 0", {"payment.deposit": "0"},
            "“Deposit before work starts, in percent” was answered “0%” (it is for more than 0%)",
        ),
        (
            "not payment.deposit >= 50", {},
            "“Deposit before work starts, in percent” was worked out as “50%” (it is for less than 50%)",
        ),
        ("silence is none", {}, "“Include rules for a client who stops answering?” was left at “yes”"),
        ("silence.reactivation is not none", {"silence": None},
         "“Include rules for a client who stops answering?” was answered “no”"),
        ("silence.reactivation is not none", {},
         "“Include a fee to start again after a pause, in percent of the fee?” was not answered"),
        ("governing_law.mediation", {}, "“Try mediation before going to court?” was left at “no”"),
        ("options.ai_tools.use == 'none'", {}, "“Include rules for AI tools?” was left at “no”"),
        ("governing_law.state == 'US-CA'", {}, "“Governing state” was answered “New York”"),
        ("client.address.country == 'DE'", {}, "“Your client: Country” was left at “United States”"),
        ("client.form.kind == 'individual'", {},
         "“Your client: Individual or company?” was answered “A company or organization”"),
    ],
)  # fmt: skip
def test_a_condition_that_does_not_hold_is_told_by_the_answers_that_decide_it(
    condition: str, changes: dict[str, Any], words: str
) -> None:
    assert told(condition, changes) == words


def test_sums_are_printed_in_the_currency_of_the_fee() -> None:
    assert said("fee.amount", {"fee.currency": "EUR"}) == "“Fixed fee” was answered “€8,000.00”"


def test_every_condition_of_the_library_can_be_told() -> None:
    for clause in read_library(folders(None), "en-US").clauses():
        for changes in ({}, HOURLY, STAGES, {"silence": None}):
            words = [said(path, changes) for path in clause.when.paths]
            assert all(" was " in text and not re.search(r"\bkind\b", text.split("”")[0]) for text in words)


def test_a_whole_page_that_a_note_names_is_said_as_its_question() -> None:
    note = "The ladder for a client who goes silent (silence): a request (in writing) that names the work."
    assert PHRASING.in_words(note) == (
        "The ladder for a client who goes silent (“Include rules for a client who stops answering?”): "
        "a request (in writing) that names the work."
    )
