"""Any log that the program takes: no crash, no right before its day, no charge that should not be."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.case.events import Event, Paused
from generator.case.ladder import read_ladder
from generator.case.ledger import ledger_of
from generator.case.log import event_from
from generator.case.machine import refusal, state_of
from generator.case.order import problems_in, with_references
from generator.case.telling import state_data
from generator.case.view import scope_of, view_of
from generator.packs.pack import pack_of
from tests.case.cases import RECORDED, terms_of

LADDER = read_ladder(pack_of("en-US").folder)
CONTRACTS = (
    "new-client-new-york", "hourly-illinois", "retainer-georgia", "milestones-washington",
    "consumer-oregon", "llc-california", "short-website-washington", "short-retainer-texas",
)  # fmt: skip
SUMS = st.decimals("0.01", "5000", places=2).map(str)
KINDS = st.sampled_from(["balance", "milestone", "hours", "pause", "costs", "extra_work", "reactivation"])


class AnyLog(RuleBasedStateMachine):
    """Logs whatever comes, days going on; what is refused is left out."""

    @initialize(contract=st.sampled_from(CONTRACTS))
    def begin(self, contract: str) -> None:
        self.terms = terms_of(contract)
        self.day = self.terms.deal.contract.date
        self.events: tuple[Event, ...] = ()
        self.enter("signed")

    def enter(self, name: str, **fields: Any) -> bool:
        data = with_references({"event": name, "on": self.day.isoformat(), **fields}, self.events)
        event = event_from(data | {"id": len(self.events) + 1, "recorded": RECORDED})
        if any(problems_in((*self.events, event), scope_of(self.terms))):
            return False
        if refusal(view_of(self.terms, self.events, event.on), event, LADDER):
            return False
        self.events = (*self.events, event)
        if isinstance(event, Paused) and event.why == "silence":
            self.check_pause(event)
        return True

    def check_pause(self, event: Paused) -> None:
        """Count on the fingers: whole business days after the request's day and before the pause."""
        ask = next(e for e in self.events if e.id == event.ask)
        period = self.terms.deal.silence.pause_after
        passed = (event.on - ask.on).days - 1
        if period.business:
            calendar = view_of(self.terms, self.events, event.on).duties
            days = (ask.on + dt.timedelta(days=n) for n in range(1, passed + 1))
            passed = sum(calendar.is_open(day) for day in days) - 1  # an email counts a business day later
        assert passed >= period.count
        reminders = [e for e in self.events if vars(e)["event"] == "reminded" and e.on > ask.on]
        assert len(reminders) >= self.terms.deal.silence.reminders

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.day += dt.timedelta(days=days)

    @rule(mail=st.booleans())
    def do_what_is_next(self, mail: bool) -> None:
        """Take the step that the machine proposes, in its own words: it must be taken."""
        state = state_of(view_of(self.terms, self.events, self.day), LADDER)
        for step in state.now[:1]:
            fields = dict(step.entry)
            name = fields.pop("event", None)
            if name in (None, "closed", "invoiced", "accounted", "restarted", "called", "asked"):
                return
            if name == "noticed":
                fields |= {"sum": str(step.facts["sum"]), "as_of": self.day.isoformat()}
                fields["invoices"] = list(fields["invoices"])
            for fact in ("pause_day", "accept_day", "term"):
                if fact in step.facts:
                    fields[fact] = step.facts[fact].isoformat()
            if "deliverables" in step.facts:
                fields["deliverables"] = list(step.facts["deliverables"])
            fields |= {"via": ["email", "mail"]} if mail else {}
            assert self.enter(name, **fields), (self.day, step)

    @rule(matter=st.sampled_from(["content", "feedback"]))
    def ask(self, matter: str) -> None:
        self.enter("asked", matter=matter, items=[f"item {len(self.events)}"])

    @rule(gives=st.sampled_from(["all", "part", "nothing"]))
    def answer(self, gives: str) -> None:
        self.enter("answered", gives=gives)

    @rule(ahead=st.integers(1, 30))
    def promise(self, ahead: int) -> None:
        self.enter("promised", of="answer", day=(self.day + dt.timedelta(days=ahead)).isoformat())

    @rule(percent=st.integers(0, 100), why=st.sampled_from(["silence", "late_payment"]))
    def pause(self, percent: int, why: str) -> None:
        self.enter("paused", why=why, work={"done": [{"number": 1, "percent": percent}], "hours": percent})

    @rule()
    def call(self) -> None:
        self.enter("called")

    @rule(ahead=st.integers(0, 30))
    def restart(self, ahead: int) -> None:
        self.enter("restarted", starts=(self.day + dt.timedelta(days=ahead)).isoformat())

    @rule(why=st.sampled_from(["silence", "breach", "notice_client", "agreed"]))
    def end(self, why: str) -> None:
        self.enter("ended", why=why)

    @rule(kind=KINDS, amount=SUMS)
    def invoice(self, kind: str, amount: str) -> None:
        day = self.day.isoformat()
        number = str(len(self.events))
        self.enter("invoiced", number=number, day=day, lines=[{"kind": kind, "sum": amount}])

    @rule(amount=SUMS, named=st.booleans())
    def pay(self, amount: str, named: bool) -> None:
        invoices = [vars(e)["number"] for e in self.events if vars(e)["event"] == "invoiced"]
        of = {"of": invoices[-1]} if named and invoices else {}
        self.enter("paid", sum=amount, cleared=self.day.isoformat(), **of)

    @rule()
    def pay_all(self) -> None:
        owed = ledger_of(view_of(self.terms, self.events, self.day)).open
        if owed:
            self.enter("paid", sum=str(owed), cleared=self.day.isoformat())

    @rule()
    def reverse(self) -> None:
        payments = [e for e in self.events if vars(e)["event"] == "paid" and not vars(e)["reverses"]]
        if payments:
            last = payments[-1]
            fields = {"sum": str(vars(last)["sum"]), "cleared": self.day.isoformat(), "reverses": last.id}
            self.enter("paid", **fields)

    @rule(amount=SUMS)
    def dispute(self, amount: str) -> None:
        invoices = [vars(e)["number"] for e in self.events if vars(e)["event"] == "invoiced"]
        if invoices:
            self.enter("disputed", invoice=invoices[-1], sum=amount, reason="not so much")

    @rule(number=st.integers(1, 3))
    def deliver(self, number: int) -> None:
        self.enter("delivered", deliverables=[number])

    @rule(number=st.integers(1, 3), result=st.sampled_from(["mismatch", "wish"]))
    def review(self, number: int, result: str) -> None:
        self.enter("reviewed", deliverables=[number], result=result)

    @rule(entry=st.integers(1, 40))
    def undo(self, entry: int) -> None:
        self.enter("undone", undoes=entry)

    @invariant()
    def every_day_has_a_state(self) -> None:
        for ahead in (0, 1, 45, 400):
            view = view_of(self.terms, self.events, self.day + dt.timedelta(days=ahead))
            state = state_of(view, LADDER)
            assert state == state_of(view, LADDER)
            for step in (*state.now, *state.later, *state.choices):
                assert step.allowed <= step.day, step
                assert step.act in LADDER.acts
            assert all(step.day <= state.as_of for step in state.now)
            assert all(step.day > state.as_of for step in state.later)

    @invariant()
    def money_is_neither_made_nor_lost(self) -> None:
        ledger = ledger_of(view_of(self.terms, self.events, self.day))
        shared = sum(
            (s.charge + s.principal for shares in ledger.shares.values() for s in shares), Decimal(0)
        )
        assert shared + ledger.credit == ledger.paid
        for standing in ledger.standings:
            assert standing.charge >= 0
            assert 0 <= standing.principal <= standing.debt.amount
            if ledger.day < standing.debt.bears:
                assert standing.charge == 0
                assert standing.charge_paid == 0

    @invariant()
    def charges_only_grow_and_end_with_payment(self) -> None:
        today = ledger_of(view_of(self.terms, self.events, self.day))
        later = ledger_of(view_of(self.terms, self.events, self.day + dt.timedelta(days=20)))
        if not any(s.held for s in today.standings):
            assert later.open >= today.open
            for before, after in zip(today.standings, later.standings, strict=True):
                if not before.open:
                    assert not after.open


AnyLog.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestAnyLog = AnyLog.TestCase


def test_a_state_is_plain_data_for_other_programs() -> None:
    from generator.case.folder import Case
    from generator.case.log import Log
    from tests.case.cases import ROOT, events_of

    events = events_of(
        ("2026-12-01", "signed", {}), ("2027-01-20", "asked", {"matter": "content", "items": ["x"]})
    )
    case = Case(ROOT, "x", terms_of("new-client-new-york"), Log(events), LADDER)
    data = state_data(case, case.state(dt.date(2027, 2, 3)))
    assert data["now"][0]["day"] == "2027-01-26"
