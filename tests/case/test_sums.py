"""Sums to the cent, each worked out by hand in its comment."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.case.figures import final_account, kill_fee, pause_invoice, value_of
from generator.case.ledger import Standing, debts_of, ledger_of
from generator.case.machine import refusal, state_of
from generator.case.money import grounds_to_end
from generator.case.terms import Terms
from generator.case.view import View
from generator.docx.reading import read_text
from tests.case.cases import Entry, drafted, events_of, invoice, payment, terms_of, view
from tests.case.stories import LADDER
from tests.deals import deal_data, milestone

NY = terms_of("new-client-new-york")
IL = terms_of("hourly-illinois")
GA = terms_of("retainer-georgia")
D = dt.date.fromisoformat
S = Decimal

SIGNED: Entry = ("2026-12-01", "signed", {})
WAITING: tuple[Entry, ...] = (
    ("2027-01-08", "delivered", {"deliverables": [1]}),
    ("2027-01-20", "asked", {"matter": "feedback", "items": ["the guide draft"]}),
    (
        "2027-02-10",
        "paused",
        {
            "why": "silence",
            "ask": 5,
            "work": {"done": [{"number": 2, "percent": 50}, {"number": 3, "percent": 40}]},
        },
    ),
)
HEARTH: tuple[Entry, ...] = (
    SIGNED,
    invoice("1", "2026-12-01", ("deposit", "4000")),
    payment("2026-12-03", "4000", of="1"),
    *WAITING,
    invoice("2", "2027-02-11", ("pause", "1000"), ("costs", "98")),
    payment("2027-03-17", "500"),
)
ENDED: tuple[Entry, ...] = (
    *HEARTH,
    ("2027-04-13", "warned", {"of": "end"}),
    ("2027-04-29", "ended", {"why": "silence", "via": ["email", "certified"]}),
)


def only(state: View, number: str) -> Standing:
    (found,) = ledger_of(state).of(number)
    return found


def shown(state: View) -> list[tuple[str, Decimal, Decimal]]:
    return [(s.debt.due.isoformat(), s.principal, s.charge) for s in ledger_of(state).overdue]


@pytest.mark.parametrize(
    ("day", "sums"),
    [
        ("2027-02-18", []),  # the pause invoice is due today: seven days after its date
        # 1,000.00 x 12% x 1 day / 365 = 0.3288; the font is due after fourteen days, on Feb 25
        ("2027-02-19", [("2027-02-18", S(1000), S("0.33"))]),
        # 8 days 2.6301; 98.00 x 12% x 1 / 365 = 0.0322
        ("2027-02-26", [("2027-02-18", S(1000), S("2.63")), ("2027-02-25", S(98), S("0.03"))]),
        # 27 days 8.8767 are paid first, then 491.12 of principal; the font: 20 days 0.6444
        ("2027-03-17", [("2027-02-18", S("508.88"), S(0)), ("2027-02-25", S(98), S("0.64"))]),
        # 508.88 x 12% x 12 / 365 = 2.0076; 32 days on 98.00 = 1.0310
        ("2027-03-29", [("2027-02-18", S("508.88"), S("2.01")), ("2027-02-25", S(98), S("1.03"))]),
        # 44 days 7.3613; 64 days 2.0620
        ("2027-04-30", [("2027-02-18", S("508.88"), S("7.36")), ("2027-02-25", S(98), S("2.06"))]),
    ],
)
def test_hearth_and_rye_owes_to_the_day(day: str, sums: list[tuple[str, Decimal, Decimal]]) -> None:
    assert shown(view(NY, day, *HEARTH)) == sums


def test_what_each_further_day_adds() -> None:
    rates = [s.day_rate for s in ledger_of(view(NY, "2027-02-26", *HEARTH)).overdue]
    assert rates == [S("0.3288"), S("0.0322")]


def test_the_work_done_is_priced_by_deliverable() -> None:
    # the logo is delivered: 3,200; the guide half of 1,200; the website 40% of 3,000
    value = value_of(view(NY, "2027-02-11", *HEARTH[:6]))
    assert value is not None
    assert [row.sum for row in value.earned.rows] == [S(3200), S(600), S(1200)]
    assert (value.earned.sum, value.remaining) == (S(5000), S(3000))
    figure = pause_invoice(view(NY, "2027-02-11", *HEARTH[:6]))
    assert figure is not None
    assert figure.sum == S(1000)  # 5,000 earned, 4,000 paid as the Deposit


def test_the_kill_fee_is_the_work_done_and_a_quarter_of_the_rest() -> None:
    fee = kill_fee(view(NY, "2027-04-13", *HEARTH))
    assert fee is not None
    assert fee.sum == S(5750)


def test_the_final_account_counts_everything_once() -> None:
    # 5,750.00 + 98.00 + charges 8.88 paid, 7.36 and 2.06 open = 5,866.30; less 4,500.00
    account = final_account(view(NY, "2027-04-30", *ENDED))
    assert account is not None
    assert account.sum == S("1366.30")
    # the same another way: open principals and charges, and the part of the Kill Fee above the work done
    assert account.sum == ledger_of(view(NY, "2027-04-30", *ENDED)).open + S(750)


def test_after_the_account_each_sum_keeps_its_own_first_day() -> None:
    rest = (*ENDED, invoice("3", "2027-04-30", ("account", "750")))
    # 106 days on 508.88 = 17.7341; 126 days on 98.00 = 4.0596; 48 days on 750.00 = 11.8356
    assert shown(view(NY, "2027-07-01", *rest)) == [
        ("2027-02-18", S("508.88"), S("17.73")),
        ("2027-02-25", S(98), S("4.06")),
        ("2027-05-14", S(750), S("11.84")),
    ]
    paid = view(NY, "2027-08-01", *rest, payment("2027-07-01", "1390.51"))
    assert ledger_of(paid).open == 0
    assert ledger_of(paid).credit == 0


PRAIRIE: tuple[Entry, ...] = (
    ("2026-12-02", "signed", {}),
    invoice("1", "2026-12-02", ("deposit", "2640")),
    payment("2026-12-02", "2640", of="1"),
    invoice("5", "2027-02-16", ("hours", "2200"), worked_until="2027-02-14"),
    invoice("6", "2027-03-01", ("hours", "2200"), set_off="2200", worked_until="2027-02-28"),
    invoice("7", "2027-03-15", ("hours", "1540"), set_off="440", worked_until="2027-03-12"),
)


def test_in_illinois_no_charge_runs_before_the_term_since_the_invoice() -> None:
    # sent Feb 16, counts Feb 17: due Mar 2, fourteen days with the invoice end Mar 3
    assert only(view(IL, "2027-03-03", *PRAIRIE), "5").charge == 0
    standing = only(view(IL, "2027-03-04", *PRAIRIE), "5")
    assert (standing.debt.due, standing.charge) == (D("2027-03-02"), S("0.54"))  # 2,200.00 x 9% / 365
    assert only(view(IL, "2027-03-10", *PRAIRIE), "5").charge == S("3.80")  # 7 days 3.7973


def test_a_sum_is_due_thirty_days_after_the_work_at_the_latest() -> None:
    late = invoice("8", "2027-03-20", ("hours", "1000"), worked_until="2027-02-28")
    assert only(view(IL, "2027-03-25", *PRAIRIE, late), "8").debt.due == D("2027-03-30")


def test_the_deposit_is_taken_off_once() -> None:
    state = view(IL, "2027-03-15", *PRAIRIE)
    assert only(state, "6").principal == 0
    assert only(state, "7").principal == 1100


def test_a_payment_goes_where_the_client_said() -> None:
    # Mar 31 to Apr 20: 21 days on 1,100.00 at 9% = 5.6959; principal less 994.30
    entries = (*PRAIRIE, payment("2027-04-20", "1000", of="7"))
    state = view(IL, "2027-05-03", *entries)
    assert (only(state, "7").principal, only(state, "7").charge) == (S("105.70"), S("0.34"))  # 13 days
    assert (only(state, "5").principal, only(state, "5").charge) == (S(2200), S("33.09"))  # 61 days
    assert ledger_of(state).open == S("2339.13")
    assert sum(s.day_rate for s in ledger_of(state).overdue) == S("0.5686")  # 0.5425 and 0.0261


def test_a_payment_that_the_bank_reverses_never_was() -> None:
    entries = (*PRAIRIE, payment("2027-04-20", "1000", of="7"))
    reversal = payment("2027-05-10", "1000", reverses=7)
    assert only(view(IL, "2027-05-09", *entries, reversal), "7").principal == S("105.70")
    after = only(view(IL, "2027-05-10", *entries, reversal), "7")
    assert (after.principal, after.charge) == (S(1100), S("11.12"))  # Mar 31 to May 10: 41 days


def test_a_disputed_part_is_not_overdue_for_thirty_days() -> None:
    objection: Entry = ("2027-03-25", "disputed", {"invoice": "7", "sum": "300", "reason": "wrong hours"})
    entries = (*PRAIRIE, objection)
    held = only(view(IL, "2027-04-24", *entries), "7")
    assert (held.principal, held.held, held.charge) == (S(800), S(300), S("4.93"))  # 25 days on 800.00
    after = only(view(IL, "2027-04-25", *entries), "7")
    assert (after.principal, after.held, after.charge) == (S(1100), 0, S("7.05"))  # 26 days on the whole


def test_a_disputed_part_that_was_not_owed_is_gone() -> None:
    entries: tuple[Entry, ...] = (
        *PRAIRIE,
        ("2027-03-25", "disputed", {"invoice": "7", "sum": "300", "reason": "wrong hours"}),
        ("2027-04-05", "disputed", {"dispute": 7, "result": "not_owed"}),
    )
    assert only(view(IL, "2027-05-25", *entries), "7").principal == 800


@pytest.mark.parametrize(
    ("on", "written"), [("2027-03-31", True), ("2027-03-25", False)], ids=["too late", "by phone"]
)
def test_an_objection_too_late_or_not_in_writing_holds_nothing(on: str, written: bool) -> None:
    objection = {"invoice": "7", "sum": "300", "reason": "wrong hours", "written": written}
    assert only(view(IL, on, *PRAIRIE, (on, "disputed", objection)), "7").held == 0


def test_stages_count_with_their_share_of_the_deposit(tmp_path: Path) -> None:
    stages = [milestone(name, percent="30") for name in ("One", "Two", "Three")]
    data = deal_data({"fee": {"kind": "fixed", "amount": "33333.33", "milestones": stages}})
    data["payment"] = {"deposit": "10", "term": 14}
    terms = drafted(tmp_path, data)
    deposit = terms.deal.sums.deposit
    first = next(part.amount for part in terms.deal.sums.schedule if part.kind == "milestone")
    together = sum(part.amount for part in terms.deal.sums.schedule if part.kind == "milestone")
    work = {"done": [{"number": 1, "percent": 100}]}
    entries: tuple[Entry, ...] = (
        SIGNED,
        ("2027-01-20", "asked", {"matter": "content", "items": ["x"]}),
        ("2027-02-10", "paused", {"why": "silence", "ask": 2, "work": work}),
    )
    value = value_of(view(terms, "2027-02-10", *entries))
    assert value is not None
    assert value.earned.sum == round(first + deposit * first / together, 2)
    assert value.earned.sum + value.remaining == S("33333.33")


def _texas(folder: Path) -> Terms:
    data = deal_data(
        {
            "governing_law": {"state": "US-TX", "city": "Austin"},
            "payment.late_charge": {"kind": "rate", "rate": {"percent": "1.5", "per": "month"}},
            "payment.term": 14,
            "client.address": {"street": "1 Elm", "city": "Austin", "region": "TX", "postal_code": "78701"},
        }
    )
    return drafted(folder, data)


def test_a_rate_above_the_ceiling_is_lowered_from_the_first_day(tmp_path: Path) -> None:
    # Example C: 18% agreed, 10% used; 2,500.00 due Feb 26; 34 days 23.29 on Apr 1; 75 days 31.30 on Jun 15
    entries = (
        SIGNED,
        invoice("1", "2027-02-12", ("balance", "2500")),
        payment("2027-04-01", "1000"),
    )
    state = view(_texas(tmp_path), "2027-06-15", *entries)
    standing = only(state, "1")
    assert (standing.principal, standing.charge) == (S("1523.29"), S("31.30"))
    assert standing.open == S("1554.59")
    assert standing.day_rate == S("0.4173")
    ledger = ledger_of(state)
    assert ledger.charge
    assert (ledger.charge.agreed, ledger.charge.lowered_to) == (S(18), S(10))
    told = "Late charge: 18% a year was agreed, 10% is used: the cautious ceiling."
    assert told in state_of(state, LADDER).remarks


def test_at_the_ceiling_a_leap_day_bears_no_charge(tmp_path: Path) -> None:
    entries = (SIGNED, invoice("1", "2027-02-15", ("balance", "3650")))  # due Mar 1, 2027
    standing = only(view(_texas(tmp_path), "2028-03-01", *entries), "1")
    assert (standing.days, standing.charge) == (365, S(365))  # a whole year at 10%, not 366 days of it


def test_in_the_first_ten_days_the_concession_charges_nothing(tmp_path: Path) -> None:
    terms = drafted(tmp_path, deal_data({"positions": {"payment.late_charge": "fallback"}}))
    term = terms.deal.payment.term
    entries = (SIGNED, invoice("1", "2027-01-04", ("balance", "1000")))
    due = D("2027-01-04") + dt.timedelta(days=term)
    tenth = (due + dt.timedelta(days=10)).isoformat()
    assert only(view(terms, tenth, *entries), "1").charge == 0
    eleventh = (due + dt.timedelta(days=11)).isoformat()
    assert only(view(terms, eleventh, *entries), "1").charge == S("0.33")  # one day at 12%
    assert only(view(terms, eleventh, *entries), "1").days == 1


def test_a_payment_smaller_than_the_charge_leaves_the_principal_and_bears_nothing() -> None:
    entries = (SIGNED, invoice("1", "2027-01-04", ("balance", "8000")), payment("2027-02-17", "50"))
    # due Jan 18; 30 days on 8,000.00 at 12% = 78.9041, of which 50.00 is paid
    assert only(view(NY, "2027-02-17", *entries), "1").open == S("8028.90")
    # 40 days = 105.2055 in all, less 50.00: nothing on the unpaid 28.90
    assert only(view(NY, "2027-02-27", *entries), "1").open == S("8055.21")


def test_a_deposit_bears_no_charge_however_late() -> None:
    state = view(NY, "2027-06-01", SIGNED, invoice("1", "2026-12-01", ("deposit", "4000")))
    assert (only(state, "1").charge, only(state, "1").day_rate, only(state, "1").overdue) == (0, 0, True)


def test_a_private_client_owes_no_charge() -> None:
    terms = terms_of("consumer-oregon")
    signed = terms.deal.contract.date.isoformat()
    day = (terms.deal.contract.date + dt.timedelta(days=10)).isoformat()
    entries = ((signed, "signed", {}), invoice("1", day, ("balance", "500")))
    later = (terms.deal.contract.date + dt.timedelta(days=300)).isoformat()
    assert only(view(terms, later, *entries), "1").open == 500


def test_what_was_paid_too_much_is_told() -> None:
    deposit = invoice("1", "2026-12-01", ("deposit", "4000"))
    entries = (SIGNED, deposit, payment("2026-12-05", "4000"), payment("2027-01-10", "120"))
    assert ledger_of(view(NY, "2027-01-10", *entries)).credit == 120


@pytest.mark.parametrize(("paid", "open_"), [("4000", "0"), ("1500", "2500")])
def test_a_deposit_due_on_signing_is_paid_without_an_invoice(paid: str, open_: str) -> None:
    state = state_of(view(NY, "2026-12-10", SIGNED, payment("2026-12-05", paid)), LADDER)
    assert (state.ledger.open, state.ledger.credit) == (Decimal(open_), 0)
    sums = [step.facts["sum"] for step in state.now if step.act == "invoice"]
    assert sums == ([Decimal(open_)] if Decimal(open_) else [])


def test_a_pause_does_not_invoice_what_was_paid_without_an_invoice() -> None:
    # 5,000.00 earned; the Deposit of 4,000.00 and 250.00 ahead came without an invoice
    paid = (payment("2026-12-03", "4000"), payment("2026-12-20", "250"))
    figure = pause_invoice(view(NY, "2027-02-11", SIGNED, *paid, *WAITING))
    assert figure is not None
    assert figure.sum == S(750)


def test_a_deposit_invoiced_after_it_was_paid_is_paid() -> None:
    asked = invoice("1", "2026-12-10", ("deposit", "4000"))
    assert ledger_of(view(NY, "2026-12-20", SIGNED, payment("2026-12-03", "1500"), asked)).open == 2500
    rest = invoice("1", "2026-12-10", ("deposit", "2500"))  # or only what is still open, as is proposed
    assert ledger_of(view(NY, "2026-12-20", SIGNED, payment("2026-12-03", "1500"), rest)).open == 2500


def test_what_was_paid_too_much_pays_the_next_invoice_from_its_day() -> None:
    paid = (SIGNED, payment("2026-12-03", "4200"), invoice("2", "2027-01-04", ("extra_work", "500")))
    # due Jan 18: 300.00 x 12% x 14 / 365 = 1.3808 on Feb 1
    state = view(NY, "2027-02-01", *paid)
    assert (only(state, "2").principal, only(state, "2").charge) == (300, S("1.38"))
    assert ledger_of(state).credit == 0


def test_in_the_days_of_grace_no_further_day_adds_anything(tmp_path: Path) -> None:
    terms = drafted(
        tmp_path, deal_data({"positions": {"payment.late_charge": "fallback"}, "payment.term": 14})
    )
    entries = (SIGNED, invoice("1", "2027-01-04", ("balance", "1000")))
    rates = [only(view(terms, day, *entries), "1").day_rate for day in ("2027-01-27", "2027-01-28")]
    assert rates == [0, S("0.3288")]  # due January 18; the eleventh day after it is January 29


LEFT: tuple[Entry, ...] = (
    (
        "2027-01-04",
        "ended",
        {"why": "notice_client", "by": "client", "last": "2027-01-20", "via": ["email", "mail"]},
    ),
)


def _account(balance: str, day: str = "2027-01-25") -> Entry:
    return day, "accounted", {"balance": balance, "lines": [{"text": "all", "sum": balance}]}


def test_an_account_takes_off_what_it_does_not_ask_for() -> None:
    # the client leaves before any work, the Deposit invoiced and not paid: 25% of 8,000.00
    entries = (SIGNED, invoice("1", "2026-12-01", ("deposit", "4000")), *LEFT)
    account = final_account(view(NY, "2027-01-20", *entries))
    assert account is not None
    assert account.sum == 2000
    assert ledger_of(view(NY, "2027-01-25", *entries, _account("2000"))).open == 2000


def test_a_refund_leaves_nothing_open() -> None:
    paid = (invoice("1", "2026-12-01", ("deposit", "4000")), payment("2026-12-03", "4000"))
    extra = invoice("2", "2027-01-18", ("extra_work", "500"))
    entries = (SIGNED, *paid, *LEFT, extra)
    assert ledger_of(view(NY, "2027-01-25", *entries, _account("-1500"))).open == 0  # 2,000 + 500 - 4,000


def test_what_an_account_adds_is_invoiced_and_nothing_twice() -> None:
    # 2,000.00 Kill Fee + 500.00 extra work, which keeps its day
    entries = (SIGNED, invoice("2", "2027-01-18", ("extra_work", "500")), *LEFT, _account("2500"))
    state = state_of(view(NY, "2027-01-25", *entries), LADDER)
    assert [step.facts["sum"] for step in state.now if step.matter == "to_invoice account"] == [S(2000)]
    (whole,) = events_of(invoice("3", "2027-01-25", ("account", "2500")))
    told = refusal(view(NY, "2027-01-25", *entries), whole, LADDER)
    assert told is not None
    assert "must be 2000.00 at most" in told.message
    rest = invoice("3", "2027-01-25", ("account", "2000"))
    assert ledger_of(view(NY, "2027-01-25", *entries, rest)).open == 2500


def test_nobody_is_thanked_before_the_account_is_paid() -> None:
    entries = (SIGNED, invoice("1", "2026-12-01", ("costs", "98")), payment("2026-12-03", "98"), *LEFT)
    for more in ((), (_account("2000"),)):
        state = state_of(view(NY, "2027-01-25", *entries, *more), LADDER)
        assert "thank_you" not in [step.act for step in state.now]


def test_an_account_leaves_out_what_was_found_not_to_be_owed() -> None:
    extra = invoice("2", "2026-12-10", ("extra_work", "500"))
    objection: Entry = ("2026-12-14", "disputed", {"invoice": "2", "sum": "200", "reason": "not ordered"})
    settled: Entry = ("2026-12-18", "disputed", {"dispute": 3, "result": "not_owed"})
    account = final_account(view(NY, "2027-01-20", SIGNED, extra, objection, settled, *LEFT))
    assert account is not None
    # 2,000.00 Kill Fee + 300.00, and 12% on it from December 25 through January 20: 27 days 2.6630
    assert account.sum == S("2302.66")


def test_the_balance_is_what_the_deposit_left_however_it_was_paid() -> None:
    """A balance invoice after a deposit without one asks for the rest of the Fee, not for the whole."""
    delivered = (
        "2027-02-01",
        "delivered",
        {"deliverables": [*range(1, len(NY.deal.project.deliverables) + 1)]},
    )
    state = state_of(view(NY, "2027-02-02", SIGNED, payment("2026-12-05", "4000"), delivered), LADDER)
    assert [step.facts["sum"] for step in state.now if step.act == "invoice"] == [Decimal(4000)]


def test_money_counts_when_it_has_cleared() -> None:
    check = ("2027-01-15", "paid", {"sum": "100", "cleared": "2027-01-20"})
    entries = (SIGNED, invoice("1", "2027-01-04", ("balance", "100")), check)
    assert only(view(NY, "2027-01-19", *entries), "1").open == S("100.03")
    assert only(view(NY, "2027-01-20", *entries), "1").open == S("0.07")  # 2 days 0.0658 first


def _paused(terms: Terms, *more: Entry) -> View:
    entries: tuple[Entry, ...] = (
        SIGNED,
        ("2027-01-20", "asked", {"matter": "feedback", "items": ["the draft"]}),
        ("2027-02-10", "paused", {"why": "silence", "ask": 2}),
        *more,
    )
    return view(terms, "2027-03-31", *entries)


@pytest.mark.parametrize("length", ["short", "full"])
@pytest.mark.parametrize("fee", ["fixed", "hourly", "retainer"])
def test_what_a_pause_lets_invoice_is_due_seven_days_after_the_date_of_the_invoice(
    length: str, fee: str, tmp_path: Path
) -> None:
    fees = {
        "fixed": ({"kind": "fixed", "amount": "8000"}, "pause"),
        "hourly": ({"kind": "hourly", "rate": "100", "budget": {"kind": "estimate", "hours": "80"}}, "hours"),
        "retainer": (
            {"kind": "retainer", "monthly": "2000", "hours": "20", "extra_rate": "110", "months": 12},
            "extra_hours",
        ),
    }
    about, kind = fees[fee]
    terms = drafted(tmp_path, deal_data({"fee": about, "payment.term": 14, "contract.length": length}))
    text = read_text((tmp_path / "contract.docx").read_bytes())
    assert re.search("seven days (after the invoice date|from its date)", text)
    state = _paused(terms, invoice("7", "2027-02-11", (kind, "300"), ("extra_work", "50")))
    debts = {debt.kinds: debt for debt in debts_of(state) if debt.invoice}
    assert (debts[kind,].due, debts[kind,].of_pause) == (D("2027-02-18"), True)
    assert (debts["extra_work",].due, debts["extra_work",].of_pause) == (D("2027-02-25"), False)
    # no ground to end the contract before the client answers
    assert {s.debt.kinds for s in grounds_to_end(state, LADDER)} == {("extra_work",)}


def test_hours_that_were_invoiced_before_a_pause_or_after_it_are_due_as_ever() -> None:
    before = invoice("2", "2027-01-15", ("hours", "300"), worked_until="2027-01-14")
    restart: Entry = ("2027-03-01", "restarted", {"starts": "2027-03-01"})
    state = _paused(IL, before, restart, invoice("3", "2027-03-15", ("hours", "300")))
    assert [(debt.due, debt.of_pause) for debt in debts_of(state) if debt.invoice] == [
        (D("2027-01-29"), False),
        (D("2027-03-29"), False),
    ]


def test_a_sum_that_is_not_yet_due_is_more_than_its_charge() -> None:
    state = view(
        IL, "2027-01-20", SIGNED, invoice("2", "2027-01-15", ("hours", "300"), worked_until="2027-01-14")
    )
    steps = [step for step in state_of(state, LADDER).later if step.act == "resend"]
    assert [step.why for step in steps] == ["not paid; due on January 29, 2027"]


LATE: tuple[Entry, ...] = (
    SIGNED,
    invoice("1", "2026-12-01", ("deposit", "4000")),
    ("2026-12-20", "noticed", {"kind": "resend", "invoices": ["1"], "sum": "4000", "as_of": "2026-12-20"}),
    payment("2026-12-28", "4000"),
)


@pytest.mark.parametrize(
    ("entries", "proposed", "chosen"),
    [
        ((), False, True),  # nothing is delivered
        (
            (("2027-01-08", "delivered", {"deliverables": [1, 2, 3, 4]}),),
            False,
            True,
        ),  # the balance is to come
        (
            (
                ("2027-01-08", "delivered", {"deliverables": [1, 2, 3, 4]}),
                invoice("2", "2027-01-08", ("balance", "4000")),
                payment("2027-01-10", "4000"),
            ),
            True,
            False,
        ),
    ],
)
def test_thanks_are_proposed_when_no_work_and_no_invoice_is_to_come(
    entries: tuple[Entry, ...], proposed: bool, chosen: bool
) -> None:
    state = state_of(view(NY, "2027-01-12", *LATE, *entries), LADDER)
    assert ("thank_you" in [step.act for step in state.now]) == proposed
    assert ("thank_you" in [step.act for step in state.choices]) == chosen


@pytest.mark.parametrize(
    ("months", "day", "proposed"),
    [(6, "2027-07-03", False), (6, "2027-07-04", True), (5, "2027-07-04", False)],
)
def test_a_retainer_is_over_after_its_last_month(months: int, day: str, proposed: bool) -> None:
    late: Entry = (
        "2027-01-20", "noticed", {"kind": "resend", "invoices": ["1"], "sum": "2400", "as_of": "2027-01-20"},
    )  # fmt: skip
    first = invoice("1", "2027-01-04", ("month", "2400"))
    rest = (
        entry
        for number in range(1, months)
        for entry in (
            invoice(str(number + 1), f"2027-0{number + 1}-04", ("month", "2400")),
            payment(f"2027-0{number + 1}-20", "2400"),
        )
    )
    entries = (first, late, payment("2027-01-22", "2400"), *rest)
    state = state_of(view(GA, day, SIGNED, *entries), LADDER)
    assert ("thank_you" in [step.act for step in state.now]) == proposed


def test_the_fee_of_a_new_start_is_asked_for_before_new_dates_bind() -> None:
    paid = (invoice("1", "2026-12-01", ("deposit", "4000")), payment("2026-12-03", "4000", of="1"))
    answered: Entry = ("2027-03-22", "answered", {"gives": "all", "ask": 5})
    state = state_of(view(NY, "2027-03-22", SIGNED, *paid, *WAITING, answered), LADDER)
    assert [step.act for step in state.now if step.matter.startswith("question")] == [
        "restart_fee",
        "new_dates",
    ]
