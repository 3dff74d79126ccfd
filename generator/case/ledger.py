"""The ledger of a case: what is owed on a day, sum by sum, with the charge on each and what payments did.

A charge is simple: principal by yearly rate by days, divided by 36,500, from the first day that bears it
through the day asked about, both counted, unrounded until it is shown or paid or its rate changes, and then
rounded once, half up. A day whose rate is not on file bears nothing here: that it bears more is said. The
fixed sum that the law gives for a late invoice is owed from the first such day of the part that was late
first. A payment goes to the invoice that the client named, else to the sum that was due first; inside a sum
to the charge, then to the principal, then to the fixed sum, which is no interest (C. civ. 1343-1). What is
paid beyond all that was asked counts for the next invoice, on its day; but for none of a final account, which
takes off every payment before it.
A settlement that both signed settles what was overdue on its day once every part came in time; where one was
missed, everything stands as if there had been none.
A charge bears no charge, a deposit none at all but under a law that says so, from the day that its invoice
names. A deposit that the contract asks for on signing is owed without an invoice, and can be paid so, but is
overdue only by one.
"""

import datetime as dt
from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.answers.installments import rounded
from generator.case.days import Period
from generator.case.events import (
    Accounted,
    BothSigned,
    Delivered,
    Disputed,
    Ended,
    Invoiced,
    LineKind,
    Paid,
)
from generator.case.order import Before
from generator.case.plan import Kept, kept_plans
from generator.case.rates import Charge, charge_of
from generator.case.readings import Deposit, Disputes, Pause, Payment, Review
from generator.case.view import View, last_day

_ONE_DAY = dt.timedelta(days=1)
_NEVER = dt.date.max
_PER_DAY = Decimal(36_500)
_FEBRUARY, _LEAP_DAY = 2, 29
FEE_LINES: frozenset[LineKind] = frozenset(
    ["deposit", "milestone", "balance", "hours", "month", "extra_hours", "pause", "account"]
)
"""Lines that ask for a part of the Fee, and not for something beside it."""


@dataclass(frozen=True, slots=True)
class Debt:
    """A part of an invoice that falls due on one day; `bears` is the first day with a charge, or never.

    `invoice` is empty for a deposit that the contract itself asks for. `claim` is the first day on which a
    pause or an end may lean on it. `of_pause` says that a pause for silence allowed to invoice it.
    """

    invoice: str
    kinds: tuple[LineKind, ...]
    asked: dt.date
    due: dt.date
    bears: dt.date
    claim: dt.date
    amount: Decimal
    of_pause: bool = False


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which the principal of a debt and the rate of its charge stayed as they were.

    The charge of its `days` days from `since` to `until`, both counted, at a yearly `rate` (0 where there is
    none); and what the payment that ended it took off, with the day on which that cleared, nothing in the
    last spell. A payment that came ahead ends a spell when its sum is asked for. What a final account took
    off has no such day.
    """

    principal: Decimal
    since: dt.date
    until: dt.date
    days: int
    rate: Decimal
    charge: Decimal
    paid: Decimal = Decimal(0)
    cleared: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a debt stands on the ledger's day.

    `held` is the part that a dispute keeps from being overdue, not in `principal`. The open charge runs over
    `days` days from `since`; `charge_paid` is what earlier payments took for charges and the fixed sum, of
    which `fixed` is open. `rate` is that of tomorrow, yearly, none while it bears no charge or nobody
    determined it; `unrated` is the first day that bore a charge at a rate that is not on file. `spells` tell
    how the debt came to be as it is, from payment to payment and from rate to rate.
    """

    debt: Debt
    principal: Decimal
    charge: Decimal
    held: Decimal
    since: dt.date
    days: int
    charge_paid: Decimal
    fixed: Decimal
    fixed_whole: Decimal
    rate: Decimal | None
    unrated: dt.date | None
    overdue: bool
    spells: tuple[Spell, ...]

    @property
    def open(self) -> Decimal:
        """Return what is owed, charge and all."""
        return self.principal + self.charge + self.fixed

    @property
    def charged(self) -> tuple[Spell, ...]:
        """Return the spells of which the charge is open, since the last payment one for each rate.

        What is open of earlier ones counts with the last.
        """
        ended = [n for n, spell in enumerate(self.spells) if spell.paid or spell.cleared]
        *before, last = self.spells[ended[-1] + 1 :] if ended else self.spells
        rest = self.charge - sum((spell.charge for spell in before), Decimal(0))
        found = (*before, replace(last, charge=rest))
        return tuple(spell for spell in found if spell.charge)

    @property
    def day_rate(self) -> Decimal:
        """Return what each further day adds, to four decimals."""
        return day_rate_of([self])


