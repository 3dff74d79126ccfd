"""Comparing: lines of two texts paired with each other, and the words that differ between two lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.docx.aligning import most_alike, side_by_side
from generator.docx.views import View

_ALIKE = 0.5
"""Two lines that share half of their words are one line that was changed."""
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
    matcher = SequenceMatcher(None, [view.keys for view in old], [view.keys for view in new], autojunk=False)
    found: list[Pair] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found += [Pair(a, b) for a, b in zip(old[i:j], new[k:m], strict=True)]
        else:
            matched = most_alike(old[i:j], new[k:m], _likeness)
            found += [Pair(a, b) for a, b in side_by_side(old[i:j], new[k:m], matched)]
    counted, at = [], 0
    for pair in found:
        counted.append(pair if pair.old is None else replace(pair, at=at))
        at += pair.old is not None
    return tuple(counted)


def _likeness(a: View, b: View) -> float:
    """Return how alike two lines are; 0 below the half. The first cell names a row of a table."""
    if bool(a.table) != bool(b.table):
        return 0.0
    matcher = SequenceMatcher(None, a.keys, b.keys, autojunk=False)
    if a.table and "{|}" in a.keys and "{|}" in b.keys and _named_alike(a, b):
        return 1.0
    if matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _named_alike(a: View, b: View) -> bool:
    name = a.keys[: a.keys.index("{|}")]
    return bool(name) and name == b.keys[: b.keys.index("{|}")]


def edits(old: View, new: View) -> tuple[Edit, ...]:
    """Return what differs between two lines; changes with only blanks and signs between are one."""
    matcher = SequenceMatcher(None, old.keys, new.keys, autojunk=False)
    blocks: list[list[int]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if blocks and all(_JOINING.fullmatch(key) for key in old.keys[blocks[-1][1] : i]):
            blocks[-1][1], blocks[-1][3] = j, m
        else:
            blocks.append([i, j, k, m])
    return tuple(Edit(_text(old, i, j), _text(new, k, m)) for i, j, k, m in blocks)


def spans_after(old: View, new: View, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return what stands in `new` where each span of tokens of `old` stood.

    Words put in beside a span that stayed as it was do not belong to it; beside one that changed they do, as
    does all that replaced its edge together with what stood there.
    """
    matcher = SequenceMatcher(None, old.keys, new.keys, autojunk=False)
    codes = matcher.get_opcodes()
    found = []
    for start, end in spans:
        met = [code for code in codes if code[1] < end and code[2] > start]
        if any(code[0] != "equal" for code in met):
            met = [code for code in codes if code in met or (code[0] == "insert" and code[1] in (start, end))]
        edges = [(_edge(code, start, first=True), _edge(code, end, first=False)) for code in met]
        found.append(_text(new, edges[0][0], edges[-1][1]) if edges else "")
    return found


def _edge(code: tuple[str, int, int, int, int], at: int, *, first: bool) -> int:
    """Return where an edge of a span lies in the new line, in a block that the span meets."""
    tag, i, j, k, m = code
    if tag == "equal":
        return k + max(at - i, 0) if first else m - max(j - at, 0)
    return k if first else m


def _text(view: View, start: int, end: int) -> str:
    if start >= end:
        return ""
    return view.text[view.tokens[start].start : view.tokens[end - 1].end]
