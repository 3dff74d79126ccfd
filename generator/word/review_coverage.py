"""The clause categories that reviewers look for, a row each: where it stands, or why it is left out."""

from collections.abc import Iterator

from generator.selection.phrasing import Phrasing
from generator.word.inlines import runs
from generator.word.markup import paragraph, run
from generator.word.review import CoverageRow
from generator.word.review_tables import Row, headings_of, quiet, table, text

_PRESENT = (22, 32, 46)
_LEFT_OUT = (22, 78)


def coverage_page(rows: tuple[CoverageRow, ...], phrasing: Phrasing, width: int) -> Iterator[str]:
    """Yield the page; nothing where the pack says nothing of categories."""
    if not rows:
        return
    yield paragraph("ReviewHeading", run(phrasing.say("coverage.title")))
    yield paragraph("ReviewNote", run(phrasing.say("coverage.about")), keep_next=True)
    present = [_present(row, phrasing) for row in rows if row.state != "left_out"]
    if present:
        yield table(width, _PRESENT, headings_of(phrasing, "category", "stands", "why"), present)
    left_out = [_left_out(row, phrasing) for row in rows if row.state == "left_out"]
    if left_out:
        yield paragraph("ReviewNote", run(phrasing.say("coverage.on_purpose")), keep_next=True)
        yield table(width, _LEFT_OUT, headings_of(phrasing, "category", "why"), left_out)


def _present(row: CoverageRow, phrasing: Phrasing) -> Row:
    because = phrasing.phrases.join("semicolon", row.because)
    said = text(row.text) if row.text else ""
    why = said + quiet(because) + _law(row, phrasing)
    return text(row.category), paragraph("ReviewCell", _places(row, phrasing)), why


def _left_out(row: CoverageRow, phrasing: Phrasing) -> Row:
    nearest = run(f" {phrasing.say('coverage.nearest_terms')} ") + _places(row, phrasing) if row.where else ""
    return text(row.category), paragraph("ReviewCell", run(row.text) + nearest) + _law(row, phrasing)


def _law(row: CoverageRow, phrasing: Phrasing) -> str:
    return quiet(phrasing.laws_in_words(row.sources))


def _places(row: CoverageRow, phrasing: Phrasing) -> str:
    return run(phrasing.say("signs.semicolon")).join(map(runs, row.where))
