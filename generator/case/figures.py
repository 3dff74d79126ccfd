"""Figures of the work: what is earned, what remains, the Kill Fee, the final account, each with its lines."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from generator.answers.installments import rounded
from generator.case.events import (
    BothSigned,
    Delivered,
    Disputed,
    Ended,
    Invoiced,
    LineKind,
    Paid,
    Paused,
    Restarted,
    TimeSpent,
    Work,
)
from generator.case.ledger import FEE_LINES, ledger_of
from generator.case.readings import Earned, KillFee, Leaving, Withdrawal
from generator.case.taxes import tax_on
from generator.case.view import View, last_day

_ALL = Decimal(100)
_ZERO = Decimal(0)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a figure: what it is, with its arithmetic, and the sum it comes to."""

    text: str
    sum: Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum with the lines that make it and the clause that gives it.

    `begins` is the figure whose lines are its first ones: an account begins with the Kill Fee or the Earned
    Fee.
    """

    sum: Decimal
    rows: tuple[Row, ...]
    cite: str
    begins: "Figure | None" = None
    is_kill_fee: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """The Earned Fee and the Remaining Fee on a day."""

    earned: Figure
    remaining: Decimal


def value_of(view: View, work: Work | None = None) -> Value | None:
    """Return what is earned and what remains on the view's day; None where the clause gives no yardstick.

    `work` are figures that an event is about to give; without them the latest of the log are used. What was
    delivered is done.
    """
    earned = view.terms.find(Earned) if view.terms else None
    if earned is None or view.terms is None:
        return None
    work = view.work if work is None else work
    by = {"deliverables": _deliverables, "stages": _stages, "hours": _hours, "months": _months}[earned.by]
    rows, remaining = by(view, work)
    total = sum((row.sum for row in rows), _ZERO)
    return Value(Figure(total, rows, view.terms.cite(Earned)), max(_ZERO, remaining))


def fee_of(view: View) -> Decimal:
    """Return the fixed fee, as the last change of the deal left it."""
    return Decimal(view.deal.fee.amount)


def _done(view: View, work: Work) -> dict[int, Decimal]:
    delivered = {number: _ALL for event in view.past.of(Delivered) for number in event.deliverables}
    return {progress.number: progress.percent for progress in work.done} | delivered


def _deliverables(view: View, work: Work) -> tuple[tuple[Row, ...], Decimal]:
    fee = fee_of(view)
    listed = view.deal.project.deliverables
    prices = {n: item.value for n, item in enumerate(listed, start=1)}
    done = _done(view, work)
    if any(price is None for price in prices.values()):
        share = _ALL if all(done.get(n) == _ALL for n in prices) else work_share(work)
        rows: tuple[Row, ...] = (
            (_row(view, view.words.say("case.figures.work_done"), share, fee),) if share else ()
        )
    else:
        rows = tuple(
            _row(view, item.name, done[n], prices[n]) for n, item in enumerate(listed, start=1) if done.get(n)
        )
    return rows, fee - sum((row.sum for row in rows), _ZERO)


def work_share(work: Work) -> Decimal:
    """Return the share of the whole work where nothing has a price of its own."""
    return next((progress.percent for progress in work.done if progress.number == 1), _ZERO)


def _row(view: View, name: str, percent: Decimal, price: Decimal) -> Row:
    share = view.words.percent(percent)
    part = view.words.say("case.figures.part", name=name, percent=share, price=price)
    return Row(name if percent == _ALL else part, rounded(price * percent / _ALL, view.deal.fee.currency))


def _stages(view: View, work: Work) -> tuple[tuple[Row, ...], Decimal]:
    """Price stages: the sum of a stage, and of the Deposit the share that this sum has of all of them."""
    currency = view.deal.fee.currency
    stages = [part for part in view.deal.sums.schedule if part.kind == "milestone"]
    deposit, together = view.deal.sums.deposit, sum(stage.amount for stage in stages)
    given = {progress.number: progress.percent for progress in work.done}
    delivered = {number for event in view.past.of(Delivered) for number in event.deliverables}
    rows = []
    for number, (stage, asked) in enumerate(zip(stages, view.deal.fee.milestones, strict=True), start=1):
        finished = bool(asked.deliverables) and set(asked.deliverables) <= delivered
        if percent := _ALL if finished else given.get(number, _ZERO):
            whole = stage.amount + deposit * stage.amount / together
            share = view.words.percent(percent)
            text = view.words.say("case.figures.stage", name=stage.name, percent=share)
            rows.append(Row(text, whole * percent / _ALL))
    total = rounded(sum((row.sum for row in rows), _ZERO), currency)
    shown = _rounded_rows(rows, total, currency)
    return shown, fee_of(view) - total


def _rounded_rows(rows: list[Row], total: Decimal, currency: str) -> tuple[Row, ...]:
    """Round rows so that they add up to their total; the last one takes the odd cent."""
    shown = [Row(row.text, rounded(row.sum, currency)) for row in rows]
    if shown:
        gap = total - sum((row.sum for row in shown), _ZERO)
        shown[-1] = Row(shown[-1].text, shown[-1].sum + gap)
    return tuple(shown)


def _hours(view: View, work: Work) -> tuple[tuple[Row, ...], Decimal]:
    fee = view.deal.fee
    spells = _spells(view, work.hours)
    budget = _budget(view, fee)
    more = fee.budget.overrun if fee.budget.kind == "estimate" else _ZERO
    approved = budget * (_ALL + more) / _ALL
    rows, owed = [], _ZERO
    for hours, rate in spells:
        paid = min(hours, approved - owed)
        owed += paid
        text = view.words.say("case.figures.hours", hours=view.words.number(paid), rate=rate)
        rows += [Row(text, rounded(paid * rate, fee.currency))] if paid else []
    listed = len(view.deal.project.deliverables)
    delivered = {number for event in view.past.of(Delivered) for number in event.deliverables}
    left = max(_ZERO, budget - owed)
    needed = left if work.needed is None else min(work.needed, left)
    remaining = _ZERO if len(delivered) == listed else rounded(needed * fee.rate, fee.currency)
    return tuple(rows), remaining


def _spells(view: View, hours: Decimal) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return hours as they were worked at one rate after another, each with its rate."""
    found, counted, rate = [], _ZERO, view.terms.deal.fee.rate if view.terms else _ZERO
    for event in view.changes:
        if event.rate is not None:
            until = min(event.worked or _ZERO, hours)
            found.append((until - counted, rate))
            counted, rate = until, event.rate
    return tuple(spell for spell in (*found, (hours - counted, rate)) if spell[0] > 0)


