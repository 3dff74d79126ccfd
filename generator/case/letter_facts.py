"""What a letter of a day says of its case, worked out once from contract, law and log.

`before` is the case on the day of the letter, `after` the same with the entry that the letter makes: days
and sums are those that the log will give, so that no letter names another.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from generator.answers.particulars import Particulars
from generator.answers.values import Days, SumLine
from generator.answers.walking import value_at
from generator.case.days import Period
from generator.case.events import (
    Asked,
    Called,
    Delivered,
    Disputed,
    Ended,
    Event,
    Invoiced,
    InvoiceLine,
    Learned,
    Message,
    Noticed,
    Proposed,
    Reminded,
    Restarted,
    Warned,
    name_of,
)
from generator.case.facts import (
    AccountFacts,
    AskFacts,
    CaseFacts,
    ChargeFacts,
    Cited,
    EndFacts,
    FeeFacts,
    InvoiceFacts,
    MoneyFacts,
    OfferFacts,
    PaidFacts,
    PauseFacts,
    ReminderFacts,
    RestartFacts,
    ReviewFacts,
    Side,
    To,
    WarningFacts,
)
from generator.case.figures import fee_of, final_account, kill_fee, last_day, pause_invoice
from generator.case.ladder import Ladder
from generator.case.ledger import (
    FEE_LINES,
    Debt,
    Ledger,
    Standing,
    cleared_payments,
    day_rate_of,
    debts_of,
    ledger_of,
)
from generator.case.money import grounds_to_end
from generator.case.question import PauseDays, pause_under_way
from generator.case.rates import charge_of
from generator.case.readings import (
    BeforePayment,
    Breach,
    Disputes,
    Grant,
    LateCharge,
    LongSilence,
    Pause,
    Reminders,
    Restart,
    Review,
)
from generator.case.review import deliveries
from generator.case.stages import Step
from generator.case.view import View
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases

_WISH = Period(5, business=True)
"""When an answer would be welcome; the Answer Period is the contract's own."""
_NOTHING = Decimal(0)
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sending:
    """A letter about to be sent: the case before and after it, the step it takes, the entry it makes."""

    before: View
    after: View
    ladder: Ladder
    step: Step | None = None
    event: Event | None = None
    pay_to: str | None = None

    @property
    def named(self) -> Mapping[str, Any]:
        """Return the days and sums that the step names."""
        return self.step.facts if self.step else {}


