"""Random deals and logs of money: the program and the oracle, written another way, owe the same."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from tests.case.oracle.days import DAY
from tests.case.oracle.deals import ANY, SOME, Choices, deal
from tests.case.oracle.debts import cents, owed, rounded
from tests.case.oracle.told import SIGNED, Told

FEW = settings(max_examples=20, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=100)
Rows = dict[tuple[str, str], tuple[Decimal, ...]]
"""By invoice and due day: principal, charge, and what each further day adds."""


class _Money:
    """A log of money that grows by entries drawn one after another, each as the program takes it."""

    def __init__(self, told: Told, draw: st.DataObject) -> None:
        self.told, self.draw, self.day = told, draw, SIGNED

    def named(self, name: str) -> list[tuple[int, dict[str, Any]]]:
        return [(n, f) for n, (_, each, f) in enumerate(self.told.entries, start=1) if each == name]

    def pick(self, *values: Any) -> Any:
        return self.draw.draw(st.sampled_from(values))

    def wait(self) -> None:
        self.day += self.draw.draw(st.integers(0, 45)) * DAY

    def invoice(self) -> None:
        kind = st.sampled_from(["extra_work", "costs", "tax", "pause"])
        sums = st.integers(1, 400_000).map(lambda value: str(cents(Fraction(value, 100))))
        lines = self.draw.draw(st.lists(st.tuples(kind, sums), min_size=1, max_size=2))
        worked = (
            {"worked_until": (self.day - self.pick(0, 10, 25) * DAY).isoformat()} if self.pick(0, 1) else {}
        )
        self.told.enter(
            self.day,
            "invoiced",
            number=str(len(self.named("invoiced")) + 1),
            day=(self.day + self.pick(0, 0, 0, 3) * DAY).isoformat(),
            lines=[{"kind": kind, "sum": amount} for kind, amount in lines],
            via=self.pick(["email"], ["mail"], ["email", "certified"]),
            **worked,
        )

    def ask_for_deposit(self) -> None:
        """Invoice the Deposit, or what is left of it."""
        deposit = cents(self.told.deal.agreed.deposit)
        if deposit and not any(fields["number"] == "D" for _, fields in self.named("invoiced")):
            amount = self.pick(deposit, cents(Fraction(deposit) / 3))
            self.told.invoice(self.day, "D", ("deposit", str(amount)))

    def pay(self) -> None:
        open_ = owed(self.told.deal.agreed, self.told.entries, self.day).open
        amount = cents(self.pick(Fraction(1, 100), Fraction(50), open_ / 2, open_, open_ + 30))
        invoices = [fields["number"] for _, fields in self.named("invoiced")]
        if amount > 0:
            named = {"of": self.pick(*invoices)} if self.pick(0, 1) else {}
            cleared = (self.day + self.pick(0, 0, 4) * DAY).isoformat()
            self.told.enter(self.day, "paid", sum=str(amount), cleared=cleared, **named)

    def reverse(self) -> None:
        gone = [fields["reverses"] for _, fields in self.named("paid") if "reverses" in fields]
        possible = [(n, f) for n, f in self.named("paid") if "reverses" not in f and n not in gone]
        if possible:
            number, fields = self.pick(*possible)
            cleared = max(self.day, dt.date.fromisoformat(fields["cleared"])).isoformat()
            self.told.enter(self.day, "paid", sum=fields["sum"], cleared=cleared, reverses=number)

    def dispute(self) -> None:
        objected = {fields.get("invoice") for _, fields in self.named("disputed")}
        invoices = [
            f for _, f in self.named("invoiced") if f["number"] not in objected and len(f["lines"]) == 1
        ]
        if invoices:
            part = cents(Fraction(invoices[-1]["lines"][0]["sum"]) * self.pick(1, 2, 3) / 3)
            if part:
                fields = {"sum": str(part), "reason": "not so much", "written": self.pick(True, True, False)}
                self.told.enter(self.day, "disputed", invoice=invoices[-1]["number"], **fields)

    def settle(self) -> None:
        done = {fields.get("dispute") for _, fields in self.named("disputed")}
        possible = [n for n, f in self.named("disputed") if "invoice" in f and n not in done]
        if possible:
            self.told.enter(self.day, "disputed", dispute=possible[-1], result=self.pick("owed", "not_owed"))

    def agree_on_parts(self) -> None:
        """Offer to settle what is overdue, often for less, in one or two parts; sign that some days later."""
        overdue = [
            debt for debt in owed(self.told.deal.agreed, self.told.entries, self.day).debts
            if debt.invoice and debt.due < self.day
        ]  # fmt: skip
        whole = cents(sum((debt.open for debt in overdue), Fraction(0)))
        if whole < 3:
            return
        sums = self.pick(
            (1,), (Fraction(1, 2),), (Fraction(1, 3), Fraction(1, 3)), (Fraction(1, 2), Fraction(1, 4))
        )
        apart = self.pick(5, 20) * DAY
        days = [self.day + apart, self.day + 2 * apart]
        parts = [
            {"day": day.isoformat(), "sum": str(rounded(share * Fraction(whole) - Fraction(1, 200), 2))}
            for day, share in zip(days, sums, strict=False)
        ]
        paper = self.told.enter(self.day, "issued", paper="settlement", parts=parts)
        self.day += self.pick(0, 3) * DAY
        signed = {"paper": paper, "parts": parts, "words": "so be it"}
        # A payment that clears in between leaves less to settle than the parts come to: then nobody signs.
        if self.pick(True, True, False) and not self.told.refused(self.day, "settled", **signed):
            self.told.enter(self.day, "settled", **signed)

    def pay_a_part(self) -> bool:
        """Pay the next part of the last plan, on its day or a day late; say whether there was one."""
        if not (plans := self.named("settled")):
            return False
        _, plan = plans[-1]
        days = [(dt.date.fromisoformat(part["day"]), part["sum"]) for part in plan["parts"]]
        ahead = [(day, amount) for day, amount in days if day > self.day]
        if not ahead:
            return False
        day, amount = ahead[0]
        self.day = day + self.pick(0, 0, 0, 1) * DAY
        self.told.enter(self.day, "paid", sum=amount, cleared=self.day.isoformat())
        return True

    def live_through_a_plan(self) -> None:
        """Let a sum grow old, agree on parts, pay them; go on as before."""
        self.day += 30 * DAY
        self.agree_on_parts()
        while self.pay_a_part():
            pass


def _rows(data: dict[str, Any]) -> Rows:
    rows: Rows = {}
    for row in data["sums"]:
        place = row["invoice"], row["due"] or SIGNED.isoformat()
        _add(rows, place, *(Decimal(row[name]) for name in ("principal", "charge", "day_rate")))
    return {place: sums for place, sums in rows.items() if any(sums)}


def _expected(told: Told, day: dt.date) -> Rows:
    rows: Rows = {}
    for debt in owed(told.deal.agreed, told.entries, day).debts:
        begun = debt.bears_from is not None and debt.bears_from <= day + DAY and debt.due < day
        daily = debt.principal * debt.rate / 365 if begun and debt.open else Fraction(0)
        place = debt.invoice, debt.due.isoformat()
        _add(rows, place, cents(debt.principal), cents(debt.charge), rounded(daily, 4))
    return {place: sums for place, sums in rows.items() if any(sums)}


def _add(rows: Rows, place: tuple[str, str], *sums: Decimal) -> None:
    """Add sums of one invoice that are due on one day: what a pause lets invoice stands for itself."""
    before = rows.get(place, (Decimal(0),) * len(sums))
    rows[place] = tuple(one + other for one, other in zip(before, sums, strict=True))


def _they_owe_the_same(choices: Choices, data: st.DataObject) -> None:
    told = Told(deal(choices))
    log = _Money(told, data)
    acts = (
        log.ask_for_deposit,
        log.invoice,
        log.invoice,
        log.pay,
        log.pay,
        log.reverse,
        log.dispute,
        log.settle,
        log.agree_on_parts,
        log.pay_a_part,
        log.live_through_a_plan,
        log.live_through_a_plan,
    )
    log.invoice()
    for act in data.draw(st.lists(st.sampled_from(acts), max_size=11)):
        log.wait()
        act()
    for later in (0, 12, 500):
        day = log.day + later * DAY
        found = told.told(day)
        assert _rows(found) == _expected(told, day), (choices, day, told.entries)
        assert Decimal(found["open"]) == cents(owed(told.deal.agreed, told.entries, day).open)


@FEW
@given(SOME, st.data())
def test_the_program_and_the_oracle_owe_the_same(choices: Choices, data: st.DataObject) -> None:
    _they_owe_the_same(choices, data)


@pytest.mark.outside
@MANY
@given(ANY, st.data())
def test_they_owe_the_same_in_many_deals(choices: Choices, data: st.DataObject) -> None:
    _they_owe_the_same(choices, data)
