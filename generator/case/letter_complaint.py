"""What a letter says after the last one to the client: the facts for an agency, the use of unpaid work."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.answers.values import SumLine
from generator.case.after_letters import after_letters
from generator.case.events import Changed, Complained, Delivered, Filed, Issued, Learned, Noticed
from generator.case.facts import ComplaintFacts, UseFacts
from generator.case.ledger import cleared_payments, ledger_of
from generator.case.letter_money import MoneyPages
from generator.case.letter_papers import PaperPages


class _ForAgency(MoneyPages):
    """The pages about money for a reader who is not the client."""

    paid_line = "letters.paid_by_client"


class ComplaintPages(PaperPages):
    """The pages of facts for an agency, and about use before payment."""

    def complaint(self) -> ComplaintFacts | None:
        """Return what an agency is told, with the sum as the final notice had it."""
        event = self.sending.event
        after = after_letters(self.before, ledger_of(self.before))
        if not isinstance(event, Complained) or after is None:
            return None
        door = next((way.door for way in after.ways if way.door.name == event.agency), None)
        asked = self._as_asked(after.final)
        money = asked.money()
        if door is None or money is None:
            return None
        since = tuple(self._since(money.as_of))
        written = [e for e in self.before.past.of(Noticed, Issued) if _asks_for_payment(e)]
        join = self.phrases.join
        return ComplaintFacts(
            agency=door.name,
            law=door.law,
            value=self._value(),
            work=join("semicolon", self._delivered_work()) or None,
            money=money,
            notice=after.final is not None,
            since=since,
            paid=bool(since),
            open=sum((s.open for s in ledger_of(self.before).overdue), Decimal(0)),
            letters=tuple(self._told_of(event) for event in written),
            wrote=bool(written),
            missed=self.missed(ledger_of(self.before).overdue),
            changed=tuple(event.on for event in self.before.past.of(Changed)),
            others=join("semicolon", self._elsewhere()) or None,
        )

    def use(self) -> UseFacts | None:
        """Return since when unpaid work was seen in use, and by when that is to end."""
        event = self.sending.event
        seen = [e.on for e in self.before.past.of(Learned) if e.fact == "uses_unpaid_work"]
        if not seen or not isinstance(event, Issued) or event.paper != "use_notice":
            return None
        counted = self.after.counts(event) or self.after.rights.plus(self.after.as_of, 1)
        until = self.after.rights.end(counted, self.sending.ladder.habits.pay_by)
        return UseFacts(seen=seen[-1], until=until)

    def _as_asked(self, final: Noticed | None) -> "_ForAgency":
        """Return the pages of money as they were when the final notice asked for its sum."""
        then = self.before if final is None else self.before.on_day(final.as_of)
        sending = replace(self.sending, before=then, after=then, event=final)
        return _ForAgency(sending, self.deal, self.known, self.formats, self.phrases)

    def _value(self) -> str:
        fee = self.deal.fee
        if fee.kind == "fixed":
            return self.formats.text(fee.amount, "money")
        return self.formats.text(self.deal.sums.base, "money")

    def _delivered_work(self) -> Iterator[str]:
        for event in self.before.past.of(Delivered):
            for number in event.deliverables:
                name = self.deal.project.deliverables[number - 1].name
                yield self.phrases.say("letters.delivered", name=name, day=self.day(event.on))

    def _since(self, day: dt.date) -> Iterator[SumLine]:
        for payment in cleared_payments(self.before):
            if payment.cleared > day:
                told = self.phrases.say("letters.came", day=self.day(payment.cleared))
                yield SumLine(text=told, sum=payment.sum)

    def _told_of(self, event: Noticed | Issued) -> str:
        name = f"paper.{event.paper}" if isinstance(event, Issued) else f"kind.{event.kind}"
        kind = self.phrases.say(f"entries.choices.{name}")
        return self.phrases.say("letters.written", day=self.day(event.on), kind=kind)

    def _elsewhere(self) -> Iterator[str]:
        """Yield the suits and complaints before this one, of either side."""
        for event in self.before.past.of(Complained, Filed):
            whom = event.court if isinstance(event, Filed) else event.agency
            who = self.phrases.say(f"entries.choices.by.{event.by}")
            yield self.phrases.say("letters.elsewhere", who=who, whom=whom, day=self.day(event.on))


def _asks_for_payment(event: Noticed | Issued) -> bool:
    """Say whether a letter asked for what is overdue: an offer to settle it is nobody else's business."""
    return isinstance(event, Noticed) or event.paper == "use_notice"
