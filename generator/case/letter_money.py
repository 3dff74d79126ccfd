"""What a letter says of money: what is overdue on its day, an invoice, a payment."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from generator.answers.values import Days as Period, Rate, SumLine
from generator.case.events import (
    Delivered,
    Disputed,
    Ended,
    Event,
    Invoiced,
    InvoiceLine,
    Message,
    Noticed,
    Warned,
)
from generator.case.facts import (
    ChargeFacts,
    InvoiceFacts,
    MissedFacts,
    MoneyFacts,
    PaidFacts,
    TimeLine,
)
from generator.case.figures import pause_invoice, rate_on
from generator.case.ledger import (
    FEE_LINES,
    Debt,
    Standing,
    cleared_payments,
    day_rate_of,
    debts_of,
    ledger_of,
)
from generator.case.letter_pages import Pages, capitalized, count_of, lines_of
from generator.case.money import grounds_to_end
from generator.case.papers import passed
from generator.case.plan import plan_of
from generator.case.question import questions
from generator.case.rates import charge_of, yearly
from generator.case.readings import (
    BeforePayment,
    Breach,
    Disputes,
    Fees,
    Grant,
    LateCharge,
    Pause,
    Review,
)
from generator.case.review import deliveries
from generator.case.taxes import tax_of
from generator.packs.remedies import DemandTerm

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a sum sheet, and what it comes from: `cleared` is the day on which a payment cleared."""

    kind: Literal["invoice", "dispute", "charge", "paid", "account"]
    line: SumLine
    cleared: dt.date | None = None


