"""French cases that the program plays by itself: each step sends its letter, until none is left.

So every kind of deal goes every way, and every letter is written that can occur in it.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.answers.reading import read_json
from generator.case.ledger import ledger_of
from generator.case.letters import Letter
from generator.case.papers import to_settle
from generator.case.stages import Step
from generator.case.terms import Terms
from generator.errors import InputError
from tests.case.cases import read_from
from tests.fr.cases import Story, ladder

PAY_TO = "IBAN FR76 3000 4000 0312 3456 7890 143"
Letters = dict[str, Letter]


class Played(Story):
    """A case that goes on by itself, as a freelancer acts who follows every step.

    The first letter of each kind is kept in `letters`. `chosen` are acts to do as soon as they are possible.
    """

    def __init__(self, answers: dict[str, Any], folder: Path, terms: Terms, letters: Letters) -> None:
        super().__init__(answers, folder, terms)
        self.letters = letters
        self.chosen: set[str] = set()
        self._told: set[tuple[str, str]] = set()

    def go_on(self, first: str, last: str = "2027-12-31") -> None:
        """Do every step of every day from the first one to the last one."""
        day = dt.date.fromisoformat(first)
        self._papers(day)
        while day.isoformat() <= last:
            state = self.state(day.isoformat())
            self._try({ladder().acts[step.act].letter for step in state.choices if step.allowed <= day}, day)
            open_ = (*state.choices, *state.now)
            wanted = [s for s in open_ if s.act in self.chosen and s.allowed <= day]
            wanted += [s for s in state.now if (s.act, s.matter) not in self._told]
            if wanted:
                self.chosen.discard(wanted[0].act)
                self._do(wanted[0], day)
            elif state.later:
                day = min(step.day for step in state.later)
            else:
                break
        self._papers(min(day, dt.date.fromisoformat(last)))

    def send_of(self, kind: str, day: str) -> None:
        """Send a letter of a day, and log it."""
        self._sent(kind, dt.date.fromisoformat(day))

    def pay(self, day: str) -> None:
        """Log that everything that was invoiced is paid."""
        if owed := sum((s.open + s.held for s in ledger_of(self.view(day)).standings), Decimal(0)):
            self.log(day, event="paid", sum=str(owed), cleared=day)

    def _papers(self, day: dt.date) -> None:
        """Write the letters that need no step."""
        self._try({act.letter for act in ladder().acts.values() if act.logs}, day)

    def _try(self, kinds: set[str], day: dt.date) -> None:
        """Keep the letters of some kinds, those of them that may be sent."""
        for kind in sorted(kinds - self.letters.keys() - {""}):
            try:
                self._kept(kind, day, self._given(kind, day))
            except InputError:  # not possible on this day
                continue

    def _kept(self, kind: str, day: dt.date, given: dict[str, Any]) -> Letter:
        letter = self.letter(kind, day.isoformat(), given, pay_to=PAY_TO)
        return self.letters.setdefault(kind, letter) and letter

    def _do(self, step: Step, day: dt.date) -> None:
        kind = ladder().acts[step.act].letter
        if not step.entry:  # it makes no entry that would end it
            self._told.add((step.act, step.matter))
        if kind:
            self._sent(kind, day, step)
        elif step.act == "call":
            self.log(day.isoformat(), event="called")
        elif step.entry:
            self.log(day.isoformat(), via=["email", "certified"], **step.entry)

    def _sent(self, kind: str, day: dt.date, step: Step | None = None) -> None:
        entry = self._kept(kind, day, self._given(kind, day, step)).entry
        if entry:
            self.log(day.isoformat(), **{name: value for name, value in entry.items() if name != "on"})

    def _given(self, kind: str, day: dt.date, step: Step | None = None) -> dict[str, Any]:
        """Return what a person says of a letter, and of what its step does not know."""
        fee = self.answers["fee"]
        match kind:
            case "answer_request":
                return {"matter": "content", "items": ["les textes définitifs", "les accès au serveur"]}
            case "pause_notice" | "ending_notice" | "ending_for_breach":
                parts = len(self.answers["project"]["deliverables"])
                return {"work": {"done": [{"number": n, "percent": 40} for n in range(1, parts + 1)]}}
            case "invoice" if fee["kind"] != "fixed" and not (step and "sum" in step.facts):
                kind, rate = ("hours", "rate") if fee["kind"] == "hourly" else ("extra_hours", "extra_rate")
                spent = {"day": day.isoformat(), "task": "lecture des données", "hours": "7.5"}
                lines = [{"kind": kind, "sum": str(Decimal(fee[rate]) * Decimal(spent["hours"]))}]
                return {"lines": lines, "time": [spent], "worked_until": day.isoformat()}
            case "new_dates":
                return {"starts": (day + dt.timedelta(7)).isoformat(), "dates": ["Livraison : 1er juin 2027"]}
            case "change_order":
                return {"words": "Une page de plus, livrée avec les autres, sans autre prix."}
            case "settlement":
                half = round(sum(s.open + s.held for s in to_settle(self.view(day.isoformat()))) / 2, 2)
                days = (day + dt.timedelta(30), day + dt.timedelta(60))
                return {"parts": [{"day": due.isoformat(), "sum": str(half)} for due in days]}
        return {}


def letters_of(sample: Path, folder: Path) -> Letters:
    """Return the first letter of each kind that a sample's contract leads to, whatever the client does."""
    answers = read_json(sample / "answers.json")
    terms = read_from(sample / "contract.docx", answers)
    letters: Letters = {}

    def begun(*, pays: bool = True) -> Played:
        story = Played(answers, folder, terms, letters)
        story.log("2026-12-07", event="signed")
        for day in ("2026-12-07", "2026-12-15") if pays else ():  # the Acompte is due on one of them
            story.go_on(day, day)
            story.pay(day)
        return story

    for story in _ways(begun, answers):
        assert len(story.events) < 100
    offer = Played(answers, folder, terms, letters)
    offer.terms = None
    offer.log("2026-11-02", event="proposed", what="le projet", ends="2026-12-01")
    offer.go_on("2026-11-02")
    return letters


