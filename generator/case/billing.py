"""What the contract lets invoice, and from which day: deposit, stages, balance, months, hours."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.case.events import Accounted, Delivered, Invoiced, InvoiceLine, LineKind
from generator.case.figures import add_months, fee_of, monthly_from, rest_of_account
from generator.case.ledger import Ledger
from generator.case.readings import Account, Deposit, Payment
from generator.case.review import accepted_numbers
from generator.case.stages import Matter, Step
from generator.case.view import View

ONCE = "to_invoice "
"""How the name of a matter begins that is invoiced once and has one step."""
_ONE_DAY = dt.timedelta(days=1)
_OF_FEE: tuple[LineKind, ...] = ("deposit", "pause", "balance", "milestone")
_PERIODS: Mapping[str, int] = {"weekly": 7, "every_two_weeks": 14}
"""Days of a billing period; the other one is a month."""


def to_invoice(view: View, ledger: Ledger) -> Iterator[Matter]:
    """Yield what may be invoiced now, or from a day that is known."""
    if view.terms is None:
        return
    if view.past.ended():
        yield from _account(view)
        return
    yield from _deposit(view, ledger)
    fee = view.deal.fee
    if fee.kind == "hourly":
        yield from _hours(view)
    elif fee.kind == "retainer":
        yield from _month(view)
    elif fee.milestones:
        yield from () if view.past.paused() else _stages(view)
    else:
        yield from _balance(view, ledger)


def is_over(view: View, ledger: Ledger) -> bool:
    """Say whether a deal is at its end: it was ended, all is delivered and asked for, or its months are over.

    A retainer runs to the last day of the last month that was invoiced, and at least for its shortest time.
    """
    if view.past.ended() or view.terms is None:
        return True
    if view.deal.fee.kind == "retainer":
        months = months_invoiced(view)
        return months >= view.deal.fee.months and view.as_of >= add_months(view.deal.project.start, months)
    whole = len(view.past.delivered()) == len(view.deal.project.deliverables)
    return whole and not any(to_invoice(view, ledger))


def _deposit(view: View, ledger: Ledger) -> Iterator[Matter]:
    for standing in ledger.standings:
        if not standing.debt.invoice and standing.open and view.terms is not None:
            why = view.words.say("case.money.deposit_due", sum=standing.open)
            facts = {"kind": "deposit", "sum": standing.open}
            yield _matter(view, "deposit", standing.debt.asked, why, facts, cite=view.terms.cite(Deposit))


def _account(view: View) -> Iterator[Matter]:
    """Yield what the final account asks for and no invoice does."""
    accounts, rest = view.past.of(Accounted), rest_of_account(view)
    if accounts and rest is not None and rest > 0 and view.terms is not None:
        why = view.words.say("case.money.account_due", sum=rest)
        facts = {"kind": "account", "sum": rest}
        yield _matter(view, "account", accounts[-1].on, why, facts, cite=view.terms.cite(Account))


def _lines(view: View) -> list[InvoiceLine]:
    return [line for invoice in view.past.of(Invoiced) for line in invoice.lines]


def _balance(view: View, ledger: Ledger) -> Iterator[Matter]:
    """Yield the rest of a fixed fee once everything was delivered."""
    delivered, lines = view.past.of(Delivered), _lines(view)
    whole = len(view.past.delivered()) == len(view.deal.project.deliverables)
    if not whole or any(line.kind == "balance" for line in lines) or not view.deal.sums.schedule:
        return
    asked = [line.sum for line in lines if line.kind in _OF_FEE]
    asked += [standing.debt.amount for standing in ledger.of("")]
    if (open_ := fee_of(view) - sum(asked, Decimal(0))) > 0:
        day = max(event.on for event in delivered)
        why = view.words.say("case.money.balance_due", sum=open_)
        yield _matter(view, "balance", day, why, {"kind": "balance", "sum": open_})


def _stages(view: View) -> Iterator[Matter]:
    """Yield each stage whose day has come, or whose deliverables are there; and the next one without a sign.

    Whether an event has happened that the contract names in its own words, only the freelancer knows: a
    stage is proposed once its deliverables are accepted, and is a choice from their delivery on.
    """
    lines = _lines(view)
    ahead = sum((line.sum for line in lines if line.kind == "pause"), Decimal(0))
    asked = {line.text for line in lines if line.kind == "milestone"}
    delivered, accepted = view.past.delivered(), accepted_numbers(view)
    stages = [part for part in view.deal.sums.schedule if part.kind == "milestone"]
    shown = False
    for number, (part, stage) in enumerate(zip(stages, view.deal.fee.milestones, strict=True), start=1):
        rest = part.amount - min(ahead, part.amount)
        if part.name in asked or not rest:
            ahead -= 0 if part.name in asked else part.amount
            continue
        ahead = Decimal(0)
        facts = {"kind": "milestone", "text": part.name, "sum": rest}
        say, name = view.words.say, f"milestone {number}"
        if stage.due.kind == "date":
            why = say("case.money.stage_dated", sum=rest, day=stage.due.date)
            yield _matter(view, name, stage.due.date, why, facts, title=part.name)
        elif stage.deliverables:
            numbers = set(stage.deliverables)
            days = [e.on for e in view.past.of(Delivered) if numbers & set(e.deliverables)]
            if numbers <= delivered:
                why = say("case.money.stage_reached", sum=rest, event=stage.due.event)
                choice = not numbers <= accepted
                yield _matter(view, name, max(days), why, facts, title=part.name, choice=choice)
        elif not shown:
            why = say("case.money.stage_reached", sum=rest, event=stage.due.event)
            yield _matter(view, name, view.deal.project.start, why, facts, title=part.name, choice=True)
            shown = True


def _first_month(view: View) -> Decimal | None:
    """Return what is left to invoice of the first month; None where the deposit has paid for it."""
    schedule = view.deal_on(view.deal.project.start).sums.schedule
    return next((part.amount for part in schedule if part.kind == "first_month"), None)


def months_invoiced(view: View) -> int:
    """Return how many months of a retainer were invoiced, or paid for by the deposit."""
    return sum(line.kind == "month" for line in _lines(view)) + (_first_month(view) is None)


def _month(view: View) -> Iterator[Matter]:
    """Yield the next month of a retainer, early enough for it to fall due on its first day."""
    fee, payment = view.deal.fee, view.terms.find(Payment) if view.terms else None
    if payment is None or view.past.paused():
        return
    first, number = _first_month(view), months_invoiced(view)
    begins = add_months(view.deal.project.start, number)
    amount = first if number == 0 and first is not None else monthly_from(view, begins)
    last = add_months(view.deal.project.start, number + 1) - _ONE_DAY
    text = view.words.say("case.money.month_of", first=begins, last=last)
    why = view.words.say("case.money.month_due", sum=amount, day=begins)
    day = view.duties.on(begins - dt.timedelta(days=payment.term.count))
    facts = {"kind": "month", "text": text, "sum": amount, "due": begins}
    # What comes after the minimum term is not known here.
    yield _matter(view, f"month {number + 1}", day, why, facts, title=text, choice=number >= fee.months)


def _hours(view: View) -> Iterator[Matter]:
    """Yield the time of the last billing period that is not invoiced, else of the one under way, as a choice.

    Whether any time was worked, only the freelancer knows.
    """
    if view.past.paused() or not view.past.signed():
        return
    sent = [i for i in view.past.of(Invoiced) if any(line.kind == "hours" for line in i.lines)]
    delivered = view.past.of(Delivered)
    whole = len(view.past.delivered()) == len(view.deal.project.deliverables)
    if whole and any(i.on >= delivered[-1].on for i in sent):
        return
    ends = _period_ends(view)
    before = next(ends)
    for end in ends:
        if end >= view.as_of:
            break
        before = end
    over = before < view.as_of and not any((i.worked_until or i.on) >= before for i in sent)
    last = before if over or before >= view.as_of else end
    why = view.words.say("case.money.period_over", day=last)
    yield _matter(view, f"hours {last}", view.rights.on(last + _ONE_DAY), why, {"kind": "hours"}, choice=True)


def _period_ends(view: View) -> Iterator[dt.date]:
    """Yield the last day of each billing period, the first of which begins on the Start Date."""
    start, days = view.deal.project.start, _PERIODS.get(view.deal.fee.invoiced)
    number = 1
    while True:
        begins = start + dt.timedelta(days=days * number) if days else add_months(start, number)
        yield begins - _ONE_DAY
        number += 1


def _matter(view: View, name: str, day: dt.date, why: str, facts: Mapping[str, Any], **more: Any) -> Matter:
    """Return the matter of an invoice; `more` are its title, the clause it leans on, if it is a choice."""
    title = more.get("title") or view.words.say(f"case.money.titles.{facts['kind']}")
    id_, entry, cite = f"{ONCE}{name}", {"event": "invoiced"}, more.get("cite")
    choice, cites = more.get("choice", False), (cite,) if cite else ()
    step = Step("invoice", id_, day, day, why, entry, cites, choice=choice, facts=facts, about=title)
    return Matter(id_, title, "M0", why, (step,))
