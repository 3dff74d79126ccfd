"""The quick interview: which questions it asks, several of them as one, before one screen of usual terms.

It is another order and grouping of the same questions, so that both interviews give the same answers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Data = Mapping[str, Any]
"""The answers so far, as JSON values."""


def _always(_: Data) -> bool:
    return True


def _nothing(_: Data) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Ask:
    """In place of an answer: the question is asked by itself, with a text to begin with, and why.

    Of a combined question it is the text that it begins with when its turn comes.
    """

    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One line of a menu that answers several questions: what it says, and the answers by path."""

    label: str
    consequence: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Combined:
    """Several questions asked as one: a text, a list with an entry on each line, or a menu.

    `path` is a name of its own, below its page, that no answer has; `covers` are the paths of the questions,
    or what they begin with. `read` gives the answers by path that a text holds, some of other questions
    perhaps, and raises ValueError, with
    what is allowed; left out is a question that is asked by itself, or passed where it needs no answer.
    `write` is its inverse. `doubt` says why a text is hardly an answer: it counts when it is entered once
    more. `said` says the answers as the contract has them. `offer` is a text that Enter
    takes. `alternatives` make it a menu.
    """

    path: str
    covers: tuple[str, ...]
    title: str
    kind: Literal["line", "lines", "menu"]
    write: Callable[[Data], str]
    said: Callable[[Data], str]
    read: Callable[[str, Data], Mapping[str, Any]] = lambda _text, _data: {}
    alternatives: Callable[[Data], tuple[Alternative, ...]] = lambda _: ()
    help: str = ""
    example: str = ""
    applies: Callable[[Data], bool] = _always
    offer: Callable[[Data], str] = _nothing
    doubt: Callable[[str, Data], str] = lambda _text, _data: ""


@dataclass(frozen=True, slots=True)
class UsualTerm:
    """A sentence on the screen of usual terms, and the question or page that it opens."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Quick:
    """What the quick interview asks, in order: paths of questions, or of what holds them, and combined ones.

    Of what is named by a path only what needs an answer is asked. `terms` are the sentences of the screen
    of usual terms, for the answers so far with every default; it ends the interview. `asides` are combined
    questions that are asked only where a person opens them there.
    """

    order: tuple[str | Combined, ...]
    terms: Callable[[Data], tuple[UsualTerm, ...]]
    asides: tuple[Combined, ...] = ()


USUAL = "usual"
"""The path of the screen of usual terms."""
