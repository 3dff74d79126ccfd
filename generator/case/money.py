"""The ladder of money: what may be invoiced, letters about what is overdue, the pause and the end for it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.case.after_letters import nears_a_clock
from generator.case.billing import to_invoice
from generator.case.days import Period
from generator.case.events import (
    Accounted,
    Answered,
    Delivered,
    Disputed,
    Ended,
    Invoiced,
    Judged,
    Noticed,
    Paused,
    Promised,
    Warned,
)
from generator.case.figures import final_account, withdrawal_ends
from generator.case.ladder import Ladder
from generator.case.ledger import Ledger, Standing, ledger_of
from generator.case.plan import plan_of
from generator.case.readings import (
    Account,
    Breach,
    Deposit,
    Disputes,
    KillFee,
    LatePause,
    LongSilence,
    Notices,
    Payment,
    Topic,
    Withdrawal,
)
from generator.case.stages import Duty, Matter, Move, Step
from generator.case.view import View, last_day
from generator.packs.remedies import DemandTerm
from generator.selection.phrasing import sure_in_words

_ONE_DAY = dt.timedelta(days=1)
_PRESSING = ("late_90", "final")
"""Letters that ask a private client for more than an answer."""
_LETTERS = ("resend", "resend_again", "late_30", "late_60", "late_90", "final")
_WITH_TERM = ("late_30", "late_60", "late_90")
"""Letters that name a day to pay by, which no later letter cuts short."""


def money(view: View, ladder: Ladder, ledger: Ledger) -> Iterator[Matter]:
    """Yield what may be invoiced and each invoice, or after an end the one row of the account."""
    if view.terms is None or not view.past.signed():
        return
    yield from _withdrawal(view)
    yield from to_invoice(view, ledger)
    yield from _account(view)
    for number in view.past.invoices():
        yield _invoice(view, number, ledger)
    if row := _Row.of(view, ladder, ledger):
        yield row.matter()


def grounds_to_end(view: View, ladder: Ladder) -> tuple[Standing, ...]:
    """Return the overdue sums for which the contract may be ended after a demand."""
    row = _Row.of(view, ladder, ledger_of(view))
    return row.grounds() if row else ()


def usual_term(view: View, ladder: Ladder, kind: str, sent: dt.date) -> dt.date | None:
    """Return the day to pay by that a late notice of a day names; None for another letter."""
    if kind not in _WITH_TERM:
        return None
    return view.rights.end(view.rights.plus(sent, 1), ladder.habits.pay_by)


def _invoice(view: View, number: str, ledger: Ledger) -> Matter:
    """Return how one invoice stands; the letters are about all that is overdue together."""
    standings = ledger.of(number)
    open_ = sum((standing.open for standing in standings), Decimal(0))
    held = sum((standing.held for standing in standings), Decimal(0))
    words = view.words
    id_, title = f"invoice {number}", words.say("case.money.titles.invoice", number=number)
    if not open_ and not held:
        return Matter(id_, title, "MX", words.say("case.money.paid"), done=True)
    days = [str(words.shown(d)) for d in sorted({s.debt.due for s in standings} - {dt.date.max})]
    due = words.phrases.join("and", days)
    told = (
        words.say("case.money.open_due", sum=open_, due=due)
        if days
        else words.say("case.money.open", sum=open_)
    )
    if held:
        told = words.together([told, words.say("case.money.held", sum=held)])
    overdue = any(standing.overdue for standing in standings)
    stage = "MD" if held and not overdue else "M2" if overdue else "M1"
    return Matter(id_, title, stage, told, moves=_may_dispute(view, number))


def _may_dispute(view: View, number: str) -> tuple[Move, ...]:
    rule = view.terms.find(Disputes) if view.terms else None
    counted = view.counts(view.past.invoices()[number])
    if rule is None or view.terms is None or counted is None:
        return ()
    told = view.words.say("case.money.object", number=number)
    return (Move(told, view.rights.end(counted, rule.within), view.terms.cite(Disputes)),)


def _withdrawal(view: View) -> Iterator[Matter]:
    """Yield the client's right to leave at no price: before the work begins, or for some days by law."""
    if view.terms is None or view.past.of(Ended, Delivered):
        return
    say, starts = view.words.say, view.deal.project.start
    title, told = say("case.money.before_work"), say("case.money.may_withdraw")
    rule, until = view.terms.find(Deposit), withdrawal_ends(view)
    if until is not None and view.as_of <= until:
        move = Move(say("case.money.withdraw_by_law"), until, view.terms.cite(Withdrawal))
        yield Matter("withdrawal", title, "M0", told, moves=(move,))
    elif rule is not None and rule.withdrawal and view.as_of < starts:
        move = Move(say("case.money.withdraw"), starts - _ONE_DAY, view.terms.cite(Deposit))
        yield Matter("start", title, "M0", told, moves=(move,))


