"""A case that grows by what the program takes, and what the program says of it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.case.events import Event, name_of
from generator.case.folder import Case, words_of
from generator.case.letter_files import letter_in_form
from generator.case.letters import letter_of
from generator.case.log import Log, event_from
from generator.case.machine import refusal
from generator.case.order import problems_in, with_references
from generator.case.telling import state_data
from generator.case.view import scope_of
from generator.packs.pack import pack_of
from tests.case.cases import RECORDED, ROOT, view_on
from tests.case.oracle.days import DAY
from tests.case.oracle.deals import Deal
from tests.case.oracle.debts import Entry
from tests.case.stories import LADDER

SIGNED = dt.date(2026, 12, 1)


class Letter(NamedTuple):
    """A letter as text, of its kind and day."""

    kind: str
    day: dt.date
    text: str


class Told:
    """The case of a deal, signed on the first of December 2026."""

    def __init__(self, deal: Deal, log: Log | None = None) -> None:
        self.deal, self.log = deal, log or Log()
        if log is None:
            self.enter(SIGNED, "signed")

    def copy(self) -> "Told":
        return Told(self.deal, self.log)

    def refused(self, day: dt.date, name: str, /, **fields: Any) -> str:
        """Return why an entry is not taken; nothing if it is."""
        event = self._event(day, name, fields)
        events = self.log.events
        problems = [str(problem) for problem in problems_in((*events, event), scope_of(self.deal.terms))]
        found = refusal(view_on(self.deal.terms, events, event.on), event, LADDER)
        return "; ".join([*problems, *([str(found)] if found else [])])

    def enter(self, day: dt.date, name: str, /, **fields: Any) -> int:
        """Log an entry that the program takes; return its number."""
        assert not (why := self.refused(day, name, **fields)), (self.deal.choices, day, name, fields, why)
        self.log = Log((*self.log.events, self._event(day, name, fields)))
        return len(self.log.events)

    def invoice(self, day: dt.date, number: str, *lines: tuple[str, str], **fields: Any) -> int:
        """Log an invoice of its day, with lines of a kind and a sum."""
        listed = [{"kind": kind, "sum": amount} for kind, amount in lines]
        return self.enter(day, "invoiced", number=number, day=day.isoformat(), lines=listed, **fields)

    def pay(self, day: dt.date, amount: str) -> int:
        return self.enter(day, "paid", sum=amount, cleared=day.isoformat())

    def from_day(self, day: dt.date, name: str, /, **fields: Any) -> None:
        """Assert that an entry is possible from a day on and not on the day before."""
        early, then = self.refused(day - DAY, name, **fields), self.refused(day, name, **fields)
        assert "possible" in early, (self.deal.choices, "too early", day - DAY, name, fields, early)
        assert not then, (self.deal.choices, day, name, fields, then)

    def _event(self, day: dt.date, name: str, fields: dict[str, Any]) -> Event:
        given = with_references({"event": name, "on": day.isoformat(), **fields}, self.log.events)
        return event_from(given | {"id": len(self.log.events) + 1, "recorded": RECORDED})

    @property
    def case(self) -> Case:
        words = words_of(pack_of("en-US"), self.deal.terms)
        return Case(ROOT, "x", self.deal.terms, self.log, LADDER, self.deal.data, words)

    def told(self, day: dt.date) -> dict[str, Any]:
        """Return what `next --json` says."""
        case = self.case
        return state_data(case, case.state(day))

    def write(self, day: dt.date, kind: str, **given: Any) -> Letter:
        """Write a letter and log what it logs."""
        letter = letter_of(self.case, kind, day, given, pay_to="First Bank, account 12345")
        if letter.entry:
            fields = {name: value for name, value in letter.entry.items() if name not in ("event", "on")}
            self.enter(day, letter.entry["event"], **fields)
        return Letter(kind, day, letter_in_form(letter, ".txt").decode())

    def steps(self, day: dt.date) -> Iterator[dict[str, Any]]:
        data = self.told(day)
        for part in ("now", "later", "choices"):
            yield from data[part]

    def step(self, day: dt.date, act: str) -> dict[str, Any]:
        return next(step for step in self.steps(day) if step["act"] == act)

    def move(self, day: dt.date, words: str) -> str | None:
        """Return until when the client may do something."""
        return next(move["until"] for move in self.told(day)["client_may"] if words in move["what"])

    def duty(self, day: dt.date, words: str) -> str:
        """Return the last day of a duty of the freelancer."""
        return next(duty["last"] for duty in self.told(day)["duties"] if words in duty["what"])

    @property
    def entries(self) -> list[Entry]:
        """Return the log as the oracle reads it."""
        return [
            (event.on.isoformat(), name_of(event), event.model_dump(mode="json", exclude_unset=True))
            for event in self.log.events
        ]
