"""The outline: the order of a kind of document, its cover page, schedules and fixed words."""

from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from generator.library.asking import Ask
from generator.library.clause import Parts
from generator.library.conditions import ALWAYS, Condition, parse_condition

__all__ = [
    "Column",
    "Companion",
    "CoverEntry",
    "Labels",
    "Outline",
    "OutlineSection",
    "OutlineText",
    "ScheduleOutline",
    "SignatureOutline",
    "TableBlock",
    "TableOutline",
]


def _condition(value: Any) -> Any:
    return parse_condition(value) if isinstance(value, str) else value


def _parts(value: Any) -> Any:
    from generator.library.markup import parse_line

    return parse_line(value) if isinstance(value, str) else value


def _several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> Any:
    return [{"text": entry} if isinstance(entry, str) else entry for entry in _several(value)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


_When = Annotated[Condition, BeforeValidator(_condition)]
_Line = Annotated[Parts, BeforeValidator(_parts)]
_Lines = Annotated[tuple[_Line, ...], BeforeValidator(_several)]


class CoverEntry(_Model):
    """A row of the cover page; its term is defined there unless `defines` is false."""

    term: str
    text: _Lines
    when: _When = ALWAYS
    defines: bool = True


class OutlineText(_Model):
    """A text with a condition: a paragraph of a schedule or a variant of a cell."""

    text: _Lines
    when: _When = ALWAYS


class Column(_Model):
    """A column of a table: its heading, the cell's text or variants of it, its width in percent."""

    heading: str
    text: Annotated[tuple[OutlineText, ...], BeforeValidator(_texts)]
    width: Annotated[int, Field(gt=0)]
    numeric: bool = False
    when: _When = ALWAYS


class TableOutline(_Model):
    """A table with a row for each entry of a list answer."""

    caption: str
    each: str
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    total: tuple[_Line, ...] = ()
    total_when: _When = ALWAYS

    @model_validator(mode="after")
    def _total_fills_the_row(self) -> Self:
        if self.total and len(self.total) != len(self.columns):
            raise ValueError(f"total must have a cell for each of the {len(self.columns)} columns")
        return self


class TableBlock(_Model):
    """A table in a schedule."""

    table: TableOutline
    when: _When = ALWAYS


class ScheduleOutline(_Model):
    """A schedule: its heading and blocks."""

    id: str
    heading: str
    blocks: tuple[OutlineText | TableBlock, ...]
    when: _When = ALWAYS


class OutlineSection(_Model):
    """A numbered section: its heading and its slots; a trailing ? marks an optional slot."""

    id: str
    heading: str
    slots: tuple[str, ...]


class SignatureOutline(_Model):
    """A side that signs: its defined term and the page of the answers that names it."""

    role: str
    party: Literal["freelancer", "client"]


class Labels(_Model):
    """The fixed words of a document, so that no code carries words of a language."""

    by: str
    name: str
    title: str
    signature: str
    date: str
    page: str
    of: str
    draft: str
    schedule: str
    section: str
    recital: str
    recitals: str


class Companion(_Model):
    """Another kind of document that goes with a contract: one asked for by name, or by a finding too."""

    template: str
    finding: str = ""


class Outline(_Model):
    """A kind of document; `frame` names its Word frame where that has another name.

    `asks` are questions of its own. With `summaries`, a row for each section of the contract that it goes
    with follows the rows of the cover page, made of the summaries of that section's clauses. `layout` says
    how it is set: a `sheet` is one close page without numbered headings.
    """

    name: str
    frame: str = ""
    layout: Literal["contract", "sheet"] = "contract"
    companions: tuple[Companion, ...] = ()
    asks: tuple[Ask, ...] = ()
    summaries: bool = False
    language: str
    title: str
    labels: Labels
    proper_names: tuple[str, ...] = ()
    intro: Annotated[tuple[OutlineText, ...], BeforeValidator(_texts)] = ()
    cover: tuple[CoverEntry, ...] = ()
    recitals: tuple[str, ...] = ()
    sections: tuple[OutlineSection, ...] = ()
    closing: Annotated[tuple[OutlineText, ...], BeforeValidator(_texts)] = ()
    signatures: tuple[SignatureOutline, ...] = ()
    schedules: tuple[ScheduleOutline, ...] = ()

    @cached_property
    def slots(self) -> tuple[tuple[str, bool], ...]:
        """Return each slot in order, and whether it is required."""
        entries = (*self.recitals, *(slot for section in self.sections for slot in section.slots))
        return tuple((entry.removesuffix("?"), not entry.endswith("?")) for entry in entries)
