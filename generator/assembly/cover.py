"""The cover page: rows, headings, and what stands under them, filled in their order."""

from collections.abc import Iterator

from generator.assembly.contract import CoverHeading, CoverItem, CoverRow, Inline, Inlines, Plain, text_of
from generator.assembly.filling import Filler, MissingAnswer
from generator.assembly.schedules import blocks_of
from generator.errors import InputError
from generator.library import outline as model
from generator.library.clause import Parts
from generator.messages import tell

_CLOSE = (",", ":", ".")
"""Signs that a line begins with where it goes on right after the one before it."""


def cover_items(filler: Filler, outline: model.Outline) -> Iterator[CoverItem]:
    """Yield what stands on the cover page; raise InputError naming a text that prints what was left out."""
    for item in outline.cover:
        if not filler.true(item.when):
            continue
        if isinstance(item, model.CoverEntry):
            yield CoverRow(item.term, tuple(_row(filler, item)))
        elif isinstance(item, model.CoverHeading):
            yield CoverHeading(item.heading, item.id or "")
        else:
            yield from blocks_of(filler, item, tell("the cover page"))


def _row(filler: Filler, entry: model.CoverEntry) -> Iterator[Inlines]:
    try:
        if entry.each:
            yield tuple(_joined(filler, entry))
            return
        for parts in _lines(filler, entry):
            yield from filler.paragraphs(parts)
    except MissingAnswer as missing:
        raise InputError.single(
            tell(
                "the cover row {row} prints {path}, which was left out: guard it with `when`",
                row=entry.term,
                path=missing.path,
            )
        ) from missing


def _lines(filler: Filler, entry: model.CoverEntry) -> Iterator[Parts]:
    for text in entry.text:
        if filler.true(text.when):
            yield from text.text


def _joined(filler: Filler, entry: model.CoverEntry) -> Iterator[Inline]:
    """Yield the entries of a list answer in one paragraph, the lines of each after one another.

    An entry of which nothing is said leaves no sign between the others.
    """
    begun = False
    for row in filler.rows(entry.each):
        for number, parts in enumerate(_lines(row, entry)):
            printed = row.inlines(parts)
            if begun and not number:
                yield Plain(row.formats.words["list"]["entries"])
            elif number and not text_of(printed).startswith(_CLOSE):
                yield Plain(" ")
            begun = True
            yield from printed
