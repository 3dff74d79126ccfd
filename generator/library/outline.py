"""The outline: the order of a kind of document, its cover page, schedules and fixed words."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    model_validator,
)

from generator.characters import has_ink
from generator.library.clause import Parts
from generator.library.conditions import ALWAYS, NEVER, Condition, parse_condition
from generator.messages import tell


def _condition(value: Any) -> Any:
    return parse_condition(value) if isinstance(value, str) else value


def _parts(value: Any, info: ValidationInfo) -> Any:
    from generator.library.markup import parse_line

    return parse_line(value, **(info.context or {})) if isinstance(value, str) else value


def _several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> Any:
    return [{"text": entry} if isinstance(entry, str) else entry for entry in _several(value)]


def _label(text: str) -> str:
    if not has_ink(text) or any(blank in text for blank in "\n\r\t"):
        raise ValueError(tell("must be words on one line"))
    return text


Label = Annotated[str, AfterValidator(_label)]
"""Words that a document prints as they are: a heading, a term, a caption."""
_Id = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
"""The name of a part of the outline, of which Word's bookmarks are made."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


_When = Annotated[Condition, BeforeValidator(_condition)]
_Line = Annotated[Parts, BeforeValidator(_parts)]
_Lines = Annotated[tuple[_Line, ...], BeforeValidator(_several)]


class OutlineText(_Model):
    """A text with a condition: a paragraph of a schedule, a line of a row or a variant of a cell.

    `conspicuous` prints a paragraph of the closing words bold, in ten points or more.
    """

    text: _Lines
    when: _When = ALWAYS
    conspicuous: bool = False


_Texts = Annotated[tuple[OutlineText, ...], BeforeValidator(_texts)]


class CoverEntry(_Model):
    """A row of the cover page; its term is defined there unless `defines` is false.

    With `each`, a list answer, its text is printed for every entry of it, in one paragraph.
    """

    term: Label
    text: _Texts
    when: _When = ALWAYS
    defines: bool = True
    each: str = ""

    @property
    def lines(self) -> tuple[Parts, ...]:
        """Return its lines, whatever their conditions."""
        return tuple(parts for text in self.text for parts in text.text)

    @property
    def followed(self) -> tuple[str, ...]:
        """Return the paths of the answers that its lines depend on."""
        listed = (self.each,) if self.each else ()
        return (*listed, *(path for text in self.text for path in text.when.paths))


class Column(_Model):
    """A column of a table: its heading, the cell's text or variants of it, its width in percent."""

    heading: Label
    text: _Texts
    width: Annotated[int, Field(gt=0)]
    numeric: bool = False
    when: _When = ALWAYS


class TableOutline(_Model):
    """A table with a row for each entry of a list answer; without a caption a heading stands for it."""

    caption: Label = ""
    each: str
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    total: tuple[_Line, ...] = ()
    total_when: _When = ALWAYS

    @model_validator(mode="after")
    def _total_fills_the_row(self) -> Self:
        if self.total and len(self.total) != len(self.columns):
            raise ValueError(
                tell("total must have a cell for each of the {count} columns", count=len(self.columns))
            )
        return self


class TableBlock(_Model):
    """A table in a schedule or on the cover page."""

    table: TableOutline
    when: _When = ALWAYS


class CoverHeading(_Model):
    """A heading on the cover page.

    Where it has an id, a reference to the schedule of that id means the cover page in a contract without
    that schedule.
    """

    heading: Label
    id: _Id | None = None
    when: _When = ALWAYS


_KINDS = {"term": CoverEntry, "heading": CoverHeading, "table": TableBlock, "text": OutlineText}
"""What stands on a cover page, by the key that tells it from the others."""


def _kind(item: Any) -> str:
    if isinstance(item, Mapping):
        return next((key for key in _KINDS if key in item), "term")
    return next((key for key, model in _KINDS.items() if isinstance(item, model)), "term")


CoverItem = Annotated[
    Annotated[CoverEntry, Tag("term")]
    | Annotated[CoverHeading, Tag("heading")]
    | Annotated[TableBlock, Tag("table")]
    | Annotated[OutlineText, Tag("text")],
    Discriminator(_kind),
]