@dataclass(frozen=True)
class Facts:
    """The pages of facts of one letter."""

    sending: Sending
    deal: Any
    known: Particulars
    formats: Formats
    phrases: Phrases

    def all(self, *, enclosed: tuple[str, ...] = ()) -> CaseFacts:
        """Return every page that the case has; `enclosed` is what goes with the letter, in words."""
        return CaseFacts(
            day=self.before.as_of,
            signer=value_at(self.deal, self.known.sides["freelancer"].signers[0][0]),
            to=self.to(),
            terms=self.terms(),
            enclosed=self.phrases.join("semicolon", dict.fromkeys(enclosed)) or None,
            offer=self.offer(),
            ask=self.ask_facts(),
            reminder=self.reminder(),
            calls=self.calls(),
            term=getattr(self.sending.event, "term", None),
            last_word=self.last_word(),
            pause=self.pause(),
            restart=self.restart(),
            fee=self.fee(),
            warning=self.warning(),
            end=self.end(),
            account=self.account(),
            review=self.review(),
            invoice=self.invoice(),
            money=self.money(),
            paid=self.paid(),
        )

    @property
    def before(self) -> View:
        """Return the case as it stands before the letter."""
        return self.sending.before

    @property
    def after(self) -> View:
        """Return the case as it stands once the letter is sent."""
        return self.sending.after

    def day(self, day: dt.date) -> str:
        """Return a day as the contract prints one."""
        return self.formats.text(day, "date")

    def to(self) -> To:
        """Return who the letter is for: the client's lawyer once there is one, else who signs for it."""
        lawyers = [e for e in self.before.past.of(Learned) if e.fact == "lawyer"]
        if lawyers:
            return To(name=lawyers[-1].value, lawyer=True)
        return To(name=value_at(self.deal, self.known.sides["client"].signers[0][0]))

    def terms(self) -> Cited:
        """Return the clauses that may be cited; from one that was changed nothing is claimed."""
        terms = self.before.terms
        cites = {} if terms is None else {name: str(terms.cites[name]) for name in terms.topics}
        # The word and its number stay on one line.
        found = {name: cite.replace(" ", "\u00a0", 1) for name, cite in cites.items()}
        return Cited.model_validate(found)

    def offer(self) -> OfferFacts | None:
        """Return the offer that nobody answered."""
        offers = self.before.past.of(Proposed)
        return OfferFacts(sent=offers[-1].on, release=offers[-1].ends) if offers else None

    @cached_property
    def asked(self) -> Asked | None:
        """Return the request that the letter is about."""
        event, step = self.sending.event, self.sending.step
        if isinstance(event, Asked):
            return event
        asks: Mapping[int, Asked] = {ask.id: ask for ask in self.before.past.of(Asked)}
        pause = self.before.past.paused()
        matter = step.matter.removeprefix("question ") if step else ""
        wanted = int(matter) if matter.isdigit() else pause.ask if pause else None
        return asks.get(wanted or 0)

    def ask_facts(self) -> AskFacts | None:
        """Return the request for an answer."""
        ask = self.asked
        if ask is None:
            return None
        return AskFacts(
            matter=ask.matter,
            items=ask.items,
            waits=ask.waits,
            sent=self.before.sent(ask),
            wish=self.before.rights.end(self.before.as_of, _WISH),
        )

    @cached_property
    def reminders(self) -> tuple[Reminded, ...]:
        """Return the reminders of the request that were sent before."""
        ask = self.asked
        sent: Iterable[Reminded] = self.before.past.of(Reminded)
        return tuple(e for e in sent if ask and e.of == "answer" and e.ask == ask.id)

    def reminder(self) -> ReminderFacts | None:
        """Return which reminder this is, or which were sent."""
        rule = self.before.terms.find(Reminders) if self.before.terms else None
        if self.asked is None or rule is None:
            return None
        days = tuple(self.before.sent(e) for e in self.reminders)
        event = self.sending.event
        return ReminderFacts(
            number=self.sending.named.get("number", len(days)),
            of=rule.number,
            earlier=days,
            last=days[-1] if days else None,
            pause_day=event.pause_day if isinstance(event, Reminded) else None,
            free=self._free(),
        )

    def _free(self) -> Days | None:
        rule = self.before.terms.find(Restart) if self.before.terms else None
        return None if rule is None or rule.free is None else _days(rule.free)

    def calls(self) -> tuple[dt.date, ...]:
        """Return the days on which a call was tried since the request."""
        since = self.asked.on if self.asked else dt.date.max
        return tuple(dict.fromkeys(e.on for e in self.before.past.of(Called) if e.on > since))

    def last_word(self) -> dt.date | None:
        """Return the day on which the client was last heard of."""
        days = [e.on for e in self.before.events if e.by == "client"]
        return days[-1] if days else None

    def pause(self) -> PauseFacts | None:
        """Return the pause for silence that lasts, or that the letter begins."""
        found, terms = pause_under_way(self.after, self.sending.ladder), self.after.terms
        if found is None or terms is None:
            return None
        rule, restart = terms.find(Pause), terms.find(Restart)
        figure = pause_invoice(self.after) if rule and rule.invoice == "earned" else None
        asked = figure is not None and bool(figure.sum)
        return PauseFacts(
            begins=found.begins,
            unless_answered=bool(rule and rule.begins),
            overdue=bool(ledger_of(self.after).overdue),
            invoice_first=asked and restart is not None and restart.pause_invoice == "undisputed",
            sum=figure.sum if asked and figure else None,
            due=_days(rule.invoice_due) if rule else None,
            rows=_rows(figure.rows, self._total(figure.sum)) if asked and figure else (),
            free=found.free if restart and restart.fee != "none" else None,
        )

    def restart(self) -> RestartFacts | None:
        """Return the day and the dates on which the work goes on."""
        event, found = self.sending.event, pause_under_way(self.before, self.sending.ladder)
        if not isinstance(event, Restarted) or not found or not found.answered or not found.over:
            return None
        return RestartFacts(answered=found.answered, over=found.over, starts=event.starts, dates=event.dates)

    def fee(self) -> FeeFacts | None:
        """Return the late answer for which the Reactivation Fee is asked."""
        found, free = pause_under_way(self.before, self.sending.ladder), self._free()
        late = found and found.answered and found.free and found.answered > found.free
        if not found or not late or not found.answered or free is None:
            return None
        return FeeFacts(answered=found.answered, began=found.begins, free=free)

    def warning(self) -> WarningFacts | None:
        """Return the last warning before the end after long silence."""
        event, terms = self.sending.event, self.after.terms
        found = pause_under_way(self.before, self.sending.ladder)
        rule = terms.find(LongSilence) if terms else None
        counted = self.after.counts(event) if isinstance(event, Warned) and event.of == "end" else None
        if not found or rule is None or counted is None:
            return None
        owed = kill_fee(self.after)
        paid = ledger_of(self.after).paid
        rows = (*_rows(owed.rows), *self._less(paid)) if owed else ()
        return WarningFacts(
            last=self.after.rights.end(counted, rule.warning),
            end=self.after.rights.free(counted, rule.warning),
            began=found.begins,
            needs=tuple(self._needs(found)),
            owed=owed.sum if owed and owed.sum else None,
            rows=rows,
        )

    def _needs(self, found: PauseDays) -> Iterable[str]:
        """Yield what ends the pause."""
        if self.asked and not found.answered:
            yield self.phrases.say(
                "letters.needs.answer", items=self.phrases.join("semicolon", self.asked.items)
            )
        if overdue := sum((s.open for s in ledger_of(self.after).overdue), _NOTHING):
            yield self.phrases.say("letters.needs.payment", sum=self.formats.text(overdue, "money"))
        if self.asked and found.answered and not overdue:
            yield self.phrases.say("letters.needs.invoice")

    def _less(self, paid: Decimal) -> Iterable[SumLine]:
        if paid:
            yield SumLine(text=self.phrases.say("letters.less_paid"), sum=-paid)

    def end(self) -> EndFacts | None:
        """Return the end of the agreement, and what was sent before it."""
        ends = self.after.past.of(Ended)
        if not ends:
            return None
        warnings: Iterable[Warned] = self.before.past.of(Warned)
        by_kind = {warning.of: self.before.sent(warning) for warning in warnings}
        pause = pause_under_way(self.before, self.sending.ladder)
        return EndFacts(
            last_day=last_day(ends[-1], self.after),
            warned=by_kind.get("end"),
            demanded=by_kind.get("cure"),
            began=pause.begins if pause else None,
        )

    def account(self) -> AccountFacts | None:
        """Return the final account, drawn to the last day of the agreement as far as it is known today."""
        ends = self.after.past.of(Ended)
        if not ends:
            return None
        last = last_day(ends[-1], self.after)
        figure = final_account(self.after.on_day(max(last, self.after.as_of)))
        if figure is None:
            return None
        rows = _rows(figure.rows, self._total(figure.sum))
        side: Side = "even" if not figure.sum else "owed" if figure.sum > 0 else "refund"
        return AccountFacts(rows=rows, side=side, balance=abs(figure.sum))

    def review(self) -> ReviewFacts | None:
        """Return the delivery that the letter is about."""
        step = self.sending.step
        wanted = step.matter.removeprefix("delivery ") if step else ""
        found = next((e for e in self.before.past.of(Delivered) if str(e.id) == wanted), None)
        terms = self.before.terms
        if found is None or terms is None:
            return None
        outcome = next(o for o in deliveries(self.before) if o.matter.id == f"delivery {found.id}")
        rule, counted = terms.find(Review), self.before.counts(found)
        accept = self.sending.named.get("accept_day")
        event = self.sending.event
        accept = event.accept_day if isinstance(event, Reminded) and event.accept_day else accept
        reminders = [e for e in self.before.past.of(Reminded) if e.of == "review" and e.on > found.on]
        return ReviewFacts(
            names=outcome.matter.title,
            delivered=self.before.sent(found),
            where=found.where,
            ended=self.before.rights.end(counted, rule.period) if rule and counted else None,
            last=accept - _ONE_DAY if accept else None,
            accept=accept,
            reminded=reminders[-1].on if reminders and outcome.silent else None,
            accepted=outcome.accepted,
            repairs=outcome.repairs if self.deal.liability.warranty_days else None,
        )

    def invoice(self) -> InvoiceFacts | None:
        """Return the invoice that the letter brings."""
        event, terms = self.sending.event, self.after.terms
        if not isinstance(event, Invoiced) or terms is None:
            return None
        debts = [debt for debt in debts_of(self.after) if debt.invoice == event.number]
        days = {debt.due for debt in debts}
        rows = [SumLine(text=self._line_of(line, debts), sum=line.sum) for line in event.lines]
        if event.set_off:
            rows.append(SumLine(text=self.phrases.say("letters.set_off"), sum=-event.set_off))
        total = sum((row.sum for row in rows), _NOTHING)
        charge, rule, counted = charge_of(terms), terms.find(Disputes), self.after.counts(event)
        bears = charge is not None and any(debt.bears != dt.date.max for debt in debts)
        kinds = {line.kind for line in event.lines}
        return InvoiceFacts(
            number=event.number,
            day=event.day,
            due=days.pop() if len(days) == 1 else None,
            rows=(*rows, self._total(total)) if len(rows) > 1 else tuple(rows),
            deposit="deposit" in kinds,
            pause="pause" in kinds,
            pay_to=self.sending.pay_to,
            object_by=self.after.rights.end(counted, rule.within) if rule and counted else None,
            rate=charge.yearly if charge and bears else None,
        )

    def _line_of(self, line: InvoiceLine, debts: Sequence[Debt]) -> str:
        """Return what a line of an invoice is for, with its due day where there are several."""
        kind = self.phrases.say(f"letters.lines.{line.kind}")
        text = kind[:1].upper() + kind[1:] if line.text is None else line.text
        if len(debts) == 1:
            return text
        due = next(debt.due for debt in debts if line.kind in debt.kinds)
        return self.phrases.say("letters.line_due", text=text, due=self.day(due))

    def paid(self) -> PaidFacts | None:
        """Return the last payment, where nothing is open any more."""
        payments = cleared_payments(self.before)
        ledger = ledger_of(self.before)
        if not payments or ledger.open:
            return None
        last = payments[-1]
        named = tuple(dict.fromkeys(share.invoice for share in ledger.shares[last.id]))
        if not named:
            return None
        return PaidFacts(
            sum=last.sum, on=last.cleared, named=self._invoices(named), rights=self._rights_passed(ledger)
        )

    def _rights_passed(self, ledger: Ledger) -> bool:
        """Say whether the rights have passed for sure: with the whole of a fixed fee, and no early end."""
        terms = self.before.terms
        grant = terms.find(Grant) if terms else None
        whole = grant is not None and grant.passes == "whole_fee" and self.deal.fee.kind == "fixed"
        done = {number for event in self.before.past.of(Delivered) for number in event.deliverables}
        everything = len(done) == len(self.deal.project.deliverables)
        ended = self.before.past.ended()
        return whole and everything and not ended and ledger.paid >= fee_of(self.before)

    def enclosed(self, name: str) -> tuple[Event, ...]:
        """Return the entries of an event whose files a letter of this matter encloses."""
        events: Iterable[Any] = (e for e in self.before.events if name_of(e) == name)
        ask = self.asked
        match name:
            case "asked":
                return tuple(e for e in events if ask and e.id == ask.id)
            case "reminded":
                return tuple(e for e in events if ask and e.of == "answer" and e.ask == ask.id)
            case "paused" | "warned":
                return tuple(e for e in events if ask and e.ask == ask.id)
            case "invoiced":
                open_ = {standing.debt.invoice for standing in self._overdue()}
                return tuple(e for e in events if e.number in open_)
            case "noticed":
                open_ = {standing.debt.invoice for standing in self._overdue()}
                return tuple(e for e in events if not e.invoices or set(e.invoices) & open_)
        return tuple(events)

    def called(self, event: Event) -> str:
        """Return what an enclosure is called: invoice 2, or my reminder of January 26, 2027."""
        told = {"number": event.number} if isinstance(event, Invoiced) else {"day": self.day(event.on)}
        return self.phrases.say(f"letters.enclosures.{name_of(event)}", **told)

    def _overdue(self) -> list[Standing]:
        event = self.sending.event
        overdue = list(ledger_of(self.after).overdue)
        cure = isinstance(event, Warned) and event.of == "cure"
        if cure or (isinstance(event, Ended) and event.why == "breach"):
            overdue = list(grounds_to_end(self.before, self.sending.ladder))
        chosen = set(event.invoices) if isinstance(event, Noticed | Warned) else set()
        return [s for s in overdue if s.debt.invoice in chosen] if chosen else overdue

    def money(self) -> MoneyFacts | None:
        """Return what is overdue on the day of the letter."""
        overdue = self._overdue()
        if not overdue:
            return None
        numbers = tuple(dict.fromkeys(standing.debt.invoice for standing in overdue))
        sent = [n for n in self.before.past.of(Noticed) if not n.invoices or set(n.invoices) & set(numbers)]
        objections = [e for e in self.before.past.of(Disputed) if e.invoice in numbers]
        due = min(standing.debt.due for standing in overdue)
        day_rate = day_rate_of(s for s in overdue if s.charge)
        charges = sum((s.charge for s in overdue), _NOTHING)
        event, named = self.sending.event, self.sending.named
        return MoneyFacts(
            as_of=self.after.as_of,
            named=self._invoices(numbers),
            several=len(overdue) > 1,
            what=self._what(overdue),
            due=due,
            days_overdue=(self.after.as_of - due).days,
            principal=sum((s.principal for s in overdue), _NOTHING),
            charge=self._charge(overdue[0]) if len(overdue) == 1 else None,
            charged=bool(charges),
            day_rate=day_rate or None,
            open=sum((s.open for s in overdue), _NOTHING),
            lines=self._lines(overdue, [self._line(s) for s in overdue]),
            rows=self._lines(overdue, [row for s in overdue for row in self._itemized(s)]),
            first=not sent,
            objected=bool(objections),
            letters=tuple(dict.fromkeys(n.on for n in sent)),
            pay_by=named.get("pay_by"),
            term=event.term if isinstance(event, Noticed) else None,
            pause_day=named.get("pause_day") if isinstance(event, Warned) else None,
            cure=self._cure(event),
            holds_rights=self._holds_rights(overdue),
        )

    def _charge(self, standing: Standing) -> ChargeFacts | None:
        if not standing.charge or standing.rate is None or self.after.terms is None:
            return None
        under = self.after.terms.cite(LateCharge)
        return ChargeFacts(sum=standing.charge, under=under, rate=standing.rate, days=_count(standing.days))

    def _line(self, standing: Standing) -> SumLine:
        text = self.phrases.say("letters.sum", invoice=standing.debt.invoice, due=self.day(standing.debt.due))
        return SumLine(text=text, sum=standing.open)

    def _itemized(self, standing: Standing) -> Iterable[SumLine]:
        text = self.phrases.say("letters.sum", invoice=standing.debt.invoice, due=self.day(standing.debt.due))
        yield SumLine(text=text, sum=standing.principal)
        if standing.charge and standing.rate is not None:
            told = self.phrases.say(
                "letters.charge",
                rate=self.formats.text(standing.rate, "percent"),
                days=self.formats.text(_count(standing.days), "days"),
                since=self.day(standing.since),
                until=self.day(self.after.as_of),
            )
            yield SumLine(text=told, sum=standing.charge)

    def _lines(self, overdue: Sequence[Standing], lines: list[SumLine]) -> tuple[SumLine, ...]:
        total = self._total(sum((s.open for s in overdue), _NOTHING))
        return (*lines, total) if len(lines) > 1 else tuple(lines)

    def _total(self, amount: Decimal) -> SumLine:
        return SumLine(text=self.phrases.say("letters.together"), sum=amount)

    def _invoices(self, numbers: tuple[str, ...]) -> str:
        if len(numbers) == 1:
            return self.phrases.say("letters.invoice", number=numbers[0])
        *first, last = numbers
        listed = self.phrases.join("and", [self.phrases.join("comma", first), last])
        return self.phrases.say("letters.invoices", numbers=listed)

    def _what(self, overdue: Sequence[Standing]) -> str:
        """Return what the overdue sums were asked for: the words of the lines, or the name of their kind."""
        invoices = self.after.past.invoices()
        asked = (
            line.text or self.phrases.say(f"letters.lines.{line.kind}")
            for standing in overdue
            for line in invoices[standing.debt.invoice].lines
            if line.kind in standing.debt.kinds
        )
        return self.phrases.join("comma", dict.fromkeys(asked))

    def _cure(self, event: Event | None) -> dt.date | None:
        rule = self.after.terms.find(Breach) if self.after.terms else None
        if not isinstance(event, Message) or not isinstance(event, Warned) or rule is None:
            return None
        counted = self.after.counts(event)
        return None if counted is None else self.after.rights.end(counted, rule.payment_cure)

    def _holds_rights(self, overdue: Sequence[Standing]) -> bool:
        """Say whether the rights wait for payment for sure, and use before it may be ended by notice.

        Only where they pass with the whole Fee, a part of it is unpaid, and the sum has been overdue for as
        long as the contract asks.
        """
        terms = self.after.terms
        grant = terms.find(Grant) if terms else None
        before = terms.find(BeforePayment) if terms else None
        if grant is None or before is None or grant.passes != "whole_fee" or self.deal.fee.kind != "fixed":
            return False
        due = min(standing.debt.due for standing in overdue)
        waits = [period for period in (before.ends_after, grant.use_ends_after) if period]
        if any(self.after.as_of < self.after.rights.free(due, period) for period in waits):
            return False
        return any(set(standing.debt.kinds) & FEE_LINES and standing.principal for standing in overdue)


def _count(days: int) -> Days:
    # An answer has at most a year of days; a charge can run for longer.
    return Days.model_construct(count=days, business=False)


def _days(period: Period) -> Days:
    return Days(count=period.count, business=period.business)


def _rows(rows: Iterable[Any], total: SumLine | None = None) -> tuple[SumLine, ...]:
    return (*(SumLine(text=row.text, sum=row.sum) for row in rows), *([total] if total else ()))
