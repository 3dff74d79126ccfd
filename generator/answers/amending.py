"""A deal as a change order leaves it: fee, prices and planned end, and the sums that follow from them.

What was asked for before stays as it was: the deposit and the earlier installments keep their sums, and the
last installments take the difference.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator.answers.installments import Installment, planned

_ALL = Decimal(100)
_HUNDREDTH = Decimal("0.01")


def amended(
    deal: Any,
    fee: Decimal | None,
    end: date | None,
    prices: Mapping[int, Decimal],
    *,
    following: Callable[[Any], Mapping[str, Any]],
) -> Any:
    """Return a deal with another fixed fee, planned end or prices of deliverables, by their number.

    What does not fit the deal is left as it was, such as the fee of a deal by the hour. `following` takes the
    deal with its new fee and gives what else of its sums follows from it.
    """
    project = deal.project.model_copy(update={"end": end or deal.project.end})
    if deal.sums.itemized:
        listed = enumerate(project.deliverables, start=1)
        priced = tuple(item.model_copy(update={"value": prices.get(n, item.value)}) for n, item in listed)
        project = project.model_copy(update={"deliverables": priced})
    changed = deal.model_copy(update={"project": project})
    if deal.fee.kind != "fixed":
        return changed
    whole = _new_fee(changed, fee, deal.fee.amount)
    schedule = _spread(deal.sums.schedule, whole - deal.fee.amount)
    term = deal.payment.term
    shares = tuple(planned(_share(part, whole), end=project.end, term=term) for part in schedule)
    # So exact that the percentage gives the sum again, to the cent.
    percent = deal.sums.deposit * _ALL / whole
    payment = deal.payment.model_copy(update={"deposit": percent.quantize(_HUNDREDTH)})
    fixed = deal.fee.model_copy(update={"amount": whole})
    changed = changed.model_copy(update={"fee": fixed, "payment": payment})
    figures = {"base": whole, "total": whole, "schedule": shares, **following(changed)}
    return changed.model_copy(update={"sums": deal.sums.model_copy(update=figures)})


def _new_fee(deal: Any, fee: Decimal | None, before: Decimal) -> Decimal:
    """Return the fixed fee of a deal: the one named, else what its prices come to."""
    listed = [item.value for item in deal.project.deliverables if item.value is not None]
    if fee is not None:
        return fee
    return sum(listed, Decimal(0)) if deal.sums.itemized else before


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
