"""Completing the answers: defaults that need law or other answers, and the sums.

`complete` is the one place where such defaults come from; wizard, draft and batch share it.
Every value is marked given, default or computed.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, Field

from generator.answers import Answers
from generator.answers.fee import Charge, FinalFiles, HourlyFee, LateCharge, NoCharge, Payment, RetainerFee
from generator.answers.instalments import (
    KNOWN_CLIENT_DEPOSIT,
    NEW_CLIENT_DEPOSIT,
    Instalment,
    default_deposit,
    fee_base,
    instalments,
    share_of_fee,
)
from generator.answers.places import STATES
from generator.answers.project import Project
from generator.answers.values import Amount, Page, Percent, Rate
from generator.answers.walking import leaves
from generator.law import LateInterest, jurisdiction

__all__ = ["Deal", "Origin", "Sums", "cautious_rate", "complete", "origins", "suggest"]

Origin = Literal["given", "default", "computed", "assumed"]
"""Where a value is from; *assumed* stands in a draft for an answer that is missing."""


class Sums(Page):
    """What follows from the answers by arithmetic, in the currency of the fee."""

    base: Amount = Field(title="Sum that percentages are of: fee, estimate or cap, one month")
    deposit: Amount = Field(title="Deposit")
    schedule: tuple[Instalment, ...] = Field(title="Payment schedule")
    total: Amount | None = Field(default=None, title="Total of a fixed fee")
    itemized: bool = Field(default=False, title="Whether each deliverable has its price")
    staged: bool = Field(default=False, title="Whether a milestone names its deliverables")
    reactivation: Amount | None = Field(default=None, title="Reactivation fee")


class CompletePayment(Payment):
    """Payment with nothing left to guess."""

    deposit: Percent = Field(title="Deposit before work starts, in percent")
    final_files: FinalFiles = Field(title="When does the client get the final files?")
    late_charge: LateCharge = Field(title="Late charge on overdue invoices")


class Deal(Answers):
    """Answers with every computed default filled in, and the sums that follow from them."""

    payment: CompletePayment = Field(title="Payment")
    sums: Sums = Field(title="Sums")


_MONTHS_A_YEAR = 12


def complete(answers: Answers, as_of: date) -> Deal:
    """Fill what the answers leave to law and arithmetic; `as_of` chooses the law in force."""
    payment = _payment(answers, as_of)
    project = _project(answers)
    values = {name: getattr(answers, name) for name in type(answers).model_fields}
    values |= {"payment": payment, "project": project, "sums": _sums(answers, payment.deposit)}
    return Deal.model_construct(**values)


def _payment(answers: Answers, as_of: date) -> CompletePayment:
    given = answers.payment
    values = {name: getattr(given, name) for name in type(given).model_fields}
    if given.deposit is None:
        values["deposit"] = default_deposit(answers.client)
    if given.final_files is None:
        values["final_files"] = _final_files(
            answers.fee.kind, answers.client.history, answers.positions.get("rights.grant", "preferred")
        )
    if given.late_charge is None:
        values["late_charge"] = _late_charge(answers.client.kind, answers.governing_law.state, as_of)
    if given.extra_work_rate is None:
        values["extra_work_rate"] = _extra_work_rate(answers)
    return CompletePayment.model_construct(**values)


def _final_files(fee_kind: str, history: str, position: str) -> FinalFiles:
    """Return when the final files go out; the concession on rights lets the client use the work at once."""
    usable_at_once = fee_kind == "retainer" or position != "preferred"
    return "on_delivery" if usable_at_once or history == "known" else "on_payment"


def _project(answers: Answers) -> Project:
    address = answers.freelancer.address
    if answers.project.place_of_work is not None or address.country != "US":
        return answers.project
    return answers.project.model_copy(update={"place_of_work": address.region})


def _extra_work_rate(answers: Answers) -> Decimal | None:
    if isinstance(answers.fee, HourlyFee):
        return answers.fee.rate
    return answers.fee.extra_rate if isinstance(answers.fee, RetainerFee) else None


def _sums(answers: Answers, deposit: Decimal) -> Sums:
    fee, silence = answers.fee, answers.silence
    percent = silence.reactivation if silence else None
    schedule = instalments(fee, deposit)
    return Sums.model_construct(
        base=fee_base(fee),
        deposit=share_of_fee(fee, deposit),
        schedule=schedule,
        total=fee.amount if fee.kind == "fixed" else None,
        staged=any(part.deliverables for part in schedule),
        itemized=all(item.value is not None for item in answers.project.deliverables),
        reactivation=None if percent is None else share_of_fee(fee, percent),
    )


def _late_charge(client_kind: str, state: str, as_of: date) -> Charge | NoCharge:
    rate = None if client_kind == "consumer" else cautious_rate(state, as_of)
    return NoCharge() if rate is None else Charge.model_construct(rate=rate)


@lru_cache(maxsize=1024)
def cautious_rate(state: str, as_of: date) -> Rate | None:
    """Return the late charge that is safe to fill in for a state, None where none is known.

    At most 1% per month, lower where the state's ceiling for small business debts is lower;
    stated per month where that is exact to the hundredth, else per year.
    """
    interest = jurisdiction(state, as_of).late_interest
    if not isinstance(interest, LateInterest) or interest.starting_rate_percent is None:
        return None
    yearly = interest.starting_rate_percent
    monthly = (yearly / _MONTHS_A_YEAR).quantize(Decimal("0.01"))
    if monthly * _MONTHS_A_YEAR == yearly:
        return Rate.model_construct(percent=monthly.normalize(), per="month")
    # Not normalize(): it makes 1E+1 of ten, which a person would not write in an answers file.
    return Rate.model_construct(percent=Decimal(f"{yearly.normalize():f}"), per="year")


def origins(answers: Answers, deal: Deal) -> Mapping[str, Origin]:
    """Say of every value of a deal whether it was given, is a default or was computed."""
    given = frozenset(_given(answers, ""))
    before = {leaf.path: leaf.value for leaf in leaves(answers)}
    found: dict[str, Origin] = {}
    for leaf in leaves(deal):
        if leaf.path in given:
            found[leaf.path] = "given"
        elif before.get(leaf.path, _ABSENT) == leaf.value:
            found[leaf.path] = "default"
        else:
            found[leaf.path] = "computed"
    return {**found, **dict.fromkeys(given, "given")}


_ABSENT = object()


def _given(page: BaseModel, prefix: str) -> Iterator[str]:
    for name in page.model_fields_set:
        yield from _given_below(getattr(page, name), f"{prefix}{name}")


def _given_below(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield path
        yield from _given(value, f"{path}.")
        if "kind" in type(value).model_fields:
            yield f"{path}.kind"
    elif isinstance(value, tuple) and value:
        for index, item in enumerate(value):
            yield from _given_below(item, f"{path}[{index}]")
    else:
        yield path


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
    return _final_files(_at(partial, "fee.kind") or "", _at(partial, "client.history") or "new", position)


def _suggest_late_charge(partial: Mapping[str, Any], as_of: date) -> dict[str, Any] | None:
    state = _at(partial, "governing_law.state") or _home(partial, "region")
    if not isinstance(state, str) or state not in STATES:
        return None
    charge = _late_charge(_at(partial, "client.kind") or "business", state, as_of)
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
    "payment.final_files": _suggest_final_files,
    "payment.late_charge": _suggest_late_charge,
    "payment.extra_work_rate": _suggest_extra_rate,
    "governing_law.state": lambda partial, _: _home(partial, "region"),
    "governing_law.city": lambda partial, _: _court_city(partial),
    "contract.date": lambda _, as_of: as_of.isoformat(),
}
