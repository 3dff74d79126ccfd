"""How long the contract is: what only the full form can carry, and the length that fits the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.answers.installments import number_in
from generator.answers.overrides import Lookup
from generator.answers.terms import Length
from generator.packs.us.deal import Answers

MOST_FOR_SHORT = Decimal(10_000)
"""Fee in US dollars, estimate or price of the minimum term, up to which the short form is the default."""
MOST_DELIVERABLES, MOST_STAGES = 6, 4
"""What four pages hold: above it the full form is the default, and nobody is stopped."""


@dataclass(frozen=True, slots=True)
class FullOnly:
    """An answer that the short form cannot carry: where it is, the slot of the full form, what it is."""

    path: str
    slot: str
    what: str


def full_only(at: Lookup) -> Iterator[FullOnly]:
    """Yield each answer that only the full form can carry."""
    if "physical" in (at("project.kinds") or ()):
        yield FullOnly("project.kinds", "physical.delivery", "physical work")
    if at("options.personal_data") is not None:
        yield FullOnly("options.personal_data", "options.personal_data", "rules for personal data")
    if at("options.insurance") is not None:
        yield FullOnly("options.insurance", "options.insurance", "a duty to be insured")
    if at("options.open_source.copyleft"):
        yield FullOnly("options.open_source", "options.open_source", "copyleft licenses")
    if at("governing_law.mediation"):
        yield FullOnly("governing_law.mediation", "disputes.mediation", "mediation before a lawsuit")
    if _exclusive_in_a_territory(at):
        yield FullOnly("rights.territory", "rights.exclusivity", "exclusive rights in one territory")
    if at("fee.currency") not in (None, "USD"):
        yield FullOnly("fee.currency", "payment.fee", "a fee in another currency than US dollars")
    for party in ("freelancer", "client"):
        if at(f"{party}.address.country") not in (None, "US"):
            yield FullOnly(f"{party}.address.country", "payment.taxes", "a party outside the United States")


def _exclusive_in_a_territory(at: Lookup) -> bool:
    exclusive = at("rights.exclusivity") in ("exclusive", "sole")
    return exclusive and str(at("rights.territory") or "worldwide").casefold() != "worldwide"


def usual_length(at: Lookup) -> Length | None:
    """Return the length that fits the answers so far; None until there is a fee."""
    price = _price(at)
    if price is None:
        return None
    small = price <= MOST_FOR_SHORT and _size(at, "project.deliverables") <= MOST_DELIVERABLES
    fits = small and _size(at, "fee.milestones") <= MOST_STAGES and next(full_only(at), None) is None
    return "short" if fits else "full"


def why_usual(at: Lookup) -> str:
    """Return why a length is the usual one for the answers so far; empty until there is a fee."""
    price = _price(at)
    if price is None:
        return ""
    if found := next(full_only(at), None):
        return f"The full form is usual here: the short one has nothing on {found.what}."
    if price > MOST_FOR_SHORT:
        return f"The full form is usual here: the price is above ${MOST_FOR_SHORT:,}."
    if _size(at, "project.deliverables") > MOST_DELIVERABLES or _size(at, "fee.milestones") > MOST_STAGES:
        return (
            f"The full form is usual here: there are more than {MOST_DELIVERABLES} deliverables or "
            f"{MOST_STAGES} milestones."
        )
    within = f"the price is at most ${MOST_FOR_SHORT:,}"
    return f"The short form is usual here: {within}, and nothing needs the full one."


def with_length(answers: Answers, length: Length | None) -> Answers:
    """Return answers whose contract has a length, whatever they say of it; None leaves them as they are."""
    if length is None or answers.contract.length == length:
        return answers
    details = answers.contract.model_copy(update={"length": length})
    return answers.model_copy(update={"contract": details})


def _size(at: Lookup, path: str) -> int:
    return len(at(path) or ())


def _price(at: Lookup) -> Decimal | None:
    """Return the fee, the price of the estimate or cap, or that of the minimum term of a retainer."""
    kind = at("fee.kind")
    if kind == "fixed":
        return number_in(at("fee.amount"))
    if kind == "retainer":
        return _product(at("fee.monthly"), at("fee.months") or 3)
    if at("fee.budget.kind") == "money_cap":
        return number_in(at("fee.budget.amount"))
    return _product(at("fee.rate"), at("fee.budget.hours"))


def _product(first: Any, second: Any) -> Decimal | None:
    one, other = number_in(first), number_in(second)
    return None if one is None or other is None else one * other
