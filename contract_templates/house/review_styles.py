"""The styles of the pages around a contract: the first pages of a review draft, the plain summary."""

from collections.abc import Iterator

from .look import Look
from .style import Para, Text

_RED = "A61B1B"
_AMBER = "8A5A00"


def review_styles(look: Look) -> Iterator[str]:
    """Yield the styles of review drafts and of the summary."""
    yield from _review(look)
    yield from _summary(look)


def _review(look: Look) -> Iterator[str]:
    yield look.paragraph(
        "Review Title",
        Para(before=240, after=60, line=240, keep_next=True, uncounted=True),
        Text(font="major", size=44, color=look.ink),
    )
    yield look.paragraph(
        "Review Heading",
        Para(before=320, after=100, keep_next=True, outline=0, uncounted=True),
        Text(font="major", size=27, bold=True, color=look.ink),
    )
    yield look.paragraph("Review Text", Para(after=100, uncounted=True), Text(size=19))
    cell = Para(before=40, after=40, line=245)
    yield look.paragraph("Review Cell", cell, Text(size=17))
    yield look.paragraph(
        "Review Cell Heading",
        Para(before=40, after=40, line=245, keep_next=True),
        Text(size=17, bold=True, color=look.ink),
    )
    yield look.paragraph("Review Quiet", cell, Text(size=16, color=look.quiet))
    yield look.paragraph("Review Error", cell, Text(size=17, bold=True, color=_RED))
    yield look.paragraph("Review Warning", cell, Text(size=17, bold=True, color=_AMBER))
    yield look.paragraph(
        "Review Note",
        Para(before=120, after=0, uncounted=True),
        Text(size=19, italic=True, color=look.quiet),
    )
    yield look.paragraph("Clause Comment", Para(after=60, line=240), Text(size=18))


def _summary(look: Look) -> Iterator[str]:
    title = Text(font="major", size=34, color=look.ink)
    yield look.paragraph("Summary Title", Para(after=20, line=240, keep_next=True), title)
    # Lines that shrink with their letters: a long summary is set smaller, to fit its page.
    cell = Para(before=6, after=6, line=240, line_rule="auto")
    yield look.paragraph("Summary Heading", cell, Text(bold=True, size=17, color=look.ink))
    yield look.paragraph("Summary Text", cell, Text(size=17))
    note = Text(size=17, italic=True, color=look.quiet)
    yield look.paragraph("Summary Note", Para(before=60, after=0, line=240, line_rule="auto"), note)
