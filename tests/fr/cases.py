"""Cases under French law to test with: a contract drafted here, its log, and its letters."""

import datetime as dt
from pathlib import Path
from typing import Any

from generator.case.events import Event
from generator.case.folder import Case, words_of
from generator.case.ladder import Ladder, read_ladder
from generator.case.letters import Letter, letter_of
from generator.case.log import Log, event_from
from generator.case.machine import State, refusal, state_of
from generator.case.order import problems_in, with_references
from generator.case.terms import Terms, read_terms
from generator.case.view import View, scope_of, view_of
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from generator.returns.opening import open_document
from tests.case.cases import RECORDED
from tests.case.stories import plain
from tests.fr.contracts import drafted

TAG = "fr-FR"


def ladder() -> Ladder:
    return read_ladder(pack_of(TAG).folder)


def terms_of(answers: dict[str, Any], folder: Path) -> Terms:
    """Draft a contract and return the terms of the file."""
    file = folder / "contract.docx"
    file.write_bytes(drafted(answers).signing_copy())
    return read_terms(open_document(file), answers_from(answers))


class Story:
    """A case told entry by entry; none may be made that the program would refuse."""

    def __init__(self, answers: dict[str, Any], folder: Path, terms: Terms | None = None) -> None:
        self.answers, self.folder = answers, folder
        self.terms: Terms | None = terms or terms_of(answers, folder)
        self.events: tuple[Event, ...] = ()

    def _event(self, day: str, fields: dict[str, Any]) -> Event:
        given = with_references(plain(fields) | {"on": day}, self.events)
        return event_from(given | {"id": len(self.events) + 1, "recorded": RECORDED})

    def view(self, day: str) -> View:
        words = words_of(pack_of(TAG), self.terms)
        return view_of(self.terms, self.events, dt.date.fromisoformat(day), words)

    def refused(self, day: str, /, **fields: Any) -> str:
        event = self._event(day, fields)
        problems = [str(p) for p in problems_in((*self.events, event), scope_of(self.terms))]
        found = refusal(self.view(day), event, ladder())
        return "; ".join([*problems, *([str(found)] if found else [])])

    def log(self, day: str, /, **fields: Any) -> None:
        assert self.refused(day, **fields) == "", day
        self.events = (*self.events, self._event(day, fields))

    def state(self, day: str) -> State:
        return state_of(self.view(day), ladder())

    def case(self) -> Case:
        words = words_of(pack_of(TAG), self.terms)
        return Case(self.folder, "un dossier", self.terms, Log(self.events), ladder(), self.answers, words)

    def letter(self, kind: str, day: str, given: dict[str, Any] | None = None, **more: Any) -> Letter:
        return letter_of(self.case(), kind, dt.date.fromisoformat(day), given, **more)

    def send(self, kind: str, day: str, given: dict[str, Any] | None = None, **more: Any) -> Letter:
        """Write a letter of a day, and log it as sent."""
        made = self.letter(kind, day, given, **more)
        if made.entry:
            self.log(day, **{name: value for name, value in made.entry.items() if name != "on"})
        return made
