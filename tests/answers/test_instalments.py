"""The payment schedule: who owes which sum when, to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from generator.answers.installments import Installment, default_deposit, installments
from generator.packs.reading import answers_from
from tests.deals import deal, deal_data, milestone


def schedule(changes: dict[str, object], deposit: str = "50") -> list[tuple[str, Decimal | None]]:
    answers = deal({**changes, "payment.deposit": deposit})
    return [(row.kind, row.amount) for row in installments(answers.fee, Decimal(deposit))]


def test_a_deposit_and_the_balance_make_a_fixed_fee() -> None:
    assert schedule({}, "30") == [("deposit", Decimal(2400)), ("balance", Decimal(5600))]


def test_no_deposit_leaves_one_balance() -> None:
    assert schedule({}, "0") == [("balance", Decimal(8000))]


def test_the_whole_fee_in_advance_leaves_no_balance() -> None:
    assert schedule({}, "100") == [("deposit", Decimal(8000))]


def test_a_milestone_shows_the_deliverables_that_belong_to_it() -> None:
    items = [{"name": name} for name in "ABCDEF"]
    stages = [milestone("One", "25") | {"deliverables": [5, 1, 2, 3]}, milestone("Two", "25")]
    answers = deal({"project.deliverables": items, "fee.milestones": stages})

    rows = installments(answers.fee, Decimal(50))

    assert [row.deliverables for row in rows] == [None, "1–3, 5", None]


def test_an_hourly_deposit_is_of_the_estimate() -> None:
    fee = {"kind": "hourly", "rate": "110", "budget": {"kind": "estimate", "hours": "120"}}
    assert schedule({"fee": fee}, "25") == [("deposit", Decimal(3300)), ("hours", None)]


def test_a_retainer_deposit_is_of_the_first_month() -> None:
    fee = {"kind": "retainer", "monthly": "3000", "hours": "30", "extra_rate": "120", "months": 3}
    assert schedule({"fee": fee}, "40") == [
        ("deposit", Decimal(1200)),
        ("first_month", Decimal(1800)),
        ("month", Decimal(3000)),
    ]


def test_the_last_percentage_takes_the_odd_cent() -> None:
    changes = {"fee.amount": "100.01", "fee.milestones": [milestone("A", "25"), milestone("B", "25")]}
    assert [amount for _, amount in schedule(changes)] == [
        Decimal("50.01"),
        Decimal("25.00"),
        Decimal("25.00"),
    ]


@given(
    amount=st.decimals("1", "999999", places=2),
    shares=st.lists(st.integers(1, 30), min_size=1, max_size=6),
)
def test_installments_of_a_fixed_fee_always_make_the_fee(amount: Decimal, shares: list[int]) -> None:
    shares = shares if sum(shares) <= 100 else [100]
    stages = [milestone(f"M{n}", str(share)) for n, share in enumerate(shares)]
    deposit = Decimal(100 - sum(shares))
    data = deal_data({"fee.amount": str(amount), "fee.milestones": stages, "payment.deposit": str(deposit)})
    rows: tuple[Installment, ...] = installments(answers_from(data).fee, deposit)
    assert sum(row.amount or 0 for row in rows) == amount


@pytest.mark.parametrize(
    ("changes", "percent"),
    [
        ({}, 50),
        ({"client.history": "known"}, 30),
        ({"client.history": "paid_late"}, 50),
        ({"client.kind": "consumer", "client.form": {"kind": "individual"}}, 30),
    ],
)
def test_the_usual_deposit_follows_the_client(changes: dict[str, object], percent: int) -> None:
    assert default_deposit(deal(changes).client) == percent


def test_sums_of_a_currency_without_decimals_are_whole() -> None:
    fee = {"kind": "fixed", "currency": "JPY", "amount": "100001"}
    assert schedule({"fee": fee}) == [("deposit", Decimal(50001)), ("balance", Decimal(50000))]


def test_sixty_percentages_of_a_small_sum_are_never_negative() -> None:
    stages = [milestone(f"M{n}", "1") for n in range(60)]
    fee = {"kind": "fixed", "currency": "JPY", "amount": "50", "milestones": stages}
    amounts = [amount or Decimal(0) for _, amount in schedule({"fee": fee}, "40")]
    assert sum(amounts) == 50
    assert min(amounts) >= 0
