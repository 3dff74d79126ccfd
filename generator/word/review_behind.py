"""The pages behind a review draft: what else to know, other wordings, the clauses, sources, answers."""

from collections.abc import Iterable, Iterator

from generator.assembly.contract import Block, Contract, Fallback, Paragraph, PlacedClause, text_of
from generator.findings import Source
from generator.selection.phrasing import Phrasing
from generator.word.markup import Xml, paragraph, run
from generator.word.review import AnswerRow, Review
from generator.word.review_coverage import coverage_page
from generator.word.review_laws import law_pages
from generator.word.review_pages import finding_table, open_table, shared_out
from generator.word.review_tables import (
    Numbers,
    Row,
    by_slot,
    clause_number,
    clause_numbers,
    headings_of,
    quiet,
    table,
    text,
)

_USED = (9, 42, 13, 20, 16)
_OTHERS = (24, 76)
_SOURCES = (48, 20, 18, 14)
_ANSWERS = (36, 32, 14, 18)


def pages_behind(contract: Contract, review: Review, width: int) -> Xml:
    """Return the pages, the first paragraph ending the section of the terms."""
    numbers, phrasing = by_slot(contract), review.phrasing
    pages = (
        paragraph("CoverEnd", "", section_end=True),
        *_more(contract, review, numbers, width),
        *law_pages(review.statutes, phrasing, width),
        *coverage_page(review.coverage, phrasing, width),
        *_given_up(review, width),
        *_wordings(contract, phrasing, numbers, width),
        paragraph("ReviewHeading", run(phrasing.say("review.clauses_used"))),
        table(
            width,
            _USED,
            headings_of(phrasing, "number", "clause", "version", "position", "library"),
            _used(contract, review, numbers),
        ),
        *_sources(contract, review, numbers, width),
        paragraph("ReviewHeading", run(phrasing.say("review.answers"))),
        table(
            width,
            _ANSWERS,
            headings_of(phrasing, "question", "answer", "from", "clauses"),
            _answers(review.answers, phrasing, numbers),
        ),
        # LibreOffice marks a table that ends a document as inserted while changes are tracked.
        paragraph("ReviewNote", run(phrasing.say("review.end"))),
    )
    return Xml("".join(pages))


def _more(contract: Contract, review: Review, numbers: Numbers, width: int) -> Iterator[str]:
    """Yield what found no room before the contract, and the notes."""
    shared, say = shared_out(contract, review, width), review.phrasing.say
    if shared.more_findings or shared.more_points:
        yield paragraph("ReviewHeading", run(say("review.more")))
    if shared.more_findings:
        yield finding_table(shared.more_findings, review, numbers, width)
    if shared.more_points:
        # Two tables in a row would be one.
        yield paragraph("ReviewText", run(say("review.and_points")), keep_next=True) * bool(
            shared.more_findings
        )
        yield open_table(shared.more_points, review, numbers, width)
    notes = tuple(finding for finding in review.findings if finding.severity == "note")
    if notes:
        yield paragraph("ReviewHeading", run(say("review.notes")))
        yield paragraph("ReviewNote", run(say("review.only_told")), keep_next=True)
        yield finding_table(notes, review, numbers, width)


def _given_up(review: Review, width: int) -> Iterator[str]:
    """Yield what the short form gives up."""
    if review.given_up:
        phrasing = review.phrasing
        yield paragraph("ReviewHeading", run(phrasing.say("review.given_up")))
        yield paragraph("ReviewNote", run(phrasing.say("review.against_full")), keep_next=True)
        rows = [(text(lost.heading), text(lost.text)) for lost in review.given_up]
        yield table(width, _OTHERS, headings_of(phrasing, "full_clause", "said_less"), rows)


def _wordings(contract: Contract, phrasing: Phrasing, numbers: Numbers, width: int) -> Iterator[str]:
    """Yield the other positions of each clause, in full: its comment says when to offer one."""
    rows = [
        _wording(clause, other, phrasing, numbers)
        for clause in contract.clauses()
        for other in clause.fallbacks
    ]
    if rows:
        yield paragraph("ReviewHeading", run(phrasing.say("review.wordings")))
        yield paragraph("ReviewNote", run(phrasing.say("review.not_part")), keep_next=True)
        yield table(width, _OTHERS, headings_of(phrasing, "in_place_of", "text"), rows)


def _wording(clause: PlacedClause, other: Fallback, phrasing: Phrasing, numbers: Numbers) -> Row:
    named = paragraph("ReviewCell", clause_number(clause.slot, numbers) + run(f" {clause.heading}"))
    texts = "".join(text(_text(block)) for block in other.blocks)
    position = phrasing.say("review.position", position=phrasing.say(f"positions.{other.position}"))
    return named + quiet(position), texts + quiet(phrasing.in_words(other.negotiation))


def _text(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return block.caption
    return " ".join(part for part in (block.label, text_of(block.inlines)) if part)


def _used(contract: Contract, review: Review, numbers: Numbers) -> Iterator[Row]:
    for placed in contract.clauses():
        clause = placed.choice.clause
        phrasing, position = review.phrasing, review.phrasing.say(f"positions.{clause.position}")
        if placed.choice.place:
            place = phrasing.place(placed.choice.place)
            position = phrasing.say("review.position_for", position=position, place=place)
        yield (
            paragraph("ReviewCell", clause_number(placed.slot, numbers)),
            text(placed.heading or contract.labels["recital"]),
            text(str(clause.version)),
            text(position),
            text(phrasing.say("review.own" if clause.id in review.own_clauses else "review.standard")),
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
        phrasing = review.phrasing
        rows = (_source(source, named, numbers, phrasing) for source, named in slots.items())
        yield paragraph("ReviewHeading", run(phrasing.say("review.sources")))
        yield table(width, _SOURCES, headings_of(phrasing, "source", "sure", "read", "clauses"), rows)


def _source(source: Source, slots: Iterable[str], numbers: Numbers, phrasing: Phrasing) -> Row:
    unsaid = phrasing.say("review.not_said")
    read = phrasing.day_in_words(source.checked) or unsaid
    return (
        text(source.title) + quiet(source.href),
        text(phrasing.sure_in_words(source) or unsaid),
        text(phrasing.say("review.read_long_ago", day=read) if source.old else read),
        paragraph("ReviewCell", clause_numbers(slots, numbers, phrasing)),
    )


def _answers(answers: tuple[AnswerRow, ...], phrasing: Phrasing, numbers: Numbers) -> Iterator[Row]:
    for answer in answers:
        yield (
            text(answer.question),
            text(answer.value),
            text(phrasing.say(f"origins.{answer.origin}")),
            paragraph("ReviewCell", clause_numbers(answer.clauses, numbers, phrasing)),
        )
