"""The errors a person can cause, each naming the place and the mend.

GeneratorError
├── InputError        the input is wrong: a file, a field, a clause (exit code 1)
├── UsageError        the call is wrong (exit code 2)
└── Interrupted       stopped by the person, with what was answered so far (130)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.messages import tell


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where it is, what it is and how to mend it.

    `source` is a file (with `:line` where known), `place` a field path such as
    `fee.amount`; either may be empty. `fields` are those below a page in which to mend it.
    """

    message: str
    place: str = ""
    source: str = ""
    value: str = ""
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Render as `file: place: message (value given: …)`."""
        text = ": ".join(part for part in (self.source, self.place) if part)
        text = f"{text}: {self.message}" if text else self.message
        return tell("{text} (given: {value})", text=text, value=self.value) if self.value else text


class GeneratorError(Exception):
    """Base of every error that the command line shows without a traceback."""


class InputError(GeneratorError):
    """The input is wrong; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order they were found, each once."""
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def single(cls, message: str, *, place: str = "", source: str = "", value: str = "") -> "InputError":
        """Make an error of one problem."""
        return cls([Problem(message, place=place, source=source, value=value)])


class UsageError(GeneratorError):
    """The call is wrong: a missing terminal, options that exclude each other."""


class Interrupted(GeneratorError):  # noqa: N818  named for what happened, not a fault
    """The person stopped the wizard; `partial` holds what was answered so far."""

    def __init__(self, partial: Mapping[str, Any]) -> None:
        """Keep the partial answers for saving and resuming."""
        self.partial = dict(partial)
        super().__init__("interrupted")
