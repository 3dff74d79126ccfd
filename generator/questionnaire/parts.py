"""What an interview is held about: the root model, and the parts that a pack hands in beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol

from pydantic import BaseModel

from generator.answers.overrides import Lookup, Override
from generator.findings import Finding
from generator.formatting.phrases import Phrases
from generator.questionnaire.quick import Quick
from generator.questionnaire.suggestion import Suggestion

if TYPE_CHECKING:
    from generator.questionnaire.steps import Step


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a list still lacks, in words: `index` is the item to mend, without one an item is lacking."""

    text: str = ""
    index: int | None = None


Judge = Callable[[Mapping[str, Any]], Sequence[Finding]]
"""Returns the findings on the answers so far (JSON values, with the defaults that were accepted)."""


Beside = Callable[[str, Mapping[str, Any]], tuple[str, ...]]
"""Returns what to tell beside the question at a path, given the answers so far."""


class Printer(Protocol):
    """Prints values in one language and currency: `generator.formatting.Formats`, or a pack's own."""

    def text(self, value: Any, name: str) -> str:
        """Print a value by the name of its unit: money, percent, date, days, flag and the like."""


class TwoReadingsError(ValueError):
    """A typed text that may be read in two ways; `instead` has each in words, by a text for it alone."""

    def __init__(self, message: str, instead: Mapping[str, str]) -> None:
        """Keep what each reading is called, by the text that has this reading alone."""
        super().__init__(message)
        self.instead = instead


Meaning = Literal["", "none", "unknown"]
"""What a text says instead of an answer: that there is none, or that nobody knows it yet."""


def _an_answer(_: str) -> Meaning:
    return ""


def _no_doubt(_step: "Step", _text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Typing:
    """How what a person types is read, and how an answer is written to be changed.

    `read` gets the question, the text and the answer or default before it, and returns a JSON value; it
    raises ValueError, with what is allowed. `write` is its inverse. `hints` say, by how a question is asked,
    what to type. `meaning` tells texts such as none and to be decided, and `doubt` says why a text is hardly
    the answer to a question: it counts when it is entered once more.
    """

    read: Callable[["Step", str, Any], Any]
    write: Callable[["Step", Any], str]
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    meaning: Callable[[str], Meaning] = _an_answer
    doubt: Callable[["Step", str], str] = _no_doubt


def _nothing_follows(_: Mapping[str, Any]) -> Mapping[str, Suggestion]:
    return {}


def _nothing_settled(_: Lookup) -> Mapping[str, Override]:
    return {}


def _no_findings(_: Mapping[str, Any]) -> tuple[Finding, ...]:
    return ()


def _no_echo(_path: str, _answers: Mapping[str, Any]) -> str:
    return ""


def _nothing_lacking(_path: str, _answers: Mapping[str, Any]) -> None:
    return None


def _nothing_beside(_path: str, _answers: Mapping[str, Any]) -> tuple[str, ...]:
    return ()


def _no_way_out(_path: str, _answers: Mapping[str, Any]) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A root model, and what is known of its answers beyond the models.

    `phrases` are what its screens say of a deal. `printer` prints values, for the answers so far (they name
    the currency). `suggest` gives the defaults that follow from other answers, by path; `settled` what the
    contract says whatever is answered; `judge` the findings. `echo` says a figure in other words (hours in
    money), empty where there are none. `lacking` says what a list still lacks, and `way_out` the path and
    JSON value of another answer with which a refused list would do. `beside` is what to tell of a question in
    this deal alone, in lines. `quick` is the short way through it, None where there is one way only.
    """

    root: type[BaseModel]
    phrases: Phrases
    printer: Callable[[Mapping[str, Any]], Printer]
    typing: Typing
    suggest: Callable[[Mapping[str, Any]], Mapping[str, Suggestion]] = _nothing_follows
    settled: Callable[[Lookup], Mapping[str, Override]] = _nothing_settled
    judge: Judge = _no_findings
    echo: Callable[[str, Mapping[str, Any]], str] = _no_echo
    way_out: Callable[[str, Mapping[str, Any]], tuple[str, Any] | None] = _no_way_out
    lacking: Callable[[str, Mapping[str, Any]], Lacking | None] = _nothing_lacking
    beside: Beside = _nothing_beside
    quick: Quick | None = None
