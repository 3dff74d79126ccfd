"""Matching: which clause, paragraph and row of one version is which of the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from generator.docx.aligning import (
    ALIKE,
    Matched,
    Pairs,
    equal_places,
    likeness,
    most_alike,
    side_by_side,
)
from generator.redlining.blocks import Block, Row, Segment, WordParagraph, WordTable
from generator.redlining.tables import columns

_P = TypeVar("_P", WordParagraph, WordTable, Row, Block)

_SAME_PLACE = 10.0  # more than any likeness: these two are one
_SAME_TABLE = 0.2


def match_segments(
    old: Sequence[Segment], new: Sequence[Segment], covered_by: Mapping[str, str]
) -> Pairs[Segment]:
    """Return the clauses side by side, by their ids; a moved clause is removed and added.

    `covered_by` gives, for a clause of a full form, the clause of its short form that covers it. Neighbors
    that one clause covers become one segment, which stands beside that clause.
    """

    def name(segment: Segment) -> str:
        return covered_by.get(segment.key, segment.key)

    def gathered(segments: Sequence[Segment]) -> Iterator[Segment]:
        for _, group in groupby(segments, name):
            held = list(group)
            yield Segment(held[0].key, tuple(block for segment in held for block in segment.blocks))

    left, right = list(gathered(old)), list(gathered(new))
    if not covered_by:
        return side_by_side(left, right, equal_places([*map(name, left)], [*map(name, right)]))

    def in_common(one: Segment, other: Segment) -> float:
        # The two forms differ in order too, and a name may come twice: as much text as can find its partner.
        return float(min(one.size, other.size)) if name(one) == name(other) else 0.0

    return side_by_side(left, right, most_alike(left, right, in_common))


def match_blocks(old: Sequence[Block], new: Sequence[Block], *, closed: bool = False) -> Pairs[Block]:
    """Return the paragraphs and tables of one clause side by side.

    `closed` is for a cell or a header: it holds a line for each thing, and its last paragraph cannot
    be removed, so where both last ones changed they are one.
    """
    matched = _other_tables_apart(_aligned(old, new, _block_likeness), old, new)
    if closed and _by_place(matched, old, new):
        matched = [(index, index) for index in range(len(old))]
    elif closed and _both_ends_changed(matched, old, new):
        matched = [*matched, (len(old) - 1, len(new) - 1)]
    return side_by_side(old, new, matched)


def _other_tables_apart(matched: Matched, old: Sequence[Block], new: Sequence[Block]) -> Matched:
    """Leave out tables with another number of columns, and their captions, which then part the two.

    Rows of both could stand in one table, but Word would lay its columns out anew.
    """
    apart: set[tuple[int, int]] = set()
    for a, b in matched:
        before, after, caption = old[a], new[b], (a - 1, b - 1)
        if not isinstance(before, WordTable) or not isinstance(after, WordTable) or caption not in matched:
            continue
        line = new[b - 1]
        named = isinstance(line, WordParagraph) and bool(line.content.names)
        if len(columns(before.element)) != len(columns(after.element)) and not named:
            apart |= {(a, b), caption}
    return [pair for pair in matched if pair not in apart]


def _by_place(matched: Matched, old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Return whether both sides hold the same lines in the same order: name, street, email."""
    if len(old) != len(new) or any(a != b for a, b in matched):
        return False
    return all(
        isinstance(a, WordParagraph) and isinstance(b, WordParagraph) and a.style == b.style
        for a, b in zip(old, new, strict=True)
    )


def _both_ends_changed(matched: Matched, old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Return whether the last paragraph of either side has no partner."""
    if not old or not new or not isinstance(old[-1], WordParagraph) or not isinstance(new[-1], WordParagraph):
        return False
    if old[-1].clause != new[-1].clause:
        return False
    left, right = matched[-1] if matched else (-1, -1)
    return left != len(old) - 1 and right != len(new) - 1


def match_rows(old: Sequence[Row], new: Sequence[Row]) -> Pairs[Row]:
    """Return the rows of a table side by side: by their text, or by what stands in the first cell."""
    return side_by_side(old, new, _aligned(old, new, _row_likeness))


def _aligned(old: Sequence[_P], new: Sequence[_P], alike: Callable[[_P, _P], float]) -> Matched:
    """Return the pairs, in order, whose likenesses add up to the most (dynamic programming).

    What is equal at both ends is taken as it is: a long schedule is mostly that.
    """
    first, last = 0, 0
    shorter = min(len(old), len(new))
    while first < shorter and _equal_and_alike(old[first], new[first], alike):
        first += 1
    while last < shorter - first and _equal_and_alike(old[-1 - last], new[-1 - last], alike):
        last += 1
    inner = most_alike(old[first : len(old) - last], new[first : len(new) - last], alike)
    pairs = [(index, index) for index in range(first)]
    pairs += [(first + a, first + b) for a, b in inner]
    return pairs + [(len(old) - k, len(new) - k) for k in range(last, 0, -1)]


def _equal_and_alike(old: _P, new: _P, alike: Callable[[_P, _P], float]) -> bool:
    return old.text == new.text and alike(old, new) >= 1


def _block_likeness(old: Block, new: Block) -> float:
    if isinstance(old, WordTable) and isinstance(new, WordTable):
        return max(_SAME_TABLE, _text_likeness(old.text, new.text))
    if (
        not isinstance(old, WordParagraph)
        or not isinstance(new, WordParagraph)
        or old.ends_section != new.ends_section
    ):
        return 0.0
    if old.clause != new.clause:
        return 0.0  # a line bears the bookmark of one clause: the other's would be lost
    if old.ends_section or set(old.content.names) & set(new.content.names):
        return _SAME_PLACE
    bonus = 0.1 if old.style == new.style else 0.0
    if old.text == new.text:
        return 1 + bonus
    alike = _text_likeness(old.text, new.text)
    return alike + bonus if alike > ALIKE else 0.0


def _row_likeness(old: Row, new: Row) -> float:
    if len(old.cells) != len(new.cells):
        return 0.0
    if old.text == new.text:
        return 1.1
    left, right = _without_count(old), _without_count(new)
    alike = _text_likeness(left, right)
    if left and left.split("\t")[0] == right.split("\t")[0]:
        return ALIKE + alike / 2
    return alike if alike > ALIKE else 0.0


def _without_count(row: Row) -> str:
    """Return the text of a row without the number that only counts the rows."""
    first, _, rest = row.text.partition("\t")
    return rest if first.isdecimal() else row.text


def _text_likeness(old: str, new: str) -> float:
    return 1.0 if old == new else likeness(_words(old), _words(new))


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())
