"""The styles of the contract itself: cover page, clauses, recitals, schedules, signatures."""

from collections.abc import Iterator
from dataclasses import replace

from .look import Look
from .numbering import (
    CLAUSE_LIST,
    INDENT as _INDENT,
    RECITAL_LIST,
    RUN_IN_INDENT,
    RUN_IN_LIST,
    SCHEDULE_LABEL,
    SCHEDULE_LIST,
    STEP as _STEP,
)
from .style import Para, Text

_BLACK = "000000"
_CLOSE_LINE, _SMALL = 240, 19
"""Of the short form: the line, in 240ths of a single one, and the size in half points; four pages hold it."""


def contract_styles(look: Look) -> Iterator[str]:
    """Yield the styles of everything that a contract prints."""
    yield from _cover(look)
    yield from _clauses(look)
    yield from _run_in_clauses(look)
    yield from _recitals(look)
    yield from _schedules(look)
    yield from _tables(look)
    yield from _signatures(look)


def _cover(look: Look) -> Iterator[str]:
    yield look.paragraph(
        "Title",
        Para(before=0, after=40, line=240, keep_next=True),
        Text(font="major", size=48, color=look.ink),
        following="Subtitle",
    )
    yield look.paragraph(
        "Subtitle",
        Para(after=220, line=252, keep_next=True, rule_below=look.ink),
        Text(size=25, color=look.quiet, italic=True),
        following="Intro",
    )
    yield look.paragraph("Intro", Para(after=140))
    yield look.paragraph(
        "Cover Term", Para(before=26, after=26, line=248), Text(bold=True, color=look.ink, size=19)
    )
    yield look.paragraph("Cover Text", Para(before=26, after=26, line=248, close=True), Text(size=19))
    yield look.paragraph(
        "Cover Heading",
        Para(before=180, after=50, line=248, keep_next=True, outline=0),
        Text(font="major", size=23, bold=True, color=look.ink),
        following="ScheduleText",
    )
    yield look.paragraph("Cover End", Para(after=0, line=20, line_rule="exact"), Text(size=2))


def _clauses(look: Look) -> Iterator[str]:
    # No space after headings: LibreOffice forgets it when it reckons whether the next lines fit the page.
    yield look.paragraph(
        "heading 1",
        Para(before=260, after=0, line=259, keep_next=True, keep_lines=True, outline=0)
        .hanging(_INDENT, _INDENT)
        .numbered(CLAUSE_LIST, 0),
        Text(font="major", size=26, bold=True, color=look.ink),
        following="Heading2",
    )
    yield look.paragraph(
        "heading 2",
        Para(before=110, after=0, keep_next=True, keep_lines=True, outline=1)
        .hanging(_INDENT, _INDENT)
        .numbered(CLAUSE_LIST, 1),
        Text(font="major", bold=True),
        following="ClauseText",
    )
    yield look.paragraph("Clause Text", Para(left=_INDENT))
    # What limits a claim must stand out (law of several states; U.C.C. § 1-201(b)(10) by analogy).
    yield look.paragraph("Conspicuous Text", Para(), Text(bold=True), based="ClauseText")
    for level in range(3, 10):
        left = _INDENT + _STEP * (level - 2)
        yield look.paragraph(
            f"Clause Level {level}", Para(after=80).hanging(left, _STEP).numbered(CLAUSE_LIST, level - 1)
        )


def _run_in_clauses(look: Look) -> Iterator[str]:
    """Yield the styles of a short form: one number a clause, its heading at the start of its text."""
    yield look.paragraph(
        "Terms Heading",
        Para(before=200, after=40, line=259, keep_next=True, outline=0),
        Text(font="major", size=26, bold=True, color=look.ink),
        following="ClauseRunIn",
    )
    text = Para(before=0, after=22, left=RUN_IN_INDENT, line=_CLOSE_LINE)
    small = Text(size=_SMALL)
    numbered = replace(text, before=26).hanging(RUN_IN_INDENT, RUN_IN_INDENT).numbered(RUN_IN_LIST, 0)
    yield look.paragraph("Clause Run In", numbered, small, following="RunInText")
    yield look.paragraph("Run In Text", text, small)
    yield look.paragraph("Conspicuous Run In", Para(), Text(bold=True), based="ClauseRunIn")
    yield look.paragraph("Conspicuous Run In Text", Para(), Text(bold=True), based="RunInText")
    for level in range(2, 5):
        left = RUN_IN_INDENT + _STEP * (level - 1)
        yield look.paragraph(
            f"Run In Level {level}",
            replace(text, after=20).hanging(left, _STEP).numbered(RUN_IN_LIST, level - 1),
            small,
        )


