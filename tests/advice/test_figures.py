"""Figures as a finding words them."""

from decimal import Decimal

import pytest

from generator.answers.values import Days, Rate
from generator.packs.us.advice.figures import days, listed, percent, usd, yearly


@pytest.mark.parametrize(("amount", "text"), [("1000", "$1,000"), ("799.50", "$799.50"), ("0", "$0")])
def test_a_sum(amount: str, text: str) -> None:
    assert usd(Decimal(amount)) == text


def test_a_percentage() -> None:
    assert [percent(Decimal(text)) for text in ("50.00", "8.75", "100")] == ["50%", "8.75%", "100%"]


def test_a_period() -> None:
    assert days(Days(count=1)) == "1\u00a0day"
    assert days(Days(count=10, business=True)) == "10\u00a0business days"


def test_five_business_days_are_a_week() -> None:
    assert [Days(count=n, business=True).calendar for n in (1, 5, 6, 10)] == [2, 7, 9, 14]
    assert Days(count=6).calendar == 6


def test_a_monthly_rate_is_twelve_times_as_much_a_year() -> None:
    assert yearly(Rate(percent=Decimal("1.5"), per="month")) == 18
    assert yearly(Rate(percent=Decimal("1.5"), per="year")) == Decimal("1.5")


def test_names_in_a_sentence() -> None:
    assert [listed(("a",)), listed(("a", "b")), listed(("a", "b", "c"))] == ["a", "a and b", "a, b and c"]
