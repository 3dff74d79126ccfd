"""Completing the answers: defaults that need law or other answers, what is settled, and the sums.

A completed deal is the deal as the contract states it: an answer that the contract does not follow is
replaced there, and kept under `asked`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import Field

from generator.answers.fee import FinalFiles, LateCharge, Payment
from generator.answers.installments import (
    Installment,
    fee_base,
    installments,
    planned,
    share_of_fee,
    whole_fee,
)
from generator.answers.kinds import WITHOUT_ANSWER
from generator.answers.overrides import answers_at, as_printed
from generator.answers.project import Project
from generator.answers.terms import ContractDetails, LengthAsked
from generator.answers.values import Amount, Count, Day, Page, Percent
from generator.law.lookup import Law
from generator.packs.us.deal import Answers
from generator.packs.us.early_end import EarlyEnd, early_ends
from generator.packs.us.law.cooling_off import last_day_to_cancel
from generator.packs.us.law.lookup import LAW
from generator.packs.us.overrides import overrides
from generator.packs.us.suggesting import computed
from generator.questionnaire.origin import given_in

_MOST_WORDS = 250
"""Words of descriptions on a cover page, where they take about half of a page."""
_MOST_SUMMED_UP = 30
"""Words of names that a summary of 300 words lists."""
_MOST_STAGES = 5


class Sums(Page):
    """What follows from the answers by arithmetic, in the currency of the fee."""

    base: Amount = Field(title="Sum that percentages are of: fee, estimate or cap, one month")
    deposit: Amount = Field(title="Deposit")
    schedule: tuple[Installment, ...] = Field(title="Payment schedule")
    total: Amount | None = Field(default=None, title="Total of a fixed fee")
    itemized: bool = Field(default=False, title="Whether each deliverable has its price")
    early_ends: tuple[EarlyEnd, ...] = Field(title="What an early end would cost")
    long_scope: bool = Field(
        default=False, title="Whether the descriptions of the work are too long for the cover page"
    )
    brief_scope: bool = Field(default=True, title="Whether a summary has room for the names of the items")
    brief_schedule: bool = Field(default=True, title="Whether a summary has room for each payment")
    cancel_by: Day | None = Field(
        default=None, title="Last day on which a private client may cancel under the federal rule"
    )
    physical_only: bool = Field(default=False, title="Whether all work is physical")
    staged: bool = Field(default=False, title="Whether a milestone names its deliverables")
    reactivation: Amount | None = Field(default=None, title="Reactivation fee")


class CompletePayment(Payment):
    """Payment with nothing left to guess."""

    deposit: Percent = Field(title="Deposit before work starts, in percent")
    term: Count = Field(title="Days to pay an invoice")
    final_files: FinalFiles = Field(title="When does the client get the final files?")
    late_charge: LateCharge = Field(title="Late charge on overdue invoices")


class CompleteDetails(ContractDetails):
    """The details of a contract, its length known."""

    length: LengthAsked = Field(title="How long is the contract?")


class Deal(Answers):
    """The answers as the contract states them: completed, settled, with the sums that follow."""

    payment: CompletePayment = Field(title="Payment")
    contract: CompleteDetails = Field(title="The contract itself")
    sums: Sums = Field(title="Sums")
    asked: dict[str, Any] = Field(
        default_factory=dict, title="Answers that the contract does not follow, by path"
    )


def complete(answers: Answers, as_of: date, law: Law = LAW) -> Deal:
    """Fill what the answers leave to law and arithmetic; `as_of` chooses the facts in force."""
    values = {name: getattr(answers, name) for name in type(answers).model_fields}
    at = answers_at(answers)
    payment = vars(answers.payment) | computed(at, as_of, "payment", law)
    values["payment"] = CompletePayment.model_construct(**payment)
    details = vars(answers.contract) | computed(at, as_of, "contract", law)
    values["contract"] = CompleteDetails.model_construct(**details)
    worked_out = computed(at, as_of, "project", law)
    if answers.project.kinds is None:
        worked_out["kinds"] = WITHOUT_ANSWER
    if worked_out:
        values["project"] = answers.project.model_copy(update=worked_out)
    settled = as_printed(Deal.model_construct(**values), overrides)
    if settled:
        pages, replaced = settled
        given = frozenset(given_in(answers))
        values |= {**pages, "asked": {path: value for path, value in replaced.items() if path in given}}
    deal = Deal.model_construct(**values)
    return deal.model_copy(update={"sums": _sums(deal)})


def _sums(deal: Deal) -> Sums:
    fee, silence, deposit = deal.fee, deal.silence, deal.payment.deposit
    percent = silence.reactivation if silence else None
    schedule = tuple(
        planned(part, end=deal.project.end, term=deal.payment.term) for part in installments(fee, deposit)
    )
    return Sums.model_construct(
        base=fee_base(fee),
        deposit=share_of_fee(fee, deposit),
        schedule=schedule,
        total=fee.amount if fee.kind == "fixed" else None,
        cancel_by=last_day_to_cancel(
            deal.client.kind,
            deal.contract.agreed_at,
            whole_fee(fee) if fee.currency == "USD" else None,
            deal.contract.date,
        ),
        early_ends=early_ends(deal, share_of_fee(fee, deposit)),
        long_scope=_long(deal.project),
        brief_scope=_words(item.name for item in deal.project.deliverables) <= _MOST_SUMMED_UP,
        brief_schedule=len(schedule) <= _MOST_STAGES
        and _words(part.name or "" for part in schedule) <= _MOST_SUMMED_UP,
        physical_only=deal.project.kinds == ("physical",),
        staged=any(part.deliverables for part in schedule),
        itemized=all(item.value is not None for item in deal.project.deliverables),
        reactivation=None if percent is None else share_of_fee(fee, percent),
    )


def _long(project: Project) -> bool:
    texts = (project.description, *(item.description or "" for item in project.deliverables))
    return _words(texts) > _MOST_WORDS


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
