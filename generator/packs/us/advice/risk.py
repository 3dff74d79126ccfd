"""Rules about risk: secrecy left out, a cap above the fee, a long warranty."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.installments import whole_fee
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.sources import FORMS
from generator.packs.us.completing import Deal
from generator.packs.us.formats import formats

LONG_WARRANTY = 90
"""Days of free repairs: 30 are usual."""


@rule("confidentiality-left-out", "confidentiality", slot="confidentiality.duty")
def confidentiality_left_out(case: Case) -> Iterator[Advice]:
    """Warn where neither side must keep secrets."""
    if case.deal.confidentiality is None:
        yield Advice(
            "no confidentiality: the client may pass on your quotes and methods, and many clients will "
            "bring a stricter form of their own",
            "include mutual confidentiality for two years",
            remedy=("confidentiality", {}),
        )


def _sum(amount: Decimal, deal: Deal) -> str:
    return formats(deal.fee.currency).text(amount, "money")


@rule("liability-above-fee", "liability.cap", slot="risk.cap", needs=("fee", "options"))
def liability_above_fee(case: Case) -> Iterator[Advice]:
    """Warn of a cap above the fee that no insurance covers."""
    deal, cap = case.deal, case.deal.liability.cap
    insured = deal.options.insurance.cover if deal.options.insurance else 0
    if cap.kind == "amount" and cap.amount > max(whole_fee(deal.fee), insured):
        yield Advice(
            f"you are liable for up to {_sum(cap.amount, deal)}, more than the fee of "
            f"{_sum(whole_fee(deal.fee), deal)} and more than an insurance named here covers",
            "limit liability to the fees, or insure yourself for the sum",
            remedy=("liability.cap", {"kind": "fees"}),
        )


@rule("warranty-long", "liability.warranty_days", slot="risk.repair")
def warranty_long(case: Case) -> Iterator[Advice]:
    """Warn of free repairs for longer than the trade gives."""
    given = case.deal.liability.warranty_days
    if given > LONG_WARRANTY:
        yield Advice(
            f"{given} days of free repairs: 30 are usual, and browsers and services change in the meantime",
            "give 30 days and offer maintenance after that",
            (FORMS,),
            ("liability.warranty_days", 30),
        )
