"""Figures in the plain words of a finding."""

from decimal import Decimal

from generator.answers.values import Days, Rate
from generator.packs.us.formats import formats

_FORMATS = formats("USD")
_MONTHS = 12


def usd(amount: Decimal) -> str:
    """Write a sum in US dollars, without cents where there are none."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"


def percent(value: Decimal) -> str:
    """Write a percentage without trailing zeros."""
    return _FORMATS.text(value, "percent")


def days(value: Days) -> str:
    """Write a number of days with its kind."""
    return _FORMATS.text(value, "days")


def yearly(rate: Rate) -> Decimal:
    """Return a rate as simple percent a year."""
    return rate.percent * _MONTHS if rate.per == "month" else rate.percent


def listed(names: tuple[str, ...], word: str = "and") -> str:
    """Join names as in a sentence: a, b and c; with "or" the whole stays singular."""
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last
