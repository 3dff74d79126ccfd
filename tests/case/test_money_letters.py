"""Letters about money: when one waits for the term that another gave, and what each says of its sum."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.case.folder import Case, words_of
from generator.case.letter_files import letter_in_form
from generator.case.letters import Letter, letter_of
from generator.case.log import Log
from generator.case.machine import State, refusal, state_of
from generator.errors import InputError
from generator.packs.pack import pack_of
from tests.case.cases import ROOT, Entry, events_of, invoice, payment, terms_of, view_on
from tests.case.stories import LADDER
from tests.case.test_sums import ENDED, HEARTH

SAMPLE = "new-client-new-york"
_SIGNED: Entry = ("2026-12-01", "signed", {})
_LATE = invoice("2", "2027-01-04", ("extra_work", "1000"))  # due January 18
_TERM = dt.date(2027, 6, 30)


def _notice(day: str, kind: str, **fields: Any) -> Entry:
    owed = state_of(_view(day), LADDER).ledger.overdue
    total = str(sum(standing.open for standing in owed))
    return day, "noticed", {"kind": kind, "invoices": ["2"], "sum": total, "as_of": day, **fields}


def _view(day: str, *more: Entry) -> Any:
    return view_on(terms_of(SAMPLE), events_of(_SIGNED, _LATE, *more), dt.date.fromisoformat(day))


def _state(day: str, *more: Entry) -> State:
    return state_of(_view(day, *more), LADDER)


def _refused(entry: Entry, *more: Entry) -> str:
    event = events_of(_SIGNED, _LATE, *more, entry)[-1]
    return str(refusal(_view(entry[0], *more), event, LADDER) or "")


@pytest.mark.parametrize("kind", ["resend", "late_30", "late_60", "late_90"])
def test_no_letter_about_money_cuts_short_the_term_that_one_before_it_gave(kind: str) -> None:
    before = _notice("2027-06-01", kind, term=_TERM.isoformat())
    state = _state("2027-06-01", before)
    letters = (*state.later, *state.choices)
    assert {"final", "cure_demand"} <= {step.act for step in letters}
    assert min(step.day for step in letters) > _TERM
    told = _refused(_notice("2027-06-30", "final", term="2027-07-20"), before)
    assert "is not possible before July 1, 2027" in told
    assert not _refused(_notice("2027-07-01", "final", term="2027-07-20"), before)


def test_a_letter_that_named_no_day_holds_none_back() -> None:
    before = _notice("2027-06-01", "late_90")
    assert not _refused(_notice("2027-06-02", "final", term="2027-07-20"), before)


def test_a_demand_to_cure_holds_a_letter_back_by_habit_only() -> None:
    demand: Entry = ("2027-02-01", "warned", {"of": "cure"})  # counts February 2; seven days end February 9
    assert {s.act: s.day for s in _state("2027-02-01", demand).later} == {"resend": dt.date(2027, 2, 10)}
    assert not _refused(_notice("2027-02-04", "resend"), demand)


def test_after_an_end_the_account_comes_before_any_letter_about_money() -> None:
    demand: Entry = ("2027-02-01", "warned", {"of": "cure"})
    end: Entry = (
        "2027-02-10",
        "ended",
        {"why": "breach"},
    )  # counts February 11; ten business days end February 26
    later = {step.act: step.day for step in _state("2027-02-10", demand, end).later}
    assert later == {"account": dt.date(2027, 2, 11), "resend": dt.date(2027, 3, 1)}


def _case(*entries: Entry, sample: str = SAMPLE) -> Case:
    terms = terms_of(sample)
    words = words_of(pack_of("en-US"), terms)
    return Case(ROOT / "samples" / sample, sample, terms, Log(events_of(*entries)), LADDER, {}, words)


def _letter(case: Case, kind: str, day: str, **given: Any) -> Letter:
    return letter_of(case, kind, dt.date.fromisoformat(day), given, pay_to="First Bank, account 12345")


def _text(letter: Letter) -> str:
    return letter_in_form(letter, ".txt").decode()


def _sheet(text: str, heading: str) -> list[tuple[str, Decimal]]:
    rows = re.findall(r"^  (.+)  (-?)\$([\d,.]+)$", text.partition(f"\n{heading}\n")[2], re.MULTILINE)
    return [(words, Decimal(f"{sign}{figure.replace(',', '')}")) for words, sign, figure in rows]


def test_a_sheet_says_how_each_sum_came_to_be_with_every_payment() -> None:
    text = _text(_letter(_case(*HEARTH), "late_30", "2027-03-22"))
    *rows, total = _sheet(text, "How the sum is made up")
    assert ("Less your payment of March 17, 2027", Decimal(-500)) in rows
    assert rows[1][0] == (
        "Late Charge: $1,000.00 x 12% a year / 365 x 27 days, February 19, 2027 to March 17, 2027"
    )
    assert total == ("Total", sum(amount for _, amount in rows))
    assert f"${total[1]}" in text.partition("How the sum")[0]


def test_a_payment_alone_brings_the_sheet() -> None:
    case = _case(_SIGNED, _LATE, payment("2027-01-18", "400"))
    text = _text(_letter(case, "invoice_resend", "2027-01-19"))
    assert [amount for _, amount in _sheet(text, "How the sum is made up")][:2] == [1000, -400]


def test_a_payment_that_came_ahead_keeps_its_own_day_in_the_sheet() -> None:
    deposit = payment("2026-12-02", "4000")
    case = _case(_SIGNED, deposit, payment("2026-12-20", "400"), _LATE)
    text = _text(_letter(case, "invoice_resend", "2027-01-19"))
    assert _sheet(text, "How the sum is made up")[1] == ("Less your payment of December 20, 2026", -400)


def test_a_subject_counts_the_days_of_each_invoice() -> None:
    case = _case(_SIGNED, _LATE, invoice("3", "2027-02-01", ("costs", "50")))
    letter = _letter(case, "late_30", "2027-02-17")
    assert letter.subject == "Overdue: invoice 2 (30 days) and invoice 3 (2 days)"


_MONEY = [
    "invoice_resend",
    "late_30",
    "late_60",
    "late_90",
    "late_pause_warning",
    "cure_demand",
    "final_notice",
]


@pytest.mark.parametrize("kind", _MONEY)
def test_every_letter_about_money_says_how_to_pay_as_the_invoice_said(kind: str) -> None:
    day = {"invoice_resend": "2027-01-19", "late_30": "2027-02-17", "late_60": "2027-03-19"}.get(
        kind, "2027-04-30"
    )
    said = {"pay_to": "Old Bank, account 999"}
    text = _text(_letter(_case(_SIGNED, invoice("2", "2027-01-04", ("costs", "9"), **said)), kind, day))
    assert "Old Bank, account 999" in text
    assert "First Bank" not in text
    text = _text(_letter(_case(_SIGNED, _LATE), kind, day))
    assert "to the account that invoice 2 named" in text


def test_an_invoice_keeps_how_it_was_to_be_paid() -> None:
    lines = [{"kind": "extra_work", "sum": "10", "text": "a poster"}]
    letter = _letter(_case(_SIGNED), "invoice", "2027-01-04", lines=lines)
    assert letter.entry["pay_to"] == "First Bank, account 12345"


def test_a_restart_fee_says_when_it_is_due_how_to_pay_and_how_to_object() -> None:
    answer: Entry = ("2027-03-20", "answered", {"gives": "all", "ask": 5})
    text = _text(_letter(_case(*HEARTH, answer), "restart_fee", "2027-03-22"))
    for words in (
        "due on April 5, 2027",
        "First Bank, account 12345",
        "bears the Late Charge",
        "by April 6, 2027",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("kind", "sheet"), [("last_warning", "What would be owed"), ("final_account", "Final account")]
)
def test_what_an_end_costs_names_the_kill_fee_and_adds_up(kind: str, sheet: str) -> None:
    events, day = (HEARTH, "2027-04-13") if kind == "last_warning" else (ENDED, "2027-04-30")
    text = _text(_letter(_case(*events), kind, day))
    rows = _sheet(text, sheet)
    fee = next(
        n for n, (words, _) in enumerate(rows) if words.startswith("Subtotal: the Kill Fee under Section")
    )
    assert rows[fee][1] == sum(amount for _, amount in rows[:fee]) == Decimal(5750)
    assert rows[-1] == ("Total", sum(amount for _, amount in rows[fee:-1]))
    assert "the Kill Fee" in text.partition(f"\n{sheet}\n")[0]


@pytest.mark.parametrize(("day", "counts"), [("2027-05-14", True), ("2027-05-17", False)])
def test_an_account_that_comes_late_does_not_say_that_it_counts(day: str, counts: bool) -> None:
    text = _text(_letter(_case(*ENDED), "final_account", day))  # ten business days after April 30 end May 14
    assert ("it counts under" in text) is counts


_TIME = [
    {"day": "2027-02-04", "task": "the first export", "hours": "7.25"},
    {"day": "2027-02-02", "task": "the tests", "hours": "0.75"},
]


def test_hours_of_an_invoice_are_listed_by_date_and_give_its_sum() -> None:
    case = _case(("2026-12-02", "signed", {}), sample="hourly-illinois")
    letter = _letter(case, "invoice", "2027-02-16", time=_TIME)
    assert letter.entry["lines"] == [{"kind": "hours", "sum": "880.00"}]  # eight hours at 110.00
    assert letter.entry["worked_until"] == "2027-02-04"
    text = _text(letter)
    assert "Time worked: 8 hours at $110.00  $880.00" in text
    assert text.endswith(
        "Time worked\n  February 2, 2027  the tests  0.75\n  February 4, 2027  the first export  7.25\n"
    )
    assert letter.lacking == ()


def test_hours_that_come_to_another_sum_are_refused() -> None:
    case = _case(("2026-12-02", "signed", {}), sample="hourly-illinois")
    with pytest.raises(InputError, match=r"time: the hours listed come to 880\.00"):
        _letter(case, "invoice", "2027-02-16", time=_TIME, lines=[{"kind": "hours", "sum": "990"}])


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("costs", "the receipts for the costs"),
        ("hours", "the record of time"),
        ("extra_work", "the list of the work"),
    ],
)
def test_what_the_contract_wants_with_an_invoice_is_asked_for(kind: str, wanted: str, tmp_path: Path) -> None:
    case = _case(("2026-12-02", "signed", {}), sample="hourly-illinois")
    lines = [{"kind": kind, "sum": "50"}]
    assert any(wanted in name for name in _letter(case, "invoice", "2027-02-16", lines=lines).lacking)
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"proof")
    day = dt.date(2027, 2, 16)
    letter = letter_of(case, "invoice", day, {"lines": lines}, pay_to="Account 1", enclose=(proof,))
    assert letter.lacking == ()
    assert "Enclosed: proof.pdf" in _text(letter)
    assert b"proof.pdf" in letter_in_form(letter, ".eml")


def test_after_a_payment_the_next_letter_waits_and_says_when_only_the_charge_is_left() -> None:
    notice, paid = (
        _notice("2027-01-19", "resend"),
        payment("2027-01-26", "1000"),
    )  # eight days of charge are $2.63
    state = _state("2027-01-26", notice, paid)
    step = next(step for step in state.later if step.matter == "money")
    assert step.day == dt.date(2027, 1, 28)
    assert step.why.endswith("you may let it rest")
    half = next(
        s for s in _state("2027-01-26", notice, payment("2027-01-26", "500")).later if s.matter == "money"
    )
    assert "let it rest" not in half.why


def test_after_an_account_what_is_overdue_is_told_since_its_own_first_day() -> None:
    lines = [{"text": "Kill Fee and the rest", "sum": "1366.30"}]
    account: Entry = ("2027-04-30", "accounted", {"lines": lines, "balance": "1366.30"})
    view = view_on(terms_of(SAMPLE), events_of(*ENDED, account), dt.date(2027, 5, 3))
    row = next(matter for matter in state_of(view, LADDER).matters if matter.id == "account_row")
    assert "the first of it since February 18, 2027" in row.told
    sent = invoice("3", "2027-04-30", ("account", "750"))
    view = view_on(terms_of(SAMPLE), events_of(*ENDED, account, sent), dt.date(2027, 5, 17))
    row = next(matter for matter in state_of(view, LADDER).matters if matter.id == "account_row")
    assert "the first of it since February 18, 2027" in row.told


def test_two_sums_of_one_invoice_are_told_apart_by_what_they_are_for() -> None:
    sheet = (ROOT / "samples/cases/vanished-new-york/letters/2027-06-01-final-notice.txt").read_text()
    assert "Invoice 2 (the work done until the pause), due February 18, 2027" in sheet
    assert "Invoice 2 (Loaf Serif), due February 25, 2027" in sheet