def _account(view: View) -> Iterator[Matter]:
    """Yield the final account that an early end asks for."""
    ended = view.past.of(Ended)
    rule = view.terms.find(Account) if view.terms else None
    if not ended or view.past.of(Accounted) or rule is None or view.terms is None:
        return
    last = last_day(ended[-1], view)
    by = view.duties.end(last, rule.within)
    figure = final_account(view)
    ended_with = view.words.say("case.money.ended_with", day=last)
    if figure is None:
        comes_to = view.words.say("case.money.no_figures", why=view.terms.silent.get("earned", ""))
    else:
        comes_to = view.words.say("case.money.account_sum", sum=figure.sum)
    told = view.words.together([ended_with, comes_to])
    cite = view.terms.cite(Account)
    facts: dict[str, Any] = {} if figure is None else {"balance": figure.sum, "rows": figure.rows}
    step = Step("account", "account", last, last, told, {"event": "accounted"}, (cite,), facts=facts)
    duties = (
        Duty(view.words.say("case.money.send_account"), view.duties.before(by), by, cite),
        *_after_end(view, ended[-1], last),
    )
    move = Move(view.words.say("case.money.own_account", day=by + _ONE_DAY), None, cite)
    title = view.words.say("case.money.titles.account")
    yield Matter("account", title, "Q8", told, (step,), duties, (move,))


def _after_end(view: View, ended: Ended, last: dt.date) -> Iterator[Duty]:
    """Yield what an end asks for beside the account: the notice by mail, pay for the freed time taken off."""
    if view.terms is None or ended.by != "freelancer":
        return
    notices, fee = view.terms.find(Notices), view.terms.find(KillFee)
    if notices and notices.mail_within and set(ended.via) <= {"email", "phone"}:
        sent = view.sent(ended)
        confirm = view.duties.end(sent, notices.mail_after) if notices.mail_after else sent
        by = view.duties.end(confirm, notices.mail_within)
        what = view.words.say("case.money.mail_too")
        yield Duty(what, view.duties.before(by), by, view.terms.cite(Notices))
    if fee and fee.resale and fee.percent and ended.why in ("silence", "breach"):
        by = last + dt.timedelta(days=fee.resale.count)
        what = view.words.say("case.money.resale", day=by)
        yield Duty(what, by, by, view.terms.cite(KillFee))


