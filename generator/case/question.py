"""The ladder of a question that nobody answers: reminders, pause, restart, last warning, end."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from textwrap import shorten
from typing import Any

from generator.case.events import (
    Answered,
    Asked,
    Called,
    CheckedIn,
    Invoiced,
    Message,
    Paused,
    Promised,
    Reminded,
    Warned,
)
from generator.case.figures import pause_invoice, pauses_of
from generator.case.ladder import Ladder
from generator.case.ledger import cleared_payments, ledger_of
from generator.case.readings import LongSilence, Pause, Reminders, Request, Restart, Topic
from generator.case.stages import Duty, Matter, Move, Step
from generator.case.view import View

_ONE_DAY = dt.timedelta(days=1)
_NEEDED: tuple[type[Topic], ...] = (Request, Reminders, Pause)


@dataclass(frozen=True)
class _Rules:
    """The clauses that the steps before a pause lean on."""

    request: Request
    reminders: Reminders
    pause: Pause
    restart: Restart | None
    end: LongSilence | None


def questions(view: View, ladder: Ladder) -> Iterator[Matter]:
    """Yield each question of a case with its stage and steps."""
    if view.past.ended() or view.terms is None:
        return
    pause = view.past.paused()
    for ask in view.past.of(Asked):
        answers = [e for e in view.past.of(Answered) if e.ask == ask.id and e.gives != "nothing"]
        leans = pause is not None and pause.why == "silence" and pause.ask == ask.id
        if answers and not leans:
            told = view.words.say("case.question.answered", day=answers[0].on)
            yield _matter(view, ask, "Q0", told, done=True)
            continue
        rules = _rules(view)
        if isinstance(rules, str):
            yield _matter(view, ask, "Q?", rules)
        elif leans and pause is not None:
            yield _Pause(view, ladder, ask, rules, pause).matter()
        elif pause is not None:
            yield _matter(view, ask, "Q–", view.words.say("case.question.rests"))
        else:
            yield _Silence(view, ladder, ask, rules).matter()


def _rules(view: View) -> _Rules | str:
    """Return the clauses, or why nothing can be claimed from them."""
    terms, say = view.terms, view.words.say
    if terms is None:
        return say("case.question.no_contract")
    if view.counting is None:
        why = terms.silent.get("notices") or say("case.question.no_notices")
        return say("case.question.no_day", why=why)
    for topic in _NEEDED:
        if terms.find(topic) is None:
            return say("case.question.no_step_because", why=terms.why_not(topic))
    request, reminders, pause = terms.find(Request), terms.find(Reminders), terms.find(Pause)
    if request is None or reminders is None or pause is None:
        return say("case.question.no_step")
    return _Rules(request, reminders, pause, terms.find(Restart), terms.find(LongSilence))


def _matter(view: View, ask: Asked, stage: str, told: str, steps: Iterable[Step] = (), **more: Any) -> Matter:
    words = view.words
    waits_for = words.say(f"entries.choices.matter.{ask.matter}")
    title = words.phrases.join("colon", (waits_for, words.phrases.join("semicolon", ask.items)))
    return Matter(f"question {ask.id}", title, stage, told, tuple(steps), **more)


@dataclass(frozen=True)
class _Silence:
    """A question before any pause."""

    view: View
    ladder: Ladder
    ask: Asked
    rules: _Rules

    def matter(self) -> Matter:
        asked = self.asked()
        if asked is None:
            lost = self.view.words.say("case.question.lost")
            step = self._step("ask_again", self.view.rights.on(self.view.sent(self.ask)), lost)
            return _matter(self.view, self.ask, "Q–", lost, (step,))
        reminders = self.reminders(asked)
        moves = tuple(self._moves(asked))
        if len(reminders) < self.rules.reminders.letters:
            found = self._to_remind(asked, reminders)
        else:
            found = self._to_pause(asked, reminders[-1])
        return replace(found, moves=moves)

    def asked(self) -> dt.date | None:
        """Return the day on which the request counts; under older texts it must reach every address."""
        return self.view.counts(self.ask) if self._reached_all(self.ask) else None

    def _reached_all(self, message: Message) -> bool:
        client = self.view.deal.client
        second = [client.second_contact.email] if client.second_contact else []
        wanted = {client.email, *second}
        return not (self.rules.request.every_address and message.to) or wanted <= set(message.to)

    def _starts(self, asked: dt.date) -> dt.date:
        """Return the day from which the Answer Period runs: once, a day that the client named in time."""
        promises: list[Promised] = [
            p for p in self.view.past.of(Promised) if p.of == "answer" and p.ask == self.ask.id
        ]
        if promises:
            first = promises[0]
            if first.day <= self.view.rights.end(first.on, self.rules.request.promise_within):
                return max(asked, first.day)
        return asked

    def reminders(self, asked: dt.date) -> list[tuple[Reminded, dt.date]]:
        """Return the reminders that count, each far enough from the one before, with the day it counts.

        One that names no day of the pause, or too early a one, is no last reminder. A day that was late
        enough when it was named stays so if the post is slow: then the pause itself waits.
        """
        found: list[tuple[Reminded, dt.date]] = []
        for event in self.view.past.of(Reminded):
            counted = self.view.counts(event) if event.of == "answer" and event.ask == self.ask.id else None
            if counted is None or not self._reached_all(event):
                continue
            last = len(found) + 1 == self.rules.reminders.letters
            if self.view.sent(event) < self._may_remind(asked, found):
                continue
            expected = min(counted, self.view.expected(event) or counted)
            if last and (event.pause_day is None or event.pause_day < self.pause_day(asked, expected)):
                continue
            if len(found) < self.rules.reminders.letters:
                found.append((event, counted))
        return found

    def _may_remind(self, asked: dt.date, before: list[tuple[Reminded, dt.date]]) -> dt.date:
        """Return the first day on which the next reminder, or the demand after them, may be sent."""
        calendar, rule = self.view.rights, self.rules.reminders
        day = calendar.free(before[-1][1], rule.gap) if before else calendar.plus(asked, 1)
        if not rule.demand or len(before) < rule.number:
            return day
        day = max(day, self._period_over(asked))
        called = self._calls(self.ask.on)
        return max(day, called[0]) if called else max(day, calendar.plus(self.view.as_of, 1))

    def _period_over(self, asked: dt.date) -> dt.date:
        """Return the first day after the Answer Period."""
        return self.view.rights.free(self._starts(asked), self.rules.request.answer_period)

    def pause_day(self, asked: dt.date, last: dt.date) -> dt.date:
        """Return the first day of a possible pause after a last reminder that counts on `last`."""
        calendar = self.view.rights
        days: list[dt.date] = [self._period_over(asked)]
        if self.rules.pause.after_reminder:
            days.append(calendar.free(last, self.rules.pause.after_reminder))
        if self.rules.reminders.demand:
            days.append(calendar.free(last, self.rules.reminders.demand))
        return max([*days, calendar.plus(last, 1)])

    def _to_remind(self, asked: dt.date, before: list[tuple[Reminded, dt.date]]) -> Matter:
        calendar, sent = self.view.rights, self.view.sent(self.ask)
        last = len(before) + 1 == self.rules.reminders.letters
        allowed = self._may_remind(asked, before)
        checks = [e for e in self._courtesies("check_in") if before and e.on >= before[-1][0].on]
        habit = max(calendar.tuesday_after(sent), calendar.plus(asked, 1)) if not before else allowed
        if checks:
            habit = max(habit, calendar.end(checks[-1].on, self.ladder.habits.gap))
        day = max(habit, allowed)
        send = max(day, calendar.on(self.view.as_of))
        act = "reminder_last" if last else "reminder"
        counts = self.view.would_count(send, self.ladder.acts[act].send, formal=last)
        named = self.pause_day(asked, counts)
        number = len(before) + 1
        rule, say = self.rules.reminders, self.view.words.say
        if last and rule.demand:
            why = say("case.question.to_demand", day=sent, of=rule.number)
        else:
            why = say("case.question.to_remind", day=sent, number=number, of=rule.number)
        if last:
            must_name = say("case.question.must_name", day=named)
            why = self.view.words.together([why, must_name])
        facts: dict[str, Any] = {"number": number} | ({"pause_day": named} if last else {})
        step = self._step(act, day, why, allowed=allowed, facts=facts)
        steps = [step]
        if before and not checks:
            monday = calendar.on(self._monday_after(before[-1][0].on))
            told = say("case.question.check_in")
            steps.append(self._step("check_in", monday, told))
        if last and rule.call and not self._calls(self.ask.on):
            from_day = calendar.plus(asked, 1) if rule.demand else day
            steps.append(self._step("call", from_day, say("case.question.call_too")))
        stage = "Q2" if before else "Q1"
        return _matter(self.view, self.ask, stage, why, tuple(steps))

    @staticmethod
    def _monday_after(day: dt.date) -> dt.date:
        return day + dt.timedelta(days=7 - day.weekday())

    def _to_pause(self, asked: dt.date, last: tuple[Reminded, dt.date]) -> Matter:
        calendar, (reminder, counted) = self.view.rights, last
        from_day = max(self.pause_day(asked, counted), reminder.pause_day or dt.date.min)
        calls = self._calls(reminder.on)
        lacking = self.rules.pause.calls - len(calls)
        courtesy = [e for e in self._courtesies("hours_48") if e.on >= reminder.on]
        steps: list[Step] = []
        if courtesy and courtesy[-1].term:
            term = courtesy[-1].term
        else:
            day = calendar.end(reminder.on, self.ladder.habits.gap)
            eve = from_day - _ONE_DAY
            term = max(calendar.end(max(day, self.view.as_of), self.ladder.habits.courtesy_term), eve)
            why = self.view.words.say("case.question.last_word", day=term)
            steps.append(self._step("hours_48", day, why, facts={"term": term}))
        habit = max(from_day, calendar.on(term + _ONE_DAY))
        if lacking > 0:
            first = calendar.plus(max([reminder.on, *calls]), 1)
            told = self.view.words.say("case.question.calls", count=lacking)
            steps.append(self._step("call", first, told))
            habit = allowed = max(from_day, habit, calendar.plus(first, lacking))
        else:
            allowed = max([from_day, *calls[: self.rules.pause.calls]])
        why = self.view.words.say("case.question.all_reminded", day=self.view.sent(self.ask))
        steps.append(self._step("pause", max(habit, allowed), why, allowed=allowed))
        stage = "Q4" if self.view.as_of >= allowed else "Q3"
        told = self.view.words.say("case.question.may_pause", day=allowed)
        return _matter(self.view, self.ask, stage, told, steps)

    def _calls(self, since: dt.date) -> list[dt.date]:
        """Return the business days after a day on which a call was tried."""
        days = {e.on for e in self.view.past.of(Called) if e.on > since and self.view.rights.is_open(e.on)}
        return sorted(days)

    def _courtesies(self, kind: str) -> list[CheckedIn]:
        return [event for event in self.view.past.of(CheckedIn) if event.kind == kind]

    def _moves(self, asked: dt.date) -> Iterator[Move]:
        within = self.rules.request.promise_within
        cite = self.view.terms.cite(Request) if self.view.terms else ""
        yield Move(self.view.words.say("case.question.answer"), None, cite)
        if self._starts(asked) == asked:
            yield Move(self.view.words.say("case.question.name_day", period=within), None, cite)

    def _step(
        self,
        act: str,
        day: dt.date,
        why: str,
        *,
        allowed: dt.date | None = None,
        facts: Mapping[str, Any] | None = None,
    ) -> Step:
        return _step(self.view, self.ask, act, day, why, allowed=allowed, facts=facts)


@dataclass(frozen=True, slots=True)
class PauseDays:
    """The days of a pause for silence.

    It begins on `begins`; through `free` an answer costs nothing more. `answered` and `over` are the days of
    the answer and of the end of the pause, None while they lie ahead.
    """

    ask: int
    begins: dt.date
    free: dt.date | None
    answered: dt.date | None
    over: dt.date | None


def pause_under_way(view: View, ladder: Ladder) -> PauseDays | None:
    """Return the days of the pause for silence that lasts; None where there is none, or none counts."""
    pause, rules = view.past.paused(), _rules(view)
    if pause is None or pause.why != "silence" or isinstance(rules, str):
        return None
    ask = next(ask for ask in view.past.of(Asked) if ask.id == pause.ask)
    found = _Pause(view, ladder, ask, rules, pause)
    begins = found.begins()
    if begins is None:
        return None
    answers = [e for e in view.past.of(Answered) if e.ask == ask.id and e.gives == "all"]
    answered = answers[0].on if answers else None
    over = found.over(answered, rules.restart) if answered and rules.restart else None
    return PauseDays(ask.id, begins, found.free(begins), answered, over)


_MANY_PAUSES, _LONG_PAUSES = 3, 120
"""Pauses, and days of pause together, after which the old price no longer binds, where a clause says so."""

_ENTRIES: dict[str, dict[str, Any]] = {
    "ask_again": {"event": "asked"},
    "reminder": {"event": "reminded", "of": "answer"},
    "reminder_last": {"event": "reminded", "of": "answer"},
    "check_in": {"event": "checked_in", "kind": "check_in"},
    "hours_48": {"event": "checked_in", "kind": "hours_48"},
    "call": {"event": "called"},
    "pause": {"event": "paused", "why": "silence"},
    "last_warning": {"event": "warned", "of": "end"},
    "end": {"event": "ended", "why": "silence"},
    "new_dates": {"event": "restarted"},
    "restart_fee": {"event": "invoiced"},
    "invoice": {"event": "invoiced"},
}
_LEANS: dict[str, tuple[type[Topic], ...]] = {
    "ask_again": (Request,),
    "reminder": (Reminders,),
    "reminder_last": (Reminders, Pause),
    "pause": (Pause,),
    "last_warning": (LongSilence,),
    "end": (LongSilence,),
    "new_dates": (Restart,),
    "restart_fee": (Restart,),
    "invoice": (Pause,),
}


def _step(view: View, ask: Asked, act: str, day: dt.date, why: str, **more: Any) -> Step:
    """Return a step of a question; `more` are its day by the contract (`allowed`) and its facts."""
    cites = tuple(view.terms.cite(topic) for topic in _LEANS.get(act, ())) if view.terms else ()
    entry = _ENTRIES[act] | ({"ask": ask.id} if act in _ABOUT_ONE else {})
    allowed, facts = more.get("allowed") or day, more.get("facts") or {}
    item = shorten(ask.items[0], _ITEM, placeholder="…")
    about = view.words.say("case.matters.question", id=ask.id, item=item)
    return Step(act, f"question {ask.id}", day, allowed, why, entry, cites, facts=facts, about=about)


_ITEM = 40
"""Characters by which a question is known in a line."""
_ABOUT_ONE = ("reminder", "reminder_last", "pause")
"""Acts whose entry names the request; later ones are about the pause."""


def pause_day_of(view: View, reminder: Reminded, ladder: Ladder) -> dt.date | None:
    """Return the first day of a possible pause after a last reminder; None where it is no last one."""
    asks = [ask for ask in view.past.of(Asked) if ask.id == reminder.ask]
    rules, counted = _rules(view), view.counts(reminder)
    if not asks or isinstance(rules, str) or counted is None:
        return None
    silence = _Silence(view, ladder, asks[0], rules)
    asked = silence.asked()
    if asked is None or len(silence.reminders(asked)) + 1 < rules.reminders.letters:
        return None
    return silence.pause_day(asked, counted)


@dataclass(frozen=True)
class _Pause:
    """A question whose silence paused the work."""

    view: View
    ladder: Ladder
    ask: Asked
    rules: _Rules
    pause: Paused

    def matter(self) -> Matter:
        begins = self.begins()
        if begins is None:
            lost = self.view.words.say("case.question.pause_lost")
            step = self._step("pause", self.view.rights.on(self.pause.on), lost)
            return _matter(self.view, self.ask, "Q4", lost, (step,))
        answers = [e for e in self.view.past.of(Answered) if e.gives == "all" and e.ask == self.ask.id]
        answered = answers[0].on if answers else None
        if answered and self.rules.pause.begins and answered < begins:
            told = self.view.words.say("case.question.in_time")
            return _matter(self.view, self.ask, "Q0", told, done=True)
        return self._answered(begins, answered) if answered else self._silent(begins)

    def begins(self) -> dt.date | None:
        """Return the day on which the pause begins."""
        counts = self.view.counts(self.pause)
        if counts is None or self.rules.pause.begins is None:
            return counts
        base = counts if self.rules.pause.begins_from == "counts" else self.view.sent(self.pause)
        return self.view.rights.end(base, self.rules.pause.begins)

    def _silent(self, begins: dt.date) -> Matter:
        begun = self.view.as_of >= begins
        told = self.view.words.say(
            "case.question.paused" if begun else "case.question.pause_begins", day=begins
        )
        steps = (*self._invoice(begins), *self._to_end(begins))
        moves = tuple(self._moves(begins))
        stage = "Q7" if self._warnings() else "Q5"
        if stage == "Q5" and any(s.act == "last_warning" and s.day <= self.view.as_of for s in steps):
            stage = "Q6"
        return _matter(self.view, self.ask, stage, told, steps, moves=moves)

    def _invoice(self, begins: dt.date) -> Iterator[Step]:
        """Yield the invoice that the pause allows, once, where the work done is not covered."""
        since = [i for i in self.view.past.of(Invoiced) if i.on >= self.pause.on]
        facts: dict[str, Any] = {}
        if any(line.kind == "pause" for invoice in since for line in invoice.lines):
            return
        if self.rules.pause.invoice == "earned":
            figure = pause_invoice(self.view)
            if figure is None or not figure.sum:
                return
            told = self.view.words.say("case.question.uninvoiced.earned", sum=figure.sum)
            facts = {"sum": figure.sum, "rows": figure.rows}
        elif any(line.kind in ("hours", "extra_hours") for invoice in since for line in invoice.lines):
            return
        else:
            told = self.view.words.say(f"case.question.uninvoiced.{self.rules.pause.invoice}")
        due = self.view.words.say("case.question.due_within", period=self.rules.pause.invoice_due)
        why = self.view.words.together([told, due])
        yield self._step("invoice", begins, why, facts=facts)

    def _to_end(self, begins: dt.date) -> Iterator[Step]:
        """Yield the last warning or, after it, the end."""
        rule, calendar = self.rules.end, self.view.rights
        if rule is None:
            return
        warnings = self._warnings()
        if not warnings:
            counted_from = begins - dt.timedelta(days=self._earlier_pauses() if rule.all_pauses else 0)
            day = calendar.free(counted_from, rule.standstill)
            why = self.view.words.say("case.question.has_lasted", period=rule.standstill)
            yield self._step("last_warning", max(day, begins), why)
            return
        counted = self.view.counts(warnings[-1])
        if counted is None:
            lost = self.view.words.say("case.question.warning_lost")
            yield self._step("last_warning", self.view.rights.on(warnings[-1].on), lost)
            return
        day = calendar.free(counted, rule.warning)
        why = self.view.words.say("case.question.warned", day=counted)
        yield self._step("end", day, why, facts={"warned": warnings[-1].on})

    def _warnings(self) -> list[Warned]:
        return [w for w in self.view.past.of(Warned) if w.of == "end" and w.on >= self.pause.on]

    def _earlier_pauses(self) -> int:
        pauses = pauses_of(self.view)
        return sum([(resumed - began).days for began, resumed in pauses if resumed is not None])

    def _is_long(self, begins: dt.date, over: dt.date) -> bool:
        """Say whether this was the third pause for silence, or all of them came to 120 days."""
        count = len(list(pauses_of(self.view)))
        days = self._earlier_pauses() + (over - begins).days
        return count >= _MANY_PAUSES or days >= _LONG_PAUSES

    def free(self, begins: dt.date) -> dt.date | None:
        free = self.rules.restart.free if self.rules.restart else None
        return None if free is None else self.view.rights.end(begins, free)

    def _moves(self, begins: dt.date) -> Iterator[Move]:
        rule = self.rules.restart
        cite = self.view.terms.cite(Restart) if self.view.terms else ""
        if rule is None:
            return
        free = self.free(begins)
        if free:
            yield Move(self.view.words.say("case.question.answer_free"), free, cite)
        undisputed = rule.pause_invoice == "undisputed"
        needs = "case.question.end_pause_undisputed" if undisputed else "case.question.end_pause"
        yield Move(self.view.words.say(needs), None, cite)

    def _answered(self, begins: dt.date, answered: dt.date) -> Matter:
        rule = self.rules.restart
        if rule is None:
            why = self.view.terms.why_not(Restart) if self.view.terms else ""
            told = self.view.words.say("case.question.answered_but", why=why)
            return _matter(self.view, self.ask, "QR", told)
        steps = list(self._fee(begins, answered, rule))
        over = self.over(answered, rule)
        if over is None:
            waits = self.view.words.say("case.question.waits_for_money", day=answered)
            steps += self._to_end(begins)
            return _matter(self.view, self.ask, "QR", waits, steps)
        cite = self.view.terms.cite(Restart) if self.view.terms else ""
        starts = over + dt.timedelta(days=rule.starts.count)
        duties = [
            Duty(
                self.view.words.say("case.question.start_again"),
                self.view.duties.before(starts),
                starts,
                cite,
            )
        ]
        if rule.names_dates:
            last = self.view.duties.end(over, rule.names_dates)
            what = self.view.words.say("case.question.name_dates")
            duties.append(Duty(what, self.view.duties.before(last), last, cite))
        told = self.view.words.say("case.question.pause_over", day=over)
        if rule.new_price and self._is_long(begins, over):
            told = self.view.words.together([told, self.view.words.say("case.question.new_price")])
        step = self._step("new_dates", over, told)
        return _matter(self.view, self.ask, "QR", told, (step, *steps), duties=tuple(duties))

    def _fees(self) -> list[Invoiced]:
        invoices = self.view.past.of(Invoiced)
        return [i for i in invoices if any(line.kind == "reactivation" for line in i.lines)]

    def _fee(self, begins: dt.date, answered: dt.date, rule: Restart) -> Iterator[Step]:
        """Yield the Reactivation Fee after a late answer, no more often than the clause says."""
        free, fee = self.free(begins), self.view.deal.sums.reactivation
        asked = [invoice for invoice in self._fees() if invoice.on >= self.pause.on]
        if free is None or not fee or answered <= free or asked or len(self._fees()) >= rule.most_fees:
            return
        late = self.view.words.say("case.question.late_answer", day=free)
        first = "case.question.fee" if rule.fee == "first" else "case.question.planning"
        why = self.view.words.together([late, self.view.words.say(first, fee=fee)])
        facts = {"most": fee} | ({"fee": fee} if rule.fee == "first" else {})
        yield self._step("restart_fee", answered, why, facts=facts)

    def over(self, answered: dt.date, rule: Restart) -> dt.date | None:
        """Return the day on which the pause was over: answer and money in. None while money is open.

        A Reactivation Fee counts once it is invoiced.
        """
        days = {answered, *(p.cleared for p in cleared_payments(self.view) if p.cleared > answered)}
        for day in sorted(days):
            if day <= self.view.as_of and not self._waits_for(self.view.on_day(day), rule):
                return day
        return None

    def _waits_for(self, view: View, rule: Restart) -> Decimal:
        """Return what is still to be paid on a day before the pause ends."""
        sums = Decimal(0)
        for standing in ledger_of(view).standings:
            kinds = standing.debt.kinds
            of_pause = standing.debt.of_pause and rule.pause_invoice == "undisputed"
            of_fee = "reactivation" in kinds and rule.fee == "first"
            if "reactivation" in kinds and rule.fee == "after":
                continue
            if standing.overdue or of_pause or of_fee:
                sums += standing.open
        return sums

    def _step(self, act: str, day: dt.date, why: str, *, facts: Mapping[str, Any] | None = None) -> Step:
        return _step(self.view, self.ask, act, day, why, facts=facts)