def day_rate_of(standings: Iterable[Standing]) -> Decimal:
    """Return what each further day adds to some debts together, rounded once, to four decimals."""
    charged = ((s.principal, s.rate) for s in standings if s.overdue)
    added = sum((principal * rate / _PER_DAY for principal, rate in charged if rate is not None), Decimal(0))
    return added.quantize(Decimal("0.0001"))


@dataclass(frozen=True, slots=True)
class Share:
    """What a payment did to a debt."""

    invoice: str
    charge: Decimal
    principal: Decimal
    fixed: Decimal


@dataclass(frozen=True, slots=True)
class Ledger:
    """All debts as they stand on a day; `shares` by the entry of each payment, `credit` paid too much."""

    day: dt.date
    standings: tuple[Standing, ...]
    shares: Mapping[int, tuple[Share, ...]]
    paid: Decimal
    credit: Decimal
    charge: Charge | None

    @property
    def open(self) -> Decimal:
        """Return all that is owed, due or not, without what is disputed."""
        return sum((standing.open for standing in self.standings), Decimal(0))

    @property
    def overdue(self) -> tuple[Standing, ...]:
        """Return what is overdue, oldest first."""
        return tuple(standing for standing in self.standings if standing.overdue)

    def of(self, invoice: str) -> tuple[Standing, ...]:
        """Return the debts of an invoice."""
        return tuple(standing for standing in self.standings if standing.debt.invoice == invoice)

    @property
    def charges(self) -> Decimal:
        """Return every charge so far, paid or open."""
        return sum((s.charge + s.fixed + s.charge_paid for s in self.standings), Decimal(0))


def ledger_of(view: View) -> Ledger:
    """Return the ledger of a case on its day."""
    if view.terms is None:
        return Ledger(view.as_of, (), {}, Decimal(0), Decimal(0), None)
    charge = charge_of(view.terms, view.as_of)
    currency = view.deal.fee.currency
    accounts = [_Account(debt, charge, currency, *_disputed(debt, view)) for debt in debts_of(view)]
    payments = cleared_payments(view)
    shares, credit = _spend(payments, accounts, view)
    total = sum((payment.sum for payment in payments), Decimal(0))
    if view.past.ended():
        # What was paid of a deposit stays paid; the rest is no longer asked for, but stands in the account.
        accounts = [account for account in accounts if account.debt.invoice]
    standings = tuple(account.standing(view.as_of) for account in accounts)
    return Ledger(view.as_of, standings, shares, total, credit, charge)


def cleared_payments(view: View) -> list[Paid]:
    """Return the payments that had cleared and were not reversed, in the order of clearing."""
    reversed_ = view.past.reversed_payments()
    payments = (p for p in view.past.of(Paid) if p.reverses is None and p.id not in reversed_)
    cleared = (p for p in payments if p.cleared <= view.as_of)
    return sorted(cleared, key=lambda payment: (payment.cleared, payment.id))


def debts_of(view: View) -> tuple[Debt, ...]:
    """Return what the invoices ask for, each part by its own due day, the oldest due first."""
    found = [debt for invoice in view.past.of(Invoiced) for debt in _debts(invoice, view)]
    return tuple(sorted([*found, *_deposit_on_signing(view)], key=lambda debt: (debt.due, debt.asked)))


