"""The ladder of a delivery that nobody accepts: review, reminder, acceptance, repairs."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.case.events import Accepted, Delivered, Reminded, Reviewed
from generator.case.readings import Acceptance, Review
from generator.case.stages import Matter, Move, Step
from generator.case.view import View

_NOTE_DAYS = 5
"""Business days for which a note of acceptance is still of use (our own habit)."""
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a delivery stands; `accepted` is the day of acceptance, `repairs` the last day of free repairs.

    `silent` says that nothing but silence after the reminder accepted it, `numbers` what it was.
    """

    matter: Matter
    accepted: dt.date | None = None
    repairs: dt.date | None = None
    silent: bool = False
    numbers: tuple[int, ...] = ()


def accepted_numbers(view: View) -> frozenset[int]:
    """Return the numbers of the deliverables that were accepted, by silence too."""
    return frozenset(n for o in deliveries(view) if o.accepted is not None for n in o.numbers)


def deliveries(view: View) -> Iterator[Outcome]:
    """Yield each delivery with its stage and steps; one that was delivered anew counts from then."""
    given = view.past.of(Delivered)
    for index, event in enumerate(given):
        newer = {number for later in given[index + 1 :] for number in later.deliverables}
        numbers = tuple(number for number in event.deliverables if number not in newer)
        if numbers:
            yield _Delivery(view, event, numbers).outcome()


@dataclass(frozen=True)
class _Delivery:
    view: View
    event: Delivered
    numbers: tuple[int, ...]

    @property
    def id(self) -> str:
        return f"delivery {self.event.id}"

    @property
    def names(self) -> str:
        listed = self.view.deal.project.deliverables
        return ", ".join(listed[number - 1].name for number in self.numbers)

    def _matter(
        self, stage: str, told: str, *steps: Step, moves: tuple[Move, ...] = (), done: bool = False
    ) -> Matter:
        return Matter(self.id, self.names, stage, told, steps, moves=moves, done=done)

    def outcome(self) -> Outcome:
        by_word = [e for e in self.view.past.of(Accepted) if self._about(e)]
        if {n for e in by_word for n in e.deliverables} >= set(self.numbers):
            return self._accepted(max(e.on for e in by_word))
        terms = self.view.terms
        review = terms.find(Review) if terms else None
        rule = terms.find(Acceptance) if terms else None
        counted = self.view.counts(self.event)
        if terms is None or review is None or rule is None or counted is None:
            reached = terms is None or review is None or rule is None
            why = _why_not(self.view) if reached else self.view.words.say("case.review.reached_nobody")
            return Outcome(self._matter("D?", self.view.words.say("case.review.no_silence", why=why)))
        end = self.view.rights.end(counted, review.period)
        reminders = self._reminders(end, rule)
        last = reminders[-1][1] if reminders else None
        if stopped := self._stopped(last):
            told = self.view.words.say(f"case.review.stopped.{stopped.result}", day=stopped.on)
            return Outcome(self._matter("D2", told))
        if reminders:
            return self._reminded(*reminders[-1], rule)
        day = self.view.rights.on(end + _ONE_DAY)
        names = self.view.rights.free(self.view.rights.plus(max(day, self.view.as_of), 1), rule.reminder)
        why = self.view.words.say("case.review.ended", day=end, accept_day=names)
        step = Step(
            "review_reminder", self.id, day, day, why, {"event": "reminded", "of": "review"},
            (terms.cite(Acceptance),), facts={"accept_day": names, "deliverables": self.numbers},
            about=self.names,
        )  # fmt: skip
        move = Move(self.view.words.say("case.review.name_mismatch"), end, terms.cite(Review))
        stage = "D1" if self.view.as_of <= end else "D3"
        told = self.view.words.say("case.review.lasts", day=end) if stage == "D1" else why
        return Outcome(self._matter(stage, told, step, moves=(move,)))

    def _about(self, event: Accepted | Reviewed | Reminded) -> bool:
        return event.on >= self.event.on and bool(set(event.deliverables) & set(self.numbers))

    def _reminders(self, end: dt.date, rule: Acceptance) -> list[tuple[Reminded, dt.date]]:
        """Return the reminders after the review that count and name no day too early, with that day."""
        found = []
        for event in self.view.past.of(Reminded):
            if event.of != "review" or not self._about(event) or event.on <= end or not event.accept_day:
                continue
            counted = self.view.counts(event)
            if counted is None:
                continue
            earliest = self.view.rights.free(counted, rule.reminder)
            if event.accept_day >= earliest:
                found.append((event, event.accept_day))
        return found[:1]

    def _stopped(self, accept_day: dt.date | None) -> Reviewed | None:
        """Return the list, or the mismatch named in time, that keeps silence from being acceptance."""
        words = [e for e in self.view.past.of(Reviewed) if self._about(e) and e.result != "wish"]
        in_time = [e for e in words if accept_day is None or e.on < accept_day]
        return in_time[-1] if in_time else None

    def _reminded(self, reminder: Reminded, day: dt.date, rule: Acceptance) -> Outcome:
        if self.view.as_of >= day:
            return self._accepted(day, silent=True)
        cite = self.view.terms.cite(Acceptance) if self.view.terms else ""
        what = self.view.words.say("case.review.name_within", period=rule.reminder)
        move = Move(what, day - _ONE_DAY, cite)
        told = self.view.words.say("case.review.reminded", reminded=reminder.on, day=day)
        step = self._note(day, self.view.words.say("case.review.check_first"))
        return Outcome(self._matter("D4", told, step, moves=(move,)))

    def _note(self, day: dt.date, why: str, *, choice: bool = False) -> Step:
        until = self.view.rights.plus(day, _NOTE_DAYS)
        cite = self.view.terms.cite(Acceptance) if self.view.terms else ""
        return Step(
            "acceptance_note", self.id, day, day, why, cites=(cite,), until=until, choice=choice,
            facts={"accept_day": day}, about=self.names,
        )  # fmt: skip

    def _accepted(self, day: dt.date, *, silent: bool = False) -> Outcome:
        repairs = day + dt.timedelta(days=self.view.deal.liability.warranty_days)
        how = "case.review.accepted_by_silence" if silent else "case.review.accepted"
        told = self.view.words.say(how, day=day, repairs=repairs)
        why = self.view.words.say("case.review.check_first" if silent else "case.review.in_words")
        step = self._note(day, why, choice=not silent)
        steps = (step,) if step.until and self.view.as_of <= step.until else ()
        matter = self._matter("D5", told, *steps, done=True)
        return Outcome(matter, day, repairs, silent, self.numbers)


def _why_not(view: View) -> str:
    if view.terms is None or view.counting is None:
        return view.words.say("case.review.no_day")
    return view.terms.why_not(Acceptance) or view.terms.why_not(Review)
