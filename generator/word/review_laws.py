"""The freelance laws that apply, a page each: every item, and the section of the contract that covers it."""

from collections.abc import Iterator
from dataclasses import replace

from generator.selection.phrasing import source_in_words
from generator.word.inlines import runs
from generator.word.markup import NEW_PAGE, paragraph, run
from generator.word.review import StatuteItem, StatuteTable
from generator.word.review_tables import Row, quiet, table, text

_SHARES = (30, 24, 46)
_HEADINGS = ("What the law wants", "Where it stands", "What is printed there")


def law_pages(statutes: tuple[StatuteTable, ...], width: int) -> Iterator[str]:
    """Yield a page for each law that applies."""
    for statute in statutes:
        yield paragraph("ReviewHeading", NEW_PAGE + run(statute.name))
        yield paragraph("ReviewText", run(_about(statute)))
        yield table(width, _SHARES, _HEADINGS, map(_item, statute.items))


def _about(statute: StatuteTable) -> str:
    """Say where the items are from, whether all are covered, and why the law may not apply."""
    source = source_in_words(replace(statute.source, title=statute.citation))
    told = (f"{source}, item by item", _sum(statute), _upper(statute.doubt))
    return "".join(f"{sentence}. " for sentence in told if sentence).rstrip()


def _sum(statute: StatuteTable) -> str:
    lacking = sum(1 for item in statute.items if item.gap)
    if not lacking:
        return "This contract covers every item"
    return f"Not covered, or only in part: {lacking} of {len(statute.items)} items; they are marked below"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _item(item: StatuteItem) -> Row:
    where = paragraph("ReviewCell", run("; ").join(map(runs, item.where))) if item.where else quiet("nowhere")
    printed = "".join(map(text, item.printed))
    if item.gap:
        printed += text(item.gap, "ReviewWarning")
    return text(_upper(item.text)), where, printed or quiet("nothing")
