"""The pages behind a review draft: what else to know, other wordings, the clauses, sources, answers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.assembly.contract import Block, Contract, Fallback, Paragraph, PlacedClause, text_of
from generator.findings import Source
from generator.questionnaire.saying import NOTHING
from generator.selection.phrasing import Phrasing
from generator.word.markup import Xml, paragraph, run, section_end
from generator.word.review import AnswerRow, Review
from generator.word.review_coverage import coverage_page
from generator.word.review_laws import law_pages
from generator.word.review_pages import (
    finding_table,
    note_table,
    open_table,
    shared_out,
    unusual_clauses,
)
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

_USED = (9, 51, 22, 18)
_OTHERS = (22, 78)
_SOURCES = (84, 16)
_ANSWERS = (46, 37, 17)


def pages_behind(contract: Contract, review: Review, width: int) -> Xml:
    """Return the pages, the first paragraph ending the section of the terms."""
    numbers, phrasing = by_slot(contract), review.phrasing
    pages = (
        section_end(),
        *_more(contract, review, numbers, width),
        *law_pages(review.statutes, phrasing, width),
        *coverage_page(review.coverage, phrasing, width),
        *_given_up(review, width),
        *_unusual(contract, review, numbers, width),
        *_wordings(contract, phrasing, numbers, width),
        *_sources(contract, review, numbers, width),
        paragraph("ReviewHeading", run(phrasing.say("review.answers"))),
        paragraph("ReviewNote", run(phrasing.say("review.answers_here")), keep_next=True),
        table(
            width,
            _ANSWERS,
            headings_of(phrasing, "question", "answer", "clauses"),
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
        yield note_table(notes, review, numbers, width)


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
    texts = "".join(map(text, _changed(tuple(map(_text, other.blocks)), tuple(map(_text, clause.blocks)))))
    position = phrasing.say("review.position", position=phrasing.say(f"positions.{other.position}"))
    return named + quiet(position), texts + quiet(phrasing.in_words(other.negotiation))


def _changed(other: Sequence[str], standing: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of another wording: in place of those that stay as they are, three dots.

    Where one has more paragraphs than the other, which took whose place is not told apart: all stand.
    """
    if len(other) != len(standing):
        yield from other
        return
    for stays, pairs in groupby(zip(other, standing, strict=True), lambda pair: pair[0] == pair[1]):
        yield from ("…",) if stays else (new for new, _ in pairs)


def _text(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return block.caption
    return " ".join(part for part in (block.label, text_of(block.inlines)) if part)


def _unusual(contract: Contract, review: Review, numbers: Numbers, width: int) -> Iterator[str]:
    """Yield the clauses that are not the standard, preferred ones; the first page says that there are."""
    phrasing, clauses = review.phrasing, unusual_clauses(contract, review)
    if clauses:
        rows = (_other_than_usual(placed, contract, review, numbers) for placed in clauses)
        yield paragraph("ReviewHeading", run(phrasing.say("review.clauses_used")))
        yield table(width, _USED, headings_of(phrasing, "number", "clause", "position", "library"), rows)


def _other_than_usual(placed: PlacedClause, contract: Contract, review: Review, numbers: Numbers) -> Row:
    clause, phrasing = placed.choice.clause, review.phrasing
    position = phrasing.say(f"positions.{clause.position}")
    if placed.choice.place:
        place = phrasing.place(placed.choice.place)
        position = phrasing.say("review.position_for", position=position, place=place)
    return (
        paragraph("ReviewCell", clause_number(placed.slot, numbers)),
        text(placed.heading or contract.labels["recital"]),
        text(position),
        text(phrasing.say("review.own" if clause.id in review.own_clauses else "review.standard")),
    )


def _sources(contract: Contract, review: Review, numbers: Numbers, width: int) -> Iterator[str]:
    """Yield every address once, with what is cited of it and the clauses that lean on it.

    A page may stand under two titles, in a clause and in a finding; and a code has one address for all its
    articles.
    """
    cited: dict[str, tuple[dict[str, Source], list[str]]] = {}

    def cite(source: Source, *slots: str) -> None:
        named, leaning = cited.setdefault(source.href or source.title, ({}, []))
        named.setdefault(" ".join(source.title.split()).partition(" (")[0], source)
        leaning.extend(slots)

    for clause in contract.clauses():
        for source in clause.choice.references:
            cite(source, clause.slot)
    for source in (source for finding in review.findings for source in finding.sources):
        cite(source)
    if cited:
        phrasing = review.phrasing
        rows = (_source(tuple(named.values()), slots, numbers, phrasing) for named, slots in cited.values())
        yield paragraph("ReviewHeading", run(phrasing.say("review.sources")))
        yield table(width, _SOURCES, headings_of(phrasing, "source", "clauses"), rows)


def _source(named: tuple[Source, ...], slots: Iterable[str], numbers: Numbers, phrasing: Phrasing) -> Row:
    alone = len(named) == 1
    told = phrasing.source_in_words(named[0]) if alone else phrasing.laws_in_words(named)
    return (
        text(phrasing.phrases.join("dot", filter(None, (told, named[0].href)))),
        paragraph("ReviewCell", clause_numbers(dict.fromkeys(slots), numbers, phrasing)),
    )


def _answers(answers: tuple[AnswerRow, ...], phrasing: Phrasing, numbers: Numbers) -> Iterator[Row]:
    """Yield the answers that the draft does not show by itself: those that choose or fill a clause.

    What was given for the cover page or a schedule alone stands there in brackets; the questions without
    an answer stand among the open points; on a default that feeds nothing, nothing rests.
    """
    for answer in answers:
        clauses = [slot for slot in answer.clauses if slot in numbers]
        given = answer.origin == "given"
        shown = bool(answer.clauses and not clauses) if given else not answer.clauses
        if answer.value != NOTHING and not shown:
            yield (
                text(answer.question),
                text(_answered(answer, phrasing)),
                paragraph("ReviewCell", clause_numbers(clauses or answer.clauses, numbers, phrasing)),
            )


def _answered(answer: AnswerRow, phrasing: Phrasing) -> str:
    if answer.origin == "given":
        return answer.value
    origin = phrasing.say(f"origins.{answer.origin}")
    return phrasing.say("signs.with_details", text=answer.value, details=origin)
