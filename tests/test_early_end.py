"""What an early end costs: the sums on the cover page against an arithmetic in fractions."""

from decimal import Decimal
from fractions import Fraction
from itertools import islice
from math import floor
from random import Random
from typing import Any

import pytest

from generator.answers.places import currency_digits
from generator.assembly.contract import text_of
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import answers_from
from generator.packs.us.completing import complete
from generator.packs.us.deal import Answers
from tests.building import build, pairwise
from tests.deals import deal

MATERIALS = open_materials()
FULL = {"contract.length": "full"}
HOURLY = {
    "kind": "hourly", "rate": "110", "budget": {"kind": "estimate", "hours": 120},
}  # fmt: skip
RETAINER = {"kind": "retainer", "monthly": "2400", "hours": 20, "extra_rate": "130", "months": 5}
STAGES = {
    "kind": "fixed", "amount": "9000",
    "milestones": [
        {"name": "All", "share": {"kind": "percent", "percent": "50"},
         "due": {"kind": "event", "event": "Approval"}},
    ],
}  # fmt: skip


def said(changes: dict[str, Any]) -> str:
    """Return the row of the cover page."""
    made = draft(deal({**FULL, **changes}), MATERIALS)
    (row,) = [row for row in made.contract.rows if row.term == "Kill Fee in sums"]
    return " ".join(map(text_of, row.paragraphs)).replace("\u00a0", " ")


BACK, MORE = "(Client gets {} back)", "(Client pays {} more)"
COVERED, PAID = "$4,000.00 (the Deposit covers it)", "less what Client has paid"
HALF_TERM = "after half of the Minimum Term, on top of the Monthly Fees so far"
HALF_WORK = "with half of the work done"


@pytest.mark.parametrize(
    ("changes", "start", "half"),
    [
        ({}, f"$2,000.00 {BACK.format('$2,000.00')}", f"$5,000.00 {MORE.format('$1,000.00')}"),
        ({"payment.deposit": "0"}, "$2,000.00", "$5,000.00"),
        (
            {"ending.kill_fee": {"kind": "work_done_plus", "percent": "50"}},
            COVERED,
            f"$6,000.00 {MORE.format('$2,000.00')}",
        ),
        ({"ending.kill_fee": {"kind": "work_done"}}, f"nothing {BACK.format('$4,000.00')}", COVERED),
        (
            {"positions": {"ending.kill_fee": "fallback"}},
            f"nothing {BACK.format('$4,000.00')}",
            f"at most $5,000.00 {MORE.format('$1,000.00')}",
        ),
        (
            {"fee": HOURLY, "payment.deposit": "20"},
            f"$3,300.00 {MORE.format('$660.00')}",
            f"$8,250.00 {PAID}",
        ),
        ({"fee": STAGES}, f"$2,250.00 {BACK.format('$2,250.00')}", f"$5,625.00 {PAID}"),
        ({"fee": RETAINER, "payment.deposit": "0"}, "$3,000.00", "$1,500.00"),
    ],
)
def test_the_cover_page_says_what_an_early_end_costs(changes: dict[str, Any], start: str, half: str) -> None:
    moment = HALF_TERM if changes.get("fee") == RETAINER else HALF_WORK
    assert said(changes) == f"On the Start Date, before any work: {start}; {moment}: {half}"


def in_fractions(answers: Answers, deposit: Decimal) -> tuple[tuple[Fraction, Fraction | None], ...]:
    """Return the Kill Fee on the start date and half-way, and what is left to pay where that is known."""
    fee, kill_fee = answers.fee, answers.ending.kill_fee
    unit = Fraction(1, 10 ** currency_digits(fee.currency))

    def to_unit(sum_: Fraction) -> Fraction:
        return floor(sum_ / unit + Fraction(1, 2)) * unit

    if fee.kind == "fixed":
        base = whole = Fraction(fee.amount)
    elif fee.kind == "retainer":
        base, whole = Fraction(fee.monthly), Fraction(fee.monthly) * fee.months
    elif fee.budget.kind == "money_cap":
        base = whole = Fraction(fee.budget.amount)
    else:
        base = whole = to_unit(Fraction(fee.rate) * Fraction(fee.budget.hours))
    share = Fraction(0)
    if kill_fee.kind == "work_done_plus" and answers.client.kind == "business":
        share = Fraction(kill_fee.percent) / 100
    begun = answers.positions.get("ending.kill_fee") is None
    paid = to_unit(base * Fraction(deposit) / 100)
    start = to_unit(whole * share) if begun else Fraction(0)
    half = to_unit(whole / 2 * share + (0 if fee.kind == "retainer" else whole / 2))
    known = fee.kind == "fixed" and not fee.milestones
    return (start, start - paid if paid else None), (half, half - paid if paid and known else None)


def assert_as_in_fractions(answers: Answers) -> None:
    made = complete(answers, answers.contract.date)
    printed = tuple(
        (Fraction(end.amount or 0), Fraction(end.to_pay or 0) - Fraction(end.back or 0))
        for end in made.sums.early_ends
    )
    expected = in_fractions(answers, made.payment.deposit)
    assert printed == tuple((amount, left or 0) for amount, left in expected)


def test_the_sums_are_those_of_fractions_in_every_kind_of_deal() -> None:
    for data in islice(pairwise(seed=3), 60):
        assert_as_in_fractions(answers_from(data))


@pytest.mark.parametrize("seed", range(30))
def test_the_sums_are_those_of_fractions_in_random_deals(seed: int) -> None:
    random = Random(seed)
    assert_as_in_fractions(answers_from(build(lambda _, options: random.choice(options))))


def test_a_planned_due_date_is_the_planned_day_and_the_payment_term() -> None:
    made = complete(deal({"payment.term": 14}), deal().contract.date)
    assert [part.due_on and part.due_on.isoformat() for part in made.sums.schedule] == [None, "2027-03-12"]
