"""Completing the answers: defaults that need law or other answers, and the sums.

`complete` is the one place where such defaults come from; wizard, draft and batch share it.
Every value is marked given, default or computed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from generator.answers import Answers
from generator.answers.fee import Charge, HourlyFee, LateCharge, NoCharge, Payment, RetainerFee
from generator.answers.instalments import Instalment, default_deposit, fee_base, instalments, share_of_fee
from generator.answers.places import State
from generator.answers.project import Project
from generator.answers.values import Amount, Page, Percent, Rate
from generator.law import jurisdiction

__all__ = ["Deal", "Origin", "Sums", "Work", "complete", "origins", "suggest"]

Origin = Literal["given", "default", "computed"]


class Sums(Page):
    """What follows from the answers by arithmetic, in the currency of the fee."""

    base: Amount = Field(title="Sum that percentages are of: fee, estimate or cap, one month")
    deposit: Amount = Field(title="Deposit")
    schedule: tuple[Instalment, ...] = Field(title="Payment schedule")
    total: Amount | None = Field(default=None, title="Total of a fixed fee")
    reactivation: Amount | None = Field(default=None, title="Reactivation fee")


class CompletePayment(Payment):
    """Payment with nothing left to guess."""

    deposit: Percent = Field(title="Deposit before work starts, in percent")
    late_charge: LateCharge = Field(title="Late charge on overdue invoices")


class Deal(Answers):
    """Answers with every computed default filled in, and the sums that follow from them."""

    payment: CompletePayment = Field(title="Payment")
    sums: Sums = Field(title="Sums")
