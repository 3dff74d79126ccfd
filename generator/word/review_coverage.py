"""The clause categories that reviewers look for, a row each: where it stands, or why it is left out."""

from collections.abc import Iterator

from generator.selection.phrasing import Phrasing
from generator.word.inlines import runs
from generator.word.markup import NEW_PAGE, paragraph, run
from generator.word.review import CoverageRow
from generator.word.review_tables import Row, headings_of, quiet, table, text

_SHARES = (24, 30, 46)


def coverage_page(rows: tuple[CoverageRow, ...], phrasing: Phrasing, width: int) -> Iterator[str]:
    """Yield the page; nothing where the pack says nothing of categories."""
    if rows:
        yield paragraph("ReviewHeading", NEW_PAGE + run(phrasing.say("coverage.title")))
        yield paragraph("ReviewNote", run(phrasing.say("coverage.about")), keep_next=True)
        headings = headings_of(phrasing, "category", "stands", "why")
        yield table(width, _SHARES, headings, (_row(row, phrasing) for row in rows))


def _row(row: CoverageRow, phrasing: Phrasing) -> Row:
    left_out = row.state == "left_out"
    places = run(phrasing.say("signs.semicolon")).join(map(runs, row.where))
    where = paragraph("ReviewQuiet" if left_out else "ReviewCell", places) if row.where else ""
    why = text(phrasing.say("coverage.left_out", why=row.text)) if left_out else ""
    said = text(row.text) if row.text and not left_out else ""
    return text(row.category), where, why + said + quiet(phrasing.phrases.join("semicolon", row.because))
