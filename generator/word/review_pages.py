"""The pages before a review draft, two at most: whom it is for, what is risky, what is open.

What does not fit on them stands behind the contract; the gravest findings come first.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from generator.assembly.contract import Contract, text_of
from generator.findings import Finding
from generator.selection.phrasing import day_in_words, in_words, laws_in_words, title_of
from generator.word.banner import FOR_OWN_LAWYER
from generator.word.markup import Xml, paragraph, run
from generator.word.review import OpenPoint, Review
from generator.word.review_tables import Numbers, Row, by_slot, clause_numbers, lines_of, quiet, table, text

_FINDINGS = (14, 64, 22)
_POINTS = (14, 64, 22)
_LINES = 88
"""Lines of rows that fit two pages, with what stands around them."""
_POINTS_AT_LEAST = 30
"""Lines kept for open points, however many findings there are."""
_BLANKS = " What is not answered yet stands in darker shade: the open points below list it."
_SEVERITY = {"error": "ReviewError", "warning": "ReviewWarning", "note": "ReviewCell"}
_MORE = "There are more: see “More findings and open points” behind the contract."

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
    none = paragraph("ReviewText", run("None."))
    pages = (
        paragraph("ReviewTitle", run(f"{contract.labels['draft']} for review")),
        paragraph("ReviewText", run(_what(contract))),
        paragraph("ReviewError", run(FOR_OWN_LAWYER)),
        paragraph("ReviewNote", run(_how_to_read(contract, review))),
        paragraph("ReviewHeading", run("Findings")),
        finding_table(shared.findings, review, numbers, width) if shared.findings else _none(review),
        paragraph("ReviewHeading", run("Open points")),
        open_table(shared.points, numbers, width) if shared.points else none,
        paragraph("ReviewText", run(_MORE)) if shared.more_findings or shared.more_points else "",
        paragraph("CoverEnd", "", section_end=True),
    )
    return Xml("".join(pages))


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
    points = [(point, lines_of(_point(point, numbers), width, _POINTS)) for point in review.open_points]
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


def _what(contract: Contract) -> str:
    sides = " and ".join(f"{text_of(block.party)} ({block.role})" for block in contract.signatures)
    parts = (contract.title, text_of(contract.subtitle), contract.number, sides)
    return " · ".join(part for part in parts if part)


def _how_to_read(contract: Contract, review: Review) -> str:
    return (
        "In the draft that follows, answers stand shaded in square brackets, and each clause carries a "
        "comment: why it is there, the law it leans on, the answers it rests on, what to offer if the "
        "client objects. Changes are tracked. Behind the contract stand what else there is to know, the "
        "freelance laws item by item, the wordings to give way to, the clauses, the sources and every answer."
        f"{_BLANKS if any(point.path for point in review.open_points) else ''}"
        f" The law is that of {day_in_words(review.as_of.isoformat(), contract.language)}, as far as it is "
        "recorded here; this is not legal advice."
    )


def _none(review: Review) -> str:
    if any(finding.severity == "note" for finding in review.findings):
        return paragraph("ReviewText", run("None that asks for a change. Notes stand behind the contract."))
    return paragraph("ReviewText", run("None: no rule that was applied found anything to say."))


def finding_table(findings: Sequence[Finding], review: Review, numbers: Numbers, width: int) -> str:
    """Return a table of findings, each with the clause or the question that it is about."""
    rows = (_finding(finding, review, numbers) for finding in findings)
    return table(width, _FINDINGS, ("Severity", "Finding", "About"), rows)


def _finding(finding: Finding, review: Review, numbers: Numbers) -> Row:
    said = text(in_words(finding.statement))
    if finding.to_do:
        said += text(f"What to do: {in_words(finding.to_do)}")
    about = paragraph("ReviewCell", clause_numbers([finding.slot], numbers)) * (finding.slot in numbers)
    about += quiet(title_of(finding.place))
    accepted = quiet("accepted by name") * (finding.id in review.accepted)
    return (
        text(finding.severity.capitalize(), _SEVERITY[finding.severity]) + accepted,
        said + quiet(laws_in_words(finding.sources)),
        about or quiet("whole contract"),
    )


def open_table(points: Sequence[OpenPoint], numbers: Numbers, width: int) -> str:
    """Return a table of open points, each with the clauses that it bears on."""
    return table(width, _POINTS, ("Topic", "What is open", "Clauses"), (_point(p, numbers) for p in points))


def _point(point: OpenPoint, numbers: Numbers) -> Row:
    clauses = clause_numbers(point.clauses, numbers)
    return (
        text(point.topic, "ReviewWarning" if point.path else "ReviewCell"),
        text(in_words(point.text)),
        paragraph("ReviewCell", clauses) if clauses else quiet("whole contract"),
    )
