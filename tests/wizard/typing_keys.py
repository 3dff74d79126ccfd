import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from generator.earlier.known import Known
from generator.errors import Interrupted
from generator.packs.us.deal import Answers
from generator.packs.us.questionnaire import contract_questionnaire
from generator.questionnaire.interview import Interview
from generator.wizard.interview import interview
from generator.wizard.review import everything

TODAY = date(2026, 11, 22)

ENTER = "\r"
DOWN = "\x1b[B"
UP = "\x1b[A"
CLEAR = "\x01\x0b"
END = "\x1b[F"
LEFT = "\x1b[D"
BACKSPACE = "\x7f"
BACK = "<"
BACK_LINE = "<\r"
STOP = "\x03"


@contextmanager
def keyboard(keys: str) -> Iterator[None]:
    """Type these keys; what is asked beyond them finds the input closed, so no test can hang."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        pipe.close()
        yield


def lines(*texts: str) -> str:
    return "".join(f"{text}{ENTER}" for text in texts)


@dataclass
class Desk:
    """A person at the wizard: what was saved, what was kept, what was printed."""

    saved: list[dict[str, Any]] = field(default_factory=list)
    kept: list[dict[str, Any]] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    answers: Answers | None = None

    def print(self, *parts: tuple[str, str]) -> None:
        self.printed.append("".join(text for _, text in parts))
        self.standing.append(self.printed[-1])

    def erase(self, pieces: Sequence[Any]) -> None:
        del self.standing[len(self.standing) - len(pieces) :]

    def stop(self, keys: str, start: Mapping[str, Any] | None = None, **options: Any) -> dict[str, Any]:
        """Type these keys and Ctrl-C; return what was answered, without the record of the way."""
        with pytest.raises(Interrupted) as stopped:
            self.sit(keys + STOP, start, **options)
        return {key: value for key, value in stopped.value.partial.items() if not key.startswith("$")}

    def sit(self, keys: str, start: Mapping[str, Any] | None = None, **options: Any) -> Answers:
        def save(partial: Mapping[str, Any]) -> None:
            # What is saved must be JSON, whatever the interview began with.
            self.saved.append(json.loads(json.dumps(partial)))

        with keyboard(keys):
            judge = options.pop("findings", lambda _: ())
            about = contract_questionnaire(TODAY, judge)
            quick, keep = options.pop("quick", False), options.pop("save", save)
            known = Known(**{"own_page": "freelancer", **options})
            ended = interview(start or {}, about, save=keep, known=known, quick=quick)
            self.answers = ended.answers()
            return self.answers

    @property
    def text(self) -> str:
        """Return all that was printed, one piece a line, as if the terminal were endlessly wide."""
        return _lined(self.printed)

    @property
    def screen(self) -> str:
        """Return the same of what still stands on the screen."""
        return _lined(self.standing)


def _lined(pieces: list[str]) -> str:
    return "\n".join(" ".join(piece.split()) for piece in pieces)


ME = lines(
    "Maya Ortiz", "", "", "41 Mercer Street", "Brooklyn", "", "NY", "11201", "maya@example.com", "2125550100"
)
CLIENT = (
    lines(
        "Harbor Coffee", "", "", "9 Pine St", "Seattle", "", "WA", "98101", "dana@example.com", "2065550100"
    )
    + ENTER * 2
    + "n"
)
PROJECT = (
    lines("Website", "A new website.")
    + ENTER
    + lines("Logo", "", "", "")
    + ENTER * 2
    + lines("2026-12-07", "2027-02-26", "", "")
)
FEE = ENTER + lines("", "8000") + ENTER
KEEP_TERMS = ENTER
RIGHTS = ENTER * 3 + lines("", "")
LAW = lines("", "") + ENTER + "n"
CONTRACT = lines("", "") + ENTER * 3
PAGES = (
    ME, CLIENT, PROJECT, FEE, KEEP_TERMS, KEEP_TERMS, KEEP_TERMS, RIGHTS, KEEP_TERMS, KEEP_TERMS, KEEP_TERMS,
    LAW, KEEP_TERMS, CONTRACT, KEEP_TERMS,
)  # fmt: skip
WHOLE = "".join(PAGES)
WRITE = ENTER


def whole_answers(**pages: Any) -> dict[str, Any]:
    """Return a small, whole answers file as JSON data."""
    address = {"street": "1 Main St", "city": "Brooklyn", "region": "NY", "postal_code": "11201"}
    party = {"form": {"kind": "individual"}, "address": address, "phone": "+1 212-555-0100"}
    answers: dict[str, Any] = {
        "schema_version": 4,
        "freelancer": {"legal_name": "Maya Ortiz", "email": "maya@example.com", **party},
        "client": {"legal_name": "Harbor Coffee", "email": "dana@example.com", **party},
        "project": {
            "title": "Website",
            "description": "A new website.",
            "kinds": ["design"],
            "deliverables": [{"name": "Logo"}],
            "start": "2026-12-07",
            "end": "2027-02-26",
        },
        "fee": {"kind": "fixed", "amount": "8000"},
        "rights": {"kind": "assign"},
        "governing_law": {"state": "US-NY", "city": "New York"},
        "contract": {"date": "2026-11-22", "length": "full"},
    }
    return {**answers, **pages}


def without(*pages: str, **changes: Any) -> dict[str, Any]:
    """Return a whole file that lacks pages, so that the interview asks these alone."""
    return {key: value for key, value in whole_answers(**changes).items() if key not in pages}


def passed_but(page: str) -> dict[str, Any]:
    """Return a record of passed questions in which one page of usual terms is still open."""
    passed = opened(whole_answers()).saved["$passed"]
    return {"$passed": {path: shown for path, shown in passed.items() if path != page}}


def opened(start: Mapping[str, Any], judge: Any = lambda _: ()) -> Interview:
    """Open the interview of the contract, without a terminal."""
    return Interview.open(contract_questionnaire(TODAY, judge), start)


def pick(row: int) -> str:
    """Move down by this many rows and choose."""
    return DOWN * row + ENTER


def summary_page(number: int) -> str:
    """Open a page from the summary's menu, by its number."""
    return f"{number}{ENTER}"


def everything_of(start: Mapping[str, Any], judge: Any = lambda _: ()) -> str:
    """Return all answers as the last screen shows them to be read, one a line."""
    pieces = everything(opened(start, judge))
    return _lined(["".join(text for _, text in piece) for piece in pieces])
