"""The ladder of a pack: its acts and habits, from its file in `case/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.case.days import Period
from generator.case.events import Via
from generator.case.readings import Length
from generator.errors import InputError, Problem
from generator.yaml_lines import read_yaml

FileT = TypeVar("FileT", bound=BaseModel)


class Habits(BaseModel):
    """What the trade does beside the contract: it can come later than a right, never sooner.

    A ladder without one of the late letters has no habit for it; the final notice comes after the last one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    follow_up_after: Length
    follow_up_again: Length
    gap: Length
    courtesy_term: Length
    resend_again: Length
    late_30: Length
    late_60: Length | None = None
    late_90: Length | None = None
    final_after_last: Length
    final_early: Length
    pay_by: Length
    final_term: Length
    final_term_least: Length
    final_term_most: Length
    mourning: Length
    consumer_objects: Length = Period(0)


class Act(BaseModel):
    """Something that the freelancer may do; `letter` is the kind that does it, empty where none is sent.

    `logs` is the entry of an act that needs no step of the ladder, `send` how its letter is to be sent, `to`
    for whom it is: what is for an agency never goes to the client.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    letter: str = ""
    logs: dict[str, str] = {}
    send: tuple[Via, ...] = ("email",)
    to: Literal["client", "agency"] = "client"
    rank: int
    title: str
    does: str


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    habits: Habits
    acts: dict[str, Act]
    not_used: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Ladder:
    """Acts by name, habits, and what to use instead of letters of other packs, by kind."""

    acts: Mapping[str, Act]
    habits: Habits
    not_used: Mapping[str, str]

    def habit(self, name: str) -> Period:
        """Return a habit by name."""
        found: Period = getattr(self.habits, name)
        return found


@cache
def read_ladder(folder: Path) -> Ladder:
    """Return the ladder of a pack's folder; raise InputError with file and line."""
    file = _read(folder / "case" / "ladder.yaml", _File)
    return Ladder(file.acts, file.habits, file.not_used)


def _read(path: Path, model: type[FileT]) -> FileT:
    text = read_yaml(path)
    try:
        return model.model_validate(text.data)
    except ValidationError as error:
        raise InputError(
            Problem(item["msg"], place=".".join(map(str, item["loc"])), source=text.place_of(item["loc"]))
            for item in error.errors(include_url=False)
        ) from error
