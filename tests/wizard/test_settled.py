"""What the wizard asks, shows and doubts at once, as a person at the terminal sees it."""

from datetime import date
from typing import Any

from generator.advice.advising import advise_so_far
from tests.advice.asking import BOOK
from tests.wizard.typing_keys import (
    CLEAR,
    ENTER,
    ME,
    TODAY,
    Desk,
    everything_of,
    lines,
    passed_but,
    pick,
    whole_answers,
    without,
)

CHICAGO = {"street": "1 Lake St", "city": "Chicago", "region": "IL", "postal_code": "60601"}
DAYS_TO_PAY = pick(2) + CLEAR


def judged(data: Any) -> Any:
    return advise_so_far(BOOK, data, TODAY)


def with_client(**answers: Any) -> dict[str, Any]:
    return {**whole_answers()["client"], **answers}


def test_a_private_client_is_not_asked_for_what_the_contract_does_not_say() -> None:
    start = whole_answers(
        client=with_client(kind="consumer"),
        ending={"kill_fee": {"kind": "work_done_plus", "percent": "100"}},
        payment={"late_charge": {"kind": "rate", "rate": {"percent": "2", "per": "month"}}},
        governing_law={"state": "US-NY", "city": "New York", "attorney_fees": "loser"},
        silence={"reactivation": "10"},
    )

    read = everything_of(start)

    assert "goes silent? Pay for the work done (so for a private client)" in read
    assert "Late charge on overdue invoices No late charge (so for a private client)" in read
    assert "lawsuit? Each side pays its own (so for a private client)" in read
    assert "percent of the fee? the time for a new start, at most 10%" in read
    assert "100%" not in read


def test_thirty_days_stand_for_what_illinois_does_not_allow(desk: Desk) -> None:
    start = whole_answers(client=with_client(address=CHICAGO)) | passed_but("payment")
    keep_mine = pick(1)

    partial = desk.stop(DAYS_TO_PAY + lines("45") + keep_mine, start, findings=judged)

    assert partial["accepted"] == ["payment-term-too-long"]
    limited = "30 (where a party or the work is in Illinois; 45 was answered)"
    assert f"Days to pay an invoice {limited}" in desk.text
    assert "45 days to pay were asked for" in desk.text


def test_hours_are_echoed_in_money(desk: Desk) -> None:
    desk.stop(pick(1) + lines("", "95") + ENTER + lines("120"), without("fee"))

    assert "Estimated hours 120 hours at $95.00 = $11,400.00" in desk.text


def test_a_sum_is_echoed_in_hours(desk: Desk) -> None:
    desk.stop(pick(1) + lines("", "95") + pick(2) + lines("$5,000"), without("fee"))

    assert "Highest sum you may bill $5,000.00, that is 52.6 hours at $95.00" in desk.text


def test_a_sum_that_was_typed_as_hours_is_doubted_at_once(desk: Desk) -> None:
    five_thousand = pick(1) + lines("", "95") + pick(1) + lines("5000")
    change_it = ENTER + CLEAR + lines("52")

    partial = desk.stop(five_thousand + change_it, without("fee"), findings=judged)

    assert "5,000 hours at $95.00 are $475,000.00" in desk.text
    assert partial["fee"]["budget"] == {"kind": "cap", "hours": "52"}


def test_the_name_of_a_company_is_asked_about_at_once(desk: Desk) -> None:
    name_and_individual = lines("Loaf Bakery LLC") + ENTER
    change_it, a_company = ENTER, pick(1)

    partial = desk.stop(ME + name_and_individual + change_it + a_company, findings=judged)

    assert "“Loaf Bakery LLC”, ends in “LLC” as that of a company" in desk.text
    assert partial["client"]["form"] == {"kind": "company"}


def test_the_name_of_a_person_is_not(desk: Desk) -> None:
    desk.stop(ME + lines("Dana Whitfield") + ENTER, findings=judged)

    assert "as that of a company" not in desk.text


def test_days_are_written_as_people_read_them() -> None:
    read = everything_of(whole_answers(project={**whole_answers()["project"], "end": "2027-02-26"}))

    assert f"{date(2027, 2, 26):%B}" in read
    assert "2027-02-26" not in read
