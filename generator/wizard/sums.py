"""Sums while they are being entered: what milestones leave open of the fee, what prices and hours make."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.answers.installments import rounded
from generator.answers.paths import MISSING, fetch
from generator.answers.places import exact_sum
from generator.formatting import Formats

__all__ = [
    "Open",
    "at_the_rate",
    "fitting_deposit",
    "milestone_sums",
    "open_milestones",
    "prices",
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


def _number(value: Any) -> Decimal | None:
    try:
        number = None if value is MISSING or value is None else Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def open_milestones(data: Mapping[str, Any], deposit: Any, *, without: str = "") -> Open | None:
    """Return what deposit and milestones leave open of a fixed fee, one milestone aside.

    `deposit` is in percent; `without` is the path of a share that is being asked.
    """
    fee, percent = _number(fetch(data, "fee.amount")), _number(fetch(data, "payment.deposit"))
    percent = _number(deposit) if percent is None else percent
    if not fee or percent is None:
        return None
    paid = fee * percent / 100
    milestones = fetch(data, "fee.milestones")
    for index, milestone in enumerate(milestones if isinstance(milestones, list) else []):
        if not without.startswith(f"fee.milestones[{index}]."):
            paid += _share(milestone, fee)
    return Open(fee - paid, fee, percent)


def _share(milestone: Any, fee: Decimal) -> Decimal:
    amount, percent = _number(fetch(milestone, "share.amount")), _number(fetch(milestone, "share.percent"))
    if fetch(milestone, "share.kind") == "percent":
        return fee * (percent or Decimal(0)) / 100
    return amount or Decimal(0)


def milestone_sums(data: Mapping[str, Any], deposit: Any) -> dict[str, str]:
    """Return, for the share of each milestone, the default that makes the sums agree."""
    found: dict[str, str] = {}
    milestones = fetch(data, "fee.milestones")
    for index in range(len(milestones) if isinstance(milestones, list) else 0):
        share = f"fee.milestones[{index}].share"
        rest = open_milestones(data, deposit, without=f"{share}.")
        if rest is not None and rest.left > 0:
            found[f"{share}.amount"] = _figures(rest.left, fetch(data, "fee.currency"))
            if rest.percent == round(rest.percent, 2):
                found[f"{share}.percent"] = f"{rest.percent.normalize():f}"
    return found


def _figures(amount: Decimal, currency: Any) -> str:
    return exact_sum(amount, currency if isinstance(currency, str) else "USD").removesuffix(".00")


def fitting_deposit(data: Mapping[str, Any], deposit: Any) -> str | None:
    """Return the deposit in percent with which the milestones add up to the fee, if there is one."""
    rest = open_milestones(data, deposit)
    if rest is None or not rest.left:
        return None
    percent = rest.deposit + rest.percent
    is_exact = percent == round(percent, 2)
    return f"{percent.normalize():f}" if is_exact and 0 <= percent <= _WHOLE else None


def prices(data: Mapping[str, Any]) -> Decimal | None:
    """Return the sum of the deliverables' prices, or None unless each has one."""
    items = fetch(data, "project.deliverables")
    values = [_number(fetch(item, "value")) for item in (items if isinstance(items, list) else [])]
    given = [value for value in values if value is not None]
    return sum(given, Decimal(0)) if given and len(given) == len(values) else None


def to_price(data: Mapping[str, Any]) -> int | None:
    """Return the index of the deliverable to mend: one without a price, or the first of a wrong sum."""
    items = fetch(data, "project.deliverables")
    values = [_number(fetch(item, "value")) for item in (items if isinstance(items, list) else [])]
    if all(value is None for value in values):
        return None
    if None in values:
        return values.index(None)
    fee = _number(fetch(data, "fee.amount"))
    return None if fee is None or prices(data) == fee else 0


def at_the_rate(path: str, data: Mapping[str, Any]) -> str:
    """Return what a number of hours costs, or how many hours a cap in money buys; empty for the rest.

    A sum that was typed for hours, or hours for a sum, is seen in it at once.
    """
    rate, given = _number(fetch(data, "fee.rate")), _number(fetch(data, path))
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
