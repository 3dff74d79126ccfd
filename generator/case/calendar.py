"""The days of cases as a calendar (RFC 5545): an event on the day of each step and of each duty.

Made again, a calendar updates what it told before: an event keeps its id while its step is open, whatever
its day, and the length of the log is its sequence.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from generator.case.billing import ONCE
from generator.case.events import Event, sequence
from generator.case.folder import Case
from generator.case.machine import State
from generator.case.stages import Duty, Step
from generator.version import __version__

if TYPE_CHECKING:
    from icalendar import Alarm, Event as Entry

PRODUCT = "-//contract-clause-generator//cases//EN"
"""What a calendar of this program says that made it."""
_IDS = UUID("5a3c2f0e-6a0e-5d1c-9f6b-2b1d5a9f7c11")
_ALARMS = (365, 180, 90, 30, 0)
"""Days before the end of a clock on which the calendar tells of it."""
_AT_NINE = dt.timedelta(hours=9)
"""After the begin of the day of an event: nine in the morning, wherever its reader is."""


def calendar_of(cases: Iterable[tuple[Case, State]]) -> bytes:
    """Return the steps that lie ahead and the duties of cases as an iCalendar file.

    The same cases on the same day give the same bytes.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-generator", f"clausegen {__version__}")
    for case, state in cases:
        for entry in (*_steps(case, state), *_duties(case, state), *_clocks(case, state)):
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _steps(case: Case, state: State) -> "Iterator[Entry]":
    for step in (*state.now, *state.later):
        act = case.ladder.acts[step.act]
        told = [step.why, act.does, *step.cites]
        if act.letter:
            letter = act.letter.replace("_", "-")
            told.append(f"clausegen letter {letter} {case.folder}")
        name = f"{step.matter}/{step.act}/{_times(case.log.events, step)}"
        day = max(step.day, state.as_of)
        yield _entry(case, state, name, day, act.title, told)


def _duties(case: Case, state: State) -> "Iterator[Entry]":
    for duty in state.duties:
        title = case.words.say("case.telling.you_owe", what=duty.what)
        name = f"duty/{duty.what}/{_since(duty)}"
        yield _entry(case, state, name, max(duty.by, state.as_of), title, [duty.cite])


def _clocks(case: Case, state: State) -> "Iterator[Entry]":
    """Yield the last safe day of each clock, and the days before it on which it is told of."""
    for clock in state.after.remedies.clocks if state.after else ():
        for days in _ALARMS:
            day = clock.last - dt.timedelta(days=days)
            if day >= state.as_of:
                ends = case.words.say("case.remedies.last", day=clock.last)
                name = f"clock/{clock.what}/{days}"
                yield _entry(case, state, name, day, ends, [clock.what, clock.source.title])


def _since(duty: Duty) -> str:
    """Return what tells a duty from an earlier one of the same words: the clause, never the day."""
    return duty.cite


def _times(events: tuple[Event, ...], step: Step) -> int:
    """Return how often a step of this kind was taken, which tells the second reminder from the first."""
    if step.matter.startswith(ONCE):
        return 0
    wanted = {name: value for name, value in step.entry.items() if name != "invoices"}
    taken = (e for e in sequence(events) if all(vars(e).get(name) == value for name, value in wanted.items()))
    return sum(1 for _ in taken) if wanted else 0


def _entry(case: Case, state: State, name: str, day: dt.date, title: str, told: Iterable[str]) -> "Entry":
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{uuid5(_IDS, f'{_identity(case)}/{name}')}@clausegen")
    entry.add("dtstamp", dt.datetime.combine(state.as_of, dt.time(), dt.UTC))
    entry.add("sequence", len(case.log.events))
    entry.add("dtstart", day)
    entry.add("dtend", day + dt.timedelta(days=1))
    entry.add("summary", case.words.phrases.join("colon", (title, case.title)))
    entry.add("description", "\n".join(line for line in told if line))
    entry.add("transp", "TRANSPARENT")
    entry.add_component(_alarm(title))
    return entry


def _alarm(title: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _AT_NINE)
    return alarm


def _identity(case: Case) -> str:
    """Return what stays the same of a case wherever its folder lies: its answers, and when it began."""
    first = case.log.events[0].recorded.isoformat() if case.log.events else ""
    return hashlib.sha256(f"{case.title}/{first}".encode()).hexdigest()
