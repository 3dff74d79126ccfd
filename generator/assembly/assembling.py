"""Assembling: a selection and its outline become the numbered contract."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import BaseModel

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
from generator.questionnaire.completing import Deal
from generator.selection.choice import Selection

if TYPE_CHECKING:
    from generator.assembly.blanks import Blanks

# Countries that print on Letter paper; the rest of the world uses A4 (CLDR paper sizes).
_LETTER = frozenset(["US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "SV", "NI", "PA", "PR", "BZ"])


def assemble(
    deal: Deal,
    selection: Selection,
    outline: Outline,
    blanks: "Blanks | None" = None,
    *,
    facts: BaseModel | None = None,
    contract: Contract | None = None,
) -> Contract:
    """Fill and number the chosen clauses; `blanks` are what the deal lacks, for a draft.

    `facts` are the answers to the questions of the outline, `contract` is the one that a companion goes
    with. Raise InputError naming a file that cannot be filled.
    """
    formats = Formats(outline.language, deal.fee.currency)
    bare = Filler(Values(deal) if facts is None else WithFacts(deal, facts), formats, blanks=blanks)
    schedules = tuple(s for s in outline.schedules if bare.true(s.when))
    labels = labels_of(outline, selection, tuple(s.id for s in schedules), tuple(_on_cover(bare, outline)))
    filler = replace(bare, labels=labels, bare_references=outline.references == "number")
    return Contract(
        title=outline.title,
        subtitle=(*_what_it_sums_up(outline, contract), filler.answer("project.title", deal.project.title)),
        language=outline.language,
        paper="letter" if deal.freelancer.address.country in _LETTER else "A4",
        date=deal.contract.date,
        number=deal.contract.number or "",
        intro=tuple(_texts(filler, outline.intro)),
        cover=(*cover_items(filler, outline), *_summaries(outline, contract)),
        recitals=tuple(_recitals(filler, outline, selection)),
        sections=tuple(_sections(filler, outline, selection)),
        closing=tuple(_texts(filler, outline.closing)),
        signatures=tuple(_signature(filler, s.role, s.party) for s in outline.signatures),
        schedules=tuple(schedule_of(filler, s) for s in schedules),
        labels=outline.labels.model_dump(),
        signing=deal.signing.provider,
        signatures_first=filler.true(outline.signatures_first),
    )


def _lines(filler: Filler, lines: tuple[Parts, ...]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(inlines) for parts in lines for inlines in filler.paragraphs(parts))


def _texts(filler: Filler, texts: tuple[OutlineText, ...]) -> Iterator[Paragraph]:
    for text in texts:
        if filler.true(text.when):
            lines = _lines(filler, text.text)
            yield from (replace(line, conspicuous=text.conspicuous) for line in lines)


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
    for number, slot in present_recitals(outline, selection):
        yield place(filler, selection.choices[slot], number)


def _sections(filler: Filler, outline: Outline, selection: Selection) -> Iterator[Section]:
    for section in present_sections(outline, selection):
        clauses = tuple(
            place(filler, selection.choices[slot], number, run_in=outline.run_in)
            for number, slot in section.slots.items()
        )
        yield Section(section.id, section.number, section.heading, clauses)


def _signature(filler: Filler, role: str, name: str) -> SignatureBlock:
    party = filler.values[name]
    legal_name = (filler.answer(f"{name}.legal_name", party.legal_name),)
    if party.form.kind == "individual":
        return SignatureBlock(role, legal_name, (Signer(legal_name),))
    signers = tuple(
        Signer(
            (filler.answer(f"{place}.name", person.name),), (filler.answer(f"{place}.title", person.title),)
        )
        for place, person in (
            (f"{name}.form.signatories[{index}]", person)
            for index, person in enumerate(party.form.signatories)
        )
    )
    return SignatureBlock(role, legal_name, signers)
