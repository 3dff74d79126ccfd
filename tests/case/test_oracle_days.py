"""The day from which each right exists, and what an early end costs: the program and the oracle agree.

The program takes an act on the oracle's day, and refuses it on the day before.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from tests.case.oracle import periods, worth
from tests.case.oracle.days import DAY, email_counts, on, plus
from tests.case.oracle.deals import ANY, FIXED, SOME, Choices, Deal, deal
from tests.case.oracle.debts import cents, owed
from tests.case.oracle.periods import Pause, Question
from tests.case.oracle.told import SIGNED, Told

FEW = settings(max_examples=10, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=30)
STARTS = st.dates(dt.date(2026, 12, 7), dt.date(2028, 12, 31))
_DAYS_LATE = st.sampled_from([0, 0, 0, 1, 3, 9]).map(lambda days: days * DAY)

Property = Callable[[Told, dt.date, st.DataObject], None]


def silence(told: Told, asked: dt.date, draw: st.DataObject) -> None:
    """Each reminder, the day that the last one names, the pause, the last warning, the end."""
    agreed = told.deal.agreed
    ask = told.enter(asked, "asked", matter="content", items=["the texts"])
    question, before, late = Question(agreed, asked), asked, draw.draw(_DAYS_LATE)
    for number in range(1, agreed.reminders + 1):
        last = number == agreed.reminders
        day, sent = question.reminder_from(), question.reminder_by_habit() + late
        step = told.step(before, "reminder_last" if last else "reminder")
        assert step["allowed"] == day.isoformat()
        if number == 1:
            assert step["day"] == question.reminder_by_habit().isoformat()
        fields: dict[str, Any] = {"of": "answer", "ask": ask}
        if last:
            _too_early_a_pause(told, sent, fields, question)
            fields["pause_day"] = question.pause_from(sent).isoformat()
        else:
            told.from_day(day, "reminded", **fields)
        told.enter(sent, "reminded", **fields)
        question, before = Question(agreed, asked, (*question.reminded, sent)), sent
    _pausing(told, ask, question, before, late)


def _too_early_a_pause(told: Told, sent: dt.date, fields: dict[str, Any], question: Question) -> None:
    """Assert that a last reminder may not name the day before the first day of a pause."""
    early = (question.pause_from(sent) - DAY).isoformat()
    assert "pause_day" in told.refused(sent, "reminded", **fields, pause_day=early)


def _pausing(told: Told, ask: int, question: Question, last: dt.date, late: dt.timedelta) -> None:
    agreed, first = told.deal.agreed, question.pause_from(last)
    calls: list[int] = []
    if agreed.calls:
        assert told.refused(first + 30 * DAY, "paused", why="silence", ask=ask)
        calls = [told.enter(plus(last, n), "called") for n in (1, 2)]
    told.from_day(first, "paused", why="silence", ask=ask, calls=calls)
    sent = first + late
    told.enter(sent, "paused", why="silence", ask=ask, calls=calls)
    pause = Pause(agreed, sent)
    told.from_day(pause.warning_from(), "warned", of="end", ask=ask)
    warned = pause.warning_from() + late
    told.enter(warned, "warned", of="end", ask=ask)
    told.from_day(pause.end_from(warned), "ended", why="silence")
    ended = pause.end_from(warned) + late
    told.enter(ended, "ended", why="silence", via=["email", "certified"])
    due = periods.account_by(agreed, email_counts(ended))
    assert told.duty(email_counts(ended), "final account") == due.isoformat()


def promise(told: Told, asked: dt.date, draw: st.DataObject) -> None:
    """A day that the client names in time starts the Answer Period again; a second or a late one does not."""
    agreed, heard = told.deal.agreed, email_counts(asked)
    ask = told.enter(asked, "asked", matter="decision", items=["the color"])
    question = Question(agreed, asked)
    named = heard + draw.draw(st.integers(1, 25)) * DAY
    told.enter(heard, "promised", of="answer", ask=ask, day=named.isoformat())
    if periods.promise_counts(agreed, heard, named):
        question = Question(agreed, asked, promised=named)
        told.enter(heard, "promised", of="answer", ask=ask, day=(named + 3 * DAY).isoformat())
    for _ in range(agreed.reminders - 1):
        sent = question.reminder_from()
        told.enter(sent, "reminded", of="answer", ask=ask)
        question = Question(agreed, asked, (*question.reminded, sent), question.promised)
    sent = question.reminder_from()
    fields: dict[str, Any] = {"of": "answer", "ask": ask}
    _too_early_a_pause(told, sent, fields, question)
    told.enter(sent, "reminded", **fields, pause_day=question.pause_from(sent).isoformat())
    _pausing(told, ask, question, sent, 0 * DAY)


def restart(told: Told, asked: dt.date, draw: st.DataObject) -> None:
    """A late answer costs the Reactivation Fee, an early one does not; then new dates are owed."""
    agreed = told.deal.agreed
    ask, paused, calls = _to_the_pause(told, asked)
    told.enter(paused, "paused", why="silence", ask=ask, calls=calls)
    pause = Pause(agreed, paused)
    free = pause.free_until()
    assert told.move(paused, "without a Reactivation Fee") == free.isoformat()
    answered = draw.draw(st.sampled_from([pause.begins, free, free + DAY, free + 21 * DAY]))
    told.enter(answered, "answered", ask=ask, gives="all")
    fees = [step["facts"]["most"] for step in told.told(answered)["now"] if step["act"] == "restart_fee"]
    assert fees == ([str(worth.reactivation(told.deal.data))] if answered > free else [])
    if not agreed.short:
        assert told.duty(answered, "name the new dates") == plus(answered, 5).isoformat()
    assert told.duty(answered, "start the work") == (answered + 30 * DAY).isoformat()


def _to_the_pause(told: Told, asked: dt.date) -> tuple[int, dt.date, list[int]]:
    """Ask and remind as early as possible; return the request, the day of the pause, and calls made."""
    agreed = told.deal.agreed
    ask = told.enter(asked, "asked", matter="content", items=["the texts"])
    question, sent = Question(agreed, asked), asked
    for number in range(1, agreed.reminders + 1):
        sent = question.reminder_from()
        last = {"pause_day": question.pause_from(sent).isoformat()} if number == agreed.reminders else {}
        told.enter(sent, "reminded", of="answer", ask=ask, **last)
        question = Question(agreed, asked, (*question.reminded, sent))
    calls = [told.enter(plus(sent, n), "called") for n in (1, 2)] if agreed.calls else []
    return ask, question.pause_from(sent), calls


def review(told: Told, delivered: dt.date, draw: st.DataObject) -> None:
    """The reminder after the Review Period, and the day from which silence after it is acceptance."""
    agreed = told.deal.agreed
    number = told.enter(delivered, "delivered", deliverables=[1])
    first = periods.reminder_of_review_from(agreed, delivered)
    step = told.step(delivered, "review_reminder")
    assert (step["allowed"], step["day"]) == (first.isoformat(), first.isoformat())
    fields = {"of": "review", "deliverables": [1]}
    sent = first + draw.draw(_DAYS_LATE)
    accepted = periods.accepted_from(agreed, sent)
    told.from_day(first, "reminded", **fields, accept_day=accepted.isoformat())
    assert "accept_day" in told.refused(sent, "reminded", **fields, accept_day=(accepted - DAY).isoformat())
    told.enter(sent, "reminded", **fields, accept_day=accepted.isoformat())
    for day, stage in ((accepted - DAY, "D4"), (accepted, "D5")):
        assert {m["id"]: m["stage"] for m in told.told(day)["matters"]}[f"delivery {number}"] == stage


def late_payment(told: Told, invoiced: dt.date, draw: st.DataObject) -> None:
    """The letters about one overdue invoice, the pause and the end for it, the term of the final notice."""
    agreed = told.deal.agreed
    worked = {"worked_until": (invoiced - 20 * DAY).isoformat()} if draw.draw(st.booleans()) else {}
    told.invoice(invoiced, "1", ("extra_work", "1200"), **worked)
    debt = next(debt for debt in owed(agreed, told.entries, invoiced).debts if debt.invoice == "1")
    assert told.step(invoiced, "resend")["day"] == on(debt.bears_from or debt.due + DAY).isoformat()
    days, objections = periods.notices(debt.due), None
    _noticed(told, "resend", days["resend"])
    told.enter(days["resend"], "noticed", **_letter(told, "resend", days["resend"]))
    if agreed.consumer:
        objections = periods.objections_end(days["resend"])
        days["final"] = max(days["final"], objections)
    _noticed(told, "late_30", days["late_30"])
    _noticed(told, "final", days["final"])
    term = told.step(on(days["final"] + 10 * DAY), "final")["facts"]["term"]
    assert term == periods.final_term(agreed, on(days["final"] + 10 * DAY)).isoformat()
    _warned(told.copy(), periods.remedy_from(agreed, invoiced, debt.due), draw)
    _three_notices(told.copy(), debt.due, objections, draw)


def _warned(told: Told, first: dt.date, draw: st.DataObject) -> None:
    pause, end = told, told.copy()
    warned = first + draw.draw(_DAYS_LATE)
    pause.from_day(first, "warned", of="late_pause")
    pause.enter(warned, "warned", of="late_pause")
    pause.from_day(periods.pause_for_late_payment_from(warned), "paused", why="late_payment")
    end.from_day(first, "warned", of="cure")
    end.enter(warned, "warned", of="cure")
    end.from_day(periods.end_for_breach_from(end.deal.agreed, warned), "ended", why="breach")


def _three_notices(told: Told, due: dt.date, objections: dt.date | None, draw: st.DataObject) -> None:
    """The notices of 60 and 90 days wait for the term of the one before."""
    sent = on(due + 30 * DAY) + draw.draw(_DAYS_LATE)
    told.enter(sent, "noticed", **_letter(told, "late_30", sent))
    for count in (60, 90):
        first = periods.next_notice(due, count, sent, objections)
        _noticed(told, f"late_{count}", first)
        sent = first + draw.draw(_DAYS_LATE)
        told.enter(sent, "noticed", **_letter(told, f"late_{count}", sent))


def _noticed(told: Told, kind: str, first: dt.date) -> None:
    """Assert that a letter about money goes from a day on and not on the day before."""
    for day in (first - DAY, first):
        why = told.refused(day, "noticed", **_letter(told, kind, day))
        assert ("possible" in why) == (day < first), (told.deal.choices, kind, day, first, why)
        assert day < first or not why, (told.deal.choices, kind, why)


def _letter(told: Told, kind: str, day: dt.date) -> dict[str, str]:
    """Return a letter about all that is overdue, with its charges to the day."""
    debts = owed(told.deal.agreed, told.entries, day).debts
    claim = cents(sum((debt.open for debt in debts if debt.invoice), Fraction(0)))
    letter = {"kind": kind, "sum": str(claim), "as_of": day.isoformat()}
    if kind == "final":
        letter["term"] = periods.final_term(told.deal.agreed, day).isoformat()
    return letter


def pause_invoice(told: Told, asked: dt.date, draw: st.DataObject) -> None:
    """On the day of a pause the part of a fixed fee is invoiced that nobody has paid or asked for."""
    case = told.deal
    if case.choices.fee not in FIXED:
        return
    deposit = cents(case.agreed.deposit)
    if deposit and draw.draw(st.booleans()):
        told.invoice(SIGNED, "D", ("deposit", str(deposit)))
    if draw.draw(st.booleans()):
        kind = "milestone" if case.choices.fee == "stages" else "balance"
        told.invoice(SIGNED, "1", (kind, str(cents(Fraction(draw.draw(st.integers(1, 300_000)), 100)))))
    if draw.draw(st.booleans()):
        told.pay(SIGNED, draw.draw(st.sampled_from(["100", "2500", str(deposit or 1)])))
    ask, day, calls = _to_the_pause(told, asked)
    work, earned = _work(case, day, draw)
    told.enter(day, "paused", why="silence", ask=ask, work=work, calls=calls)
    begins = Pause(case.agreed, day).begins
    steps = [step["facts"] for step in told.told(begins)["now"] if step["matter"] == f"question {ask}"]
    expected = worth.pause_invoice(told.entries, earned)
    assert [facts["sum"] for facts in steps if "sum" in facts] == ([str(expected)] if expected else [])


def account(told: Told, last: dt.date, draw: st.DataObject) -> None:
    """The price of an end: the work done, the Kill Fee if the client leaves, other sums, charges."""
    case, agreed = told.deal, told.deal.agreed
    if agreed.deposit and draw.draw(st.booleans()):
        told.invoice(SIGNED, "D", ("deposit", str(cents(agreed.deposit))))
    sent = max(SIGNED, last - draw.draw(st.integers(20, 200)) * DAY)
    other = str(cents(Fraction(draw.draw(st.integers(1, 90_000)), 100)))
    told.invoice(sent, "1", (draw.draw(st.sampled_from(["extra_work", "costs"])), other))
    if draw.draw(st.booleans()):
        dispute = told.enter(sent, "disputed", invoice="1", sum=other, reason="not ordered")
        told.enter(sent, "disputed", dispute=dispute, result=draw.draw(st.sampled_from(["owed", "not_owed"])))
    told.pay(max(SIGNED, last - 16 * DAY), draw.draw(st.sampled_from(["0.01", "300", "2000"])))
    work, earned = _work(case, last, draw)
    why, by = draw.draw(
        st.sampled_from([("notice_client", "client"), ("agreed", "freelancer"), ("event", "freelancer")])
    )
    ended = max(SIGNED, last - 15 * DAY)
    told.enter(ended, "ended", why=why, by=by, last=last.isoformat(), work=work, via=["email", "mail"])
    price = cents(earned)
    if why == "notice_client":
        price = worth.kill_fee(agreed, earned, _remaining(case, Fraction(price), work))
    balance = told.step(last, "account")["facts"]["balance"]
    assert balance == str(worth.account(agreed, told.entries, last, price)), case.choices
    if Decimal(balance) > 0:
        _invoice_account(told, last + draw.draw(_DAYS_LATE), last, Decimal(balance))


def _invoice_account(told: Told, day: dt.date, last: dt.date, balance: Decimal) -> None:
    """What no invoice asks for is invoiced; all together is then the account, and the charges since."""
    told.enter(day, "accounted", balance=str(balance), lines=[{"text": "all", "sum": str(balance)}])
    steps = [step["facts"]["sum"] for step in told.steps(day) if step["matter"] == "to_invoice account"]
    rest = Decimal(steps[0]) if steps else Decimal(0)
    fields: dict[str, Any] = {"number": "A", "lines": [{"kind": "account", "sum": str(rest + 1)}]}
    assert "at most" in told.refused(day, "invoiced", **fields, day=day.isoformat())
    if rest:
        told.invoice(day, "A", ("account", str(rest)))
    charged = [owed(told.deal.agreed, told.entries, each).charged for each in (last, day)]
    assert Decimal(told.told(day)["open"]) == balance + cents(charged[1] - charged[0]), told.deal.choices


def _work(case: Deal, last: dt.date, draw: st.DataObject) -> tuple[dict[str, Any], Fraction]:
    """Draw the work done by a day, and price it."""
    match case.choices.fee:
        case "hourly":
            hours, needed = (Fraction(draw.draw(st.integers(0, 320)), 4) for _ in range(2))
            work = {"hours": str(cents(hours)), "needed": str(cents(needed))}
            return work, worth.hourly_earned(case.data, hours)
        case "retainer":
            used = draw.draw(st.integers(0, 20))
            return {"hours": str(used)}, worth.retainer_earned(case.data, last, Fraction(used))
    numbers = range(1, len(worth.parts(case.agreed, case.data)) + 1)
    done = {number: draw.draw(st.sampled_from([0, 0, 7, 60, 100])) for number in numbers}
    work = {"done": [{"number": number, "percent": percent} for number, percent in done.items()]}
    return work, worth.fixed_earned(case.agreed, case.data, done)


def _remaining(case: Deal, earned: Fraction, work: dict[str, Any]) -> Fraction:
    match case.choices.fee:
        case "hourly":
            return worth.hourly_remaining(case.data, Fraction(work["hours"]), Fraction(work["needed"]))
        case "retainer":
            whole = Fraction(case.data["fee"]["monthly"]) * case.data["fee"]["months"]
            return max(Fraction(0), whole - earned)
    return Fraction(case.data["fee"]["amount"]) - earned


PROPERTIES = (silence, promise, restart, review, late_payment, pause_invoice, account)


def _agree(stated: Property, deals: st.SearchStrategy[Choices], examples: settings) -> None:
    @examples
    @given(deals, STARTS, st.data())
    def run(choices: Choices, day: dt.date, data: st.DataObject) -> None:
        stated(Told(deal(choices)), day, data)

    run()


@pytest.mark.parametrize("stated", PROPERTIES, ids=lambda stated: stated.__name__)
def test_they_agree(stated: Property) -> None:
    _agree(stated, SOME, FEW)


@pytest.mark.outside
@pytest.mark.parametrize("stated", PROPERTIES, ids=lambda stated: stated.__name__)
def test_they_agree_in_many_deals(stated: Property) -> None:
    _agree(stated, ANY, MANY)
