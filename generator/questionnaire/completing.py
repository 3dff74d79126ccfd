"""Completing the answers: defaults that need law or other answers, what is settled, and the sums.

`complete` is the one place where these come from; wizard, draft and batch share it. A completed deal is
the deal as the contract states it: an answer that the contract does not follow is replaced there, and
kept under `asked`.
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, Field

from generator.answers import Answers
from generator.answers.billing import usual_term
from generator.answers.fee import Charge, FinalFiles, HourlyFee, LateCharge, NoCharge, Payment, RetainerFee
from generator.answers.installments import (
    Installment,
    default_deposit,
    fee_base,
    installments,
    share_of_fee,
)
from generator.answers.project import Project
from generator.answers.settled import Lookup, answers_at, settlings
from generator.answers.values import Amount, Count, Page, Percent, Rate
from generator.law import LateInterest, jurisdiction
from generator.questionnaire.origin import given_in

__all__ = ["Deal", "Sums", "as_printed", "cautious_rate", "complete", "final_files", "late_charge", "term"]


class Sums(Page):
    """What follows from the answers by arithmetic, in the currency of the fee."""

    base: Amount = Field(title="Sum that percentages are of: fee, estimate or cap, one month")
    deposit: Amount = Field(title="Deposit")
    schedule: tuple[Installment, ...] = Field(title="Payment schedule")
    total: Amount | None = Field(default=None, title="Total of a fixed fee")
    itemized: bool = Field(default=False, title="Whether each deliverable has its price")
    staged: bool = Field(default=False, title="Whether a milestone names its deliverables")
    reactivation: Amount | None = Field(default=None, title="Reactivation fee")


class CompletePayment(Payment):
    """Payment with nothing left to guess."""

    deposit: Percent = Field(title="Deposit before work starts, in percent")
    term: Count = Field(title="Days to pay an invoice")
    final_files: FinalFiles = Field(title="When does the client get the final files?")
    late_charge: LateCharge = Field(title="Late charge on overdue invoices")


class Deal(Answers):
    """The answers as the contract states them: completed, settled, with the sums that follow."""

    payment: CompletePayment = Field(title="Payment")
    sums: Sums = Field(title="Sums")
    asked: dict[str, Any] = Field(
        default_factory=dict, title="Answers that the contract does not follow, by path"
    )


_MONTHS_A_YEAR = 12


def complete(answers: Answers, as_of: date) -> Deal:
    """Fill what the answers leave to law and arithmetic; `as_of` chooses the law in force."""
    payment = _payment(answers, as_of)
    project = _project(answers)
    values = {name: getattr(answers, name) for name in type(answers).model_fields}
    values |= {"payment": payment, "project": project, "sums": _sums(answers, payment.deposit)}
    deal = Deal.model_construct(**values)
    settled = as_printed(deal)
    if not settled:
        return deal
    pages, replaced = settled
    given = frozenset(given_in(answers))
    asked = {path: value for path, value in replaced.items() if path in given}
    return deal.model_copy(update={**pages, "asked": asked})


def as_printed(deal: Deal) -> tuple[dict[str, BaseModel], dict[str, Any]] | None:
    """Return the pages of a deal that the contract states otherwise, and the values replaced in them.

    None where there are none. Of an unfinished deal, what is not answered stays out.
    """
    pages: dict[str, BaseModel] = {}
    replaced: dict[str, Any] = {}
    for path, settling in settlings(answers_at(deal)).items():
        name, _, field = path.partition(".")
        page = pages.get(name, vars(deal).get(name))
        value = None if page is None else vars(page).get(field)
        printed = None if value is None else settling.printed(value)
        if page is not None and printed != value:
            replaced[path] = value
            pages[name] = page.model_copy(update={field: printed})
    return (pages, replaced) if pages else None


def _payment(answers: Answers, as_of: date) -> CompletePayment:
    given = answers.payment
    values = {name: getattr(given, name) for name in type(given).model_fields}
    if given.deposit is None:
        values["deposit"] = default_deposit(answers.client)
    if given.term is None:
        values["term"] = term(answers_at(answers))
    if given.final_files is None:
        values["final_files"] = final_files(
            answers.fee.kind, answers.client.history, answers.positions.get("rights.grant", "preferred")
        )
    if given.late_charge is None:
        values["late_charge"] = late_charge(answers.client.kind, answers.governing_law.state, as_of)
    if given.extra_work_rate is None:
        values["extra_work_rate"] = _extra_work_rate(answers)
    return CompletePayment.model_construct(**values)


def term(at: Lookup) -> int:
    """Return the payment term of a deal that gives none, short enough for hours in Illinois."""
    limit = settlings(at).get("payment.term")
    hourly = at("fee.kind") == "hourly"
    period = (at("fee.invoiced") or HourlyFee.model_fields["invoiced"].default) if hourly else None
    return usual_term(period, None if limit is None else limit.most)


def final_files(fee_kind: str, history: str, position: str) -> FinalFiles:
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
    schedule = installments(fee, deposit)
    return Sums.model_construct(
        base=fee_base(fee),
        deposit=share_of_fee(fee, deposit),
        schedule=schedule,
        total=fee.amount if fee.kind == "fixed" else None,
        staged=any(part.deliverables for part in schedule),
        itemized=all(item.value is not None for item in answers.project.deliverables),
        reactivation=None if percent is None else share_of_fee(fee, percent),
    )


def late_charge(client_kind: str, state: str, as_of: date) -> Charge | NoCharge:
    """Return the late charge of a deal that gives none: a cautious one of a business, none of a consumer."""
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
