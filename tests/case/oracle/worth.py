"""What a pause and an early end cost: the work done, the Kill Fee, the Reactivation Fee, the account."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.case.oracle.agreed import Agreed
from tests.case.oracle.days import DAY
from tests.case.oracle.debts import Entry, cents, owed

_FEE = ("deposit", "milestone", "balance", "hours", "month", "pause", "extra_hours", "account")
"""Lines of an invoice that ask for a part of the Fee: the work done has them already."""
_OTHER = ("extra_work", "costs", "tax", "reactivation")
Shares = dict[int, int]
"""The percent done of each deliverable or stage, by number."""


def parts(deal: Agreed, data: dict[str, Any]) -> list[Fraction]:
    """Return the prices by which a fixed fee is earned: of stages, of deliverables, or of the whole."""
    fee = data["fee"]
    if fee.get("milestones"):
        sums = [Fraction(each["share"]["amount"]) for each in fee["milestones"]]
        return [each * (1 + Fraction(cents(deal.deposit)) / sum(sums)) for each in sums]
    if all("value" in each for each in data["project"]["deliverables"]):
        return [Fraction(each["value"]) for each in data["project"]["deliverables"]]
    return [Fraction(fee["amount"])]


def fixed_earned(deal: Agreed, data: dict[str, Any], done: Shares) -> Fraction:
    prices = parts(deal, data)
    return sum((prices[number - 1] * percent / 100 for number, percent in done.items()), Fraction(0))


def hourly_earned(data: dict[str, Any], hours: Fraction) -> Fraction:
    return Fraction(data["fee"]["rate"]) * hours


def hourly_remaining(data: dict[str, Any], hours: Fraction, needed: Fraction) -> Fraction:
    left = Fraction(data["fee"]["budget"]["hours"]) - hours
    return Fraction(data["fee"]["rate"]) * max(Fraction(0), min(needed, left))


def retainer_earned(data: dict[str, Any], last: dt.date, hours: Fraction) -> Fraction:
    """Price full months from the Start Date, of the last one the days, or the hours used if that is more."""
    fee = data["fee"]
    begins = dt.date.fromisoformat(data["project"]["start"])
    months = 0
    while _month(begins, months + 1) <= last + DAY:
        months += 1
    start, end = _month(begins, months), _month(begins, months + 1)
    days = Fraction((last + DAY - start).days, (end - start).days)
    used = min(Fraction(1), hours / Fraction(fee["hours"]))
    return Fraction(fee["monthly"]) * (months + max(days, used))


def _month(begins: dt.date, number: int) -> dt.date:
    """Return the first day of a month counted from a day below the 29th."""
    years, month = divmod(begins.month - 1 + number, 12)
    return begins.replace(year=begins.year + years, month=month + 1)


def kill_fee(deal: Agreed, earned: Fraction, remaining: Fraction) -> Decimal:
    """Add the percentage of the rest to the work done, each in cents as the account prints it."""
    share = deal.kill_percent * Fraction(cents(remaining))
    return cents(earned) + cents(share)


def _asked(log: Sequence[Entry], kinds: tuple[str, ...]) -> Fraction:
    """Return what invoices have asked for by lines of some kinds."""
    invoices = [fields for _, name, fields in log if name == "invoiced"]
    lines = [line for fields in invoices for line in fields["lines"] if line["kind"] in kinds]
    return sum((Fraction(line["sum"]) for line in lines), Fraction(0))


def pause_invoice(log: Sequence[Entry], earned: Fraction) -> Decimal:
    """Return what the invoice of a pause asks for under a fixed fee: the work done that nobody asked for.

    A payment beyond every invoice covers work too; here no payment pays a charge.
    """
    paid = sum((Fraction(fields["sum"]) for _, name, fields in log if name == "paid"), Fraction(0))
    ahead = max(Fraction(0), paid - _asked(log, (*_FEE, *_OTHER)))
    return max(Decimal(0), cents(earned) - cents(_asked(log, _FEE) + ahead))


def reactivation(data: dict[str, Any]) -> Decimal:
    """Return the fee of a restart: a percentage of the Fee, of the hours' price, or of one month."""
    fee = data["fee"]
    of = {
        "fixed": lambda: Fraction(fee["amount"]),
        "hourly": lambda: Fraction(fee["rate"]) * Fraction(fee["budget"]["hours"]),
        "retainer": lambda: Fraction(fee["monthly"]),
    }[fee["kind"]]()
    return cents(of * Fraction(data["silence"]["reactivation"]) / 100)


def account(deal: Agreed, log: Sequence[Entry], last: dt.date, price: Decimal) -> Decimal:
    """Return the balance: the price of the end, other sums and charges, less every payment."""
    payments = [fields for _, name, fields in log if name == "paid" and "reverses" not in fields]
    paid = sum((Fraction(fields["sum"]) for fields in payments), Fraction(0))
    others = _asked(log, _OTHER) - _not_owed(log)
    return cents(Fraction(price) + others + owed(deal, log, last).charged - paid)


def _not_owed(log: Sequence[Entry]) -> Fraction:
    """Return what disputes about other sums than the Fee found not to be owed."""
    found = [
        fields["dispute"]
        for _, name, fields in log
        if name == "disputed" and fields.get("result") == "not_owed"
    ]
    return sum((Fraction(log[number - 1][2]["sum"]) for number in found), Fraction(0))
