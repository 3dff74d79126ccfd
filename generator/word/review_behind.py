"""The pages behind a review draft: what else to know, other wordings, the clauses, sources, answers."""

from collections.abc import Iterable, Iterator

from generator.assembly.contract import Block, Contract, Fallback, Paragraph, PlacedClause, text_of
from generator.findings import Source
from generator.selection.localities import place_title
from generator.selection.phrasing import day_in_words, in_words
from generator.word.markup import Xml, paragraph, run
from generator.word.review import AnswerRow, Review
from generator.word.review_laws import law_pages
from generator.word.review_pages import finding_table, open_table, shared_out
from generator.word.review_tables import (
    Numbers,
    Row,
    by_slot,
    clause_number,
    clause_numbers,
    quiet,
    table,
    text,
)

WORDINGS = "Wordings to give way to"
"""The heading over the texts that a comment offers."""

_ONLY_TOLD = "What there is to know about this deal. A note asks for nothing."
_NOT_PART = "Other texts of a clause that fit the same answers. None of them is part of the draft."
_GIVEN_UP = "Against the full form of this deal, clause by clause; the answer on the length chooses it."
_USED = (9, 42, 13, 20, 16)
_OTHERS = (24, 76)
_SOURCES = (48, 20, 18, 14)
_ANSWERS = (36, 32, 14, 18)


def pages_behind(contract: Contract, review: Review, width: int) -> Xml:
    """Return the pages, the first paragraph ending the section of the terms."""
    numbers = by_slot(contract)
    pages = (
        paragraph("CoverEnd", "", section_end=True),
        *_more(contract, review, numbers, width),
        *law_pages(review.statutes, width),
        *_given_up(review, width),
        *_wordings(contract, numbers, width),
        paragraph("ReviewHeading", run("Clauses used")),
        table(
            width,
            _USED,
            ("No.", "Clause", "Version", "Position", "Library"),
            _used(contract, review, numbers),
        ),
        *_sources(contract, review, numbers, width),
        paragraph("ReviewHeading", run("Answers")),
        table(width, _ANSWERS, ("Question", "Answer", "From", "Clauses"), _answers(review.answers, numbers)),
        # LibreOffice marks a table that ends a document as inserted while changes are tracked.
        paragraph("ReviewNote", run("End of the draft.")),
    )
    return Xml("".join(pages))


def _more(contract: Contract, review: Review, numbers: Numbers, width: int) -> Iterator[str]:
    """Yield what found no room before the contract, and the notes."""
    shared = shared_out(contract, review, width)
    if shared.more_findings or shared.more_points:
        yield paragraph("ReviewHeading", run("More findings and open points"))
    if shared.more_findings:
        yield finding_table(shared.more_findings, review, numbers, width)
    if shared.more_points:
        # Two tables in a row would be one.
        yield paragraph("ReviewText", run("And open points:"), keep_next=True) * bool(shared.more_findings)
        yield open_table(shared.more_points, numbers, width)
    notes = tuple(finding for finding in review.findings if finding.severity == "note")
    if notes:
        yield paragraph("ReviewHeading", run("Notes"))
        yield paragraph("ReviewNote", run(_ONLY_TOLD), keep_next=True)
        yield finding_table(notes, review, numbers, width)


def _given_up(review: Review, width: int) -> Iterator[str]:
    """Yield what the short form gives up."""
    if review.given_up:
        yield paragraph("ReviewHeading", run("What the short form gives up"))
        yield paragraph("ReviewNote", run(_GIVEN_UP), keep_next=True)
        rows = [(text(lost.heading), text(lost.text)) for lost in review.given_up]
        yield table(width, _OTHERS, ("Clause of the full form", "What the short form says less"), rows)


def _wordings(contract: Contract, numbers: Numbers, width: int) -> Iterator[str]:
    """Yield the other positions of each clause, in full: its comment says when to offer one."""
    rows = [_wording(clause, other, numbers) for clause in contract.clauses() for other in clause.fallbacks]
    if rows:
        yield paragraph("ReviewHeading", run(WORDINGS))
        yield paragraph("ReviewNote", run(_NOT_PART), keep_next=True)
        yield table(width, _OTHERS, ("In place of", "Text"), rows)


def _wording(clause: PlacedClause, other: Fallback, numbers: Numbers) -> Row:
    named = paragraph("ReviewCell", clause_number(clause.slot, numbers) + run(f" {clause.heading}"))
    texts = "".join(text(_text(block)) for block in other.blocks)
    return named + quiet(f"{other.position} position"), texts + quiet(in_words(other.negotiation))


def _text(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return block.caption
    return " ".join(part for part in (block.label, text_of(block.inlines)) if part)


def _used(contract: Contract, review: Review, numbers: Numbers) -> Iterator[Row]:
    for placed in contract.clauses():
        clause = placed.choice.clause
        place = f", for {place_title(placed.choice.place)}" if placed.choice.place else ""
        yield (
            paragraph("ReviewCell", clause_number(placed.slot, numbers)),
            text(placed.heading or "Recital"),
            text(str(clause.version)),
            text(f"{clause.position}{place}"),
            text("your own" if clause.id in review.own_clauses else "standard"),
        )


def _sources(contract: Contract, review: Review, numbers: Numbers, width: int) -> Iterator[str]:
    """Yield every source once, with its address and the clauses that lean on it."""
    slots: dict[Source, list[str]] = {}
    for clause in contract.clauses():
        for source in clause.choice.references:
            slots.setdefault(source, []).append(clause.slot)
    for source in (source for finding in review.findings for source in finding.sources):
        slots.setdefault(source, [])
    if slots:
        rows = (_source(source, named, numbers, contract.language) for source, named in slots.items())
        yield paragraph("ReviewHeading", run("Sources"))
        yield table(width, _SOURCES, ("Source", "How sure", "Read", "Clauses"), rows)


def _source(source: Source, slots: Iterable[str], numbers: Numbers, language: str) -> Row:
    return (
        text(source.title) + quiet(source.href),
        text(source.sure or "not said"),
        text((day_in_words(source.checked, language) or "not said") + ", over a year before" * source.old),
        paragraph("ReviewCell", clause_numbers(slots, numbers)),
    )


def _answers(answers: tuple[AnswerRow, ...], numbers: Numbers) -> Iterator[Row]:
    for answer in answers:
        yield (
            text(answer.question),
            text(answer.value),
            text(answer.origin),
            paragraph("ReviewCell", clause_numbers(answer.clauses, numbers)),
        )
