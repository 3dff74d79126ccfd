"""What may be invoiced, and when, for each kind of fee; days and sums worked out by hand."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from generator.case.machine import State, state_of
from generator.case.stages import Step
from generator.case.terms import Terms
from tests.case.cases import Entry, drafted, invoice, payment, terms_of, view
from tests.case.stories import LADDER
from tests.deals import deal_data, milestone

SIGNED: Entry = ("2026-12-01", "signed", {})
D = dt.date.fromisoformat


def _state(terms: Terms, day: str, *entries: Entry) -> State:
    return state_of(view(terms, day, SIGNED, *entries), LADDER)


def _invoices(state: State) -> dict[str, Step]:
    steps = (*state.now, *state.later, *state.choices)
    return {s.matter.removeprefix("to_invoice "): s for s in steps if s.matter.startswith("to_invoice")}


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Terms:
    """Return 8,000.00 in a deposit of 2,400.00, two stages on events and one on a date."""
    design, build = milestone("Design", "25"), milestone("Build", "35")
    dated: dict[str, Any] = milestone("Handbook", "10") | {"due": {"kind": "date", "date": "2027-03-01"}}
    data = deal_data({
        "fee.milestones": [design | {"deliverables": [1]}, build | {"deliverables": [2]}, dated],
        "project.deliverables": [{"name": "Design"}, {"name": "Website"}],
        "payment": {"deposit": "30", "term": 14},
    })  # fmt: skip
    return drafted(tmp_path_factory.mktemp("stages"), data)


DEPOSIT = payment("2026-12-03", "2400")
DELIVERED: Entry = ("2027-01-08", "delivered", {"deliverables": [1]})


def test_a_stage_is_proposed_once_its_deliverables_are_accepted(stages: Terms) -> None:
    assert set(_invoices(_state(stages, "2027-01-07", DEPOSIT))) == {"milestone 3"}
    delivered = _invoices(_state(stages, "2027-01-08", DEPOSIT, DELIVERED))["milestone 1"]
    assert delivered.choice  # whether the event has happened, only the freelancer knows
    accepted: Entry = ("2027-01-12", "accepted", {"deliverables": [1]})
    step = _invoices(_state(stages, "2027-01-12", DEPOSIT, DELIVERED, accepted))["milestone 1"]
    assert (step.choice, str(step.facts["sum"]), step.about) == (False, "2000.00", "Design")
    sent = invoice("2", "2027-01-12", ("milestone", "2000"))
    sent[2]["lines"][0]["text"] = "Design"
    assert "milestone 1" not in _invoices(_state(stages, "2027-01-13", DEPOSIT, DELIVERED, accepted, sent))


def test_a_stage_with_a_date_is_proposed_on_it(stages: Terms) -> None:
    step = _invoices(_state(stages, "2027-01-07", DEPOSIT))["milestone 3"]
    assert (step.day, step.choice, str(step.facts["sum"])) == (D("2027-03-01"), False, "800.00")


def test_what_a_pause_billed_counts_toward_the_next_stages(stages: Terms) -> None:
    pause = invoice("2", "2027-01-04", ("pause", "2500"))
    accepted: Entry = ("2027-01-12", "accepted", {"deliverables": [1]})
    built: Entry = ("2027-02-01", "delivered", {"deliverables": [2]})
    found = _invoices(_state(stages, "2027-02-01", DEPOSIT, pause, DELIVERED, accepted, built))
    # 2,000.00 of it paid the design, 500.00 of the 2,800.00 for the website
    assert "milestone 1" not in found
    assert str(found["milestone 2"].facts["sum"]) == "2300.00"


def test_no_stage_is_proposed_while_the_work_is_paused(stages: Terms) -> None:
    asked: Entry = ("2027-01-20", "asked", {"matter": "content", "items": ["the texts"]})
    pause: Entry = ("2027-02-12", "paused", {"why": "silence", "ask": 3})
    state = _state(stages, "2027-03-02", DEPOSIT, asked, pause)
    assert not [name for name in _invoices(state) if name.startswith("milestone")]


def test_hours_are_a_choice_after_each_billing_period() -> None:
    terms = terms_of("hourly-illinois")  # two weeks each from December 7, 2026
    paid = payment("2026-12-02", "2640")
    signed: Entry = ("2026-12-02", "signed", {})
    step = _invoices(state_of(view(terms, "2027-01-05", signed, paid), LADDER))["hours 2027-01-03"]
    assert (step.day, step.choice) == (D("2027-01-04"), True)
    sent = invoice("2", "2027-01-04", ("hours", "110"), worked_until="2027-01-03")
    found = _invoices(state_of(view(terms, "2027-01-05", signed, paid, sent), LADDER))
    assert found["hours 2027-01-17"].day == D("2027-01-19")  # January 18 is a holiday


def test_once_all_is_delivered_and_invoiced_no_hours_are_asked_for() -> None:
    terms, signed = terms_of("hourly-illinois"), ("2026-12-02", "signed", {})
    delivered: Entry = ("2027-01-04", "delivered", {"deliverables": [1, 2]})
    sent = invoice("2", "2027-01-05", ("hours", "110"), worked_until="2027-01-04")
    before = state_of(view(terms, "2027-02-01", signed, delivered), LADDER)
    assert any(name.startswith("hours") for name in _invoices(before))
    after = state_of(view(terms, "2027-02-01", signed, delivered, sent), LADDER)
    assert not any(name.startswith("hours") for name in _invoices(after))


def test_a_retainer_is_invoiced_so_that_each_month_falls_due_on_its_first_day(tmp_path: Path) -> None:
    fee = {"kind": "retainer", "monthly": "2000", "hours": "20", "extra_rate": "110", "months": 3}
    data = deal_data({"fee": fee, "payment": {"deposit": "50", "term": 14}, "project.start": "2026-12-14"})
    terms = drafted(tmp_path, data)
    first = _invoices(_state(terms, "2026-12-01", payment("2026-12-01", "1000")))["month 1"]
    # half of the first month was the Deposit; fourteen days before December 14 is November 30
    assert (first.day, str(first.facts["sum"])) == (D("2026-11-30"), "1000.00")
    sent = invoice("2", "2026-12-01", ("month", "1000"))
    second = _invoices(_state(terms, "2026-12-15", payment("2026-12-01", "1000"), sent))["month 2"]
    assert (second.day, second.choice, str(second.facts["sum"])) == (D("2026-12-31"), False, "2000")
    assert second.facts["text"] == "the Monthly Fee, January 14, 2027 to February 13, 2027"
    more = [invoice(str(n), "2027-02-01", ("month", "2000")) for n in (3, 4)]
    fourth = _invoices(_state(terms, "2027-02-02", payment("2026-12-01", "1000"), sent, *more))["month 4"]
    assert fourth.choice  # the minimum term is over


def test_no_letter_asks_for_an_invoice_on_the_morning_after_it_was_sent() -> None:
    terms = terms_of("new-client-new-york")
    deposit = invoice("1", "2026-12-01", ("deposit", "4000"))  # due on signing, the day itself
    later = {s.act: s.day for s in _state(terms, "2026-12-02", deposit).later}
    assert later == {"resend": D("2026-12-03")}