def price_of_hours(view: View, hours: Decimal) -> Decimal:
    """Return what so many hours of work have cost, each at the rate of its time."""
    priced: list[Decimal] = [worked * rate for worked, rate in _spells(view, hours)]
    return sum(priced, _ZERO)


def rate_on(view: View, day: dt.date) -> Decimal:
    """Return what an hour of a day costs by the hour; of a retainer, one beyond those of its month."""
    if view.deal.fee.kind == "hourly":
        return Decimal(view.deal_on(day).fee.rate)
    start = view.deal.project.start
    begins = add_months(start, max(0, _months_between(start, day)))
    return Decimal(view.deal_on(begins).fee.extra_rate)


def price_of_time(view: View, time: Iterable[TimeSpent]) -> Decimal | None:
    """Return what hours cost at the rates of their days; None where the contract bills no hours."""
    if view.deal.fee.kind == "fixed":
        return None
    price: Decimal = sum((spent.hours * rate_on(view, spent.day) for spent in time), _ZERO)
    return Decimal(rounded(price, view.deal.fee.currency))


def _budget(view: View, fee: Any) -> Decimal:
    """Return the hours of the estimate or of the cap; of a cap in money, those that it pays for."""
    if fee.budget.kind != "money_cap":
        return Decimal(fee.budget.hours)
    until = max((event.worked or _ZERO for event in view.changes if event.rate is not None), default=_ZERO)
    rest = Decimal(fee.budget.amount) - price_of_hours(view, until)
    return Decimal(until + max(_ZERO, rest) / fee.rate)


def _months(view: View, work: Work) -> tuple[tuple[Row, ...], Decimal]:
    """Price a retainer: full months, and of the month under way the share of days or, if more, of hours."""
    fee, start = view.deal.fee, view.deal.project.start
    ended = view.past.of(Ended)
    last = min(view.as_of, last_day(ended[-1], view)) if ended else view.as_of
    last -= dt.timedelta(days=_unpaid_days(view, last))
    whole = sum((monthly_from(view, add_months(start, n)) for n in range(fee.months)), _ZERO)
    if last < start:
        return (), whole
    full = _months_between(start, last + dt.timedelta(days=1))
    begins = add_months(start, full)
    length = (add_months(start, full + 1) - begins).days
    days = (last - begins).days + 1
    hours = view.deal_on(begins).fee.hours
    share = max(Decimal(days) / length, min(Decimal(1), work.hours / hours))
    rows = []
    for monthly, same in groupby(monthly_from(view, add_months(start, number)) for number in range(full)):
        count = len(list(same))
        rows.append(Row(view.words.say("case.figures.months", count=count, fee=monthly), monthly * count))
    if days:
        worked, agreed = view.words.number(work.hours), view.words.number(hours)
        text = view.words.say(
            "case.figures.month_share", days=days, length=length, worked=worked, agreed=agreed
        )
        rows.append(Row(text, rounded(monthly_from(view, begins) * share, fee.currency)))
    remaining = whole - sum((row.sum for row in rows), _ZERO)
    extra = _invoiced(view, frozenset(["extra_hours"]))
    return (*rows, *([Row(view.words.say("case.figures.extra_hours"), extra)] if extra else [])), remaining