class ScheduleOutline(_Model):
    """A schedule: its heading and blocks."""

    id: _Id
    heading: Label
    blocks: tuple[OutlineText | TableBlock, ...]
    when: _When = ALWAYS


class OutlineSection(_Model):
    """A numbered section: its heading and its slots; a trailing ? marks an optional slot."""

    id: _Id
    heading: Label
    slots: tuple[str, ...]


class SignatureOutline(_Model):
    """A side that signs: its defined term and the page of the answers that names it."""

    role: Label
    party: str


class Labels(_Model):
    """The fixed words of a document, so that no code carries words of a language.

    `quoted` has the quotes around a defined `{text}`, `labeled` the sign after the `{label}` of a line to
    fill in.
    """

    by: Label
    name: Label
    title: Label
    signature: Label
    date: Label
    page: Label
    of: Label
    draft: Label
    schedule: Label
    section: Label
    cover: Label
    recital: Label
    recitals: Label
    quoted: Label
    labeled: Label


class Companion(_Model):
    """Another kind of document that goes with a contract: one asked for by name, or by a finding too."""

    template: str
    finding: str = ""


class GivenUp(_Model):
    """What a short form says less than a slot of the full one, in one plain sentence."""

    slot: str
    text: Label
    when: _When = ALWAYS


class Ask(_Model):
    """A question of a kind of document; sums are in the currency of the deal."""

    name: _Id
    title: Label
    kind: Literal["text", "paragraphs", "number", "money", "percent", "date"]
    help: str = ""
    optional: bool = False
    example: str = ""


class Outline(_Model):
    """A kind of document; `frame` names its Word frame where that has another name.

    `asks` are questions of its own. With `summaries`, a row for each section of the contract that it goes
    with follows the rows of the cover page, made of the summaries of that section's clauses. `layout` says
    how it is set: a `sheet` is one close page without numbered headings, a `notice` one bold page in two
    copies, a `letter` running text under a `subject`, below two addresses. `when` says for which deals it
    can be made at all and `refusal` what is told where it cannot, `encloses` of which entries of a case's
    log it encloses the files. Where `signatures_first` holds, closing words and signatures follow the cover
    page and stand before the terms. With `run_in` the heading of each clause starts its first paragraph,
    and clauses are numbered straight through. `references` print their words too, or the `number` alone.
    `short_form` names the short form of this one, `short_form_of` the full form of this one; `gives_up`
    says what the short one lacks.
    """

    name: str
    frame: str = ""
    layout: Literal["contract", "sheet", "notice", "letter"] = "contract"
    when: _When = ALWAYS
    refusal: str = ""
    subject: _Line = ()
    encloses: tuple[_Id, ...] = ()
    companions: tuple[Companion, ...] = ()
    asks: tuple[Ask, ...] = ()
    summaries: bool = False
    run_in: bool = False
    references: Literal["words", "number"] = "words"
    short_form: str = ""
    short_form_of: str = ""
    gives_up: tuple[GivenUp, ...] = ()
    language: str
    title: Label
    labels: Labels
    proper_names: tuple[Label, ...] = ()
    intro: _Texts = ()
    cover: tuple[CoverItem, ...] = ()
    recitals: tuple[str, ...] = ()
    sections: tuple[OutlineSection, ...] = ()
    signatures_first: _When = NEVER
    closing: _Texts = ()
    signatures: tuple[SignatureOutline, ...] = ()
    schedules: tuple[ScheduleOutline, ...] = ()

    @property
    def rows(self) -> tuple[CoverEntry, ...]:
        """Return the rows of the cover page in order."""
        return tuple(item for item in self.cover if isinstance(item, CoverEntry))

    @cached_property
    def slots(self) -> tuple[tuple[str, bool], ...]:
        """Return each slot in order, and whether it is required."""
        entries = (*self.recitals, *(slot for section in self.sections for slot in section.slots))
        return tuple((entry.removesuffix("?"), not entry.endswith("?")) for entry in entries)