def _deposit_on_signing(view: View) -> Iterator[Debt]:
    """Yield what of the deposit the contract asks for on signing, and no invoice."""
    rule = view.terms.find(Deposit) if view.terms else None
    signed, lines = view.past.of(BothSigned), (line for i in view.past.of(Invoiced) for line in i.lines)
    rest = view.deal.sums.deposit - sum((line.sum for line in lines if line.kind == "deposit"), Decimal(0))
    if rule and rule.kind == "on_signing" and rest > 0 and signed:
        asked = view.rights.end(signed[0].on, rule.after) if rule.after else signed[0].on
        yield Debt("", ("deposit",), asked, _NEVER, _NEVER, _NEVER, rest)


def _debts(invoice: Invoiced, view: View) -> Iterator[Debt]:
    groups: dict[tuple[bool, tuple[dt.date, dt.date, dt.date]], list[tuple[LineKind, Decimal]]] = {}
    for line in invoice.lines:
        of_pause = _is_of_pause(invoice, line.kind, view)
        days = _due(invoice, line.kind, line.due, view, of_pause=of_pause)
        groups.setdefault((of_pause, days), []).append((line.kind, line.sum))
    set_off = invoice.set_off
    for (of_pause, (due, bears, claim)), lines in groups.items():
        whole = sum((amount for _, amount in lines), Decimal(0))
        taken = min(whole, set_off)
        set_off -= taken
        kinds = tuple(dict.fromkeys(kind for kind, _ in lines))
        yield Debt(invoice.number, kinds, invoice.on, due, bears, claim, whole - taken, of_pause)


def _is_of_pause(invoice: Invoiced, kind: LineKind, view: View) -> bool:
    """Say whether a line is what a pause for silence allows to invoice: by its kind, or as hours worked.

    Hours are of the pause where its clause lets them be invoiced and the invoice went out while it lasted.
    """
    rule = view.terms.find(Pause) if view.terms else None
    if kind == "pause" or rule is None or kind != rule.invoice:
        return kind == "pause"
    pause = Before(event for event in view.events if (event.on, event.id) < (invoice.on, invoice.id)).paused()
    return pause is not None and pause.why == "silence"


def _due(
    invoice: Invoiced, kind: LineKind, named: dt.date | None, view: View, *, of_pause: bool
) -> tuple[dt.date, dt.date, dt.date]:
    """Return the due day of a line, and the first days of a charge on it and of a pause or an end for it."""
    terms = view.terms
    payment = terms.find(Payment) if terms else None
    charge = charge_of(terms, view.as_of) if terms else None
    if kind == "deposit":
        signed = view.past.of(BothSigned)
        rule = view.terms.find(Deposit) if view.terms else None
        due = signed[0].on if signed else invoice.day
        if rule and rule.after:
            due = view.rights.end(due, rule.after)
        if charge is None or not charge.deposits or named is None:
            return due, _NEVER, due + _ONE_DAY
        # Such a law counts from the day that the invoice prints, which the contract does not know.
        due = max(due, named)
        return due, due + dt.timedelta(days=charge.first_day), due + _ONE_DAY
    if terms is None or payment is None:
        return named or _NEVER, _NEVER, _NEVER  # the clause may not be relied on: nothing is overdue by it
    pause = terms.find(Pause)
    period = pause.invoice_due if of_pause and pause else payment.term
    due = view.rights.end(invoice.day, Period(period.count)) if period.count else _received(invoice, view)
    due = max(due, named or due)
    if payment.after_work and invoice.worked_until:
        due = min(due, invoice.worked_until + dt.timedelta(days=payment.after_work.count))
    from_day = due
    if payment.invoice_first:
        # No charge, pause or end for a sum of which the client has had the invoice for less than the time to
        # pay it.
        from_day = max(due, _received(invoice, view) + dt.timedelta(days=period.count))
    bears = from_day + dt.timedelta(days=charge.first_day) if charge else _NEVER
    return due, bears, from_day + _ONE_DAY


def _received(invoice: Invoiced, view: View) -> dt.date:
    return view.counts(invoice) or view.rights.plus(invoice.on, 1)


