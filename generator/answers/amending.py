"""A deal as a change order leaves it: its fee, prices and planned end, and the sums that follow from them.

What was asked for before stays as it was: the deposit and the earlier installments keep their sums, and the
last installments of a fixed fee take the difference.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.answers.installments import Installment, fee_base, planned

_ALL = Decimal(100)
_HUNDREDTH = Decimal("0.01")


class Change(NamedTuple):
    """What a change order changes of a deal; what is None stays as it was.

    `prices` are those of deliverables by their number. `budget` is the hours of an estimate or cap, or the
    sum of a cap in money; `hours` are those that a month includes, `months` the least time of a retainer.
    `on` is the day of the change: a month that has begun by then stays as it was.
    """

    fee: Decimal | None = None
    end: date | None = None
    prices: Mapping[int, Decimal] = MappingProxyType({})
    rate: Decimal | None = None
    budget: Decimal | None = None
    monthly: Decimal | None = None
    hours: Decimal | None = None
    extra_rate: Decimal | None = None
    months: int | None = None
    on: date | None = None


OF_FEE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "fixed": ("fee", "prices"),
    "hourly": ("rate", "budget"),
    "retainer": ("monthly", "hours", "extra_rate", "months"),
})  # fmt: skip
"""What can change of each kind of fee; the planned end can change with any."""


def amended(deal: Any, change: Change, *, following: Callable[[Any], Mapping[str, Any]]) -> Any:
    """Return a deal as a change leaves it.

    What does not fit the deal is left as it was, such as the fixed fee of a deal by the hour. `following`
    takes the deal with its new fee and gives what else of its sums follows from it.
    """
    project = deal.project.model_copy(update={"end": change.end or deal.project.end})
    if deal.sums.itemized:
        listed = enumerate(project.deliverables, start=1)
        priced = tuple(
            item.model_copy(update={"value": change.prices.get(n, item.value)}) for n, item in listed
        )
        project = project.model_copy(update={"deliverables": priced})
    changed = deal.model_copy(update={"project": project})
    fee = _NEW_FEE[deal.fee.kind](changed, change)
    if fee == deal.fee and deal.fee.kind != "fixed":
        return changed
    changed = changed.model_copy(update={"fee": fee})
    base, term = fee_base(fee), deal.payment.term
    begun = fee.kind == "retainer" and change.on is not None and change.on > project.start
    parts = _parts(deal, fee, begun=begun)
    if not begun:  # else the deposit was a share of a month that stays as it was
        # So exact that the percentage gives the sum again, to the cent.
        percent = (deal.sums.deposit * _ALL / base).quantize(_HUNDREDTH)
        parts = tuple(_share(part, base) for part in parts)
        payment = deal.payment.model_copy(update={"deposit": percent})
        changed = changed.model_copy(update={"payment": payment})
    schedule = tuple(planned(part, end=project.end, term=term) for part in parts)
    total = {"total": fee.amount} if fee.kind == "fixed" else {}
    figures = {"base": base, "schedule": schedule, **total, **following(changed)}
    return changed.model_copy(update={"sums": deal.sums.model_copy(update=figures)})


def _fixed(deal: Any, change: Change) -> Any:
    """Return a fixed fee: the one named, else what the prices come to."""
    if change.fee is not None:
        return deal.fee.model_copy(update={"amount": change.fee})
    if not deal.sums.itemized:
        return deal.fee
    listed = [item.value for item in deal.project.deliverables if item.value is not None]
    return deal.fee.model_copy(update={"amount": sum(listed, Decimal(0))})


def _hourly(deal: Any, change: Change) -> Any:
    budget = deal.fee.budget
    if change.budget is not None:
        name = "amount" if budget.kind == "money_cap" else "hours"
        budget = budget.model_copy(update={name: change.budget})
    return deal.fee.model_copy(update={"rate": change.rate or deal.fee.rate, "budget": budget})


def _retainer(deal: Any, change: Change) -> Any:
    given = {name: getattr(change, name) for name in OF_FEE["retainer"]}
    return deal.fee.model_copy(update={name: value for name, value in given.items() if value is not None})


_NEW_FEE: Mapping[str, Callable[[Any, Change], Any]] = {
    "fixed": _fixed, "hourly": _hourly, "retainer": _retainer,
}  # fmt: skip


def _parts(deal: Any, fee: Any, *, begun: bool) -> tuple[Installment, ...]:
    """Return the installments of a deal with another fee; of a retainer, each month that has not begun."""
    schedule: tuple[Installment, ...] = deal.sums.schedule
    if fee.kind == "fixed":
        return _spread(schedule, fee.amount - deal.fee.amount)
    if fee.kind == "hourly":
        return schedule
    first = {} if begun else {"first_month": max(Decimal(0), fee.monthly - deal.sums.deposit)}
    sums = {**first, "month": fee.monthly}
    return tuple(
        part.model_copy(update={"amount": sums[part.kind]}) if part.kind in sums else part
        for part in schedule
        if sums.get(part.kind) != 0
    )


def _spread(schedule: tuple[Installment, ...], more: Decimal) -> tuple[Installment, ...]:
    """Return installments of which the last takes a difference; a loss beyond it goes to those before it."""
    found: list[Installment] = []
    for part in reversed(schedule):
        amount = part.amount or Decimal(0)
        if part.kind != "deposit" and more:
            changed = max(Decimal(0), amount + more)
            more -= changed - amount
            part = part.model_copy(update={"amount": changed})  # noqa: PLW2901  the part as it is now
        if part.amount or part.kind == "deposit":
            found.insert(0, part)
    return tuple(found)


def _share(part: Installment, whole: Decimal) -> Installment:
    """Return an installment whose percentage, where it shows one, is of the new fee."""
    if part.percent is None or part.amount is None:
        return part
    percent = (part.amount * _ALL / whole).quantize(_HUNDREDTH)
    return part.model_copy(update={"percent": percent})