class MoneyPages(Pages):
    """The pages of facts about money; `paid_line` names a payment to whoever reads of it."""

    paid_line: ClassVar[str] = "letters.paid"

    def invoice(self) -> InvoiceFacts | None:
        """Return the invoice that the letter brings."""
        event, terms = self.sending.event, self.after.terms
        if not isinstance(event, Invoiced) or terms is None:
            return None
        debts = [debt for debt in debts_of(self.after) if debt.invoice == event.number]
        days = {debt.due for debt in debts}
        rows = [SumLine(text=self._line_of(line, event, debts), sum=line.sum) for line in event.lines]
        if event.set_off:
            rows.append(SumLine(text=self.phrases.say("letters.set_off"), sum=-event.set_off))
        total = sum((row.sum for row in rows), _NOTHING)
        charge, rule = charge_of(terms, self.after.as_of), terms.find(Disputes)
        counted = self.after.counts(event)
        bears = charge is not None and any(debt.bears != dt.date.max for debt in debts)
        rate = charge.on(event.day) if charge and bears else None
        kinds, pause = {line.kind for line in event.lines}, terms.find(Pause)
        return InvoiceFacts(
            number=event.number,
            day=event.day,
            due=days.pop() if len(days) == 1 and dt.date.max not in days else None,
            rows=(*rows, self._invoice_total(event, total)) if len(rows) > 1 else tuple(rows),
            deposit="deposit" in kinds,
            pause="pause" in kinds and pause is not None and pause.invoice == "earned",
            pay_to=event.pay_to,
            object_by=self.after.rights.end(counted, rule.within) if rule and counted else None,
            rate=rate,
            monthly=None if rate is None else self._monthly(rate),
            settled=not total,
            set_off=event.set_off,
            early=event.on < self.deal.project.start,
            work=tuple(self._work_of(event)),
            earned=tuple(self._earned(event)),
            time=tuple(
                TimeLine(day=spent.day, task=spent.task, hours=spent.hours)
                for spent in sorted(event.time, key=lambda spent: spent.day)
            ),
        )

    def _invoice_total(self, invoice: Invoiced, total: Decimal) -> SumLine:
        """Return the total of an invoice, which says that its tax is in it where there is some."""
        taxed = any(line.kind == "tax" for line in invoice.lines)
        text = self.phrases.say("letters.with_tax")
        return SumLine(text=text, sum=total) if taxed and total >= 0 else self.total(total)

    def _work_of(self, invoice: Invoiced) -> Iterable[str]:
        """Yield the work that an invoice asks money for: as it was given, else as the log knows it."""
        if invoice.covers:
            yield from invoice.covers
            return
        kinds = {line.kind for line in invoice.lines}
        days = {n: event.on for event in self.after.past.of(Delivered) for n in event.deliverables}
        wanted = set(days) if "balance" in kinds else self._of_stages(invoice)
        for number in sorted(wanted & set(days)):
            name, day = self.deal.project.deliverables[number - 1].name, self.day(days[number])
            yield self.phrases.say("letters.delivered", name=name, day=day)

    def _earned(self, invoice: Invoiced) -> Iterable[SumLine]:
        """Yield how the sum for the work done until a pause is made up, where it is the one of the log."""
        asked = sum((line.sum for line in invoice.lines if line.kind == "pause"), _NOTHING)
        rule = self.before.terms.find(Pause) if self.before.terms else None
        figure = pause_invoice(self.before) if rule and rule.invoice == "earned" else None
        if asked and figure is not None and figure.sum == asked:
            yield from lines_of(figure.rows, self.total(figure.sum))

    def _of_stages(self, invoice: Invoiced) -> set[int]:
        """Return the deliverables of the stages that an invoice asks money for."""
        asked = {line.text for line in invoice.lines if line.kind == "milestone"}
        stages = getattr(self.deal.fee, "milestones", ())
        return {number for stage in stages if stage.name in asked for number in stage.deliverables}

    def lacking_proof(self, *, enclosed: bool) -> Iterable[str]:
        """Yield what the contract wants with the invoice of a letter, and neither the log nor a file has."""
        event = self.sending.event
        if not isinstance(event, Invoiced):
            return
        kinds = {line.kind for line in event.lines}
        hours = bool(kinds & {"hours", "extra_hours"})
        if hours and not event.time and not enclosed:
            yield self.phrases.say("letters.enclosures.time")
        if "costs" in kinds and not enclosed:
            yield self.phrases.say("letters.enclosures.receipts")
        named = {line.kind for line in event.lines if line.text is not None}
        work = kinds & {"milestone", "balance", "pause", "extra_work"}
        listed = any(self._work_of(event)) or any(self._earned(event))
        if work - named and not enclosed and not listed:
            yield self.phrases.say("letters.enclosures.work")

    def _hours_of(self, invoice: Invoiced) -> Iterator[str]:
        """Yield the hours of an invoice at each of their rates."""
        by_rate: dict[Decimal, Decimal] = {}
        for spent in invoice.time:
            rate = rate_on(self.after, spent.day)
            by_rate[rate] = by_rate.get(rate, _NOTHING) + spent.hours
        for rate, hours in by_rate.items():
            shown = self.formats.text(hours, "number"), self.formats.text(rate, "money")
            yield self.phrases.say("letters.hours", hours=shown[0], rate=shown[1])

    def _line_of(self, line: InvoiceLine, invoice: Invoiced, debts: Sequence[Debt]) -> str:
        """Return what a line of an invoice is for, with its due day where there are several."""
        text = capitalized(self.phrases.say(f"letters.lines.{line.kind}")) if line.text is None else line.text
        if line.kind in ("hours", "extra_hours") and invoice.time:
            text = self.phrases.join("colon", (text, self.phrases.join("and", self._hours_of(invoice))))
        due = next(debt.due for debt in debts if line.kind in debt.kinds)
        # Where nothing may be claimed from the clause on payment, no day is known.
        if len(debts) == 1 or due == dt.date.max:
            return text
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
            sum=last.sum,
            on=last.cleared,
            named=self.named_in_words(named),
            rights=bool(passed(self.before)) and passed(self.before) == self.before.past.delivered(),
        )

    def overdue(self) -> list[Standing]:
        """Return the overdue sums that the letter is about: all, those it names, or those it may end for."""
        event = self.sending.event
        overdue = list(ledger_of(self.after).overdue)
        cure = isinstance(event, Warned) and event.of == "cure"
        if cure or (isinstance(event, Ended) and event.why == "breach"):
            overdue = list(grounds_to_end(self.before, self.sending.ladder))
        chosen = set(event.invoices) if isinstance(event, Noticed | Warned) else set()
        return [s for s in overdue if s.debt.invoice in chosen] if chosen else overdue

    def money(self) -> MoneyFacts | None:
        """Return what is overdue on the day of the letter."""
        overdue = self.overdue()
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
            named=self.named_in_words(numbers),
            each=self._each(overdue),
            several=len(overdue) > 1,
            what=self._what([s.debt for s in overdue]),
            due=due,
            principal=sum((s.principal for s in overdue), _NOTHING),
            charge=self._charge(overdue[0]) if len(overdue) == 1 else None,
            charged=bool(charges),
            charges=charges,
            fixed=sum((s.fixed for s in overdue), _NOTHING) or None,
            unrated=min((s.unrated for s in overdue if s.unrated), default=None),
            day_rate=day_rate or None,
            open=sum((s.open for s in overdue), _NOTHING),
            lines=self._lines(overdue, [self.line(s, s.open) for s in overdue]),
            rows=self._lines(overdue, [row for s in overdue for row in self._itemized(s)]),
            sheet=any(len(s.spells) > 1 or s.held for s in overdue)
            or (bool(charges or any(s.fixed for s in overdue)) and len(overdue) > 1)
            or any(demand.exact for demand in self._demands(overdue)),
            pay_to=self._pay_to(numbers),
            first=not sent,
            objected=bool(objections),
            letters=tuple(dict.fromkeys(n.on for n in sent)),
            term=event.term if isinstance(event, Noticed) else None,
            pause_day=named.get("pause_day") if isinstance(event, Warned) else None,
            cure=self._cure(event),
            missed=self.missed(overdue),
            holds_rights=self._holds_rights(overdue),
            may_use=self._may_use(),
            waiting=self._waiting(),
            object_over=self._object_over(numbers),
            announces=any(demand.announces for demand in self._demands(overdue)),
            without_fees=self._without_fees(overdue),
        )

    def _without_fees(self, overdue: Iterable[Standing]) -> Period | None:
        """Return how long the client may pay without the attorney's fees that the contract gives."""
        fees = self.after.terms.find(Fees) if self.after.terms else None
        if fees is None or not fees.loser_pays:
            return None
        days = [demand.days for demand in self._demands(overdue) if demand.of_clause]
        return count_of(max(days)) if days else None

    def missed(self, overdue: Iterable[Standing]) -> MissedFacts | None:
        """Return the plan of payment for some of these sums of which a part did not come in time."""
        plan = plan_of(self.before)
        if plan is None or plan.missed is None or not any(s.debt.due < plan.agreed.on for s in overdue):
            return None
        part = plan.missed
        return MissedFacts(
            agreed=plan.agreed.on, sum=part.sum, day=part.day, ended=plan.agreed.paper is not None
        )

    def _demands(self, overdue: Iterable[Standing]) -> tuple[DemandTerm, ...]:
        """Return what the law asks of a demand for some sums, where the letter is one."""
        if not isinstance(self.sending.event, Noticed) or self.sending.event.kind != "final":
            return ()
        owed = sum((standing.open for standing in overdue), _NOTHING)
        return self.after.pack.demand_terms(self.deal, owed, self.after.as_of)

    def _charge(self, standing: Standing) -> ChargeFacts | None:
        """Return the charge of a sum, as far as one rate gives all of it."""
        found = standing.charged
        if len(found) != 1 or self.after.terms is None:
            return None
        rate = found[0].rate
        under = self.after.terms.cite(LateCharge)
        return ChargeFacts(
            sum=standing.charge,
            under=under,
            rate=rate,
            days=count_of(found[0].days),
            monthly=self._monthly(rate),
        )

    def _monthly(self, used: Decimal) -> Rate | None:
        """Return the rate a month as the contract has it, where the rate used is the same."""
        rule = self.after.terms.find(LateCharge) if self.after.terms else None
        agreed = rule.rate if rule else None
        return agreed if agreed and agreed.per == "month" and yearly(agreed) == used else None

    def line(self, standing: Standing, amount: Decimal) -> SumLine:
        """Return a sum with its invoice, what that asks it for, and its due day."""
        debt = standing.debt
        what, due = self._what([debt]), self.day(debt.due)
        text = self.phrases.say("letters.sum", invoice=debt.invoice, what=what, due=due)
        return SumLine(text=text, sum=amount)

    def _each(self, overdue: Sequence[Standing]) -> str:
        """Return invoices with how long each is overdue: invoice 5 (62 days) and invoice 7 (35 days)."""
        days: dict[str, list[str]] = {}
        for standing in overdue:
            count = (self.after.as_of - standing.debt.due).days
            days.setdefault(standing.debt.invoice, []).append(self.formats.text(count_of(count), "days"))
        named = [
            self.phrases.say(
                "signs.with_details",
                text=self.phrases.say("letters.invoice", number=number),
                details=self.phrases.join("and", dict.fromkeys(counts)),
            )
            for number, counts in days.items()
        ]
        *first, last = named
        return self.phrases.join("and", [self.phrases.join("comma", first), last] if first else [last])

    def _pay_to(self, numbers: Iterable[str]) -> str | None:
        """Return how the last of some invoices said to pay; none where one said otherwise, or nothing."""
        sent = self.after.past.invoices()
        said = {sent[number].pay_to for number in numbers}
        return said.pop() if len(said) == 1 else None

    def _itemized(self, standing: Standing) -> Iterable[SumLine]:
        return (item.line for item in self.items(standing))

    def items(self, standing: Standing) -> "Iterator[Item]":
        """Yield how a sum came to be: what was invoiced, and each charge and payment in its order."""
        say, debt = self.phrases.say, standing.debt
        yield Item("invoice", SumLine(text=self._asked_for(debt), sum=debt.amount))
        gone = debt.amount - standing.held - standing.spells[0].principal
        for name, amount in (("held", standing.held), ("gone", gone)):
            if amount:
                yield Item("dispute", SumLine(text=say(f"letters.{name}"), sum=-amount))
        if standing.fixed_whole:
            yield Item("charge", SumLine(text=say("letters.fixed"), sum=standing.fixed_whole))
        for spell in standing.spells:
            if spell.charge:
                since, until = self.day(spell.since), self.day(spell.until)
                told = say(
                    "letters.charge",
                    principal=self.formats.text(spell.principal, "money"),
                    rate=self.formats.text(spell.rate, "percent"),
                    days=self.formats.text(count_of(spell.days), "days"),
                    span=since if since == until else say("letters.span", since=since, until=until),
                )
                yield Item("charge", SumLine(text=told, sum=spell.charge))
            if spell.cleared is not None:
                text = say(self.paid_line, day=self.day(spell.cleared))
                yield Item("paid", SumLine(text=text, sum=-spell.paid), spell.cleared)
            elif spell.paid:
                yield Item("account", SumLine(text=say("letters.taken_off"), sum=-spell.paid))

    def _asked_for(self, debt: Debt) -> str:
        """Return what a debt is, with the tax in it where the freelancer adds some to prices."""
        lines = self.after.past.invoices()[debt.invoice].lines
        tax = sum((line.sum for line in lines if line.kind == "tax"), _NOTHING)
        what, due = self._what([debt]), self.day(debt.due)
        if "tax" not in debt.kinds or tax_of(self.after) is None:
            return self.phrases.say("letters.sum", invoice=debt.invoice, what=what, due=due)
        told = self.formats.text(tax, "money")
        return self.phrases.say("letters.sum_taxed", invoice=debt.invoice, what=what, due=due, tax=told)

    def _lines(self, overdue: Sequence[Standing], lines: list[SumLine]) -> tuple[SumLine, ...]:
        total = self.total(sum((s.open for s in overdue), _NOTHING))
        return (*lines, total) if len(lines) > 1 else tuple(lines)

    def named_in_words(self, numbers: tuple[str, ...]) -> str:
        """Return invoices in words: invoices 2 and 3."""
        if len(numbers) == 1:
            return self.phrases.say("letters.invoice", number=numbers[0])
        *first, last = numbers
        listed = self.phrases.join("and", [self.phrases.join("comma", first), last])
        return self.phrases.say("letters.invoices", numbers=listed)

    def _what(self, debts: Iterable[Debt]) -> str:
        """Return what sums were asked for: the words of the lines, or the name of their kind, not tax."""
        invoices = self.after.past.invoices()
        asked = (
            line.text or self.phrases.say(f"letters.lines.{line.kind}")
            for debt in debts
            for line in invoices[debt.invoice].lines
            if line.kind in debt.kinds and (line.kind != "tax" or len(debt.kinds) == 1)
        )
        return self.phrases.join("comma", dict.fromkeys(asked))

    def _cure(self, event: Event | None) -> dt.date | None:
        rule = self.after.terms.find(Breach) if self.after.terms else None
        if not isinstance(event, Message) or not isinstance(event, Warned) or rule is None:
            return None
        counted = self.after.counts(event)
        return None if counted is None else self.after.rights.end(counted, rule.payment_cure)

    def _may_use(self) -> bool:
        """Say whether the contract lets the client use the work before it is paid."""
        terms = self.after.terms
        grant = terms.find(Grant) if terms else None
        before = terms.find(BeforePayment) if terms else None
        return bool((grant and grant.use_ends_after) or (before and before.ends_after))

    def _waiting(self) -> bool:
        """Say whether a question waits for an answer, or a delivery for its check."""
        asked = any(not matter.done for matter in questions(self.before, self.sending.ladder))
        return asked or any(outcome.accepted is None for outcome in deliveries(self.before))

    def _object_over(self, numbers: Iterable[str]) -> bool:
        """Say whether the time to dispute invoices has passed for sure, that to check deliveries included."""
        terms, view = self.after.terms, self.after
        rule, review = (terms.find(Disputes), terms.find(Review)) if terms else (None, None)
        if rule is None or review is None:
            return False
        delivered = view.past.of(Delivered)
        done = {number for event in delivered for number in event.deliverables}
        if not view.past.ended() and len(done) < len(self.deal.project.deliverables):
            return False
        sent = view.past.invoices()
        counted = [(view.counts(sent[number]), rule.within) for number in numbers]
        counted += [(view.counts(event), review.period) for event in delivered]
        return all(day is not None and view.rights.end(day, period) < view.as_of for day, period in counted)

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
