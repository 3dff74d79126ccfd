"""The defaults that follow from law or from other answers: each rule once.

Completing fills them into whole answers; an interview offers them on the way there. So a rule looks answers
up by path, in models or in JSON, and returns None while it cannot know.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any

from generator.answers.fee import Charge, FinalFiles, HourlyFee, NoCharge
from generator.answers.installments import default_deposit
from generator.answers.overrides import Lookup, answers_at
from generator.answers.values import Rate
from generator.law.lookup import Law
from generator.packs.us.billing import usual_term
from generator.packs.us.governing_law import CAPITAL, DISTRICT
from generator.packs.us.law.lookup import LAW, state_law
from generator.packs.us.law.topics import LateInterest
from generator.packs.us.length import usual_length
from generator.packs.us.overrides import kinds_of, override_of
from generator.packs.us.places import find_state, state_of_address
from generator.questionnaire.offering import items_named, priced, stage_shares, usual_start
from generator.questionnaire.suggestion import Rule, Suggestion, filled_in, suggested

_MONTHS_A_YEAR = 12


def computed(at: Lookup, as_of: date, page: str, law: Law = LAW) -> dict[str, Any]:
    """Return, by name, what completing fills into a page: the defaults of answers that are not given."""
    return filled_in(_computed(law), at, as_of, page)


def suggest(data: Mapping[str, Any], as_of: date, law: Law = LAW) -> dict[str, Any]:
    """Return the defaults to offer for answers still open, as JSON values by path.

    `data` is a nested mapping of the answers so far; what cannot be known yet is left out.
    """
    return {path: found.value for path, found in suggestions(data, as_of, law).items()}


def suggestions(data: Mapping[str, Any], as_of: date, law: Law = LAW) -> dict[str, Suggestion]:
    """Return the same with what each follows from."""
    at = answers_at(data)
    return suggested({**_computed(law), **_OFFERED, **dict(stage_shares(at, _deposit, "USD"))}, at, as_of)


def _home_state(at: Lookup, party: str) -> str | None:
    return state_of_address(at(f"{party}.address.country"), at(f"{party}.address.region"))


def _governing_state(at: Lookup, _: date) -> str | None:
    """Return the freelancer's state, else the client's."""
    return _home_state(at, "freelancer") or _home_state(at, "client")


def _state(at: Lookup, as_of: date) -> str | None:
    given = at("governing_law.state")
    return find_state(given) if given else _governing_state(at, as_of)


def _court_city(at: Lookup, as_of: date) -> Any:
    """Return the city of the party that is in the governing state: courts elsewhere are no default."""
    state = _state(at, as_of)
    if state == DISTRICT:
        return CAPITAL
    for party in ("freelancer", "client"):
        if state and _home_state(at, party) == state:
            return at(f"{party}.address.city")
    return None


def _deposit(at: Lookup, _: date) -> Decimal:
    return default_deposit({"kind": at("client.kind"), "history": at("client.history")})


def _term(at: Lookup, _: date) -> int:
    """Return the usual payment term, short enough for hours in Illinois."""
    limit = override_of("payment.term", at)
    hourly = at("fee.kind") == "hourly"
    period = (at("fee.invoiced") or HourlyFee.model_fields["invoiced"].default) if hourly else None
    return usual_term(period, None if limit is None else limit.most)


def _final_files(at: Lookup, _: date) -> FinalFiles:
    """Return when the final files go out; the concession on rights lets the client use the work at once."""
    conceded = (at("positions") or {}).get("rights.grant", "preferred") != "preferred"
    at_once = conceded or at("fee.kind") == "retainer" or at("client.history") == "known"
    return "on_delivery" if at_once else "on_payment"


def _late_charge(law: Law, at: Lookup, as_of: date) -> Charge | NoCharge | None:
    """Return a cautious late charge of a business, none of a consumer."""
    state = _state(at, as_of)
    if state is None:
        return None
    rate = None if at("client.kind") == "consumer" else cautious_rate(state, as_of, law)
    return NoCharge() if rate is None else Charge.model_construct(rate=rate)


def _place_of_work(at: Lookup, _: date) -> str | None:
    return _home_state(at, "freelancer")


def _agreed_at(at: Lookup, _: date) -> str:
    """Return where a deal is usually struck: a private client shows the wall at home."""
    return "home" if at("client.kind") == "consumer" and "physical" in kinds_of(at) else "apart"


@cache
def _computed(law: Law) -> Mapping[str, Rule]:
    """Return what a contract says where an answer is left out."""
    return {
        "project.place_of_work": _place_of_work,
        "contract.agreed_at": _agreed_at,
        "payment.deposit": _deposit,
        "payment.term": _term,
        "payment.final_files": _final_files,
        "payment.late_charge": partial(_late_charge, law),
        "contract.length": lambda at, _: usual_length(at),
        "payment.extra_work_rate": lambda at, _: at("fee.rate") or at("fee.extra_rate"),
    }


_LONGEST_TITLE = 150
_LONGEST_NAMES = 80
"""Characters: a title is read in a heading."""


def _called(items: list[str]) -> str:
    """Return what some items are called together: by their names, as far as these are short."""
    *others, last = items
    named = f"{', '.join(others)} and {last}" if others else last
    return named if len(named) <= _LONGEST_NAMES or not others else f"{items[0]} and more"


def _title(at: Lookup, _: date) -> str | None:
    """Return a title of what is handed over and for whom."""
    items, client = items_named(at), at("client.legal_name")
    title = f"{_called(items)} for {client}" if items and isinstance(client, str) else ""
    return title if title and len(title) <= _LONGEST_TITLE else None


def _description(at: Lookup, as_of: date) -> str | None:
    """Return a description of the project in a sentence, made of what is handed over."""
    if _title(at, as_of) is None:
        return None
    return f"The following work for {at('client.legal_name')}: {'; '.join(items_named(at))}."


_OFFERED: dict[str, Rule] = {
    "project.title": _title,
    "project.description": _description,
    "project.start": usual_start,
    "fee.amount": lambda at, _: priced(at("project.deliverables")),
    "governing_law.state": _governing_state,
    "governing_law.city": _court_city,
    "contract.date": lambda _, as_of: as_of,
}
"""What is offered where an answer is required."""


@lru_cache(maxsize=1024)
def cautious_rate(state: str, as_of: date, law: Law = LAW) -> Rate | None:
    """Return the late charge that is safe to fill in for a state, None where none is known.

    At most 1% per month, lower where the state's ceiling for small business debts is lower;
    stated per month where that is exact to the hundredth, else per year.
    """
    interest = state_law(state, law).late_interest.on(as_of)
    if not isinstance(interest, LateInterest) or interest.starting_rate_percent is None:
        return None
    yearly = interest.starting_rate_percent
    monthly = (yearly / _MONTHS_A_YEAR).quantize(Decimal("0.01"))
    if monthly * _MONTHS_A_YEAR == yearly:
        return Rate.model_construct(percent=monthly.normalize(), per="month")
    # Not normalize(): it makes 1E+1 of ten, which a person would not write in an answers file.
    return Rate.model_construct(percent=Decimal(f"{yearly.normalize():f}"), per="year")
