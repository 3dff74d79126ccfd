"""The styles of the pages around a contract: the first pages of a review draft, the plain summary."""

from collections.abc import Iterator

from generator.word.house.look import Look
from generator.word.house.style import Para, Text, paragraph_style

__all__ = ["review_styles"]

_RED = "A61B1B"
_AMBER = "8A5A00"


def review_styles(look: Look) -> Iterator[str]:
    """Yield the styles of review drafts and of the summary."""
    yield from _review(look)
    yield from _summary(look)


def _review(look: Look) -> Iterator[str]:
    yield paragraph_style(
        "Review Title",
        Para(before=240, after=60, line=240, keep_next=True),
        Text(font="major", size=44, colour=look.ink),
    )
    yield paragraph_style(
        "Review Heading",
        Para(before=320, after=100, keep_next=True, outline=0),
        Text(font="major", size=27, bold=True, colour=look.ink),
    )
    yield paragraph_style("Review Text", Para(after=100), Text(size=19))
    cell = Para(before=40, after=40, line=245)
    yield paragraph_style("Review Cell", cell, Text(size=17))
    yield paragraph_style(
        "Review Cell Heading",
        Para(before=40, after=40, line=245, keep_next=True),
        Text(size=17, bold=True, colour=look.ink),
    )
    yield paragraph_style("Review Quiet", cell, Text(size=16, colour=look.quiet))
    yield paragraph_style("Review Error", cell, Text(size=17, bold=True, colour=_RED))
    yield paragraph_style("Review Warning", cell, Text(size=17, bold=True, colour=_AMBER))
    yield paragraph_style(
        "Review Note", Para(before=240, after=0), Text(size=19, italic=True, colour=look.quiet)
    )
    yield paragraph_style("Clause Comment", Para(after=60, line=240), Text(size=18))


def _summary(look: Look) -> Iterator[str]:
    title = Text(font="major", size=40, colour=look.ink)
    yield paragraph_style("Summary Title", Para(after=20, line=240, keep_next=True), title)
    cell = Para(before=36, after=36, line=250)
    yield paragraph_style("Summary Heading", cell, Text(bold=True, size=17, colour=look.ink))
    yield paragraph_style("Summary Text", cell, Text(size=17))
    note = Text(size=17, italic=True, colour=look.quiet)
    yield paragraph_style("Summary Note", Para(before=140, after=0, line=250), note)
