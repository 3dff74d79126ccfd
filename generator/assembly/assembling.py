"""Assembling: a selection and its outline become the numbered contract."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from generator.answers.particulars import Particulars, Side
from generator.answers.walking import Values
from generator.assembly.contract import (
    Contract,
    CoverRow,
    Inlines,
    Paragraph,
    PlacedClause,
    Plain,
    Section,
    SignatureBlock,
    Signer,
    text_of,
)
from generator.assembly.cover import cover_items
from generator.assembly.filling import Filler, WithFacts
from generator.assembly.numbering import labels_of, present_recitals, present_sections
from generator.assembly.placing import place
from generator.assembly.schedules import schedule_of
from generator.formatting.formats import Formats
from generator.library.clause import Parts
from generator.library.outline import CoverHeading, Outline, OutlineText
from generator.selection.choice import Selection

if TYPE_CHECKING:
    from generator.assembly.blanks import Blanks
    from generator.assembly.trace import Trace


class PrintableDeal(NamedTuple):
    """A deal with its particulars, how its values are printed, and what a draft of it lacks."""

    deal: BaseModel
    known: Particulars
    formats: Formats
    blanks: "Blanks | None" = None


def assemble(
    printable: PrintableDeal,
    selection: Selection,
    outline: Outline,
    *,
    facts: BaseModel | None = None,
    contract: Contract | None = None,
    trace: "Trace | None" = None,
) -> Contract:
    """Fill and number the chosen clauses of a deal.

    `facts` are the answers to the questions of the outline, `contract` is the one that a companion goes
    with; `trace` takes down what is asked of the deal. Raise InputError naming a file that cannot be filled.
    """
    deal, known = printable.deal, printable.known
    values = Values(deal) if facts is None else WithFacts(deal, facts)
    before, _, after = outline.labels.quoted.partition("{text}")
    bare = Filler(values, printable.formats, blanks=printable.blanks, quotes=(before, after), trace=trace)
    schedules = tuple(s for s in outline.schedules if bare.true(s.when))
    ids, numerals = tuple(s.id for s in schedules), printable.formats.numerals
    labels = labels_of(outline, selection, numerals, ids, tuple(_on_cover(bare, outline)))
    filler = replace(bare, labels=labels, bare_references=outline.references == "number")
    return Contract(
        title=outline.title,
        subtitle=(*_what_it_sums_up(outline, contract), filler.answer(known.title_path, known.title)),
        language=outline.language,
        paper=known.paper,
        date=known.date,
        number=filler.told(known.number),
        intro=tuple(_texts(filler, outline.intro)),
        cover=(*cover_items(filler, outline), *_summaries(outline, contract)),
        recitals=tuple(_recitals(filler, outline, selection)),
        sections=tuple(_sections(filler, outline, selection)),
        closing=tuple(_texts(filler, outline.closing)),
        signatures=tuple(_signature(filler, s.role, known.sides[s.party]) for s in outline.signatures),
        schedules=tuple(schedule_of(filler, s) for s in schedules),
        labels=outline.labels.model_dump(),
        numerals=numerals,
        signing=known.provider,
        signatures_first=filler.true(outline.signatures_first),
        subject=filler.inlines(outline.subject),
    )


def _lines(filler: Filler, lines: tuple[Parts, ...]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(inlines) for parts in lines for inlines in filler.paragraphs(parts))


def _texts(filler: Filler, texts: tuple[OutlineText, ...]) -> Iterator[Paragraph]:
    for text in texts:
        if filler.true(text.when):
            lines = _lines(filler, text.text)
            yield from (line._replace(conspicuous=text.conspicuous) for line in lines)


def _on_cover(filler: Filler, outline: Outline) -> Iterator[str]:
    """Yield the ids of the parts of the cover page."""
    for item in outline.cover:
        if isinstance(item, CoverHeading) and item.id and filler.true(item.when):
            yield item.id


def _what_it_sums_up(outline: Outline, contract: Contract | None) -> Inlines:
    return (Plain(f"{contract.title}: "),) if outline.summaries and contract is not None else ()


def _summaries(outline: Outline, contract: Contract | None) -> Iterator[CoverRow]:
    """Yield a row for each section that says something in plain words."""
    for section in contract.sections if outline.summaries and contract is not None else ():
        parts = (
            [(f"{section.number}. {section.heading}", section.clauses)]
            if section.number
            else [(f"{clause.number}. {clause.heading}", (clause,)) for clause in section.clauses]
        )
        for heading, clauses in parts:
            # References print as plain text: what they point at is in another document.
            said = [text_of(clause.summary) for clause in clauses if clause.summary]
            if said:
                yield CoverRow(heading, ((Plain(" ".join(said)),),))


def _recitals(filler: Filler, outline: Outline, selection: Selection) -> Iterator[PlacedClause]:
    for number, slot in present_recitals(outline, selection, filler.formats.numerals):
        yield place(filler, selection.choices[slot], number)


def _sections(filler: Filler, outline: Outline, selection: Selection) -> Iterator[Section]:
    for section in present_sections(outline, selection, filler.formats.numerals):
        clauses = tuple(
            place(filler, selection.choices[slot], number, run_in=outline.run_in)
            for number, slot in section.slots.items()
        )
        yield Section(section.id, section.number, section.heading, clauses)


def _signature(filler: Filler, role: str, side: Side) -> SignatureBlock:
    signers = tuple(
        Signer((filler.answer_at(name),), (filler.answer_at(title),) if title else ())
        for name, title in side.signers
    )
    return SignatureBlock(role, (filler.answer_at(side.name),), signers)
