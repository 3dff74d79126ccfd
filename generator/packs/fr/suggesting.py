"""The defaults that follow from other answers: each rule once.

Completing fills them into whole answers; an interview offers them on the way there. So a rule looks answers
up by path, in models or in JSON, and returns None while it cannot know.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator.answers.fee import FinalFiles
from generator.answers.installments import default_deposit
from generator.answers.overrides import Lookup, answers_at
from generator.packs.fr.length import usual_length
from generator.packs.fr.protected import is_protected
from generator.questionnaire.offering import items_named, priced, stage_shares, usual_start
from generator.questionnaire.suggestion import Rule, Suggestion, filled_in, suggested

_LONGEST_TITLE = 150


def computed(at: Lookup, as_of: date, page: str) -> dict[str, Any]:
    """Return, by name, what completing fills into a page: the defaults of answers that are not given."""
    return filled_in(_COMPUTED, at, as_of, page)


def suggest(data: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """Return the defaults to offer for answers still open, as JSON values by path."""
    return {path: found.value for path, found in suggestions(data, as_of).items()}


def suggestions(data: Mapping[str, Any], as_of: date) -> dict[str, Suggestion]:
    """Return the same with what each follows from."""
    at = answers_at(data)
    return suggested({**_COMPUTED, **_OFFERED, **dict(stage_shares(at, _deposit, "EUR"))}, at, as_of)


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


def _title(at: Lookup, _: date) -> str | None:
    """Return a title of what is handed over and for whom."""
    items, client = items_named(at), at("client.legal_name")
    title = f"{items[0]}, pour {client}" if items and isinstance(client, str) else ""
    return title if title and len(title) <= _LONGEST_TITLE else None


def _description(at: Lookup, as_of: date) -> str | None:
    if _title(at, as_of) is None:
        return None
    return f"Travaux pour {at('client.legal_name')} : {' ; '.join(items_named(at))}."


_OFFERED: Mapping[str, Rule] = {
    "project.title": _title,
    "project.description": _description,
    "project.start": usual_start,
    "fee.amount": lambda at, _: priced(at("project.deliverables")),
    "contract.date": lambda _, as_of: as_of,
}
"""What is offered where an answer is required."""
