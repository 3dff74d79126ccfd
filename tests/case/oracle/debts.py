"""What is owed on a day: the log lived through day by day, with every day's charge added as a fraction.

From the clauses on payment, late charge, disputed invoices and the deposit: an invoice is due after the
Payment Term from its date; simple charge by 365ths from the day after the due date; a payment goes to the
invoice that the client named, else to what was due first, and there to the charge first.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.case.oracle.agreed import Agreed
from tests.case.oracle.days import DAY, counts, plus

Entry = tuple[str, str, dict[str, Any]]
Known = tuple[dt.date, str, dict[str, Any]]
_NO_CHARGE = ("deposit",)
_PAUSE_DAYS = 7
_ILLINOIS_DAYS = 30
_OBJECTION_DAYS = 10


def rounded(value: Fraction, places: int) -> Decimal:
    """Round half up: exactly, in whole numbers."""
    shifted = value * 10**places
    return Decimal((2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)).scaleb(-places)


def cents(value: Fraction) -> Decimal:
    return rounded(value, 2)


@dataclass
class Debt:
    """Lines of one invoice that are due on one day and bear a charge, or none, alike."""

    invoice: str
    due: dt.date
    bears_from: dt.date | None
    rate: Fraction
    principal: Fraction
    asked: dt.date
    accrued: Fraction = Fraction(0)
    paid_of_charge: Fraction = Fraction(0)
    settled_charge: Fraction = Fraction(0)

    def bear(self, day: dt.date, *, leap_day: bool) -> None:
        if self.bears_from and day >= self.bears_from and (leap_day or (day.month, day.day) != (2, 29)):
            self.accrued += self.principal * self.rate / 365

    @property
    def charge(self) -> Fraction:
        return Fraction(cents(self.accrued)) - self.paid_of_charge

    @property
    def open(self) -> Fraction:
        return self.principal + self.charge

    def let_go(self) -> None:
        self.settled_charge += self.paid_of_charge
        self.principal = self.accrued = self.paid_of_charge = Fraction(0)

    def take(self, money: Fraction) -> Fraction:
        """Pay the charge, then the principal; return what is left."""
        charge = self.charge
        if money < charge:
            self.paid_of_charge += money
            return Fraction(0)
        principal = min(money - charge, self.principal)
        self.settled_charge += charge + self.paid_of_charge
        self.accrued, self.paid_of_charge = Fraction(0), Fraction(0)
        self.principal -= principal
        return money - charge - principal


@dataclass
class Owed:
    """All debts of a case on a day, and what was paid beyond them."""

    debts: list[Debt] = field(default_factory=list)
    credit: Fraction = Fraction(0)

    @property
    def open(self) -> Fraction:
        return sum((debt.open for debt in self.debts), Fraction(0))

    @property
    def charged(self) -> Fraction:
        """Return every charge so far, paid and open."""
        return sum((d.settled_charge + d.paid_of_charge + d.charge for d in self.debts), Fraction(0))


def _due(deal: Agreed, line: dict[str, Any], entry: dict[str, Any], signed: dt.date) -> dt.date:
    dated = dt.date.fromisoformat(entry["day"])
    if line["kind"] == "deposit":
        return signed
    due = dated + (_PAUSE_DAYS if line["kind"] == "pause" else deal.term) * DAY
    if "due" in line:
        due = max(due, dt.date.fromisoformat(line["due"]))
    if deal.illinois and "worked_until" in entry:
        due = min(due, dt.date.fromisoformat(entry["worked_until"]) + _ILLINOIS_DAYS * DAY)
    return due


def _bears_from(
    deal: Agreed, line: dict[str, Any], entry: dict[str, Any], sent: dt.date, due: dt.date
) -> dt.date | None:
    """Return the first day with a charge: after the due day and any grace, in Illinois the whole term."""
    if deal.yearly is None or line["kind"] in _NO_CHARGE:
        return None
    last = due
    if deal.illinois:
        had = counts(sent, tuple(entry.get("via", ("email",))))
        time = _PAUSE_DAYS if line["kind"] == "pause" else deal.term
        last = max(last, max(had, dt.date.fromisoformat(entry["day"])) + time * DAY)
    return last + (deal.grace + 1) * DAY


def _debts(deal: Agreed, sent: dt.date, entry: dict[str, Any], signed: dt.date) -> Iterator[Debt]:
    """Yield a debt for each day on which lines of an invoice are due, those of a pause apart."""
    set_off = Fraction(entry.get("set_off", 0))
    sums: dict[tuple[bool, dt.date, dt.date | None], Fraction] = {}
    for line in entry["lines"]:
        due = _due(deal, line, entry, signed)
        off = min(set_off, Fraction(line["sum"]))
        set_off -= off
        key = line["kind"] == "pause", due, _bears_from(deal, line, entry, sent, due)
        sums[key] = sums.get(key, Fraction(0)) + Fraction(line["sum"]) - off
    for (_, due, bears_from), amount in sums.items():
        yield Debt(entry["number"], due, bears_from, deal.yearly or Fraction(0), amount, sent)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _unsettled(deal: Agreed, known: Sequence[Known], as_of: dt.date) -> dict[str, Fraction]:
    """Return by invoice what does not count on a day: disputed in time and held, or found not to be owed."""
    left_out: dict[str, Fraction] = {}
    for number, (on, name, fields) in enumerate(known, start=1):
        if name != "disputed" or "dispute" in fields:
            continue
        results = [f["result"] for _, n, f in known if n == "disputed" and f.get("dispute") == number]
        sent, entry = next(
            (d, f) for d, n, f in known if n == "invoiced" and f["number"] == fields["invoice"]
        )
        in_time = on <= plus(counts(sent, tuple(entry.get("via", ("email",)))), _OBJECTION_DAYS)
        held = (
            not results and in_time and fields.get("written", True) and as_of <= on + deal.dispute_days * DAY
        )
        if held or "not_owed" in results:
            left_out[fields["invoice"]] = Fraction(fields["sum"])
    return left_out


def owed(deal: Agreed, log: Sequence[Entry], as_of: dt.date) -> Owed:
    """Live through the log to the end of a day.

    What is reversed by then was never paid; what is disputed by then, or was found not owed, never charged.
    """
    known = [(_day(on), name, fields) for on, name, fields in log if _day(on) <= as_of]
    signed = next(on for on, name, _ in known if name == "signed")
    never = {
        fields["reverses"] for _, name, fields in known
        if name == "paid" and "reverses" in fields and _day(fields["cleared"]) <= as_of
    }  # fmt: skip
    left_out = _unsettled(deal, known, as_of)
    invoices = [(on, fields) for on, name, fields in known if name == "invoiced"]
    payments = [
        (max(on, _day(fields["cleared"])), fields)
        for number, (on, name, fields) in enumerate(known, start=1)
        if name == "paid" and number not in never and "reverses" not in fields
    ]
    kept = _kept(known, payments)
    books = Owed()
    if unasked := Fraction(cents(deal.deposit)) - _asked_of_the_deposit(known):
        books.debts.append(Debt("", signed, None, Fraction(0), unasked, signed))
    day = signed
    while day <= as_of:
        for debt in books.debts:
            debt.bear(day, leap_day=not deal.leaves_out_leap_day)
        for fields in (each for on, each in invoices if on == day):
            if any(line["kind"] == "account" for line in fields["lines"]):
                books.credit = Fraction(0)  # it takes off every payment before it
            books.debts.extend(_counting(_debts(deal, day, fields, signed), left_out))
        _spend(books, None)
        for fields in (each for on, each in payments if on == day):
            books.credit += Fraction(fields["sum"])
            _spend(books, fields.get("of"))
        _let_go(books, kept.get(day, []))
        day += DAY
    if any(name == "ended" for _, name, _ in known):  # what is left of the Deposit stands in the account
        books.debts = [debt for debt in books.debts if debt.invoice]
    return books


def _kept(
    known: Sequence[Known], payments: Sequence[tuple[dt.date, dict[str, Any]]]
) -> dict[dt.date, list[dt.date]]:
    """Return by the day on which the last part of a settlement came in time the day of its paper.

    Both sign a paper with the parts; what is paid from the day of their signing on counts, until they sign
    another plan.
    """
    plans = [(on, fields) for on, name, fields in known if name == "settled"]
    found: dict[dt.date, list[dt.date]] = {}
    for number, (start, plan) in enumerate(plans):
        if "paper" not in plan:
            continue
        until = plans[number + 1][0] if number + 1 < len(plans) else dt.date.max
        wanted = sorted((_day(part["day"]), Fraction(part["sum"])) for part in plan["parts"])
        came, late, last = Fraction(0), False, start
        for day, asked in wanted:
            came += asked
            sums = [0, *(Fraction(f["sum"]) for at, f in payments if start <= at <= day)]
            late |= sum(sums) < came
        if late:
            continue
        for at in sorted(at for at, _ in payments if at >= start):
            if sum(Fraction(f["sum"]) for other, f in payments if start <= other <= at) >= came:
                last = at
                break
        if last < until:
            found.setdefault(last, []).append(known[plan["paper"] - 1][0])
    return found


def _let_go(books: Owed, papers: list[dt.date]) -> None:
    for debt in books.debts:
        if debt.invoice and any(debt.due < paper and debt.asked <= paper for paper in papers):
            debt.let_go()


def _asked_of_the_deposit(known: Sequence[Known]) -> Fraction:
    invoices = [fields for _, name, fields in known if name == "invoiced"]
    lines = [line for fields in invoices for line in fields["lines"] if line["kind"] == "deposit"]
    return sum((Fraction(line["sum"]) for line in lines), Fraction(0))


def _counting(debts: Iterator[Debt], left_out: dict[str, Fraction]) -> Iterator[Debt]:
    for debt in debts:
        off = min(debt.principal, left_out.get(debt.invoice, Fraction(0)))
        if off:
            left_out[debt.invoice] -= off
        debt.principal -= off
        yield debt


def _spend(books: Owed, of: str | None) -> None:
    """Give what the client has paid to the invoice that it named, then to what was due first.

    A Deposit without an invoice comes last: nobody has asked for it yet.
    """
    oldest = sorted(books.debts, key=lambda debt: (debt.invoice == "", debt.due))
    for debt in [d for d in oldest if d.invoice == of] + [d for d in oldest if d.invoice != of]:
        if books.credit:
            books.credit = debt.take(books.credit)
