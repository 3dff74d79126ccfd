"""The lint of a template: everything that is wrong with it at once, each with its place."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.errors import Problem
from generator.word.package import DOCUMENT, STYLES, parse
from generator.word.template.blocks import TagReader
from generator.word.template.leftovers import cell_problems, left_in, setting_problems
from generator.word.template.spots import Spot, spots
from generator.word.template.styles import style_problems
from generator.word.template.vocabulary import REQUIRED

__all__ = ["TEXT_PARTS", "lint"]

TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_UNREAD = re.compile(r"word/(footnotes|endnotes|comments)\.xml")


def lint(parts: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return what is wrong with the parts of a template: styles first, then its text in order."""
    if STYLES not in parts:
        return (Problem("has no styles: start from the shipped template", place=STYLES),)
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
        yield from cell_problems(root, {spot.element: spot for spot in found})
        printed += [entry for entry in reader.printed if part == DOCUMENT]
    yield from _unread(parts)
    yield from _lost_or_doubled(printed)


def _unread(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield tags and comments where nothing is ever filled in."""
    for part in sorted(name for name in parts if _UNREAD.fullmatch(name)):
        root = parse(parts[part])
        if part.endswith("comments.xml") and len(root):
            yield Problem(f"holds {len(root)} comments: delete them in Word", place=part)
        for spot in spots(part, root):
            if re.search(r"\{\{|\{%", spot.text) and not part.endswith("comments.xml"):
                yield spot.problem("a tag stands in a note, where it is never filled in")


def _lost_or_doubled(printed: list[tuple[str, Spot]]) -> Iterator[Problem]:
    times = Counter(name for name, _ in printed)
    for name, what in REQUIRED.items():
        if not times[name]:
            yield Problem(f"has no tag for {name}: {what} would be left out", place=DOCUMENT)
    for name, spot in printed:
        if name in REQUIRED and name != "title" and times[name] > 1:
            yield spot.problem(
                f"{name} stands {times[name]} times: {REQUIRED[name]} may be printed only once"
            )