@dataclass(frozen=True)
class _Row:
    """All that is open, which letters name together: by invoice or, after an end, as the account's row."""

    view: View
    ladder: Ladder
    id: str
    standings: tuple[Standing, ...]

    @classmethod
    def of(cls, view: View, ladder: Ladder, ledger: Ledger) -> "_Row | None":
        """Return the row of a ledger, None where nothing is open."""
        open_ = tuple(s for s in ledger.standings if s.open and s.debt.due != dt.date.max)
        name = "account_row" if view.past.of(Accounted) else "money"
        return cls(view, ladder, name, open_) if open_ else None

    def matter(self) -> Matter:
        """Return the row with its letters, choices and what keeps them back."""
        overdue = [standing for standing in self.standings if standing.overdue]
        if not overdue:
            open_ = sum((standing.open for standing in self.standings), Decimal(0))
            told = self.view.words.say("case.money.row_open", sum=open_, day=self.due)
            return self._matter("M1", told, *self._letters(None)[:1])
        total = sum((standing.open for standing in overdue), Decimal(0))
        charge = sum((standing.charge for standing in overdue), Decimal(0))
        first = min(standing.debt.due for standing in overdue)
        parts = [self.view.words.say("case.money.row_overdue", sum=total, day=first)]
        if charge:
            parts.append(self.view.words.say("case.money.row_charge", sum=charge))
        if fixed := sum((standing.fixed for standing in overdue), Decimal(0)):
            parts.append(self.view.words.say("case.money.row_fixed", sum=fixed))
        if unrated := [standing.unrated for standing in overdue if standing.unrated]:
            parts.append(self.view.words.say("case.money.row_unrated", day=min(unrated)))
        parts += self._plan_missed()
        if reason := self._hold():
            return self._matter("MH", self.view.words.together([*parts, reason]))
        day = self._kept_back()
        if day:
            parts.append(self.view.words.say("case.money.promised", day=day))
        letters = self._letters(day)
        what = self.view.words.together(parts)
        return self._matter(self._stage(), what, *letters, *self._late_pause(overdue), *self._cure())

    def _plan_missed(self) -> Iterator[str]:
        plan = plan_of(self.view)
        if plan is not None and plan.missed is not None:
            part = plan.missed
            yield self.view.words.say("case.money.plan_missed", day=part.day, sum=part.sum)

    def _matter(self, stage: str, told: str, *steps: Step) -> Matter:
        return Matter(self.id, self.view.words.say("case.money.titles.open"), stage, told, steps)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the invoices that a letter is about: those overdue or, before any is, the first due."""
        found = [s for s in self.standings if s.overdue] or self.standings[:1]
        return tuple(dict.fromkeys(standing.debt.invoice for standing in found))

    @property
    def due(self) -> dt.date:
        """Return the day from which letters count: of the account's own invoice, else the oldest open one."""
        account = [s for s in self.standings if "account" in s.debt.kinds]
        return min(standing.debt.due for standing in account or self.standings)

    def _hold(self) -> str:
        if suits := self.view.past.open_suits():
            judged = [e for e in self.view.past.of(Judged) if e.suit == suits[-1].id]
            name = "case.money.judged" if judged else "case.money.filed"
            return self.view.words.say(name, day=(judged or suits)[-1].on)
        if complaints := self.view.past.open_complaints():
            return self.view.words.say("case.money.complaint", day=complaints[-1].on)
        if self.view.private_client and self._objections():
            return self.view.words.say("case.money.objected")
        plan = plan_of(self.view)
        if plan and plan.next:
            say, part = self.view.words.say, plan.next
            parts = len(plan.agreed.parts)
            return say("case.money.plan", number=plan.number, of=parts, sum=part.sum, day=part.day)
        return ""

    def _objections(self) -> list[Disputed]:
        settled = {e.dispute for e in self.view.past.of(Disputed) if e.dispute}
        return [
            e
            for e in self.view.past.of(Disputed)
            if e.dispute is None and e.written and e.id not in settled and e.invoice in self.numbers
        ]

    def _kept_back(self) -> dt.date | None:
        """Return the day on which the client said that it would pay, while it lies ahead."""
        days = [p.day for p in self.view.past.of(Promised) if p.of == "payment"]
        return days[-1] if days and days[-1] >= self.view.as_of else None

    def _sent(self) -> list[Noticed]:
        """Return the letters about this row; one without invoices is about all that were overdue then."""
        numbers = {standing.debt.invoice for standing in self.standings}
        since = self.view.past.of(Accounted)
        start = since[-1].on if self.id == "account_row" and since else dt.date.min
        notices = [notice for notice in self.view.past.of(Noticed) if notice.on >= start]
        return [n for n in notices if (numbers & set(n.invoices) if n.invoices else n.on > self.due)]

    def _invoices(self) -> list[Invoiced]:
        """Return the invoices of this row that the next letter is about."""
        sent = self.view.past.invoices()
        return [sent[number] for number in self.numbers if number in sent]

    def _paid_on(self) -> list[dt.date]:
        """Return the days on which something of these sums was paid: a word of the client, too."""
        spells = (spell for standing in self.standings for spell in standing.spells)
        return [spell.cleared for spell in spells if spell.cleared is not None]

    def _is_charge_only(self) -> bool:
        """Say whether what is overdue is no more than charges, or than what payments of them left open."""
        overdue = [standing for standing in self.standings if standing.overdue]
        paid = sum((standing.charge_paid for standing in overdue), Decimal(0))
        beside = sum((standing.open - standing.fixed for standing in overdue), Decimal(0))
        return bool(overdue) and beside <= paid

    def _written(self) -> list[str]:
        """Return the letters that were sent, the second copy of an invoice told from the first."""
        kinds: list[str] = []
        for notice in self._sent():
            kinds.append("resend_again" if notice.kind == "resend" and "resend" in kinds else notice.kind)
        return kinds

    def _stage(self) -> str:
        written = self._written()
        reached = max((_LETTERS.index(kind) for kind in written if kind in _LETTERS), default=-1)
        if "final" in written:
            return "M8" if self.view.as_of > (self._sent()[-1].term or dt.date.max) else "M7"
        return f"M{reached + 2}" if reached >= 0 else "M2"

    def _days(self, first: dt.date) -> dict[str, dt.date]:
        """Return the day of each letter by habit, counted from the due day; never before a claim is due."""
        calendar, due, habits = self.view.rights, self.due, self.ladder.habits
        days = {"resend": calendar.on(first)}
        for name in self._names[1:-1]:
            after = dt.timedelta(days=self.ladder.habit(name).count)
            days[name] = max(calendar.on(first), calendar.on(due + after))
        before = self._names[-2]
        notices = [n for n in self._sent() if n.kind == before]
        last = notices[-1].on if notices else days[before]
        days["final"] = calendar.on(last + dt.timedelta(days=habits.final_after_last.count))
        return days

    @property
    def _names(self) -> tuple[str, ...]:
        """Return the letters of this ladder about a sum that is late, the final notice last."""
        return tuple(name for name in _LETTERS if name in self.ladder.acts)

    def _claimable(self) -> dt.date:
        """Return the first day on which the oldest overdue sum may be claimed with consequences."""
        return min(standing.debt.claim for standing in self.standings)

    def _letters(self, kept_back: dt.date | None) -> list[Step]:
        """Return the next letter, the final notice as a choice, and what follows its term."""
        calendar, sent = self.view.rights, self._sent()
        begins = max(self._first_charged(), self.due + _ONE_DAY)
        days = self._days(begins)
        written = self._written()
        after = max((self._names.index(kind) for kind in written if kind in self._names), default=-1)
        if "final" in written:
            return self._after_final(sent[-1])
        ahead = self._names[after + 1 :]
        reached = [name for name in ahead if days[name] <= self.view.as_of and name != "final"]
        if reached[-1:] == ["resend_again"] and "resend" not in written:
            reached = ["resend"]
        name = reached[-1] if reached else ahead[0]
        if name != "final" and after + 1 == len(self._names) - 1:
            name = "final"
        earliest = [days[name], *self._after_warnings()]
        if words := [*(event.on for event in (*self._invoices(), *sent)), *self._paid_on()]:
            earliest.append(calendar.end(max(words), self.ladder.habits.gap))
        if kept_back:
            earliest.append(calendar.on(kept_back + _ONE_DAY))
        allowed = max([self._allowed(name), *self._after_terms(), *self._after_objecting(name)])
        steps = [self._letter(name, max([*earliest, allowed]), allowed=allowed)]
        if name != "final":
            early = calendar.on(self.due + dt.timedelta(days=self.ladder.habits.final_early.count))
            early = max([early, calendar.on(begins), *self._after_terms(), *self._after_objecting("final")])
            day = max([early, *self._after_warnings()])
            near = nears_a_clock(self.view, min(standing.debt.due for standing in self.standings))
            steps.append(self._letter("final", day, allowed=early, choice=not near))
        return steps

    def _after_terms(self) -> list[dt.date]:
        """Return the days on which the terms that earlier letters about these sums gave are over."""
        return [self.view.rights.on(notice.term + _ONE_DAY) for notice in self._sent() if notice.term]

    def _after_warnings(self) -> Iterator[dt.date]:
        """Yield the days until which habit holds letters about money back.

        While the time of a warning runs, one letter says what is to be done and until when; and after an end
        the account comes first, which takes in all that is open.
        """
        terms, view = self.view.terms, self.view
        if terms is None:
            return
        ended, rule = view.past.of(Ended), terms.find(Account)
        if ended:
            if rule and not view.past.of(Accounted):
                yield view.rights.on(view.duties.end(last_day(ended[-1], view), rule.within) + _ONE_DAY)
            return
        end, cure, pause = terms.find(LongSilence), terms.find(Breach), terms.find(LatePause)
        periods = {
            "end": end.warning if end and view.past.paused() else None,
            "cure": cure.payment_cure if cure else None,
            "late_pause": pause.warning if pause else None,
        }
        for warned in view.past.of(Warned):
            counted, period = view.counts(warned), periods[warned.of]
            if counted and period:
                yield view.rights.free(counted, period)

    def _after_objecting(self, name: str = "final") -> list[dt.date]:
        """Return the day before which no pressing letter goes to a private client.

        The first letter gives it time to object, from the day on which it counts; a debt that it does not
        know of is pressed by nobody.
        """
        if name not in _PRESSING or not self.view.private_client:
            return []
        sent = self._sent()
        if not sent:
            first = self.view.rights.on(max(self.view.as_of, self.due + _ONE_DAY))
            counted = self.view.rights.plus(first, 1)
        else:
            counted = self.view.counts(sent[0]) or self.view.rights.plus(sent[0].on, 1)
        return [self.view.rights.free(counted, self.ladder.habits.consumer_objects)]

    def _first_charged(self) -> dt.date:
        """Return the first day that bears a charge, or the day after the due day where none does."""
        debts = [s.debt for s in [s for s in self.standings if s.overdue] or self.standings]
        days = [d.bears if d.bears != dt.date.max else d.due + _ONE_DAY for d in debts]
        return min(days, default=self.due + _ONE_DAY)

    def _allowed(self, name: str) -> dt.date:
        habit = "final_early" if name == "final" else name
        count = 1 if name.startswith("resend") else self.ladder.habit(habit).count
        return self.due + dt.timedelta(days=count)

    def _letter(self, name: str, day: dt.date, *, allowed: dt.date, choice: bool = False) -> Step:
        kind = "resend" if name == "resend_again" else name
        entry: dict[str, Any] = {"event": "noticed", "kind": kind, "invoices": self.numbers}
        facts: dict[str, Any] = {"sum": sum((s.open for s in self.standings if s.overdue), Decimal(0))}
        if name == "final":
            facts["term"] = self.final_term(max(day, self.view.rights.on(self.view.as_of)))
            facts["law"] = self.view.words.together(self._asked(demand) for demand in self._demands())
            facts["form"] = self.view.words.together(filter(None, (d.form for d in self._demands())))
        elif term := usual_term(self.view, self.ladder, kind, max(day, self.view.as_of)):
            facts["term"] = term
        why = self.view.words.say(f"case.money.why.{name}", day=self.due)
        if self._is_charge_only():
            why = self.view.words.together([why, self.view.words.say("case.money.charge_only")])
        why = self.view.words.together([why, *self._plan_missed()])
        cites = tuple(filter(None, (self.view.terms.cite(Payment),))) if self.view.terms else ()
        return Step(name, self.id, day, min(allowed, day), why, entry, cites, choice=choice, facts=facts)

    def final_term(self, sent: dt.date) -> dt.date:
        """Return the last day to pay that a final notice of a day names.

        Where a place counts from receipt, its days run from the day on which mail would count, even above
        the habit's most.
        """
        calendar, habits = self.view.rights, self.ladder.habits
        counts = self.view.would_count(sent, self.ladder.acts["final"].send, formal=True)
        wished = calendar.end(counts, habits.final_term)
        most = calendar.end(counts, habits.final_term_most)
        usual = min(max(calendar.end(counts, habits.final_term_least), wished), most)
        return max([usual, *self._ends_of_demands(sent)])

    def _ends_of_demands(self, sent: dt.date) -> Iterator[dt.date]:
        """Yield the last day of each demand that counts from receipt, or gives longer than the habit."""
        calendar, habit = self.view.rights, self.ladder.habits.final_term.count
        mail = calendar.plus(sent, self.view.counting.mail if self.view.counting else 0)
        for demand in self._demands():
            if demand.receipt or demand.days > habit:
                yield calendar.end(mail, Period(demand.days, business=demand.business))

    def _demands(self) -> tuple[DemandTerm, ...]:
        """Return what the law asks of a demand for what is overdue."""
        deal, overdue = self.view.deal, (s.open for s in self.standings if s.overdue)
        return self.view.pack.demand_terms(deal, sum(overdue, Decimal(0)), self.view.as_of)

    def _asked(self, demand: DemandTerm) -> str:
        """Return how long a place wants a demand to give, and why."""
        source = demand.source
        return self.view.words.say(
            "case.money.demand_in_business_days" if demand.business else "case.money.demand",
            count=demand.days,
            why=demand.wins,
            citation=source.title,
            sure=sure_in_words(source.sure, self.view.words.phrases),
        )

    def _after_final(self, notice: Noticed) -> list[Step]:
        term = notice.term or notice.on
        day = self.view.rights.on(term + _ONE_DAY)
        why = self.view.words.say("case.money.term_over", day=term)
        return [Step("claim", self.id, day, day, why)]

    def _works(self) -> bool:
        """Say whether work is still to be done, so that it can be paused."""
        delivered = {n for event in self.view.past.of(Delivered) for n in event.deliverables}
        left = len(delivered) < len(self.view.deal.project.deliverables)
        return left and not self.view.past.ended() and not self.view.past.paused()

    def _late_pause(self, overdue: list[Standing]) -> Iterator[Step]:
        """Yield the warning of a pause for late payment or, after it, that pause."""
        rule = self.view.terms.find(LatePause) if self.view.terms else None
        if rule is None or not self._works():
            return
        day = self.view.rights.on(self._claimable())
        warned = self._warnings("late_pause", overdue)
        if not warned:
            counted = self._counted_if_sent(day, "late_pause_warning")
            facts = {"pause_day": self.view.rights.free(counted, rule.warning)}
            yield self._choice(
                "late_pause_warning", day, {"event": "warned", "of": "late_pause"}, LatePause, facts
            )
        elif made := self.view.counts(warned[-1]):
            free = max(self.view.rights.free(made, rule.warning), day)
            yield self._choice("late_pause", free, {"event": "paused", "why": "late_payment"}, LatePause, {})

    def grounds(self) -> tuple[Standing, ...]:
        """Return the overdue sums that the contract may be ended for."""
        return tuple(s for s in self.standings if s.overdue and not self._is_shielded(s))

    def _cure(self) -> Iterator[Step]:
        """Yield the demand to cure or, after it, the end for breach."""
        rule = self.view.terms.find(Breach) if self.view.terms else None
        if rule is None or self.view.past.ended():
            return
        grounds = list(self.grounds())
        if not grounds:
            return
        day = self.view.rights.on(min(s.debt.claim for s in grounds))
        warned = self._warnings("cure", grounds)
        if not warned:
            counted = self._counted_if_sent(day, "cure_demand")
            facts = {"end_day": self.view.rights.free(counted, rule.payment_cure)}
            yield self._choice("cure_demand", day, {"event": "warned", "of": "cure"}, Breach, facts)
        elif made := self.view.counts(warned[-1]):
            free = max(self.view.rights.free(made, rule.payment_cure), day)
            yield self._choice("end_breach", free, {"event": "ended", "why": "breach"}, Breach, {})

    def _is_shielded(self, standing: Standing) -> bool:
        """Say whether a sum is the invoice of a pause that must not end the contract, now or ever."""
        if not standing.debt.of_pause or self.view.terms is None:
            return False
        breach, rule = self.view.terms.find(Breach), self.view.terms.find(LongSilence)
        if breach and breach.pause_invoices == "never":
            return True
        if rule is None or rule.pause_invoice_ends:
            return False
        pauses = [p for p in self.view.past.of(Paused) if p.why == "silence"]
        answers = [a for a in self.view.past.of(Answered) if a.gives == "all"]
        return bool(pauses) and not any(a.on >= pauses[-1].on for a in answers)

    def _warnings(self, of: str, standings: Iterable[Standing]) -> list[Warned]:
        numbers = {standing.debt.invoice for standing in standings}
        first = min(standing.debt.due for standing in standings)
        return [
            w
            for w in self.view.past.of(Warned)
            if w.of == of and w.on > first and (not w.invoices or numbers & set(w.invoices))
        ]

    def _counted_if_sent(self, day: dt.date, act: str) -> dt.date:
        sent = max(day, self.view.rights.on(self.view.as_of))
        return self.view.would_count(sent, self.ladder.acts[act].send, formal=True)

    def _choice(
        self, act: str, allowed: dt.date, entry: dict[str, Any], topic: type[Topic], facts: dict[str, Any]
    ) -> Step:
        cites = (self.view.terms.cite(topic),) if self.view.terms else ()
        why = self.view.words.say("case.money.choice", day=self.due)
        day = max([allowed, *self._after_terms()])
        return Step(act, self.id, day, allowed, why, entry, cites, choice=True, facts=facts)
