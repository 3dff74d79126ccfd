"""Sums while they are being entered: what milestones leave open of the fee, what prices and hours make."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.answers.installments import milestone_gap, number_in, rounded
from generator.answers.paths import fetch
from generator.formatting import Formats
from generator.questionnaire.suggesting import priced

__all__ = [
    "Open",
    "at_the_rate",
    "fitting_deposit",
    "open_milestones",
    "to_price",
]

_WHOLE = 100
"""Percent."""


@dataclass(frozen=True, slots=True)
class Open:
    """How much of a fixed fee no installment covers yet; negative when they cover too much."""

    left: Decimal
    fee: Decimal
    deposit: Decimal
    """Percent of the fee that is paid before work starts."""

    @property
    def percent(self) -> Decimal:
        """Return what is left as a percentage of the fee."""
        return self.left * 100 / self.fee


def open_milestones(data: Mapping[str, Any], deposit: Any) -> Open | None:
    """Return what deposit (in percent, where none is given) and milestones leave open of a fixed fee."""
    fee, percent = number_in(fetch(data, "fee.amount")), number_in(fetch(data, "payment.deposit"))
    percent = number_in(deposit) if percent is None else percent
    gap = None if percent is None else milestone_gap(fetch(data, "fee"), percent)
    return None if gap is None or fee is None or percent is None else Open(gap, fee, percent)


def fitting_deposit(data: Mapping[str, Any], deposit: Any) -> str | None:
    """Return the deposit in percent with which the milestones add up to the fee, if there is one."""
    rest = open_milestones(data, deposit)
    if rest is None or not rest.left:
        return None
    percent = rest.deposit + rest.percent
    is_exact = percent == round(percent, 2)
    return f"{percent.normalize():f}" if is_exact and 0 <= percent <= _WHOLE else None


def to_price(data: Mapping[str, Any]) -> int | None:
    """Return the index of the deliverable to mend: one without a price, or the first of a wrong sum."""
    items = fetch(data, "project.deliverables")
    values = [number_in(fetch(item, "value")) for item in (items if isinstance(items, list) else [])]
    if all(value is None for value in values):
        return None
    if None in values:
        return values.index(None)
    fee = number_in(fetch(data, "fee.amount"))
    return None if fee is None or number_in(priced(items)) == fee else 0


def at_the_rate(path: str, data: Mapping[str, Any]) -> str:
    """Return what a number of hours costs, or how many hours a cap in money buys; empty for the rest.

    A sum that was typed for hours, or hours for a sum, is seen in it at once.
    """
    rate, given = number_in(fetch(data, "fee.rate")), number_in(fetch(data, path))
    if not rate or not given or rate < 0 or given < 0:
        return ""
    given_in = fetch(data, "fee.currency")
    currency = given_in if isinstance(given_in, str) else "USD"
    formats = Formats("en-US", currency)
    each = formats.text(rate, "money")
    if path == "fee.budget.hours":
        cost = formats.text(rounded(rate * given, currency), "money")
        return f"{formats.text(given, 'number')} hours at {each} = {cost}"
    if path == "fee.budget.amount":
        hours = formats.text((given / rate).quantize(Decimal("0.1")), "number")
        return f"{formats.text(given, 'money')}, that is {hours} hours at {each}"
    return ""
