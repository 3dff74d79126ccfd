"""What every fact of the law carries: its source, the day that was checked, how sure it is."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

from generator.findings import Source
from generator.messages import Message, tell

Sure = Literal["verified in a stored copy", "secondary, unverified", "from memory"]
"""How far to trust a fact. Verified: read in a stored copy of a statute, a restatement, a judgment or
an official page, which may be old. Secondary: read in a guide or on a page that no lawyer would cite."""

_REFERENCE = re.compile(r"(?:(?P<title>.+) )?<?(?P<href>https?://[^\s<>]+)>?")


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


_HALF_AN_ADDRESS = re.compile(r"[<>]|://")
_NO_ADDRESS = Message("must be an address, or a title and then the address in <…>")


@dataclass(frozen=True, slots=True)
class Reference:
    """A source: what it is called and its address, empty where nothing was read there."""

    title: str
    href: str


def _reference(value: Any) -> Any:
    found = _REFERENCE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        if isinstance(value, str) and value and not _HALF_AN_ADDRESS.search(value):
            return Reference(value, "")
        raise ValueError(tell(_NO_ADDRESS))
    href = found["href"]
    host = href.split("/")[2].removeprefix("www.")
    return Reference(f"{found['title']} ({host})" if found["title"] else host, href)


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | dt.date) and not isinstance(value, bool) else value


Dated = Annotated[str, BeforeValidator(_as_text), Field(pattern=r"^\d{4}(-\d{2}-\d{2})?$")]
"""The day, or only the year, that a source speaks for."""


class Fact(_Record):
    """Something the law says, from `since` (None: its history is not known) until the day before `until`.

    `checked` is the day the source was read, `dated` what the source says about its own age (None: an
    undated page), `unverified` what in the fact nobody could confirm.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    checked: dt.date
    dated: Dated | None = None
    sure: Sure
    unverified: tuple[str, ...] = ()
    references: Annotated[tuple[Annotated[Reference, BeforeValidator(_reference)], ...], Field(min_length=1)]

    @field_validator("references")
    @classmethod
    def _read_somewhere(
        cls, references: tuple[Reference, ...], info: ValidationInfo
    ) -> tuple[Reference, ...]:
        """Refuse a verified fact without an address: what was read has one."""
        if info.data.get("sure") == "verified in a stored copy" and not all(r.href for r in references):
            raise ValueError(tell(_NO_ADDRESS))
        return references

    @cached_property
    def source(self) -> Source:
        """Return the first reference, with the day it was checked and how sure the fact is."""
        reference = self.references[0]
        return Source(reference.title, reference.href, self.checked.isoformat(), self.sure)

    def doubts(self, grades: Mapping[Sure, str]) -> tuple[str, ...]:
        """Return what is doubtful: the grade, where `grades` has it, and what nobody could confirm."""
        grade = grades.get(self.sure)
        return self.unverified if grade is None else (grade, *self.unverified)

    def in_force(self, day: dt.date) -> bool:
        """Tell whether the fact held on a day, as far as its history is known."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class NoRule(Fact):
    """Researched: the jurisdiction has no rule on this topic."""

    none: Literal[True]
    note: str = ""