def _disputed(debt: Debt, view: View) -> tuple[Decimal, Decimal]:
    """Return what of a debt is held by open disputes on the view's day, and what turned out not owed."""
    if not debt.invoice:
        return Decimal(0), Decimal(0)
    held, gone = Decimal(0), Decimal(0)
    settled = {event.dispute: event.result for event in view.past.of(Disputed) if event.dispute}
    for dispute in view.past.of(Disputed):
        if dispute.dispute or dispute.invoice != debt.invoice or dispute.sum is None:
            continue
        result = settled.get(dispute.id)
        if result == "not_owed":
            gone += dispute.sum
        elif result is None and is_held(dispute, view):
            held += dispute.sum
    whole = _whole(debt, view)
    # A dispute names an invoice; of one with several due days each part bears its share.
    return min(debt.amount, held * debt.amount / whole), min(debt.amount, gone * debt.amount / whole)


def _whole(debt: Debt, view: View) -> Decimal:
    invoice = view.past.invoices()[debt.invoice]
    return (sum((line.sum for line in invoice.lines), Decimal(0)) - invoice.set_off) or Decimal(1)


def is_held(dispute: Disputed, view: View) -> bool:
    """Say whether an objection keeps its sum from being overdue on the view's day.

    It must be in writing and in time: within the days of the clause after the invoice counted or, as the
    later day is the earlier for our rights, by the end of the last review.
    """
    rule = view.terms.find(Disputes) if view.terms else None
    if rule is None or not dispute.written or dispute.invoice is None:
        return False
    invoice = view.past.invoices()[dispute.invoice]
    last = view.rights.end(_received(invoice, view), rule.within)
    review = view.terms.find(Review) if view.terms else None
    delivered = [event for event in view.past.of(Delivered) if event.on <= dispute.on]
    if review and delivered:
        counted = view.counts(delivered[-1]) or delivered[-1].on
        last = max(last, view.rights.end(counted, review.period))
    return dispute.on <= last and view.as_of <= dispute.on + dt.timedelta(days=rule.holds.count)


