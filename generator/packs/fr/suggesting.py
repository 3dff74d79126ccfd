"""The defaults that follow from other answers: each rule once.

Completing fills them into whole answers; an interview offers them on the way there. So a rule looks answers
up by path, in models or in JSON, and returns None while it cannot know.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any

from generator.answers.fee import FinalFiles
from generator.answers.installments import default_deposit, milestone_rests, number_in
from generator.answers.overrides import Lookup, answers_at
from generator.packs.fr.length import usual_length
from generator.packs.fr.protected import is_protected
from generator.questionnaire.suggestion import Rule, Suggestion, filled_in, suggested

_Rests = Callable[[Decimal], tuple[Decimal, ...]]
"""What a deposit in percent leaves for each milestone."""

_LONGEST_TITLE = 150
_TIME_TO_SIGN = timedelta(days=7)
_SATURDAY = 5


def computed(at: Lookup, as_of: date, page: str) -> dict[str, Any]:
    """Return, by name, what completing fills into a page: the defaults of answers that are not given."""
    return filled_in(_COMPUTED, at, as_of, page)


def suggest(data: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """Return the defaults to offer for answers still open, as JSON values by path."""
    return {path: found.value for path, found in suggestions(data, as_of).items()}


def suggestions(data: Mapping[str, Any], as_of: date) -> dict[str, Suggestion]:
    """Return the same with what each follows from."""
    at = answers_at(data)
    return suggested({**_COMPUTED, **_OFFERED, **dict(_shares(at))}, at, as_of)


def _deposit(at: Lookup, _: date) -> Decimal:
    return default_deposit({"kind": "business", "history": at("client.history")})


def _final_files(at: Lookup, _: date) -> FinalFiles:
    at_once = at("fee.kind") == "retainer" or at("client.history") == "known"
    return "on_delivery" if at_once else "on_payment"


def _credit(at: Lookup, _: date) -> str | None:
    author = at("freelancer.form.author") or at("freelancer.legal_name")
    return f"Création : {author}" if author else None


_COMPUTED: Mapping[str, Rule] = {
    "payment.deposit": _deposit,
    "payment.deposit_due": lambda at, _: "eighth_day" if is_protected(at) else "signing",
    "payment.final_files": _final_files,
    "payment.extra_work_rate": lambda at, _: at("fee.rate") or at("fee.extra_rate"),
    "contract.length": lambda at, _: usual_length(at),
    "contract.place": lambda at, _: at("freelancer.address.city"),
    "rights.credit.text": _credit,
}
"""What a contract says where an answer is left out."""


def _items(at: Lookup) -> list[str]:
    items = at("project.deliverables")
    listed = [item for item in (items if isinstance(items, list) else []) if isinstance(item, Mapping)]
    return [name for item in listed if isinstance(name := item.get("name"), str) and name.strip()]


def _title(at: Lookup, _: date) -> str | None:
    """Return a title of what is handed over and for whom."""
    items, client = _items(at), at("client.legal_name")
    title = f"{items[0]}, pour {client}" if items and isinstance(client, str) else ""
    return title if title and len(title) <= _LONGEST_TITLE else None


def _description(at: Lookup, as_of: date) -> str | None:
    if _title(at, as_of) is None:
        return None
    return f"Travaux pour {at('client.legal_name')} : {' ; '.join(_items(at))}."


def _start(at: Lookup, as_of: date) -> date:
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


_OFFERED: Mapping[str, Rule] = {
    "project.title": _title,
    "project.description": _description,
    "project.start": _start,
    "fee.amount": lambda at, _: priced(at("project.deliverables")),
    "contract.date": lambda _, as_of: as_of,
}
"""What is offered where an answer is required."""


def _shares(at: Lookup) -> Iterator[tuple[str, Rule]]:
    """Yield, for the share of each stage, the rules by which the sums agree."""
    stages, rests = at("fee.milestones"), cache(partial(milestone_rests, at("fee")))
    for index in range(len(stages) if isinstance(stages, list) else 0):
        share = f"fee.milestones[{index}].share"
        yield f"{share}.amount", partial(_open_amount, index, rests)
        yield f"{share}.percent", partial(_open_percent, index, rests)


def _open(index: int, rests: _Rests, at: Lookup, as_of: date) -> Decimal | None:
    at("fee")
    deposit = number_in(at("payment.deposit"))
    left = rests(_deposit(at, as_of) if deposit is None else deposit)
    return left[index] if left and left[index] > 0 else None


def _open_amount(index: int, rests: _Rests, at: Lookup, as_of: date) -> str | None:
    gap = _open(index, rests, at, as_of)
    return None if gap is None else f"{gap:.2f}".removesuffix(".00")


def _open_percent(index: int, rests: _Rests, at: Lookup, as_of: date) -> str | None:
    gap, amount = _open(index, rests, at, as_of), number_in(at("fee.amount"))
    percent = gap * 100 / amount if gap is not None and amount else None
    return f"{percent.normalize():f}" if percent is not None and percent == round(percent, 2) else None
