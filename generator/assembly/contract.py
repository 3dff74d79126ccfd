"""The contract as a tree: what the document, the preview and the redline all read.

Nothing here knows Word. Every piece of text is one of four inlines, so a reader of the tree
can tell an answer from the library's own words, and a live reference from plain text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

from generator.answers.signing import Provider
from generator.counting import Numerals
from generator.library.clause import Words
from generator.selection.choice import Choice


class Value(NamedTuple):
    """An answer as printed; `path` says which (`fee.amount`).

    A `blank` stands where there is no answer yet; its text says in brackets what belongs there.
    """

    text: str
    path: str
    blank: bool = False


class Reference(NamedTuple):
    """A cross-reference; `target` is a slot or `schedule.<id>`, `label` its number as printed.

    `lead` stands before the number ("Section" and a no-break space; empty for a schedule,
    whose label is "Schedule A"), `words` after it in parentheses.
    """

    target: str
    lead: str
    label: str
    words: str


class Defined(NamedTuple):
    """A term where it is defined, with the quotes that the language has around it."""

    text: str
    before: str
    after: str


class RunIn(NamedTuple):
    """A heading at the start of a paragraph, printed bold; its text ends in a period."""

    text: str


Plain = Words
Inline = Plain | Value | Defined | Reference | RunIn
"""Words and labels of the library as they stand there, terms, answers and references as they print."""

Inlines = tuple[Inline, ...]


class Paragraph(NamedTuple):
    """A paragraph: level 0 is running text, 1 to 3 are the items of lists, one below the other.

    `label` is the number as printed, empty at level 0. `conspicuous`: the law wants it to stand out (bold).
    """

    inlines: Inlines
    level: int = 0
    label: str = ""
    conspicuous: bool = False


class Table(NamedTuple):
    """A table with a heading row; cells are paragraphs, `total` marks a last row of sums.

    `widths` are shares of the text width in percent and add up to 100; `numeric` names the
    columns (from 0) that hold sums and are set flush right.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[Inlines, ...], ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()
    total: bool = False


Block = Paragraph | Table


class Fallback(NamedTuple):
    """Another position of a clause, filled: what could stand in its place if a party objects."""

    id: str
    position: str
    negotiation: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedClause:
    """A clause in its place: its slot, number ("4.2"), heading, text and why it was chosen.

    One that prints the same in two contracts is one object, and compares as that: what is made of
    it can be kept. With `run_in` the heading is the start of its first paragraph.
    """

    slot: str
    number: str
    heading: str
    blocks: tuple[Block, ...]
    choice: Choice
    summary: Inlines = ()
    fallbacks: tuple[Fallback, ...] = ()
    run_in: bool = False


class Section(NamedTuple):
    """A section: a heading over its clauses; without a number where these are numbered straight through."""

    id: str
    number: str
    heading: str
    clauses: tuple[PlacedClause, ...]


class Schedule(NamedTuple):
    """A schedule after the terms: "Schedule A", its heading and its blocks."""

    id: str
    label: str
    heading: str
    blocks: tuple[Block, ...]


class CoverRow(NamedTuple):
    """A row of the cover page: a defined term, and its value as one or more paragraphs."""

    term: str
    paragraphs: tuple[Inlines, ...]


class CoverHeading(NamedTuple):
    """A heading on the cover page; a reference finds what stands under it by its id, if it has one."""

    heading: str
    id: str = ""


CoverItem = CoverRow | CoverHeading | Block

Part = Literal["cover", "signatures", "terms", "schedules"]
"""A part of a contract: the closing words belong to the signatures, the recitals to the terms."""


class Signer(NamedTuple):
    """A person who signs; `title` is empty for someone who signs in their own name."""

    name: Inlines
    title: Inlines = ()


class SignatureBlock(NamedTuple):
    """The signatures of one side; `role` is its defined term ("Freelancer")."""

    role: str
    party: Inlines
    signers: tuple[Signer, ...]


