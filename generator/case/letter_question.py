"""What a letter says of a question: the request, its reminders, the pause, and what comes after it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from generator.answers.values import Days
from generator.case.days import Period
from generator.case.events import (
    Asked,
    Called,
    Invoiced,
    Promised,
    Reminded,
    Restarted,
    Warned,
)
from generator.case.facts import (
    AskFacts,
    FeeFacts,
    PauseFacts,
    ReminderFacts,
    RestartFacts,
    WarningFacts,
)
from generator.case.figures import account_if_ended_today, kill_fee, pause_invoice
from generator.case.ledger import day_rate_of, ledger_of
from generator.case.letter_pages import Pages, days_of, lines_of
from generator.case.question import PauseDays, pause_under_way
from generator.case.readings import (
    LongSilence,
    Pause,
    Reminders,
    Request,
    Restart,
)

_WISH = Period(5, business=True)
"""When an answer would be welcome; the Answer Period is the contract's own."""
_NOTHING = Decimal(0)


class QuestionPages(Pages):
    """The pages of facts about a question."""

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
        rule = self.before.terms.find(Request) if self.before.terms else None
        counted = self.after.counts(ask)
        named = any(e.of == "answer" and e.ask == ask.id for e in self.before.past.of(Promised))
        return AskFacts(
            matter=ask.matter,
            items=ask.items,
            waits=ask.waits,
            sent=self.before.sent(ask),
            wish=self.before.rights.end(self.before.as_of, _WISH),
            period=days_of(rule.answer_period) if rule else None,
            ends=self.after.rights.end(counted, rule.answer_period) if rule and counted else None,
            promise=days_of(rule.promise_within) if rule and not named else None,
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
        event, number = self.sending.event, self.sending.named.get("number", len(days))
        return ReminderFacts(
            number=number,
            of=rule.number,
            earlier=days,
            last=days[-1] if days else None,
            pause_day=event.pause_day if isinstance(event, Reminded) else None,
            free=self._free(),
            before_demand=rule.demand is not None and number == rule.number,
        )

    def _free(self) -> Days | None:
        rule = self.before.terms.find(Restart) if self.before.terms else None
        return None if rule is None or rule.free is None else days_of(rule.free)

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
            due=days_of(rule.invoice_due) if rule and rule.invoice_due.count else None,
            rows=lines_of(figure.rows, self.total(figure.sum)) if asked and figure else (),
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
        owed, account = kill_fee(self.after), account_if_ended_today(self.after)
        return WarningFacts(
            last=self.after.rights.end(counted, rule.warning),
            end=self.after.rights.free(counted, rule.warning),
            began=found.begins,
            needs=tuple(self._needs(found)),
            owed=owed.sum if owed and owed.sum else None,
            rows=self.account_lines(account) if account else (),
        )

    def _needs(self, found: PauseDays) -> Iterable[str]:
        """Yield what ends the pause."""
        if self.asked and not found.answered:
            yield self.phrases.say(
                "letters.needs.answer", items=self.phrases.join("semicolon", self.asked.items)
            )
        standings = ledger_of(self.after).overdue
        if overdue := sum((s.open for s in standings), _NOTHING):
            yield self._overdue(overdue, day_rate_of(s for s in standings if s.charge))
        if self.asked and found.answered and not overdue:
            yield self.phrases.say("letters.needs.invoice")
        if self._late_answer_costs(found) and self.after.terms is not None:
            yield self.phrases.say(
                "letters.needs.fee",
                sum=self.formats.text(self.deal.sums.reactivation, "money"),
                clause=self.after.terms.cite(Restart),
            )

    def _overdue(self, overdue: Decimal, daily: Decimal) -> str:
        day, owed = self.day(self.after.as_of), self.formats.text(overdue, "money")
        if not daily:
            return self.phrases.say("letters.needs.payment", day=day, sum=owed)
        rate = self.formats.text(daily, "daily")
        return self.phrases.say("letters.needs.payment_daily", day=day, sum=owed, rate=rate)

    def _late_answer_costs(self, found: PauseDays) -> bool:
        """Say whether an answer of today brings a fee that the work waits for."""
        rule = self.after.terms.find(Restart) if self.after.terms else None
        late = not found.answered and found.free is not None and self.after.as_of > found.free
        if rule is None or rule.fee != "first" or not late or not self.deal.sums.reactivation:
            return False
        lines = [line for e in self.after.past.of(Invoiced) for line in e.lines]
        asked: int = sum(line.kind == "reactivation" for line in lines)
        return asked < rule.most_fees
