"""Change orders of deals by the hour and by the month: each sum is worked out by hand in its comment."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.answers.reading import read_json
from generator.case.events import TimeSpent, Work
from generator.case.figures import price_of_time, value_of
from generator.case.folder import Case, words_of
from generator.case.letter_files import letter_in_form
from generator.case.letters import letter_of
from generator.case.log import Log
from generator.case.machine import refusal, state_of
from generator.case.view import View
from generator.docx.reading import read_text
from generator.packs.pack import pack_of
from tests.case.cases import ROOT, Entry, drafted, events_of, terms_of, view
from tests.case.stories import LADDER
from tests.deals import deal_data

HOURLY, MONTHLY = terms_of("hourly-illinois"), terms_of("retainer-georgia")
"""110 an hour, an estimate of 120 hours and a tenth; and 2,400 a month for 24 hours and six months."""
S = Decimal
SIGNED: Entry = ("2026-12-18", "signed", {})


def changed(day: str, **figures: Any) -> Entry:
    return day, "changed", {"words": "As we wrote.", **figures}


RAISED = changed("2027-01-11", rate="130", budget="150", worked="30")
AGAIN = changed("2027-02-01", rate="140", worked="45")
MORE = changed("2027-02-10", monthly="3000", hours="30", extra_rate="125", months=8)


def earned(found: View, hours: str = "0", **work: Any) -> tuple[list[Decimal], Decimal]:
    value = value_of(found, Work.model_validate({"hours": hours, **work}))
    assert value is not None
    return [row.sum for row in value.earned.rows], value.remaining


def test_hours_keep_the_rate_of_their_time() -> None:
    # 30 x 110 and 20 x 130; of 150 hours 100 are left, at 130
    state = view(HOURLY, "2027-03-01", SIGNED, RAISED)
    assert earned(state, "50") == ([S(3300), S(2600)], S(13000))
    assert earned(state, "50", needed="10") == ([S(3300), S(2600)], S(1300))


def test_a_second_change_goes_on_from_the_first() -> None:
    # 30 x 110, 15 x 130, 5 x 140; the 100 hours left cost 140
    state = view(HOURLY, "2027-03-01", SIGNED, RAISED, AGAIN)
    assert earned(state, "50") == ([S(3300), S(1950), S(700)], S(14000))


def test_a_change_is_not_known_before_its_day() -> None:
    # 50 x 110; 70 of 120 hours are left
    assert earned(view(HOURLY, "2027-01-10", SIGNED, RAISED), "50") == ([S(5500)], S(7700))


def test_hours_beyond_what_was_approved_are_not_owed_at_either_rate() -> None:
    # 120 hours and a tenth are 132: 30 x 110 and 102 x 130
    state = view(HOURLY, "2027-03-01", SIGNED, changed("2027-01-11", rate="130", worked="30"))
    assert earned(state, "140") == ([S(3300), S(13260)], S(0))


def test_a_cap_in_money_pays_for_fewer_hours_at_a_higher_rate(tmp_path: Path) -> None:
    fee = {"kind": "hourly", "rate": "100", "budget": {"kind": "money_cap", "amount": "10000"}}
    terms = drafted(tmp_path, deal_data({"fee": fee}))
    raised = changed("2027-01-11", rate="125", worked="40")
    state = view(terms, "2027-03-01", ("2026-12-01", "signed", {}), raised)
    # 4,000 are used; 6,000 pay for 48 hours at 125
    assert earned(state, "100") == ([S(4000), S(6000)], S(0))
    assert earned(state, "60") == ([S(4000), S(2500)], S(3500))


def test_an_invoice_counts_each_hour_at_the_rate_of_its_day() -> None:
    spent = [("2027-01-08", "3"), ("2027-01-11", "2")]
    time = [TimeSpent.model_validate({"day": day, "task": "work", "hours": hours}) for day, hours in spent]
    state = view(HOURLY, "2027-01-15", SIGNED, RAISED)
    assert price_of_time(state, time) == 590  # 3 x 110 + 2 x 130


def test_months_that_have_begun_keep_their_fee() -> None:
    # January 4 and February 4 at 2,400; of March 4 to April 3 seven of 31 days of 3,000 are 677.419…; eight
    # months are 2 x 2,400 + 6 x 3,000 = 22,800, less 5,477.42
    state = view(MONTHLY, "2027-03-10", SIGNED, MORE)
    assert earned(state) == ([S(4800), S("677.42")], S("17322.58"))
    # 15 of the 30 hours are half of the month
    assert earned(state, "15") == ([S(4800), S(1500)], S(16500))


def test_each_month_is_invoiced_with_the_fee_of_its_first_day() -> None:
    def asked(day: str, months: int) -> Decimal:
        lines = [{"kind": "month", "sum": "2400"}] * months
        sent: list[Entry] = [("2027-01-04", "invoiced", {"number": "1", "day": "2027-01-04", "lines": lines})]
        state = state_of(view(MONTHLY, day, SIGNED, *sent, MORE), LADDER)
        steps = (*state.now, *state.later, *state.choices)
        return next(step.facts["sum"] for step in steps if step.matter.startswith("to_invoice month"))

    assert asked("2027-02-11", 1) == 2400  # the month of February 4 had begun
    assert asked("2027-02-11", 2) == 3000


def test_extra_hours_of_a_month_have_the_rate_of_that_month() -> None:
    spent = [("2027-03-03", "1"), ("2027-03-04", "1")]
    time = [TimeSpent.model_validate({"day": day, "task": "work", "hours": hours}) for day, hours in spent]
    assert price_of_time(view(MONTHLY, "2027-03-10", SIGNED, MORE), time) == 240  # 115 + 125


@pytest.mark.parametrize(
    ("terms", "figures", "place", "told"),
    [
        (HOURLY, {"fee": "9000"}, "fee", "can change rate, budget, end"),
        (HOURLY, {"monthly": "9000"}, "monthly", "can change rate, budget, end"),
        (MONTHLY, {"rate": "90"}, "rate", "can change monthly, hours, extra_rate, months, end"),
        (MONTHLY, {"months": 1}, "months", "2 months have begun"),
        (HOURLY, {"rate": "130"}, "worked", "keep the old rate"),
        (HOURLY, {"budget": "20", "worked": "30"}, "budget", "less than the 30"),
        (HOURLY, {"budget": "1"}, "budget", "less than the Deposit"),
        (HOURLY, {"end": "2026-12-01"}, "end", "before the start"),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    terms: Any, figures: dict[str, Any], place: str, told: str
) -> None:
    (event,) = events_of(changed("2027-02-10", **figures))
    problem = refusal(view(terms, "2027-02-10", SIGNED), event, LADDER)
    assert problem is not None
    assert (problem.place, told in problem.message) == (place, True), problem.message


def test_a_rate_can_change_before_any_work() -> None:
    (event,) = events_of(changed("2026-12-20", rate="130", worked="0"))
    assert refusal(view(HOURLY, "2026-12-20", SIGNED), event, LADDER) is None


def test_a_month_that_is_invoiced_ahead_keeps_its_fee() -> None:
    lines = [{"kind": "month", "sum": "2400"}] * 2
    sent: Entry = ("2027-01-25", "invoiced", {"number": "1", "day": "2027-01-25", "lines": lines})
    days = {"2027-02-01": "February 4, 2027 is invoiced with the fee of before", "2027-02-05": ""}
    for day, told in days.items():
        (event,) = events_of(changed(day, monthly="3000"))
        problem = refusal(view(MONTHLY, day, SIGNED, sent), event, LADDER)
        assert told in (problem.message if problem else "")
        assert bool(problem) == bool(told)


def test_the_fee_can_change_long_before_the_first_month(tmp_path: Path) -> None:
    fee = {"kind": "retainer", "monthly": "2000", "hours": "20", "extra_rate": "110", "months": 6}
    data = deal_data({"fee": fee, "project.start": "2027-03-01", "project.end": "2027-09-30"})
    (event,) = events_of(changed("2027-01-05", monthly="2200"))
    state = view(drafted(tmp_path, data), "2027-01-05", ("2026-12-01", "signed", {}))
    assert refusal(state, event, LADDER) is None


def test_a_month_that_has_begun_keeps_its_deposit_and_its_rest(tmp_path: Path) -> None:
    fee = {"kind": "retainer", "monthly": "2000", "hours": "20", "extra_rate": "110", "months": 6}
    data = deal_data({"fee": fee, "payment.deposit": "50", "project.start": "2027-01-04"})
    terms, signed = drafted(tmp_path, data), ("2026-12-01", "signed", {})

    def planned(day: str) -> list[Decimal]:
        deal = view(terms, "2027-02-01", signed, changed(day, monthly="3000")).deal
        return [deal.payment.deposit, *(part.amount for part in deal.sums.schedule)]

    assert planned("2027-01-11") == [S(50), S(1000), S(1000), S(3000)]
    assert planned("2026-12-20") == [S("33.33"), S(1000), S(2000), S(3000)]


def sheet(sample: str, tmp_path: Path, **figures: Any) -> tuple[str, str]:
    """Return the change order of a sample's deal as text, and its redline."""
    folder = ROOT / "samples" / sample
    answers, terms = read_json(folder / "answers.json"), terms_of(sample)
    words = words_of(pack_of(answers.get("pack", "en-US")), terms)
    case = Case(tmp_path, "x", terms, Log(events_of(SIGNED)), LADDER, answers, words)
    letter = letter_of(case, "change_order", dt.date(2027, 1, 11), {"words": "More work.", **figures})
    redline = next(read_text(file.made) for file in letter.enclosed if file.made)
    return letter_in_form(letter, ".txt").decode(), redline


