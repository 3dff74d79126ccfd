"""What is missing in answers that are not finished."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from pydantic import BaseModel

from generator.formatting.phrases import Phrases


class BlankName(Protocol):
    """Names an answer in a blank by its path, its question and the page that asks it, where one does."""

    def __call__(self, path: str, *, title: str, page: type[BaseModel] | None) -> str:
        """Return the name."""


def question_in_blank(path: str, *, title: str, page: type[BaseModel] | None) -> str:  # noqa: ARG001
    """Name an answer in a blank by its question."""
    return title


class BlankWords(NamedTuple):
    """How a language words its blanks."""

    phrases: Phrases
    name: BlankName = question_in_blank


class Missing(NamedTuple):
    """A required answer that is not there.

    `words` name it in a blank ("client phone"). `assumed` says what a menu was taken to be, which
    decides clauses; it is empty for a value, which stays blank.
    """

    path: str
    title: str
    words: str
    assumed: str = ""
    text: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Answers, of the root model of their pack, in which stand-ins take the place of what is missing.

    `given` is the file's data, `missing` what it lacks, by path; a finished file lacks nothing. Stand-ins
    are not among the fields that the answers say were set.
    """

    answers: Any
    given: Mapping[str, Any]
    missing: Mapping[str, Missing] = field(default_factory=dict)