def _recitals(look: Look) -> Iterator[str]:
    yield look.paragraph(
        "Recitals Heading",
        Para(before=300, after=100, line=259, keep_next=True, outline=0),
        Text(font="major", size=27, bold=True, color=look.ink),
        following="Recital",
    )
    yield look.paragraph("Recital", Para().hanging(_INDENT, _INDENT).numbered(RECITAL_LIST, 0))
    yield look.paragraph("Recital Text", Para(left=_INDENT))
    for level in range(2, 5):
        left = _INDENT + _STEP * (level - 1)
        yield look.paragraph(
            f"Recital Level {level}", Para(after=80).hanging(left, _STEP).numbered(RECITAL_LIST, level - 1)
        )


def _schedules(look: Look) -> Iterator[str]:
    yield look.paragraph(
        "Schedule Heading",
        Para(after=160, line=259, keep_next=True, new_page=True, outline=0, rule_below=look.ink)
        .hanging(SCHEDULE_LABEL, SCHEDULE_LABEL)
        .numbered(SCHEDULE_LIST, 0),
        Text(font="major", size=34, color=look.ink),
        following="ScheduleText",
    )
    # A short schedule follows the one before it on the same page.
    yield look.paragraph(
        "Schedule Heading Following",
        Para(before=300, new_page=False),
        based="ScheduleHeading",
        following="ScheduleText",
    )
    yield look.paragraph("Schedule Text", Para(after=120))
    for level in range(2, 5):
        left = _STEP * (level - 1)
        yield look.paragraph(
            f"Schedule Level {level}", Para(after=80).hanging(left, _STEP).numbered(SCHEDULE_LIST, level - 1)
        )


def _tables(look: Look) -> Iterator[str]:
    cell = Para(before=28, after=28, line=248, close=True)
    yield look.paragraph(
        "Table Caption", Para(before=140, after=50, keep_next=True), Text(bold=True, color=look.ink)
    )
    heading = Para(before=40, after=40, line=248, keep_next=True)
    small = Text(bold=True, size=18, color=look.ink)
    yield look.paragraph("Table Heading", heading, small)
    yield look.paragraph("Table Heading Number", Para(align="right"), based="TableHeading")
    yield look.paragraph("Table Text", cell, Text(size=20))
    yield look.paragraph("Table Text Number", Para(align="right"), based="TableText")
    yield look.paragraph("Table Total", Para(), Text(bold=True), based="TableText")
    yield look.paragraph("Table Total Number", Para(align="right"), based="TableTotal")
    yield look.paragraph("Text After Table", Para(before=120), based="ScheduleText")


def _signatures(look: Look) -> Iterator[str]:
    label = 1240
    yield look.paragraph("Closing", Para(after=100, keep_next=True, keep_lines=True))
    kept = Para(after=40, line=252, keep_next=True, keep_lines=True)
    # In tables LibreOffice lets a size of the defaults win over a tag's: so the size is said here.
    size = Text(size=look.body_size)
    yield look.paragraph("Signature Detail", kept.hanging(label, label).tabs(label), size)
    # The rule to sign on is the paragraph's: the white tag of a signing service cannot break it.
    ruled = Para(rule_below=_BLACK, rule_weight=4, rule_space=1)
    line = replace(ruled, before=320, after=50)
    yield look.paragraph("Signature Line", line, based="SignatureDetail")
    date = replace(ruled, before=160, after=60)
    yield look.paragraph("Signature Date", date, based="SignatureDetail")
    yield look.paragraph("Signature Date Last", Para(release=True), based="SignatureDate")
    yield look.paragraph("Signature Role", Para(before=80, after=0, keep_next=True), Text(bold=True))
    yield look.paragraph("Signature Party", Para(after=0, line=252, keep_next=True, keep_lines=True))
