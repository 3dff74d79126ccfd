"""How long the contract is: the length that fits the answers."""

from decimal import Decimal

from generator.answers.installments import number_in
from generator.answers.overrides import Lookup
from generator.answers.terms import Length
from generator.packs.fr.deal import Answers

MOST_FOR_SHORT = Decimal(10_000)
"""Price in euros up to which the short form is the default."""
_MOST_DELIVERABLES, _MOST_STAGES = 6, 4


def usual_length(at: Lookup) -> Length | None:
    """Return the length that fits the answers so far; None until there is a price."""
    price = _price(at)
    if price is None:
        return None
    extra = any(at(f"options.{name}") is not None for name in ("personal_data", "insurance"))
    abroad = any(at(f"{side}.address.country") not in (None, "FR") for side in ("freelancer", "client"))
    many = (
        len(at("project.deliverables") or ()) > _MOST_DELIVERABLES
        or len(at("fee.milestones") or ()) > _MOST_STAGES
    )
    return "full" if price > MOST_FOR_SHORT or extra or abroad or many else "short"


def _price(at: Lookup) -> Decimal | None:
    match at("fee.kind"):
        case "fixed":
            return number_in(at("fee.amount"))
        case "retainer":
            one, other = number_in(at("fee.monthly")), number_in(at("fee.months") or 3)
        case _:
            if at("fee.budget.kind") == "money_cap":
                return number_in(at("fee.budget.amount"))
            one, other = number_in(at("fee.rate")), number_in(at("fee.budget.hours"))
    return None if one is None or other is None else one * other


def with_length(answers: Answers, length: Length | None) -> Answers:
    """Return answers whose contract has a length, whatever they say of it; None leaves them as they are."""
    if length is None or answers.contract.length == length:
        return answers
    details = answers.contract.model_copy(update={"length": length})
    return answers.model_copy(update={"contract": details})
