"""The texts of an outline, and where they stand in its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.library.clause import Parts
from generator.library.conditions import ALWAYS, Condition, parse_condition
from generator.library.outline import CoverEntry, CoverItem, Outline, OutlineText
from generator.yaml_lines import YamlText


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of the outline: its part, `file:line`, its condition, its lines, the term it stands for."""

    part: Literal["intro", "cover", "closing", "schedule"]
    place: str
    when: Condition
    lines: tuple[Parts, ...]
    term: str = ""


def outline_texts(outline: Outline, where: YamlText) -> Iterator[PlacedText]:
    """Yield every text of an outline with its place; cells of tables are a row's own."""
    for number, intro in enumerate(outline.intro):
        yield PlacedText("intro", where.place_of(("intro", number)), intro.when, intro.text)
    for number, item in enumerate(outline.cover):
        yield from _on_cover(item, where.place_of(("cover", number)))
    for number, closing in enumerate(outline.closing):
        yield PlacedText("closing", where.place_of(("closing", number)), closing.when, closing.text)
    for index, schedule in enumerate(outline.schedules):
        for number, block in enumerate(schedule.blocks):
            if isinstance(block, OutlineText):
                place = where.place_of(("schedules", index, "blocks", number))
                yield PlacedText("schedule", place, _both(schedule.when, block.when), block.text)


def _on_cover(item: CoverItem, place: str) -> Iterator[PlacedText]:
    if isinstance(item, OutlineText):
        yield PlacedText("cover", place, item.when, item.text)
    elif isinstance(item, CoverEntry):
        yield PlacedText("cover", place, item.when, (), item.term if item.defines else "")
        yield from (PlacedText("cover", place, _both(item.when, text.when), text.text) for text in item.text)


def _both(first: Condition, second: Condition) -> Condition:
    return first if second == ALWAYS else parse_condition(f"({first.text}) and ({second.text})")


def slot_place(slot: str, outline: Outline, where: YamlText) -> str:
    """Return `file:line` of a slot's entry in the outline."""
    named = (steps for steps, entry in _entries(outline) if entry.removesuffix("?") == slot)
    return where.place_of(next(named))


def _entries(outline: Outline) -> Iterator[tuple[tuple[int | str, ...], str]]:
    for number, entry in enumerate(outline.recitals):
        yield ("recitals", number), entry
    for index, section in enumerate(outline.sections):
        for number, entry in enumerate(section.slots):
            yield ("sections", index, "slots", number), entry
