"""Any log that the program takes: no crash, no right before its day, no charge that should not be."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.case.events import Event, Paused
from generator.case.ladder import read_ladder
from generator.case.ledger import ledger_of
from generator.case.log import event_from
from generator.case.machine import refusal, state_of
from generator.case.order import problems_in, with_references
from generator.case.stages import Step
from generator.case.telling import state_data
from generator.case.view import scope_of
from generator.packs.pack import pack_of
from tests.case.cases import RECORDED, terms_of, view_on

LADDER = read_ladder(pack_of("en-US").folder)
CONTRACTS = (
    "new-client-new-york", "hourly-illinois", "retainer-georgia", "milestones-washington",
    "consumer-oregon", "llc-california", "short-website-washington", "short-retainer-texas",
)  # fmt: skip
SUMS = st.decimals("0.01", "5000", places=2).map(str)
KINDS = st.sampled_from(["balance", "milestone", "hours", "pause", "costs", "extra_work", "reactivation"])


def entry_of(step: Step, day: dt.date, number: int) -> dict[str, Any]:
    """Return the fields of what a step proposes to log; none for what it leaves to a person."""
    fields, facts = dict(step.entry), step.facts
    today = day.isoformat()
    more: dict[str, Any] = {
        name: facts[name].isoformat() for name in ("pause_day", "accept_day", "term") if name in facts
    }
    match fields.get("event"):
        case None | "closed":
            return {}
        case "asked":
            return fields | {"matter": "content", "items": [f"again {number}"]}
        case "restarted":
            return fields | {"starts": today}
        case "noticed":
            return fields | {"sum": str(facts["sum"]), "as_of": today, **more}
        case "reminded":
            return fields | more | {"deliverables": list(facts.get("deliverables", ()))}
        case "checked_in":
            return fields | more
        case "accounted":
            balance = str(facts.get("balance", 1))
            return fields | {"balance": balance, "lines": [{"text": "all", "sum": balance}]}
        case "invoiced":
            if "sum" not in facts:
                return {}
            lines = [{"kind": facts.get("kind", "pause"), "sum": str(facts["sum"])}]
            return fields | {"number": f"n{number}", "day": today, "lines": lines}
    return fields


class AnyLog(RuleBasedStateMachine):
    """Logs whatever comes, days going on; what is refused is left out."""

    @initialize(contract=st.sampled_from(CONTRACTS), waiting=st.booleans())
    def begin(self, contract: str, waiting: bool) -> None:
        self.terms = terms_of(contract)
        self.day = self.terms.deal.contract.date
        self.events: tuple[Event, ...] = ()
        self.enter("signed")
        if waiting:
            self.ask("feedback")

    def enter(self, name: str, **fields: Any) -> bool:
        data = with_references({"event": name, "on": self.day.isoformat(), **fields}, self.events)
        event = event_from(data | {"id": len(self.events) + 1, "recorded": RECORDED})
        if any(problems_in((*self.events, event), scope_of(self.terms))):
            return False
        if refusal(view_on(self.terms, self.events, event.on), event, LADDER):
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
            calendar = view_on(self.terms, self.events, event.on).duties
            days = (ask.on + dt.timedelta(days=n) for n in range(1, passed + 1))
            passed = sum(calendar.is_open(day) for day in days) - 1  # an email counts a business day later
        assert passed >= period.count
        reminders = [e for e in self.events if vars(e)["event"] == "reminded" and e.on > ask.on]
        assert len(reminders) >= self.terms.deal.silence.reminders

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.day += dt.timedelta(days=days)

    @rule(steps=st.integers(1, 8), mail=st.booleans())
    def follow_the_ladder(self, steps: int, mail: bool) -> None:
        """Wait for the next step and take it as the machine words it, some times over."""
        for _ in range(steps):
            state = state_of(view_on(self.terms, self.events, self.day), LADDER)
            if any(self.take(step, mail=mail) for step in state.now):
                self.day += dt.timedelta(days=1)
            elif state.later:
                self.day = state.later[0].day

    @rule(number=st.integers(0, 3))
    def choose(self, number: int) -> None:
        """Take one of the steps that nobody takes unasked."""
        state = state_of(view_on(self.terms, self.events, self.day), LADDER)
        possible = [step for step in state.choices if step.day <= self.day]
        if possible:
            self.take(possible[number % len(possible)], mail=True)

    def take(self, step: Step, *, mail: bool) -> bool:
        """Log what a step proposes, with its own days and sums: it must be taken. Not all can be."""
        fields = entry_of(step, self.day, len(self.events))
        if not fields:
            return False
        if mail and fields["event"] != "called":
            fields["via"] = ["email", "mail"]
        assert self.enter(fields.pop("event"), **fields), (self.day, step)
        return True

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
        owed = ledger_of(view_on(self.terms, self.events, self.day)).open
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
            view = view_on(self.terms, self.events, self.day + dt.timedelta(days=ahead))
            state = state_of(view, LADDER)
            assert state == state_of(view, LADDER)
            for step in (*state.now, *state.later, *state.choices):
                assert step.allowed <= step.day, step
                assert step.act in LADDER.acts
            assert all(step.day <= state.as_of for step in state.now)
            assert all(step.day > state.as_of for step in state.later)

    @invariant()
    def money_is_neither_made_nor_lost(self) -> None:
        ledger = ledger_of(view_on(self.terms, self.events, self.day))
        shared = sum(
            (s.charge + s.principal for shares in ledger.shares.values() for s in shares), Decimal(0)
        )
        assert shared + ledger.credit == ledger.paid
        for standing in ledger.standings:
            assert standing.charge >= 0
            assert 0 <= standing.principal <= standing.debt.amount
            came = sum((s.charge - s.paid for s in standing.spells), standing.spells[0].principal)
            assert came == standing.open
            assert all(spell.charge >= 0 for spell in standing.spells)
            if ledger.day < standing.debt.bears:
                assert standing.charge == 0
                assert standing.charge_paid == 0

    @invariant()
    def charges_only_grow_and_end_with_payment(self) -> None:
        today = ledger_of(view_on(self.terms, self.events, self.day))
        later = ledger_of(view_on(self.terms, self.events, self.day + dt.timedelta(days=20)))
        if not any(s.held for s in today.standings):
            assert later.open >= today.open
            for before, after in zip(today.standings, later.standings, strict=True):
                if not before.open:
                    assert not after.open


@pytest.mark.parametrize("contract", CONTRACTS)
def test_silence_leads_to_the_end_of_every_contract(contract: str) -> None:
    case = AnyLog()
    case.begin(contract, waiting=True)
    for _ in range(40):
        case.follow_the_ladder(1, mail=True)
        case.call()
        case.every_day_has_a_state()
    names = [vars(event)["event"] for event in case.events]
    order = [names.index(name) for name in ("asked", "reminded", "paused", "warned", "ended", "accounted")]
    assert order == sorted(order)


AnyLog.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TestAnyLog = AnyLog.TestCase


def test_a_state_is_plain_data_for_other_programs() -> None:
    from generator.case.folder import Case, words_of
    from generator.case.log import Log
    from tests.case.cases import ROOT, events_of

    events = events_of(
        ("2026-12-01", "signed", {}), ("2027-01-20", "asked", {"matter": "content", "items": ["x"]})
    )
    terms = terms_of("new-client-new-york")
    case = Case(ROOT, "x", terms, Log(events), LADDER, {}, words_of(pack_of("en-US"), terms))
    data = state_data(case, case.state(dt.date(2027, 2, 3)))
    assert data["now"][0]["day"] == "2027-01-26"