def monthly_from(view: View, begins: dt.date) -> Decimal:
    """Return the fee of the month that begins on a day: the one agreed by then."""
    return Decimal(view.deal_on(begins).fee.monthly)


def months_begun(view: View) -> int:
    """Return how many months of a retainer have begun by the view's day."""
    start = view.deal.project.start
    return _months_between(start, view.as_of) + 1 if view.as_of >= start else 0


def _unpaid_days(view: View, last: dt.date) -> int:
    """Return the days of pauses for which no Monthly Fee falls due: those after the month that follows.

    The month in which a pause for silence begins and the next one run on.
    """
    start, days = view.deal.project.start, 0
    for pause, resumed in pauses_of(view):
        if pause < start:
            continue
        runs_on = add_months(start, _months_between(start, pause) + 2)
        days += max(0, (min(resumed or last, last) - runs_on).days)
    return days


def pauses_of(view: View) -> Iterator[tuple[dt.date, dt.date | None]]:
    """Yield the day of each notice of a pause for silence, and the day on which work went on."""
    began: dt.date | None = None
    for event in view.past.of(Paused, Restarted):
        if isinstance(event, Paused):
            began = event.on if event.why == "silence" else None
        elif began is not None:
            yield began, event.starts
            began = None
    if began is not None:
        yield began, None


def add_months(day: dt.date, count: int) -> dt.date:
    """Return the same day some months later, or the last one of a shorter month."""
    index = day.month - 1 + count
    year, month = day.year + index // _MONTHS, index % _MONTHS + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def _months_between(first: dt.date, last: dt.date) -> int:
    """Return how many whole months lie between two days."""
    months = (last.year - first.year) * _MONTHS + last.month - first.month
    return months if add_months(first, months) <= last else months - 1


def _invoiced(view: View, kinds: frozenset[LineKind]) -> Decimal:
    lines = (line for invoice in view.past.of(Invoiced) for line in invoice.lines)
    return sum((line.sum for line in lines if line.kind in kinds), _ZERO)


def pause_invoice(view: View, work: Work | None = None) -> Figure | None:
    """Return what a pause for silence allows to invoice: what is earned, less what was paid or invoiced."""
    value = value_of(view, work)
    if value is None:
        return None
    covered = _invoiced(view, FEE_LINES) - sum((i.set_off for i in view.past.of(Invoiced)), _ZERO)
    covered += _paid_unasked(view)
    rows = (*value.earned.rows, Row(view.words.say("case.figures.less_covered"), -covered))
    return Figure(max(_ZERO, value.earned.sum - covered), rows, value.earned.cite)


def _paid_unasked(view: View) -> Decimal:
    """Return what was paid of the Fee without an invoice: the deposit due on signing, and what came ahead."""
    ledger = ledger_of(view)
    return sum((s.debt.amount - s.principal for s in ledger.of("")), ledger.credit)


def kill_fee(view: View, work: Work | None = None) -> Figure | None:
    """Return the Kill Fee on the view's day: what is earned, and the percentage of what remains."""
    terms = view.terms.find(KillFee) if view.terms else None
    leaving = view.terms.find(Leaving) if view.terms else None
    value, ended = value_of(view, work), view.past.of(Ended)
    if terms is None or value is None or view.terms is None:
        return None
    chosen = leaving if leaving and ended and ended[-1].why == "notice_client" else None
    percent = chosen.percent if chosen else terms.percent
    if percent is None:
        return None
    if (terms.once_begun and not value.earned.sum) or (chosen and _leaves_free(view, chosen, ended[-1])):
        percent = _ZERO
    added = rounded(value.remaining * percent / _ALL, view.deal.fee.currency)
    share = view.words.percent(percent)
    text = view.words.say("case.figures.of_remaining", percent=share, sum=value.remaining)
    row = (Row(text, added),) if added else ()
    rows = (*value.earned.rows, *row)
    cite = view.terms.cite(Leaving if chosen else KillFee)
    return Figure(value.earned.sum + added, rows, cite, is_kill_fee=True)


