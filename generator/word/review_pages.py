"""The pages of a review draft: parties, findings, open points, clauses before it, the answers behind."""

from collections.abc import Iterable

from generator.assembly.contract import Contract, Inlines, Plain, Reference, text_of
from generator.findings import Finding
from generator.word.inlines import runs
from generator.word.markup import Xml, paragraph, run
from generator.word.review import AnswerRow, OpenPoint, Review
from generator.word.tables import cell, grid, row

__all__ = ["answer_pages", "review_pages"]

_WHOLE = 100
_BLANKS = " What is not answered yet stands in darker shade: the open points below list it."
_SEVERITY = {"error": "ReviewError", "warning": "ReviewWarning", "note": "ReviewCell"}


def review_pages(contract: Contract, review: Review, width: int) -> Xml:
    """Return the pages, the last paragraph ending their section; `width` is that of the text."""
    numbers = {clause.slot: clause.number for clause in contract.clauses()}
    pages = (
        paragraph("ReviewTitle", run(f"{contract.labels['draft']} for review")),
        paragraph("ReviewText", run(_what(contract))),
        paragraph("ReviewNote", run(_how_to_read(review))),
        paragraph("ReviewHeading", run("Parties")),
        _table(width, (26, 74), ("Party", "Name"), _parties(contract)),
        paragraph("ReviewHeading", run("Findings")),
        _findings(review, numbers, width),
        paragraph("ReviewHeading", run("Open points")),
        _open_points(review, numbers, width),
        paragraph("ReviewHeading", run("Clauses used")),
        _table(
            width,
            (8, 26, 27, 12, 14, 13),
            ("No.", "Clause", "Id", "Version", "Position", "Library"),
            _used(contract, review, numbers),
        ),
        paragraph("CoverEnd", "", section_end=True),
    )
    return Xml("".join(pages))


def answer_pages(contract: Contract, review: Review, width: int) -> Xml:
    """Return the pages behind the contract, the first paragraph ending the section of its terms."""
    numbers = {clause.slot: clause.number for clause in contract.clauses()}
    headings = ("Question", "Answer", "From", "Clauses")
    pages = (
        paragraph("CoverEnd", "", section_end=True),
        paragraph("ReviewHeading", run("Answers")),
        _table(width, (35, 32, 14, 19), headings, _answers(review.answers, numbers)),
        # LibreOffice marks a table that ends a document as inserted while changes are tracked.
        paragraph("ReviewNote", run("End of the draft.")),
    )
    return Xml("".join(pages))


def _what(contract: Contract) -> str:
    parts = (contract.title, text_of(contract.subtitle), contract.number)
    return " · ".join(part for part in parts if part)


def _how_to_read(review: Review) -> str:
    return (
        "In the draft that follows, answers stand shaded in square brackets, and each clause carries"
        " a comment that says why it is there and what else could stand in its place. Changes are tracked."
        " Every answer stands in a table behind the contract."
        f"{_BLANKS if any(point.path for point in review.open_points) else ''}"
        f" The law is that of {review.as_of.isoformat()}, as far as it is recorded here;"
        " this is not legal advice."
    )


def _parties(contract: Contract) -> Iterable[tuple[str, ...]]:
    for block in contract.signatures:
        signers = (
            text_of(signer.name) + (f", {text_of(signer.title)}" if signer.title else "")
            for signer in block.signers
        )
        yield (
            paragraph("ReviewCell", run(block.role)),
            paragraph("ReviewCell", runs(block.party))
            + paragraph("ReviewQuiet", run(f"Signed by {'; '.join(signers)}")),
        )


def _findings(review: Review, numbers: dict[str, str], width: int) -> str:
    if not review.findings:
        return paragraph("ReviewText", run("None: no rule that was applied found anything to say."))
    ordered = sorted(review.findings, key=lambda finding: list(_SEVERITY).index(finding.severity))
    rows = (_finding(finding, numbers, accepted=finding.id in review.accepted) for finding in ordered)
    return _table(width, (14, 52, 34), ("Severity", "Finding", "Where and source"), rows)