def test_the_paper_of_a_rate_says_what_changes_and_for_which_work(tmp_path: Path) -> None:
    text, redline = sheet("hourly-illinois", tmp_path, rate="130", budget="150")
    assert "Hourly rate  $110.00  $130.00" in text
    assert "Hours of the estimate  120  150" in text
    assert "The new rate is for work done on that day or later." in text
    assert "months that begin" not in text
    assert "$130.00" in redline


def test_the_paper_of_a_month_says_for_which_months_it_is(tmp_path: Path) -> None:
    text, redline = sheet("retainer-georgia", tmp_path, monthly="3000", months=8)
    assert "Monthly Fee  $2,400.00  $3,000.00" in text
    assert "Minimum term in months  6  8" in text
    assert "for months that begin on that day or later" in text
    assert "$3,000.00" in redline


def test_an_invoice_names_the_hours_at_each_rate(tmp_path: Path) -> None:
    folder = ROOT / "samples/hourly-illinois"
    words = words_of(pack_of("en-US"), HOURLY)
    answers, log = read_json(folder / "answers.json"), Log(events_of(SIGNED, RAISED))
    case = Case(tmp_path, "x", HOURLY, log, LADDER, answers, words)
    spent = [
        {"day": day, "hours": hours, "task": "work"}
        for day, hours in (("2027-01-08", "3"), ("2027-01-11", "2"))
    ]
    given = {"number": "2", "lines": [{"kind": "hours", "sum": "590"}], "time": spent}
    text = letter_in_form(
        letter_of(case, "invoice", dt.date(2027, 1, 22), given, pay_to="First Bank"), ".txt"
    ).decode()
    assert "3 hours at $110.00 and 2 hours at $130.00" in text


@pytest.mark.parametrize(
    ("sample", "figures", "words"),
    [
        (
            "fr-regie-toulouse",
            {"rate": "80", "budget": "300"},
            ["Taux horaire  72,00 €  80,00 €", "Heures de l’estimation  280  300", "ce jour-là ou après"],
        ),
        (
            "fr-forfait-bordeaux",
            {"monthly": "700", "hours": "14"},
            ["Prix mensuel  620,00 €  700,00 €", "Un mois commencé avant reste comme convenu."],
        ),
    ],
)
def test_an_avenant_says_the_same_in_french(
    sample: str, figures: dict[str, str], words: list[str], tmp_path: Path
) -> None:
    text, redline = sheet(sample, tmp_path, **figures)
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    assert [each for each in words if each not in text] == []
    assert redline
