"""How long a contract is: what every pack asks before it offers the short form."""

from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from generator.answers.installments import number_in
from generator.answers.overrides import Lookup
from generator.answers.terms import Length

_LINE = 80
"""Characters in a line of the pages before the terms."""
_USUAL_MONTHS = 3
"""Months of a retainer while they are not answered."""

Deal = TypeVar("Deal", bound=BaseModel)


class FullOnly(NamedTuple):
    """An answer that the short form cannot carry: where it is, the slot of the full form, what it is."""

    path: str
    slot: str
    what: str


class TooLong(NamedTuple):
    """What makes a short contract longer than four pages: where it is, and a sentence's end on it."""

    path: str
    what: str


def lines_of(text: str) -> int:
    """Return how many lines a text takes across the page."""
    return sum(-(-len(line) // _LINE) for line in text.splitlines())


def size_of(at: Lookup, path: str) -> int:
    """Return how many entries a list has, none while it is not answered."""
    return len(at(path) or ())


def price_of(at: Lookup) -> Decimal | None:
    """Return the fee, the price of the estimate or cap, or that of the minimum term of a retainer."""
    kind = at("fee.kind")
    if kind == "fixed":
        return number_in(at("fee.amount"))
    if kind == "retainer":
        return _product(at("fee.monthly"), at("fee.months") or _USUAL_MONTHS)
    if at("fee.budget.kind") == "money_cap":
        return number_in(at("fee.budget.amount"))
    return _product(at("fee.rate"), at("fee.budget.hours"))


def _product(first: Any, second: Any) -> Decimal | None:
    one, other = number_in(first), number_in(second)
    return None if one is None or other is None else one * other


def with_length(answers: Deal, length: Length | None) -> Deal:
    """Return answers whose contract has a length, whatever they say of it; None leaves them as they are."""
    details: Any = vars(answers)["contract"]
    if length is None or details.length == length:
        return answers
    return answers.model_copy(update={"contract": details.model_copy(update={"length": length})})
