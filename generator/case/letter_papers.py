"""What a paper says that closes something: a change, an acceptance, a receipt, rights that passed, a plan."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.answers.paths import fetch
from generator.answers.values import SumLine
from generator.case.events import Delivered, Event, Issued, Paid
from generator.case.facts import (
    ChangedLine,
    ChangeFacts,
    FormLine,
    PaperFacts,
    PartLine,
    PlanFacts,
    ReceiptFacts,
)
from generator.case.ledger import cleared_payments, ledger_of
from generator.case.letter_money import MoneyPages
from generator.case.letter_pages import capitalized, lines_of
from generator.case.papers import to_settle

_FIGURES = {
    "rate": "money", "budget.hours": "number", "budget.amount": "money", "monthly": "money",
    "hours": "number", "extra_rate": "money", "months": "number",
}  # fmt: skip
"""The figures of a fee by the hour or the month, each with the filter that prints it."""
_ABOUT = ("acceptance_form", "rights_certificate", "portfolio_permission")


class PaperPages(MoneyPages):
    """The pages of facts about papers."""

    def _issued(self, *kinds: str) -> Issued | None:
        event: Event | None = self.sending.event
        return event if isinstance(event, Issued) and event.paper in kinds else None

    def change(self) -> ChangeFacts | None:
        """Return the change order that the letter proposes."""
        event, terms = self._issued("change_order"), self.before.terms
        if event is None or terms is None or event.words is None:
            return None
        was = self.before.deal
        becomes = terms.pack.amended(was, event.change)
        say, money, lines = self.phrases.say, self._money, []
        for number, (old, new) in enumerate(
            zip(was.project.deliverables, becomes.project.deliverables, strict=True), start=1
        ):
            if old.value != new.value:
                what = say("case.papers.price_of", number=number, name=old.name)
                lines.append(ChangedLine(what=what, was=money(old.value), becomes=money(new.value)))
        fixed = was.fee.kind == "fixed"
        if fixed and was.fee.amount != becomes.fee.amount:
            what = say("case.papers.fee")
            lines.append(ChangedLine(what=what, was=money(was.fee.amount), becomes=money(becomes.fee.amount)))
        lines += self._figures(was.fee, becomes.fee)
        if was.project.end != becomes.project.end:
            days = (self.day(deal.project.end) for deal in (was, becomes))
            lines.append(ChangedLine(what=say("case.papers.end"), was=next(days), becomes=next(days)))
        earlier = [paper for paper in self.before.past.of(Issued) if paper.paper == "change_order"]
        return ChangeFacts(
            number=len(earlier) + 1,
            words=event.words,
            lines=tuple(lines),
            schedule=self._schedule(becomes) if fixed and was.fee.amount != becomes.fee.amount else (),
            rate=event.rate is not None,
            month=any(figure is not None for figure in (event.monthly, event.hours, event.extra_rate)),
        )

    def _figures(self, was: Any, becomes: Any) -> Iterator[ChangedLine]:
        """Yield each figure of a fee by the hour or the month that changes."""
        for path, unit in _FIGURES.items():
            old, new = fetch(was, path), fetch(becomes, path)
            if old != new:
                before, after = (self.formats.text(value, unit) for value in (old, new))
                name = f"budget.{was.budget.kind}" if path.startswith("budget") else path
                what = self.phrases.say(f"case.papers.{name}")
                yield ChangedLine(what=what, was=before, becomes=after)

    def _money(self, amount: Decimal) -> str:
        return self.formats.text(amount, "money")

    def _schedule(self, deal: Any) -> tuple[SumLine, ...]:
        """Return the installments of a fixed fee, and their total."""
        kinds = self.phrases.below("letters.lines")
        rows = [
            SumLine(text=part.name or capitalized(kinds[part.kind]), sum=part.amount)
            for part in deal.sums.schedule
        ]
        return (*rows, self.total(sum((row.sum for row in rows), Decimal(0))))

    def paper(self) -> PaperFacts | None:
        """Return the deliverables that a paper is about."""
        event = self._issued(*_ABOUT)
        if event is None or not event.deliverables:
            return None
        days = {n: e.on for e in self.before.past.of(Delivered) for n in e.deliverables}
        listed = self.deal.project.deliverables
        lines = tuple(
            FormLine(number=n, name=listed[n - 1].name, delivered=days.get(n)) for n in event.deliverables
        )
        payments = cleared_payments(self.before)
        return PaperFacts(
            names=self.phrases.join("comma", (line.name for line in lines)),
            lines=lines,
            delivered=max((days[n] for n in event.deliverables if n in days), default=None),
            paid=payments[-1].cleared if payments else None,
            repairs=self.deal.liability.warranty_days > 0,
        )

    def receipt(self) -> ReceiptFacts | None:
        """Return the payment that a receipt is for, as it was taken on its day."""
        event = self._issued("receipt")
        paid = next((e for e in self.before.past.of(Paid) if event and e.id == event.payment), None)
        if paid is None:
            return None
        ledger, rows = ledger_of(self.before), []
        for share in ledger.shares.get(paid.id, ()):
            named = (
                self.phrases.say("letters.invoice", number=share.invoice)
                if share.invoice
                else self.phrases.say("letters.lines.deposit")
            )
            taken = (("charge", share.charge), ("principal", share.principal), ("fixed", share.fixed))
            for name, amount in taken:
                if amount:
                    text = self.phrases.say(f"case.papers.{name}", named=capitalized(named))
                    rows.append(SumLine(text=text, sum=amount))
        if rest := paid.sum - sum((row.sum for row in rows), Decimal(0)):
            rows.append(SumLine(text=self.phrases.say("case.papers.ahead"), sum=rest))
        return ReceiptFacts(
            sum=paid.sum,
            on=paid.cleared,
            rows=(*rows, self.total(paid.sum)) if len(rows) > 1 else tuple(rows),
            open=ledger.open,
        )

    def plan(self) -> PlanFacts | None:
        """Return the plan of payment that the letter proposes, and what is open on its day."""
        event = self._issued("settlement")
        if event is None:
            return None
        open_ = to_settle(self.before)
        if not open_:
            return None
        owed = sum((s.open + s.held for s in open_), Decimal(0))
        total = sum((part.sum for part in event.parts), Decimal(0))
        rows = [self.line(s, s.open + s.held) for s in open_]
        return PlanFacts(
            parts=tuple(PartLine(day=part.day, sum=part.sum) for part in event.parts),
            total=total,
            open=owed,
            named=self.named_in_words(tuple(dict.fromkeys(s.debt.invoice for s in open_))),
            lines=lines_of(rows, self.total(owed)),
            words=event.words,
            less=total < owed,
            charged=any(s.charge or s.rate is not None for s in open_),
        )
