"""Defaults that follow from other answers alike in every pack: what is handed over, the start, the stages."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any

from generator.answers.installments import milestone_rests, number_in
from generator.answers.overrides import Lookup
from generator.answers.places import exact_sum
from generator.questionnaire.suggestion import Rule

_TIME_TO_SIGN = timedelta(days=7)
_SATURDAY = 5


def items_named(at: Lookup) -> list[str]:
    """Return the names of what is handed over."""
    items = at("project.deliverables")
    listed = [item for item in (items if isinstance(items, list) else []) if isinstance(item, Mapping)]
    return [name for item in listed if isinstance(name := item.get("name"), str) and name.strip()]


def usual_start(at: Lookup, as_of: date) -> date:
    """Return a weekday a week from now, with time to sign and to pay the deposit, or an earlier end."""
    start, end = as_of + _TIME_TO_SIGN, at("project.end")
    if start.weekday() >= _SATURDAY:
        start += timedelta(days=7 - start.weekday())
    try:
        planned = date.fromisoformat(str(end))
    except ValueError:
        return start
    return min(start, planned) if planned >= as_of else start


def priced(deliverables: Any) -> str | None:
    """Return the sum of the deliverables' prices (JSON answers), None unless each has one."""
    items = deliverables if isinstance(deliverables, list) else []
    values = [number_in(item.get("value")) for item in items if isinstance(item, Mapping)]
    given = [value for value in values if value is not None]
    return f"{sum(given, Decimal(0)):f}" if given and len(given) == len(items) else None


def stage_shares(at: Lookup, deposit: Rule, currency: str) -> Iterator[tuple[str, Rule]]:
    """Yield, for the share of each stage, the rules by which the sums agree.

    `deposit` is the rule of a pack for a deposit that is not answered, `currency` is that of a price in none.
    """
    stages, rests = at("fee.milestones"), cache(partial(milestone_rests, at("fee")))
    for index in range(len(stages) if isinstance(stages, list) else 0):
        left = partial(_left, index, rests, deposit)
        share = f"fee.milestones[{index}].share"
        yield f"{share}.amount", partial(_amount, left, currency)
        yield f"{share}.percent", partial(_percent, left)


_Left = Callable[[Lookup, date], Decimal | None]


def _left(
    index: int, rests: Callable[[Decimal], tuple[Decimal, ...]], usual: Rule, at: Lookup, as_of: date
) -> Decimal | None:
    """Return what deposit and other stages leave for a stage."""
    at("fee")
    deposit = number_in(at("payment.deposit"))
    left = rests(usual(at, as_of) if deposit is None else deposit)
    return left[index] if left and left[index] > 0 else None


def _amount(left: _Left, usual: str, at: Lookup, as_of: date) -> str | None:
    gap, currency = left(at, as_of), at("fee.currency")
    if gap is None:
        return None
    return exact_sum(gap, currency if isinstance(currency, str) else usual).removesuffix(".00")


def _percent(left: _Left, at: Lookup, as_of: date) -> str | None:
    gap, amount = left(at, as_of), number_in(at("fee.amount"))
    percent = gap * 100 / amount if gap is not None and amount else None
    return f"{percent.normalize():f}" if percent is not None and percent == round(percent, 2) else None
