"""The lint of a template: everything that is wrong with it at once, each with its place."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.docx.package import STYLES
from generator.docx.xml import DOCUMENT, parse
from generator.errors import Problem
from generator.messages import Message, tell, tell_many
from generator.word.template.blocks import TagReader
from generator.word.template.cells import row_problems
from generator.word.template.leftovers import cell_problems, left_in, setting_problems
from generator.word.template.paragraphs import Spot, spots
from generator.word.template.styles import style_problems
from generator.word.template.vocabulary import REQUIRED

TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_IN_PROPERTY = Message("a tag stands in a property, where it is never filled in: write plain words")
_UNFILLED = {
    "word/endnotes.xml": Message(
        "a tag stands in an endnote, where it is never filled in: make it a footnote"
    ),
    "docProps/app.xml": _IN_PROPERTY,
    "docProps/custom.xml": _IN_PROPERTY,
}
_COMMENTS = "word/comments.xml"


def lint(parts: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return what is wrong with the parts of a template: styles first, then its text in order."""
    if STYLES not in parts:
        return (Problem(tell("has no styles: start from the shipped template"), place=STYLES),)
    return (*style_problems(parts), *setting_problems(parts), *_text_problems(parts))


def _text_problems(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    printed: list[tuple[str, Spot]] = []
    for part in sorted(name for name in parts if TEXT_PARTS.fullmatch(name)):
        root = parse(parts[part])
        found = list(spots(part, root))
        reader = TagReader(margin=part != DOCUMENT)
        for spot in found:
            yield from reader.read(spot)
            yield from left_in(spot)
        yield from reader.end()
        placed = {spot.element: spot for spot in found}
        yield from cell_problems(root, placed)
        yield from row_problems(root, placed)
        printed += [entry for entry in reader.printed if part == DOCUMENT]
    yield from _unfilled(parts)
    yield from _lost_or_doubled(printed)


def _unfilled(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield tags and comments where nothing is ever filled in."""
    for part, message in _UNFILLED.items():
        text = str(parse(parts[part]).xpath("string()")) if part in parts else ""
        if found := re.search(r"\{[{%].*?[%}]\}", text):
            yield Problem(tell(message), place=part, value=found[0])
    if _COMMENTS in parts and (count := len(parse(parts[_COMMENTS]))):
        yield Problem(
            tell_many(
                count,
                "holds {count} comment: delete it in Word",
                "holds {count} comments: delete them in Word",
            ),
            place=_COMMENTS,
        )


def _lost_or_doubled(printed: list[tuple[str, Spot]]) -> Iterator[Problem]:
    times = Counter(name for name, _ in printed)
    for name, what in REQUIRED.items():
        if not times[name]:
            yield Problem(
                tell("has no tag for {name}: {what} would be left out", name=name, what=tell(what)),
                place=DOCUMENT,
            )
    for name, spot in printed:
        if name in REQUIRED and name != "title" and times[name] > 1:
            yield spot.problem(
                tell(
                    "{name} stands {count} times: {part} may be printed only once",
                    name=name,
                    count=times[name],
                    part=tell(REQUIRED[name]),
                )
            )