class Contract(NamedTuple):
    """A whole contract; `parts` says in which order it is read.

    With `signatures_first`, the signatures follow the cover page and stand before the terms. `labels` holds
    the document's fixed words from the outline ("signature", "date", "page"), so that no other layer carries
    words of a language, and `numerals` how it numbers. `signing` is the service that collects the signatures.
    A letter has its `subject`.
    """

    title: str
    subtitle: Inlines
    language: str
    paper: str
    date: date
    number: str
    intro: tuple[Paragraph, ...]
    cover: tuple[CoverItem, ...]
    recitals: tuple[PlacedClause, ...]
    sections: tuple[Section, ...]
    closing: tuple[Paragraph, ...]
    signatures: tuple[SignatureBlock, ...]
    schedules: tuple[Schedule, ...]
    labels: dict[str, str]
    numerals: Numerals
    signing: Provider = "none"
    signatures_first: bool = False
    subject: Inlines = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the parts in reading order."""
        if self.signatures_first:
            return ("cover", "signatures", "terms", "schedules")
        return ("cover", "terms", "signatures", "schedules")

    @property
    def rows(self) -> tuple[CoverRow, ...]:
        """Return the rows of the cover page in order."""
        return tuple(item for item in self.cover if isinstance(item, CoverRow))

    @property
    def cover_blocks(self) -> tuple[Block, ...]:
        """Return the paragraphs and tables of the cover page in order."""
        return tuple(item for item in self.cover if isinstance(item, Paragraph | Table))

    @property
    def run_in(self) -> bool:
        """Say whether headings start the text of their clauses, as in a short form."""
        return any(clause.run_in for clause in self.clauses())

    def clauses(self) -> Iterator[PlacedClause]:
        """Yield every clause in reading order: recitals, then the numbered sections."""
        yield from self.recitals
        for section in self.sections:
            yield from section.clauses

    def by_slot(self) -> dict[str, PlacedClause]:
        """Return each clause by its slot, and by the slots of a fuller form that it covers."""
        found: dict[str, PlacedClause] = {}
        for clause in self.clauses():
            found |= {slot: clause for slot in clause.choice.clause.covers if slot not in found}
        return found | {clause.slot: clause for clause in self.clauses()}


def field_label(labels: Mapping[str, str], name: str) -> str:
    """Return a fixed word as it stands before what is filled in: "Date:"."""
    return labels["labeled"].replace("{label}", labels[name])


class CoverGroup(NamedTuple):
    """What stands together on a cover page: a heading, or rows, or blocks that follow each other."""

    heading: str = ""
    rows: tuple[CoverRow, ...] = ()
    blocks: tuple[Block, ...] = ()


def cover_groups(cover: tuple[CoverItem, ...]) -> Iterator[CoverGroup]:
    """Yield the groups of a cover page in order."""
    for kind, group in groupby(cover, key=_kind_of):
        items = tuple(group)
        if kind is CoverHeading:
            yield from (CoverGroup(heading=item.heading) for item in items if isinstance(item, CoverHeading))
        else:
            rows = tuple(item for item in items if isinstance(item, CoverRow))
            yield CoverGroup(rows=rows, blocks=tuple(i for i in items if isinstance(i, Paragraph | Table)))


def _kind_of(item: CoverItem) -> type:
    return Paragraph if isinstance(item, Table) else type(item)


def text_of(inlines: Inlines) -> str:
    """Return the text of inlines as the document prints it."""
    return "".join(_text(inline) for inline in inlines)


def _text(inline: Inline) -> str:
    if isinstance(inline, Defined):
        return f"{inline.before}{inline.text}{inline.after}"
    if isinstance(inline, Reference):
        return (
            f"{inline.lead}{inline.label} ({inline.words})"
            if inline.words
            else f"{inline.lead}{inline.label}"
        )
    return inline.text