def _leaves_free(view: View, leaving: Leaving, ended: Ended) -> bool:
    """Say whether a client leaves at no price: long enough before the work, or by a right to withdraw."""
    until = withdrawal_ends(view)
    if until is not None and view.sent(ended) <= until:
        return True
    counted = view.counts(ended)
    if leaving.free_before is None or counted is None:
        return False
    return bool(view.duties.end(counted, leaving.free_before) <= view.deal.project.start)


def withdrawal_ends(view: View) -> dt.date | None:
    """Return the last day on which the client may withdraw by law, None where it may not."""
    rule, signed = view.terms.find(Withdrawal) if view.terms else None, view.past.of(BothSigned)
    return view.rights.end(signed[-1].on, rule.within) if rule and signed else None


_BESIDE_THE_FEE = frozenset[LineKind](["extra_work", "costs", "tax", "reactivation"])
_OWES_KILL_FEE = ("silence", "notice_client")


def final_account(view: View) -> Figure | None:
    """Return the final account of an early end, drawn to its last day; None where nothing has ended.

    It starts with the Kill Fee or the Earned Fee, adds every other sum that has fallen due, paid or not, and
    takes off every payment. A sum below zero goes back to the client with the account.
    """
    ended = view.past.of(Ended)
    if not ended or view.terms is None:
        return None
    end = ended[-1]
    at_end = view.on_day(min(view.as_of, last_day(end, view)))
    by_client = end.why in _OWES_KILL_FEE or (end.why == "breach" and end.by == "freelancer")
    value = value_of(at_end, view.work)
    first = kill_fee(at_end, view.work) if by_client else value.earned if value else None
    return None if first is None or value is None else _account(view, at_end, first, value.earned.sum)


def account_if_ended_today(view: View) -> Figure | None:
    """Return the account that an end after a long silence on the view's day would bring."""
    first, value = kill_fee(view), value_of(view)
    return None if first is None or value is None else _account(view, view, first, value.earned.sum)


def _account(view: View, at_end: View, first: Figure, earned: Decimal) -> Figure:
    others = _invoiced(view, _BESIDE_THE_FEE) - _not_owed(view)
    ledger, say = ledger_of(at_end), view.words.say
    fixed = sum((standing.fixed_whole for standing in ledger.standings), _ZERO)
    charges = ledger.charges - fixed
    # Work that no invoice has asked for yet bears its tax too; the indemnity for the end bears none (from
    # memory: it pays for a loss, and for no service).
    tax = tax_on(view, max(_ZERO, earned - _invoiced(view, FEE_LINES - {"account"})))
    rows = (
        *first.rows,
        *([Row(say("case.figures.tax"), tax)] if tax else []),
        *([Row(say("case.figures.other_sums"), others)] if others else []),
        *([Row(say("case.figures.charge", day=at_end.as_of), charges)] if charges else []),
        *([Row(say("case.figures.fixed"), fixed)] if fixed else []),
        Row(say("case.figures.less_paid"), -_paid(view)),
    )
    total = rounded(sum((row.sum for row in rows), _ZERO), view.deal.fee.currency)
    return Figure(total, rows, first.cite, first)


def rest_of_account(view: View) -> Decimal | None:
    """Return what the final account asks for and no invoice does; None without figures.

    Sums invoiced before keep their due days, so that this alone is invoiced anew.
    """
    figure, ended = final_account(view), view.past.of(Ended)
    if figure is None:
        return None
    at_end = view.on_day(min(view.as_of, last_day(ended[-1], view)))
    standings = ledger_of(view).standings
    rest = sum((s.charge_paid - s.principal - s.held for s in standings), figure.sum)
    return rest - ledger_of(at_end).charges


def _not_owed(view: View) -> Decimal:
    """Return what disputes found not to be owed of the sums beside the Fee."""
    found, invoices = _ZERO, view.past.invoices()
    results = {dispute.dispute: dispute.result for dispute in view.past.of(Disputed)}
    for dispute in view.past.of(Disputed):
        if results.get(dispute.id) == "not_owed" and dispute.sum and dispute.invoice:
            lines = invoices[dispute.invoice].lines
            beside = sum((line.sum for line in lines if line.kind in _BESIDE_THE_FEE), _ZERO)
            found += dispute.sum * beside / sum(line.sum for line in lines)
    return rounded(found, view.deal.fee.currency)


def _paid(view: View) -> Decimal:
    gone = view.past.reversed_payments()
    payments = (p for p in view.past.of(Paid) if p.reverses is None and p.id not in gone)
    return sum((p.sum for p in payments if p.cleared <= view.as_of), _ZERO)
