"""The pages before a review draft, two at most: whom it is for, what is risky, what is open.

What does not fit on them stands behind the contract; the gravest findings come first.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from generator.assembly.contract import Contract, PlacedClause, text_of
from generator.findings import Finding
from generator.selection.phrasing import Phrasing
from generator.word.markup import Xml, paragraph, run, section_end
from generator.word.review import OpenPoint, Review
from generator.word.review_tables import (
    Numbers,
    Row,
    by_slot,
    clause_numbers,
    headings_of,
    lines_of,
    quiet,
    table,
    text,
)

_FINDINGS = (18, 61, 21)
_NOTES = (78, 22)
_POINTS = (18, 61, 21)
_LINES = 88
"""Lines of rows that fit two pages, with what stands around them."""
_POINTS_AT_LEAST = 30
"""Lines kept for open points, however many findings there are."""
_SEVERITY = {"error": "ReviewError", "warning": "ReviewWarning", "note": "ReviewCell"}

_Entry = TypeVar("_Entry", Finding, OpenPoint)


class Shared(NamedTuple):
    """What stands before a contract and what behind it."""

    findings: tuple[Finding, ...]
    points: tuple[OpenPoint, ...]
    more_findings: tuple[Finding, ...]
    more_points: tuple[OpenPoint, ...]


def review_pages(contract: Contract, review: Review, width: int) -> Xml:
    """Return the pages, the last paragraph ending their section; `width` is that of the text."""
    numbers, shared = by_slot(contract), shared_out(contract, review, width)
    say = review.phrasing.say
    none = paragraph("ReviewText", run(say("review.none")))
    pages = (
        paragraph("ReviewTitle", run(say("review.title", draft=contract.labels["draft"]))),
        paragraph("ReviewText", run(_what(contract, review))),
        paragraph("ReviewError", run(say("review.for_own_lawyer"))),
        paragraph("ReviewNote", run(_how_to_read(contract, review))),
        paragraph("ReviewHeading", run(say("review.findings"))),
        finding_table(shared.findings, review, numbers, width) if shared.findings else _none(review),
        paragraph("ReviewHeading", run(say("review.open_points"))),
        open_table(shared.points, review, numbers, width) if shared.points else none,
        paragraph("ReviewText", run(say("review.more_behind")))
        if shared.more_findings or shared.more_points
        else "",
        section_end(),
    )
    return Xml("".join(pages))


def unusual_clauses(contract: Contract, review: Review) -> tuple[PlacedClause, ...]:
    """Return the clauses that are of one's own, of a place, or not in their preferred position."""

    def usual(placed: PlacedClause) -> bool:
        clause = placed.choice.clause
        own = clause.id in review.own_clauses
        return clause.position == "preferred" and not placed.choice.place and not own

    return tuple(placed for placed in contract.clauses() if not usual(placed))


def shared_out(contract: Contract, review: Review, width: int) -> Shared:
    """Divide findings that ask for something, and open points, between the pages before and behind.

    Notes, which only inform, are told behind the contract.
    """
    numbers, order = by_slot(contract), list(_SEVERITY)
    asking = sorted(
        (finding for finding in review.findings if finding.severity != "note"),
        key=lambda finding: order.index(finding.severity),
    )
    findings = [(found, lines_of(_finding(found, review, numbers), width, _FINDINGS)) for found in asking]
    points = [
        (point, lines_of(_point(point, review.phrasing, numbers), width, _POINTS))
        for point in review.open_points
    ]
    kept = min(_POINTS_AT_LEAST, sum(lines for _, lines in points))
    first = _fitting(findings, _LINES - kept)
    used = sum(lines for _, lines in findings[: len(first)])
    listed = _fitting(points, _LINES - used)
    return Shared(first, listed, tuple(asking[len(first) :]), review.open_points[len(listed) :])


def _fitting(entries: Sequence[tuple[_Entry, float]], room: float) -> tuple[_Entry, ...]:
    fit: list[_Entry] = []
    for entry, lines in entries:
        room -= lines
        if room < 0:
            break
        fit.append(entry)
    return tuple(fit)


def _what(contract: Contract, review: Review) -> str:
    phrases = review.phrasing.phrases
    named = (
        phrases.say("signs.with_details", text=text_of(block.party), details=block.role)
        for block in contract.signatures
    )
    sides = phrases.join("and", named)
    parts = (contract.title, text_of(contract.subtitle), contract.number, sides)
    return phrases.join("dot", (part for part in parts if part))


def _how_to_read(contract: Contract, review: Review) -> str:
    phrasing = review.phrasing
    told = [phrasing.say("review.how_to_read")]
    if any(point.path for point in review.open_points):
        told.append(phrasing.say("review.blanks"))
    used = "review.but_these" if unusual_clauses(contract, review) else "review.all_standard"
    told.append(phrasing.say(used, count=len(list(contract.clauses()))))
    day = phrasing.day_in_words(review.as_of.isoformat())
    return phrasing.phrases.join("space", (*told, phrasing.say("review.law_of", day=day)))


def _none(review: Review) -> str:
    if any(finding.severity == "note" for finding in review.findings):
        return paragraph("ReviewText", run(review.phrasing.say("review.only_notes")))
    return paragraph("ReviewText", run(review.phrasing.say("review.no_findings")))


def finding_table(findings: Sequence[Finding], review: Review, numbers: Numbers, width: int) -> str:
    """Return a table of findings, each with the clause or the question that it is about."""
    rows = (_finding(finding, review, numbers) for finding in findings)
    headings = headings_of(review.phrasing, "severity", "finding", "about")
    return table(width, _FINDINGS, headings, rows)


def note_table(notes: Sequence[Finding], review: Review, numbers: Numbers, width: int) -> str:
    """Return a table of notes: of findings, those that ask for nothing."""
    rows = (_finding(note, review, numbers)[1:] for note in notes)
    return table(width, _NOTES, headings_of(review.phrasing, "finding", "about"), rows)


def _finding(finding: Finding, review: Review, numbers: Numbers) -> Row:
    phrasing = review.phrasing
    said = text(phrasing.in_words(finding.statement))
    if finding.to_do:
        said += text(phrasing.say("review.to_do", mend=phrasing.in_words(finding.to_do)))
    about = paragraph("ReviewCell", clause_numbers([finding.slot], numbers, phrasing)) * (
        finding.slot in numbers
    )
    about += quiet(phrasing.title_of(finding.place))
    accepted = quiet(phrasing.say("review.accepted")) * (finding.id in review.accepted)
    return (
        text(phrasing.say(f"severities.{finding.severity}"), _SEVERITY[finding.severity]) + accepted,
        said + quiet(phrasing.laws_in_words(finding.sources)),
        about or quiet(phrasing.say("review.whole_contract")),
    )


def open_table(points: Sequence[OpenPoint], review: Review, numbers: Numbers, width: int) -> str:
    """Return a table of open points, each with the clauses that it bears on."""
    headings = headings_of(review.phrasing, "topic", "open", "clauses")
    return table(width, _POINTS, headings, (_point(p, review.phrasing, numbers) for p in points))


def _point(point: OpenPoint, phrasing: Phrasing, numbers: Numbers) -> Row:
    clauses = clause_numbers(point.clauses, numbers, phrasing)
    return (
        text(point.topic, "ReviewWarning" if point.path else "ReviewCell"),
        text(phrasing.in_words(point.text)),
        paragraph("ReviewCell", clauses) if clauses else quiet(phrasing.say("review.whole_contract")),
    )
