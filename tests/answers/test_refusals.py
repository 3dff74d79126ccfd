"""Bad answers are refused with their path, the value and what is allowed."""

from typing import Any

import pytest

from generator.errors import InputError
from generator.packs.reading import answers_from
from tests.deals import deal_data, milestone


def problems(data: Any) -> dict[str, str]:
    with pytest.raises(InputError) as caught:
        answers_from(data, source="deal.json")
    return {problem.place: problem.message for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        ("payment.deposit", 101, "payment.deposit", "at most 100"),
        ("payment.deposit", -1, "payment.deposit", "at least 0"),
        ("payment.deposit", True, "payment.deposit", "not true or false"),
        ("payment.term", "soon", "payment.term", "whole number"),
        ("payment.term", 14.5, "payment.term", "whole number"),
        ("fee.amount", "lots", "fee.amount", "must be a number"),
        ("fee.amount", 0, "fee.amount", "more than 0"),
        ("fee.amount", "10.005", "fee.amount", "2 decimals of USD"),
        ("fee.currency", "DOGE", "fee.currency", "ISO 4217"),
        ("fee.surprise", 1, "fee.surprise", "is not a field here"),
        ("fee.kind", "barter", "fee", "kind must be one of 'fixed', 'hourly', 'retainer'"),
        ("governing_law.state", "ZZ", "governing_law.state", "one of the 50 states or DC"),
        ("governing_law.city", "", "governing_law.city", "must not be empty"),
        ("project.end", "2026-01-01", "project", "lies before start"),
        ("project.end", "next week", "project.end", "a date such as 2026-12-01"),
        ("project.start", "2026-12-07T10:00:00", "project.start", "a date such as 2026-12-01"),
        ("project.start", "99", "project.start", "must be a date such as"),
        ("freelancer.address.postal_code", "1120", "freelancer.address.postal_code", "five digits"),
        ("freelancer.address.postal_code", "1120A", "freelancer.address.postal_code", "five digits"),
        ("client.form.organized_in", "5", "client.form.organized_in", "name of a state or country"),
        ("project.deliverables", [], "project.deliverables", "at least 1 entries"),
        ("freelancer.phone", "12", "freelancer.phone", "must be a phone number"),
        ("freelancer.email", "maya", "freelancer.email", "must be an e-mail address"),
        ("freelancer.legal_name", "Ma\x07ya", "freelancer.legal_name", "U+0007"),
        ("freelancer.legal_name", "Ma\U0003ffffya", "freelancer.legal_name", "U+3FFFF"),
        ("client.legal_name", "\u00ad", "client.legal_name", "nothing that can be seen"),
        ("client.legal_name", "\u200d\u200c", "client.legal_name", "nothing that can be seen"),
        ("client.legal_name", "\u3164", "client.legal_name", "nothing that can be seen"),
        ("project.description", "\u0301\n\n\ufe0f", "project.description", "nothing that can be seen"),
        ("project.description", "One.\u2066", "project.description", "U+2066 at position 5"),
        ("fee.amount", "9" * 50, "fee.amount", "must be at most 999,999,999,999"),
        ("fee.amount", 10**12, "fee.amount", "must be at most 999,999,999,999"),
        ("freelancer.legal_name", "Ma\ud800ya", "freelancer.legal_name", "U+D800"),
        ("freelancer.legal_name", "Ma\u202eya", "freelancer.legal_name", "U+202E"),
        ("freelancer.legal_name", "Maya\nOrtiz", "freelancer.legal_name", "one line"),
        ("freelancer.address.region", "Bavaria", "freelancer.address.region", "50 states or DC"),
        ("freelancer.address.country", "Atlantis", "freelancer.address.country", "two letters"),
        ("client.form.signatories", [], "client.form.signatories", "at least 1 entries"),
        ("client.kind", "consumer", "client", "a consumer client is a person"),
        ("rights", {"kind": "license", "scope": "x", "media": "y", "when": "full_payment"}, "rights.when",
         "is not a field here"),
        ("rights.when", "each_milestone", "rights.when", "needs milestones"),
        ("schema_version", 5, "schema_version", "newer clausegen"),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_at_its_path(path: str, value: Any, place: str, words: str) -> None:
    found = problems(deal_data({path: value}))
    assert place in found
    assert words in found[place]


@pytest.mark.parametrize(
    "path",
    ["freelancer", "client.phone", "client.email", "freelancer.phone", "governing_law.city"],
)
def test_a_missing_answer_is_required(path: str) -> None:
    assert problems(deal_data(without=(path,))) == {path: "is required"}


def test_a_missing_answer_with_choices_names_them() -> None:
    found = problems(deal_data(without=("rights",)))
    assert found == {"rights": "is required: an object whose kind is 'assign' or 'license'"}


def test_an_address_in_the_us_needs_state_and_zip() -> None:
    found = problems(deal_data(without=("client.address.region", "client.address.postal_code")))
    assert found["client.address"].endswith("needs region and postal_code")


def test_a_zip_may_have_nine_digits_and_a_postal_code_abroad_any_form() -> None:
    address = {"street": "1 High St", "city": "Leeds", "country": "GB", "postal_code": "LS1 1AA"}
    deal = answers_from(
        deal_data({"freelancer.address.postal_code": "11201-4321", "client.address": address})
    )
    assert deal.client.address.postal_code == "LS1 1AA"


def test_every_error_of_a_file_is_shown_at_once() -> None:
    found = problems(deal_data({"fee.amount": "x", "payment.deposit": 200, "client.email": "nobody"}))
    assert set(found) == {"fee.amount", "payment.deposit", "client.email"}


def test_milestones_that_do_not_add_up_say_by_how_much() -> None:
    found = problems(deal_data({"fee.milestones": [milestone("Design", "25")]}))
    assert found["fee.milestones"].endswith("but the fee is $8,000.00: $2,000.00 too little")


def test_milestones_count_with_the_deposit_that_would_be_filled_in() -> None:
    data = deal_data({"fee.milestones": [milestone("Design", "70")], "client.history": "known"})
    assert answers_from(data).payment.deposit is None


def test_values_of_deliverables_must_make_the_fee() -> None:
    found = problems(deal_data({"project.deliverables": [{"name": "Logo", "value": 10}]}))
    assert "the prices add up to $10.00, but the fee is $8,000.00" in found["project.deliverables"]


def test_values_of_deliverables_are_all_or_none() -> None:
    found = problems(deal_data({"project.deliverables": [{"name": "Logo", "value": 8000}, {"name": "Site"}]}))
    assert (
        found["project.deliverables"]
        == "deliverable 2 has no price (value): give every deliverable one, or none"
    )


def test_values_of_deliverables_belong_to_a_fixed_fee() -> None:
    hourly = {"kind": "hourly", "rate": 100, "budget": {"kind": "cap", "hours": 10}}
    found = problems(deal_data({"fee": hourly, "project.deliverables": [{"name": "Logo", "value": 8000}]}))
    assert "belong to a fixed fee" in found["project.deliverables"]


def test_a_milestone_may_not_be_due_before_the_agreement() -> None:
    early = milestone("Design", "50") | {"due": {"kind": "date", "date": "2026-11-30"}}
    found = problems(deal_data({"fee.milestones": [early]}))
    assert "lies before the date of the agreement" in found["fee.milestones[0].due.date"]


@pytest.mark.parametrize(
    ("first", "second", "place", "words"),
    [
        ([1, 3], [], 0, "there is no deliverable 3: they are numbered 1 to 2"),
        ([1], [2, 1], 1, "deliverable 1 is in milestone 1 too: name it once"),
        ([2, 2], [], 0, "deliverable 2 is twice here: name it once"),
    ],
)
def test_a_deliverable_belongs_to_one_milestone(
    first: list[int], second: list[int], place: int, words: str
) -> None:
    stages = [
        milestone("A", "25") | {"deliverables": first},
        milestone("B", "25") | {"deliverables": second},
    ]
    changes = {"fee.milestones": stages, "project.deliverables": [{"name": "Logo"}, {"name": "Site"}]}

    found = problems(deal_data(changes))

    assert words in found[f"fee.milestones[{place}].deliverables"]


@pytest.mark.parametrize(("number", "words"), [(0, "at least 1"), ("Logo", "whole number")])
def test_a_deliverable_of_a_milestone_is_a_number(number: object, words: str) -> None:
    found = problems(deal_data({"fee.milestones": [milestone("A", "50") | {"deliverables": [number]}]}))
    assert words in found["fee.milestones[0].deliverables[0]"]


def test_a_list_is_not_a_deal() -> None:
    assert problems("text") == {"": "must be a JSON object: { … }"}
    assert "clausegen batch" in problems([1])[""]


def test_hours_times_rate_keep_below_the_largest_sum() -> None:
    fee = {"kind": "hourly", "rate": "100000000", "budget": {"kind": "cap", "hours": "100000"}}
    found = problems(deal_data({"fee": fee}))
    assert found["fee.budget.hours"].startswith("rate × hours is more than 999,999,999,999")


def test_a_gap_smaller_than_a_cent_is_shown_whole() -> None:
    changes = {"fee.amount": "10", "fee.milestones": [milestone("A", "49.99")]}
    assert "0.001 too little" in problems(deal_data(changes))["fee.milestones"]


def test_sums_are_shown_in_the_decimals_of_the_currency() -> None:
    fee = {"kind": "fixed", "currency": "KWD", "amount": "1000.005", "milestones": [milestone("A", "40")]}
    assert "but the fee is 1,000.005 KWD" in problems(deal_data({"fee": fee}))["fee.milestones"]
