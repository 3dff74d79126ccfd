"""Comparing: lines of two texts paired with each other, and the words that differ between two lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.docx.aligning import Stretch, likeness, most_alike, side_by_side, stretches_of
from generator.docx.views import View

_JOINING = re.compile(r"[^\w{]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A line as it was and as it is; one of them is missing where it was taken out or put in.

    `at` counts the old lines from 0; -1 where there is none.
    """

    old: View | None
    new: View | None
    at: int = -1


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that were taken out of a line and words that stand there instead; either may be empty."""

    old: str
    new: str


def pairs(old: Sequence[View], new: Sequence[View]) -> tuple[Pair, ...]:
    """Pair lines in order: equal ones first, then between them the most alike."""
    found: list[Pair] = []
    for equal, gone, come in stretches_of([view.keys for view in old], [view.keys for view in new]):
        if equal:
            found += [Pair(a, b) for a, b in zip(old[gone], new[come], strict=True)]
        else:
            matched = most_alike(old[gone], new[come], _likeness)
            found += [Pair(a, b) for a, b in side_by_side(old[gone], new[come], matched)]
    counted, at = [], 0
    for pair in found:
        counted.append(pair if pair.old is None else replace(pair, at=at))
        at += pair.old is not None
    return tuple(counted)


def _likeness(a: View, b: View) -> float:
    """Return how alike two lines are; 0 below the half. The first cell names a row of a table."""
    if bool(a.table) != bool(b.table):
        return 0.0
    if a.table and "{|}" in a.keys and "{|}" in b.keys and _named_alike(a, b):
        return 1.0
    return likeness(a.keys, b.keys)


def _named_alike(a: View, b: View) -> bool:
    name = a.keys[: a.keys.index("{|}")]
    return bool(name) and name == b.keys[: b.keys.index("{|}")]


def edits(old: View, new: View) -> tuple[Edit, ...]:
    """Return what differs between two lines; changes with only blanks and signs between are one."""
    blocks: list[tuple[slice, slice]] = []
    for equal, gone, come in stretches_of(old.keys, new.keys):
        if equal:
            continue
        if blocks and all(_JOINING.fullmatch(key) for key in old.keys[blocks[-1][0].stop : gone.start]):
            before, instead = blocks.pop()
            blocks.append((slice(before.start, gone.stop), slice(instead.start, come.stop)))
        else:
            blocks.append((gone, come))
    return tuple(
        Edit(_text(old, gone.start, gone.stop), _text(new, come.start, come.stop)) for gone, come in blocks
    )


def spans_after(old: View, new: View, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return what stands in `new` where each span of tokens of `old` stood.

    Words put in beside a span that stayed as it was do not belong to it; beside one that changed they do, as
    does all that replaced its edge together with what stood there.
    """
    stretches = list(stretches_of(old.keys, new.keys))
    found = []
    for start, end in spans:
        met = [one for one in stretches if one.old.start < end and one.old.stop > start]
        if not all(one.equal for one in met):
            met = [one for one in stretches if one in met or _put_in_at(one, (start, end))]
        edges = [(_edge(one, start, first=True), _edge(one, end, first=False)) for one in met]
        found.append(_text(new, edges[0][0], edges[-1][1]) if edges else "")
    return found


def _put_in_at(stretch: Stretch, edges: tuple[int, int]) -> bool:
    """Say whether a stretch is words that were put in where nothing went, at one of two places."""
    return not stretch.equal and stretch.old.start == stretch.old.stop and stretch.old.start in edges


def _edge(stretch: Stretch, at: int, *, first: bool) -> int:
    """Return where an edge of a span lies in the new line, in a stretch that the span meets."""
    begin: int = stretch.new.start
    end: int = stretch.new.stop
    if stretch.equal:
        begin += max(at - stretch.old.start, 0)
        end -= max(stretch.old.stop - at, 0)
    return begin if first else end


def _text(view: View, start: int, end: int) -> str:
    if start >= end:
        return ""
    return view.text[view.tokens[start].start : view.tokens[end - 1].end]
