"""The freelance laws that apply: every item, and the section of the contract that covers it."""

from collections.abc import Iterator
from dataclasses import replace

from generator.selection.phrasing import Phrasing
from generator.word.inlines import runs
from generator.word.markup import paragraph, run
from generator.word.review import StatuteItem, StatuteTable
from generator.word.review_tables import Row, headings_of, quiet, table, text

_SHARES = (48, 52)


def law_pages(statutes: tuple[StatuteTable, ...], phrasing: Phrasing, width: int) -> Iterator[str]:
    """Yield a table for each law that applies."""
    headings = headings_of(phrasing, "wanted", "where")
    for statute in statutes:
        yield paragraph("ReviewHeading", run(statute.name))
        yield paragraph("ReviewText", run(_about(statute, phrasing)))
        yield table(width, _SHARES, headings, (_item(item, phrasing) for item in statute.items))


def _about(statute: StatuteTable, phrasing: Phrasing) -> str:
    """Say where the items are from, whether all are covered, and why the law may not apply."""
    source = phrasing.source_in_words(replace(statute.source, title=statute.citation))
    told = (phrasing.say("laws.by_item", source=source), _sum(statute, phrasing), _upper(statute.doubt))
    sentences = (phrasing.say("signs.sentence", text=text) for text in told if text)
    return phrasing.phrases.join("space", sentences)


def _sum(statute: StatuteTable, phrasing: Phrasing) -> str:
    lacking = sum(1 for item in statute.items if item.gap)
    if not lacking:
        return phrasing.say("laws.all_covered")
    return phrasing.say("laws.lacking", lacking=lacking, count=len(statute.items))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _item(item: StatuteItem, phrasing: Phrasing) -> Row:
    places = run(phrasing.say("signs.semicolon")).join(map(runs, item.where))
    where = paragraph("ReviewCell", places) if item.where else quiet(phrasing.say("laws.nowhere"))
    return text(_upper(item.text)), where + (text(item.gap, "ReviewWarning") if item.gap else "")