def _ways(begun: Any, answers: dict[str, Any]) -> Iterator[Played]:
    """Yield the ways that a signed deal can go."""

    def delivered() -> Played:
        story: Played = begun()
        every = range(1, len(answers["project"]["deliverables"]) + 1)
        story.log("2027-02-01", event="delivered", deliverables=list(every))
        if answers["fee"]["kind"] == "hourly":  # only who worked knows whether there are hours to bill
            story.send_of("invoice", "2027-02-01")
        story.go_on("2027-02-01", "2027-02-28")
        return story

    never_pays: Played = begun(pays=False)
    never_pays.go_on("2026-12-07", "2027-01-15")
    yield never_pays

    silent: Played = begun()
    silent.send_of("answer_request", "2027-01-20")
    silent.go_on("2027-01-20")
    yield silent

    comes_back: Played = begun()
    comes_back.send_of("answer_request", "2027-01-20")
    comes_back.go_on("2027-01-20", "2027-03-20")
    comes_back.pay("2027-03-22")
    comes_back.log("2027-03-23", event="answered", gives="all")
    comes_back.chosen = {"restart_fee"}
    comes_back.go_on("2027-03-23", "2027-03-24")
    comes_back.pay("2027-03-29")
    comes_back.go_on("2027-03-29", "2027-05-31")
    yield comes_back

    uses_it = delivered()
    uses_it.log("2027-03-01", event="learned", fact="uses_unpaid_work")
    uses_it.chosen = {"cure_demand", "end_breach"}
    uses_it.go_on("2027-03-01")
    yield uses_it

    pays_late = delivered()
    pays_late.go_on("2027-03-01", "2027-05-05")
    pays_late.pay("2027-05-06")
    pays_late.go_on("2027-05-06")
    yield pays_late