@dataclass(slots=True)
class _Account:
    """A debt while payments are applied to it."""

    debt: Debt
    charge: Charge | None
    currency: str
    held: Decimal
    gone: Decimal
    principal: Decimal = field(init=False)
    since: dt.date = field(init=False)
    run: Decimal = Decimal(0)
    """The charge since `start`, unrounded, up to `since`."""
    taken: Decimal = Decimal(0)
    """What payments took of `run`."""
    charge_paid: Decimal = Decimal(0)
    unpaid: Decimal = Decimal(0)
    """What of the charge of earlier spells is open."""
    fixed: Decimal = Decimal(0)
    fixed_whole: Decimal = Decimal(0)
    """The fixed sum, of which `fixed` is open."""
    unrated: dt.date | None = None
    spells: list[Spell] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.held = rounded(self.held, self.currency)
        self.principal = self.debt.amount - self.held - rounded(self.gone, self.currency)
        self.since = self.debt.bears

    def charge_on(self, day: dt.date) -> Decimal:
        """Return the open charge through a day, rounded."""
        return max(Decimal(0), rounded(self.run + self._segment(day), self.currency) - self.taken)

    def _segment(self, day: dt.date) -> Decimal:
        if self.charge is None or day < self.since:
            return Decimal(0)
        *before, last = self._pieces(day)
        return sum((rounded(piece.charge, self.currency) for piece in before), last.charge)

    def _pieces(self, day: dt.date) -> "list[_Piece]":
        """Return the days since `since` through a day, by rate; one empty piece where none bears a charge."""
        if self.charge is None or day < self.since:
            return [_Piece(self.since, day, 0, None, Decimal(0))]
        found: list[_Piece] = []
        since = self.since
        while since <= day:
            span = self.charge.span(since)
            until = min(span.until, day)
            days = (until - since).days + 1
            days -= _leap_days(since, until) if self.charge.at_ceiling else 0
            rate = span.yearly
            charge = Decimal(0) if rate is None else self.principal * rate * days / _PER_DAY
            found.append(_Piece(since, until, days, rate, charge))
            since = until + _ONE_DAY
        return found

    def pay(self, amount: Decimal, day: dt.date, cleared: dt.date) -> tuple[Decimal, Share]:
        """Apply an amount that cleared on or before a day; return what is left of it and what it did."""
        open_charge = self.charge_on(day)
        to_charge = min(amount, open_charge)
        to_principal = min(amount - to_charge, self.principal)
        to_fixed = min(amount - to_charge - to_principal, self.fixed)
        paid = to_charge + to_principal + to_fixed
        self.spells += self._spells(day, open_charge, paid, cleared)
        self.unpaid = open_charge - to_charge
        if to_charge == open_charge:
            self.run = self.taken = Decimal(0)
        else:
            self.run, self.taken = self.run + self._segment(day), self.taken + to_charge
        self._pass(day)
        self.charge_paid += to_charge + to_fixed
        self.principal -= to_principal
        self.fixed -= to_fixed
        return amount - paid, Share(self.debt.invoice, to_charge, to_principal, to_fixed)

    def _pass(self, day: dt.date) -> None:
        """Have the next spell begin after a day, and note the first day at a rate that is not on file."""
        if day >= self.since:
            self.unrated = self._unrated(day)
            self.since = day + _ONE_DAY

    def _unrated(self, day: dt.date) -> dt.date | None:
        pieces = self._pieces(day) if self.principal else []
        open_ = (piece.since for piece in pieces if piece.days and piece.rate is None)
        return self.unrated or next(open_, None)

    def be_late(self, day: dt.date) -> bool:
        """Owe the fixed sum if a day is one on which the debt is late; say whether it is owed."""
        late = self.charge is not None and self.principal > 0 and self.debt.bears <= day
        if late and self.charge and not self.fixed_whole:
            self.fixed = self.fixed_whole = self.charge.fixed
        return late

    def asked_for(self, day: dt.date) -> Decimal:
        """Return what an account of a day asks for: the sum, contested or not, with what it bore by then."""
        fixed = self.fixed if self.debt.bears <= day else Decimal(0)
        return self.principal + self.held + self.charge_on(day) + fixed

    def take_off(self, amount: Decimal, day: dt.date) -> Decimal:
        """Ask for an amount no longer, from the day after a day; return how much of it was asked for."""
        taken, open_charge = min(amount, self.principal), self.charge_on(day)
        self.spells += self._spells(day, open_charge, taken)
        self.unpaid = open_charge
        self.run += self._segment(day)
        self._pass(day)
        self.principal -= taken
        return taken

    def settle(self, day: dt.date) -> None:
        """Ask for nothing more: a settlement that was kept settles the sum, its charge and what is held."""
        self.spells += self._spells(day, self.charge_on(day), self.principal + self.fixed)
        self.principal = self.held = self.run = self.taken = self.unpaid = self.fixed = Decimal(0)
        self.unrated = None

    def standing(self, day: dt.date) -> Standing:
        """Return how the debt stands on a day."""
        charge = self.charge_on(day)
        tomorrow = day + _ONE_DAY
        rate = self.charge.on(tomorrow) if self.charge and self.since <= tomorrow else None
        overdue = day > self.debt.due and self.principal + charge + self.fixed > 0
        days = sum(piece.days for piece in self._pieces(day)) if self.principal else 0
        since = self.since if self.since != _NEVER else self.debt.due
        return Standing(
            debt=self.debt,
            principal=self.principal,
            charge=charge,
            held=self.held,
            since=since,
            days=days,
            charge_paid=self.charge_paid,
            fixed=self.fixed,
            fixed_whole=self.fixed_whole,
            rate=rate,
            unrated=self._unrated(day),
            overdue=overdue,
            spells=(*self.spells, *self._spells(day, charge)),
        )

    def _spells(
        self, day: dt.date, open_charge: Decimal, paid: Decimal = Decimal(0), cleared: dt.date | None = None
    ) -> list[Spell]:
        """Return the spells that a day ends, of which the open charge through that day is known."""
        charge, found = open_charge - self.unpaid, []
        *before, last = self._pieces(day)
        for piece in before:
            own = rounded(piece.charge, self.currency)
            rate = piece.rate or Decimal(0)
            found.append(Spell(self.principal, piece.since, piece.until, piece.days, rate, own))
            charge -= own
        rate = last.rate or Decimal(0)
        return [*found, Spell(self.principal, last.since, day, last.days, rate, charge, paid, cleared)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Days of a debt with one rate, both ends counted, and their charge, unrounded."""

    since: dt.date
    until: dt.date
    days: int
    rate: Decimal | None
    charge: Decimal


def _leap_days(first: dt.date, last: dt.date) -> int:
    """Return how many leap days lie in a span, both ends counted."""
    years = (year for year in range(first.year, last.year + 1) if isleap(year))
    found = (dt.date(year, _FEBRUARY, _LEAP_DAY) for year in years)
    return sum(first <= day <= last for day in found)


def _spend(
    payments: list[Paid], accounts: list[_Account], view: View
) -> tuple[dict[int, tuple[Share, ...]], Decimal]:
    """Apply payments on the days on which they cleared, and what is left of them as new sums are asked for.

    A final account takes off what it does not ask for. Return what each payment did, and what is left.
    """
    left = {payment.id: payment.sum for payment in payments}
    shares: dict[int, tuple[Share, ...]] = dict.fromkeys(left, ())
    asked = {account.debt.asked for account in accounts if account.debt.asked <= view.as_of}
    late = {account.debt.bears for account in accounts if account.debt.bears <= view.as_of}
    final = {event.on: event for event in view.past.of(Accounted)}
    kept = kept_plans(view)
    for day in sorted({*asked, *late, *final, *(payment.cleared for payment in payments)}):
        _grow_late(accounts, day)
        for payment in payments:
            if payment.cleared <= day and left[payment.id]:
                left[payment.id], done = _apply(payment, left[payment.id], day, accounts)
                shares[payment.id] += done
        if day in final:
            _absorb(final[day], accounts, view)
        for plan in kept:
            if plan.on == day:
                _let_go(plan, accounts)
    return shares, sum(left.values(), Decimal(0))


def _grow_late(accounts: Iterable[_Account], day: dt.date) -> None:
    """Have each invoice of which a part is late on a day owe its fixed sum, once and with that part."""
    owing = {account.debt.invoice for account in accounts if account.fixed_whole}
    for account in sorted(accounts, key=lambda account: account.debt.bears):
        if account.debt.invoice not in owing and account.be_late(day):
            owing.add(account.debt.invoice)


def _let_go(plan: Kept, accounts: list[_Account]) -> None:
    """Ask no more for what was overdue when a settlement that is now kept was written."""
    for account in accounts:
        debt = account.debt
        if debt.invoice and debt.due < plan.paper and debt.asked <= plan.paper:
            account.settle(plan.on)


def _absorb(final: Accounted, accounts: list[_Account], view: View) -> None:
    """Take off open sums what a final account does not ask for: of the Fee first, what was due last first."""
    last = last_day(view.past.of(Ended)[-1], view)
    asked = [account for account in accounts if account.debt.invoice and account.debt.asked <= final.on]
    before = [account for account in asked if "account" not in account.debt.kinds]
    excess = sum((a.asked_for(last) for a in before), -max(Decimal(0), final.balance))
    before.sort(key=lambda account: account.debt.due, reverse=True)
    before.sort(key=lambda account: not FEE_LINES.issuperset(account.debt.kinds))
    for account in before:
        if excess > 0:
            excess -= account.take_off(excess, final.on)


def _apply(
    payment: Paid, rest: Decimal, day: dt.date, accounts: list[_Account]
) -> tuple[Decimal, tuple[Share, ...]]:
    asked = [account for account in accounts if account.debt.asked <= day]
    if payment.cleared < day:
        asked = [account for account in asked if "account" not in account.debt.kinds]
    first = [account for account in asked if account.debt.invoice == payment.of]
    shares = []
    for account in (*first, *(account for account in asked if account not in first)):
        if rest and (account.principal or account.charge_on(day) or account.fixed):
            rest, share = account.pay(rest, day, payment.cleared)
            shares.append(share)
    return rest, tuple(shares)
