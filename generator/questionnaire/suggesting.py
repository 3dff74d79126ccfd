"""The defaults to offer for answers still open: the same that completing fills in, from partial answers."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from generator.answers.fee import FinalFiles
from generator.answers.installments import KNOWN_CLIENT_DEPOSIT, NEW_CLIENT_DEPOSIT
from generator.answers.places import STATES
from generator.answers.settled import answers_at
from generator.answers.terms import CAPITAL
from generator.questionnaire.completing import final_files, late_charge, term

__all__ = ["suggest"]


def suggest(partial: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """Return the defaults to offer for answers still open, as JSON values by path.

    `partial` is a nested mapping of the answers so far; what cannot be known yet is left out.
    """
    found = {path: rule(partial, as_of) for path, rule in _SUGGESTIONS.items()}
    return {path: value for path, value in found.items() if value is not None}


def _at(partial: Any, path: str) -> Any:
    for name in path.split("."):
        partial = partial.get(name) if isinstance(partial, Mapping) else None
    return partial


def _home(partial: Mapping[str, Any], field: str) -> Any:
    """Return a field of the first address in the United States: the freelancer's, else the client's."""
    for party in ("freelancer", "client"):
        address = _at(partial, f"{party}.address")
        if isinstance(address, Mapping) and address.get("country", "US") == "US" and address.get(field):
            return address[field]
    return None


def _court_city(partial: Mapping[str, Any]) -> Any:
    """Return the city of the party that is in the governing state: courts elsewhere are no default."""
    state = _at(partial, "governing_law.state") or _home(partial, "region")
    if state == "DC":
        return CAPITAL
    for party in ("freelancer", "client"):
        address = _at(partial, f"{party}.address")
        if isinstance(address, Mapping) and address.get("region") == state and state:
            return address.get("city")
    return None


def _suggest_deposit(partial: Mapping[str, Any], _: date) -> str:
    known = _at(partial, "client.history") == "known" or _at(partial, "client.kind") == "consumer"
    return str(KNOWN_CLIENT_DEPOSIT if known else NEW_CLIENT_DEPOSIT)


def _suggest_final_files(partial: Mapping[str, Any], _: date) -> FinalFiles:
    position = (_at(partial, "positions") or {}).get("rights.grant", "preferred")
    return final_files(_at(partial, "fee.kind") or "", _at(partial, "client.history") or "new", position)


def _suggest_late_charge(partial: Mapping[str, Any], as_of: date) -> dict[str, Any] | None:
    state = _at(partial, "governing_law.state") or _home(partial, "region")
    if not isinstance(state, str) or state not in STATES:
        return None
    charge = late_charge(_at(partial, "client.kind") or "business", state, as_of)
    return charge.model_dump(mode="json")


def _suggest_extra_rate(partial: Mapping[str, Any], _: date) -> Any:
    return _at(partial, "fee.rate") or _at(partial, "fee.extra_rate")


_SUGGESTIONS: dict[str, Callable[[Mapping[str, Any], date], Any]] = {
    "project.place_of_work": lambda partial, _: (
        _at(partial, "freelancer.address.region")
        if _at(partial, "freelancer.address.country") in (None, "US")
        else None
    ),
    "payment.deposit": _suggest_deposit,
    "payment.term": lambda partial, _: term(answers_at(partial)),
    "payment.final_files": _suggest_final_files,
    "payment.late_charge": _suggest_late_charge,
    "payment.extra_work_rate": _suggest_extra_rate,
    "governing_law.state": lambda partial, _: _home(partial, "region"),
    "governing_law.city": lambda partial, _: _court_city(partial),
    "contract.date": lambda _, as_of: as_of.isoformat(),
}