def _finding(finding: Finding, numbers: dict[str, str], *, accepted: bool) -> tuple[str, ...]:
    said = paragraph("ReviewCell", run(_sentence(finding.reason)))
    if finding.mend:
        said += paragraph("ReviewCell", run(f"Mend: {_sentence(finding.mend)}"))
    where = paragraph("ReviewCell", runs(_clause(finding.slot, numbers))) if finding.slot in numbers else ""
    where += paragraph("ReviewQuiet", run(finding.place)) if finding.place else ""
    for source in finding.sources:
        where += paragraph("ReviewQuiet", run(" ".join(part for part in (str(source), source.href) if part)))
    return (
        paragraph(_SEVERITY[finding.severity], run(finding.severity.capitalize()))
        + paragraph("ReviewQuiet", run("accepted by name")) * accepted,
        said + paragraph("ReviewQuiet", run(finding.id)),
        where or paragraph("ReviewQuiet", run("whole contract")),
    )


def _open_points(review: Review, numbers: dict[str, str], width: int) -> str:
    if not review.open_points:
        return paragraph("ReviewText", run("None."))
    rows = (
        (
            paragraph("ReviewWarning" if point.path else "ReviewCell", run(point.topic)),
            paragraph("ReviewCell", run(point.text)),
            _bears_on(point, numbers),
        )
        for point in review.open_points
    )
    return _table(width, (15, 59, 26), ("Topic", "What is open", "Clauses"), rows)


def _bears_on(point: OpenPoint, numbers: dict[str, str]) -> str:
    clauses = paragraph("ReviewCell", runs(_clauses(point.clauses, numbers))) * bool(point.clauses)
    path = paragraph("ReviewQuiet", run(point.path)) * bool(point.path)
    return clauses + path or paragraph("ReviewQuiet", run("whole contract"))


def _used(contract: Contract, review: Review, numbers: dict[str, str]) -> Iterable[tuple[str, ...]]:
    """Yield a row for each clause: what it is, which variant (the end of its id), whose."""
    for placed in contract.clauses():
        clause = placed.choice.clause
        whose = "your own" if clause.id in review.own_clauses else "standard"
        place = f", for {placed.choice.place}" if placed.choice.place else ""
        yield (
            paragraph("ReviewCell", runs(_clause(placed.slot, numbers))),
            paragraph("ReviewCell", run(placed.heading)),
            paragraph("ReviewQuiet", run(clause.id)),
            paragraph("ReviewCell", run(str(clause.version))),
            paragraph("ReviewCell", run(f"{clause.position}{place}")),
            paragraph("ReviewCell", run(whose)),
        )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "." * (not text.endswith((".", "?", "!")))


def _answers(answers: tuple[AnswerRow, ...], numbers: dict[str, str]) -> Iterable[tuple[str, ...]]:
    for answer in answers:
        yield (
            paragraph("ReviewCell", run(answer.question)) + paragraph("ReviewQuiet", run(answer.path)),
            paragraph("ReviewCell", run(answer.value)),
            paragraph("ReviewCell", run(answer.origin)),
            paragraph("ReviewCell", runs(_clauses(answer.clauses, numbers))),
        )


def _clauses(slots: tuple[str, ...], numbers: dict[str, str]) -> Inlines:
    clauses: Inlines = ()
    for slot in slots:
        clauses += ((Plain(", "),) if clauses else ()) + _clause(slot, numbers)
    return clauses


def _clause(slot: str, numbers: dict[str, str]) -> Inlines:
    """Return a clause as a live reference to its number, or its slot where it is not in the contract."""
    return (Reference(slot, "", numbers[slot], ""),) if slot in numbers else (Plain(slot),)


def _table(
    width: int, shares: tuple[int, ...], headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> str:
    widths = tuple(width * share // _WHOLE for share in shares)
    head = (paragraph("ReviewCellHeading", run(heading)) for heading in headings)
    printed = [_cells(head, widths, heading=True), *(_cells(contents, widths) for contents in rows)]
    return grid("ContractTable", widths, "".join(printed), caption=headings[0])


def _cells(contents: Iterable[str], widths: tuple[int, ...], *, heading: bool = False) -> str:
    cells = (cell(width, content) for width, content in zip(widths, contents, strict=True))
    return row("".join(cells), heading=heading)
