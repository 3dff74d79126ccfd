"""Rules about figures beyond anything plausible: most often a slip of the keyboard."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.installments import fee_base
from generator.answers.plausible import HOURS_A_WEEK, figure_of, hours_beyond
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.worded import money, on

LARGE_SUM = Decimal(250_000)
"""A fee of one freelancer above it is rare, and $475,000 comes of 5000 typed for $5,000 as hours."""
# Currencies whose unit is of the size of a dollar; in others the line would lie elsewhere.
_LIKE_DOLLARS = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD")


@rule("hours-implausible", "fee", slot="payment.fee", needs=("project",))
def hours_implausible(case: Case) -> Iterator[Advice]:
    """Warn of more hours than one person can work until the target date."""
    deal = case.deal
    fee, project = deal.fee, deal.project
    if fee.kind == "hourly" and (found := hours_beyond(fee, project.start, project.end)):
        hours, most = found
        yield Advice(
            f"{hours.quantize(Decimal(1)):,} hours at {money(fee.rate, deal)} are "
            f"{money(fee_base(fee), deal)}, but from {on(deal.project.start)} to "
            f"{on(deal.project.end)} one person can work {most:,} hours, at {HOURS_A_WEEK} a week: "
            "perhaps a sum was given as hours, or a date is wrong",
            "give the hours that you expect, a cap in money for a sum, or a later target date",
            place=figure_of(deal.fee),
            slip=True,
        )


@rule("fee-implausible", "fee", slot="payment.fee")
def fee_implausible(case: Case) -> Iterator[Advice]:
    """Warn of a sum that is too large for the work of one freelancer."""
    deal = case.deal
    base = fee_base(deal.fee)
    if deal.fee.currency in _LIKE_DOLLARS and base > LARGE_SUM:
        per = " a month" if deal.fee.kind == "retainer" else ""
        yield Advice(
            f"the price comes to {money(base, deal)}{per}: more than {money(LARGE_SUM, deal)} is rare for "
            "one freelancer, and often a slip of the keyboard",
            "check the figures; for a contract of this size have a lawyer read it before you send it",
            place=figure_of(deal.fee),
            slip=True,
        )
