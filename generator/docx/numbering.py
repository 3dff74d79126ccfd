"""Numbers of lists, counted as Word counts them: styles, direct numbering, overrides, where levels start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.counting import sign
from generator.docx.elements import is_off
from generator.docx.xml import Element, W, parse

_DEEPEST = 9


class Level(NamedTuple):
    """A level of a list: where it starts, how it counts, its text, whether all its numbers are figures."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    style: str = ""
    figures: bool = False
    restart: int = -1
    """The level after which it starts again, from 1; 0 for never, -1 for any higher one."""


class List(NamedTuple):
    """A list that paragraphs name: the one it counts with, its levels, the levels that start anew."""

    counts_with: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Lists(NamedTuple):
    """The lists of a file by number, and the list and level of each style."""

    lists: Mapping[str, List]
    styles: Mapping[str, tuple[str, int]]

    def level(self, style: str, direct: Element | None) -> "At | None":
        """Return where a paragraph counts, or None where it does not; `direct` is its own `numPr`."""
        number, depth = self.styles.get(style, ("", 0))
        if direct is not None:
            number = _value(direct, "numId") or number
            depth = _whole(_value(direct, "ilvl") or str(depth))
        held = self.lists.get(number)
        if held is None or depth not in held.levels:
            return None
        return At(number, held, depth)


class At(NamedTuple):
    """Where a paragraph counts: the number of its list, the list, and the level from 0."""

    number: str
    held: List
    depth: int


@lru_cache(maxsize=8)
def lists_of(styles: bytes, numbering: bytes) -> Lists:
    """Return the lists of a file from its two parts, either of which may be empty."""
    lists = _lists(parse(numbering)) if numbering else {}
    return Lists(lists, _styles(parse(styles), lists) if styles else {})


def _lists(root: Element) -> dict[str, List]:
    abstract = {found.get(f"{W}abstractNumId", ""): found for found in root.iterfind(f"{W}abstractNum")}
    # A list may say only that it is the one of a list style.
    by_link = {
        _value(found, "styleLink"): name for name, found in abstract.items() if _value(found, "styleLink")
    }
    found = {}
    for used in root.iterfind(f"{W}num"):
        name = _value(used, "abstractNumId")
        if name in abstract and (link := _value(abstract[name], "numStyleLink")):
            name = by_link.get(link, name)
        told = abstract[name].iterfind(f"{W}lvl") if name in abstract else ()
        levels = {_depth(level): _level(level) for level in told}
        starts = {}
        for override in used.iterfind(f"{W}lvlOverride"):
            depth = _depth(override)
            if (level := override.find(f"{W}lvl")) is not None:
                levels[depth] = _level(level)
            if start := _value(override, "startOverride"):
                starts[depth] = _whole(start)
        found[used.get(f"{W}numId", "")] = List(name, levels, starts)
    return found


def _level(element: Element) -> Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return Level(
        _whole(_value(element, "start") or "0"),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText"),
        _value(element, "pStyle"),
        figures=legal is not None and not is_off(legal),
        restart=_whole(restart) if restart else -1,
    )


def _styles(root: Element, lists: Mapping[str, List]) -> dict[str, tuple[str, int]]:
    told: dict[str, tuple[str, str]] = {}
    based: dict[str, str] = {}
    for style in root.iterfind(f"{W}style[@{W}type='paragraph']"):
        name, own = style.get(f"{W}styleId", ""), style.find(f"{W}pPr/{W}numPr")
        based[name] = _value(style, "basedOn")
        told[name] = ("", "") if own is None else (_value(own, "numId"), _value(own, "ilvl"))
    found = {}
    for name in told:
        number, depth = (_inherited(name, told, based, which) for which in (0, 1))
        if number in lists:
            # The level that names the style is its level, whatever the style itself says.
            at = next((at for at, level in lists[number].levels.items() if level.style == name), None)
            found[name] = (number, at if at is not None and not told[name][1] else _whole(depth or "0"))
    return found


def _inherited(name: str, told: Mapping[str, tuple[str, str]], based: Mapping[str, str], which: int) -> str:
    met: set[str] = set()
    while name in told and name not in met:
        if told[name][which]:
            return told[name][which]
        met.add(name)
        name = based[name]
    return ""


@dataclass(slots=True)
class Numbers:
    """Counts the lists of a document as it is read."""

    lists: Lists
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, style: str, direct: Element | None) -> str:
        """Count on, and return the number that a paragraph prints; `direct` is its own `numPr`."""
        place = self.lists.level(style, direct)
        if place is None:
            return ""
        number, held, depth = place.number, place.held, place.depth
        level = held.levels[depth]
        counts = self._counted(number, held, depth, level)
        text = level.text
        for at in range(_DEEPEST):
            if f"%{at + 1}" in text:
                other = held.levels.get(at, Level())
                count = counts[at] if counts[at] is not None else other.start
                kind = "decimal" if level.figures else other.kind
                text = text.replace(f"%{at + 1}", sign(count or 0, kind))
        return text

    def _counted(self, number: str, held: List, depth: int, level: Level) -> list[int | None]:
        counts = self.counts.setdefault(held.counts_with, [None] * _DEEPEST)
        now = counts[depth]
        start = level.start
        if depth in held.starts and (number, depth) not in self.begun:
            now, start = None, held.starts[depth]
        self.begun.add((number, depth))
        counts[depth] = start if now is None else now + 1
        for deeper in range(depth + 1, _DEEPEST):
            restart = held.levels.get(deeper, Level()).restart
            if restart < 0 or depth < restart:
                counts[deeper] = None
        return counts


def _value(parent: Element, tag: str) -> str:
    found = parent.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val", "")


def _depth(element: Element) -> int:
    return min(_whole(element.get(f"{W}ilvl", "0")), _DEEPEST - 1)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _DEEPEST else 0
