"""Matching: which part of one version is which part of the other: clause, paragraph, word."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import TypeVar

from generator.redlining.blocks import Block, Grid, Line, Row, Segment
from generator.redlining.pieces import Piece

__all__ = ["Pairs", "match_blocks", "match_pieces", "match_rows", "match_segments"]

_T = TypeVar("_T")
Pairs = list[tuple[_T | None, _T | None]]

_ALIKE = 0.5
_SAME_PLACE = 10.0  # more than any likeness: these two are one
_SAME_TABLE = 0.2
_ENOUGH = 0.6


def match_segments(old: Sequence[Segment], new: Sequence[Segment]) -> Pairs[Segment]:
    """Return the clauses side by side, by their ids; a moved clause is removed and added."""
    return _paired(old, new, _equal([s.key for s in old], [s.key for s in new]))


def match_blocks(old: Sequence[Block], new: Sequence[Block], *, closed: bool = False) -> Pairs[Block]:
    """Return the paragraphs and tables of one clause side by side.

    `closed` is for a cell or a header: it holds a line for each thing, and its last paragraph cannot
    be removed, so where both last ones changed they are one.
    """
    matched = _aligned(old, new, _block_likeness)
    if closed and _by_place(matched, old, new):
        matched = [(index, index) for index in range(len(old))]
    elif closed and _both_ends_changed(matched, old, new):
        matched = [*matched, (len(old) - 1, len(new) - 1)]
    return _paired(old, new, matched)


def _by_place(matched: list[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Return whether both sides hold the same lines in the same order: name, street, email."""
    if len(old) != len(new) or any(a != b for a, b in matched):
        return False
    return all(
        isinstance(a, Line) and isinstance(b, Line) and a.style == b.style
        for a, b in zip(old, new, strict=True)
    )


def _both_ends_changed(matched: list[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Return whether the last paragraph of either side has no partner."""
    if not old or not new or not isinstance(old[-1], Line) or not isinstance(new[-1], Line):
        return False
    left, right = matched[-1] if matched else (-1, -1)
    return left != len(old) - 1 and right != len(new) - 1


def match_rows(old: Sequence[Row], new: Sequence[Row]) -> Pairs[Row]:
    """Return the rows of a table side by side: by their text, or by what stands in the first cell."""
    return _paired(old, new, _aligned(old, new, _row_likeness))


def match_pieces(old: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return the pieces that are the same in both, as a reader would see it.

    A value changes as a whole, and blanks or stops alone do not part two changes.
    """
    matched = _framed(old, new)
    words = _aligned_keys(old, new)
    if len(matched) < _ENOUGH * len(words):  # a file that came back no longer tells answers apart
        matched = words
    while True:
        fewer = _joined(_whole_values(matched, old, new), old, new)
        if len(fewer) == len(matched):
            return matched
        matched = fewer


def _aligned_keys(old: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[int, int]]:
    return _equal([piece.key for piece in old], [piece.key for piece in new])


def _framed(old: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[int, int]]:
    """Align the words around the answers first: two dates that happen to be equal are no anchor."""
    left, right = _in_frames(old), _in_frames(new)
    found = []
    for a, b in _equal([key for key, _ in left], [key for key, _ in right]):
        gone, come = left[a][1], right[b][1]
        if [old[i].key for i in gone] == [new[j].key for j in come]:
            found += list(zip(gone, come, strict=True))
    return found


def _in_frames(pieces: Sequence[Piece]) -> list[tuple[tuple[str, ...], list[int]]]:
    """Return the keys of the pieces with their places, where all the words of a value are one."""
    groups = groupby(enumerate(pieces), lambda p: (p[1].value, p[0] if not p[1].value else -1))
    return [
        (("value",) if value else pieces[held[0]].key, held)
        for (value, _), group in groups
        if (held := [index for index, _ in group])
    ]


def _equal(left: Sequence[object], right: Sequence[object]) -> list[tuple[int, int]]:
    found = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [(a + k, b + k) for a, b, size in found for k in range(size)]


def _whole_values(
    matched: list[tuple[int, int]], old: Sequence[Piece], new: Sequence[Piece]
) -> list[tuple[int, int]]:
    """Leave out the pairs in a value of which another word has no partner."""
    broken_old = {p.value for i, p in enumerate(old) if p.value} - _kept(matched, old, 0)
    broken_new = {p.value for i, p in enumerate(new) if p.value} - _kept(matched, new, 1)
    return [(a, b) for a, b in matched if old[a].value not in broken_old and new[b].value not in broken_new]


def _kept(matched: list[tuple[int, int]], pieces: Sequence[Piece], side: int) -> set[int]:
    """Return the values all of whose words have partners, one after the other."""
    partners = {pair[side]: pair[1 - side] for pair in matched}
    spans: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.value:
            spans.setdefault(piece.value, []).append(partners.get(index, -1))
    return {
        value
        for value, found in spans.items()
        if found[0] >= 0 and found == list(range(found[0], found[0] + len(found)))
    }


def _joined(
    matched: list[tuple[int, int]], old: Sequence[Piece], new: Sequence[Piece]
) -> list[tuple[int, int]]:
    """Leave out the stretches between two changes that hold no word."""
    kept: list[tuple[int, int]] = []
    for stretch in _stretches(matched):
        (a, b), (c, d) = stretch[0], stretch[-1]
        between = (a, b) != (0, 0) and (c, d) != (len(old) - 1, len(new) - 1)
        if between and not any(_is_word(old[i]) for i, _ in stretch):
            continue
        kept += stretch
    return kept


def _stretches(matched: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    stretches: list[list[tuple[int, int]]] = []
    for a, b in matched:
        if stretches and stretches[-1][-1] == (a - 1, b - 1):
            stretches[-1].append((a, b))
        else:
            stretches.append([(a, b)])
    return stretches


def _is_word(piece: Piece) -> bool:
    return piece.key[0] != "text" or any(letter.isalnum() for letter in piece.text)


def _paired(old: Sequence[_T], new: Sequence[_T], matched: list[tuple[int, int]]) -> Pairs[_T]:
    """Return both sides in one order: what goes stands before what comes in its place."""
    pairs: Pairs[_T] = []
    i = j = 0
    for a, b in [*matched, (len(old), len(new))]:
        pairs += [(gone, None) for gone in old[i:a]]
        pairs += [(None, come) for come in new[j:b]]
        if a < len(old):
            pairs.append((old[a], new[b]))
        i, j = a + 1, b + 1
    return pairs


def _aligned(
    old: Sequence[_T], new: Sequence[_T], likeness: Callable[[_T, _T], float]
) -> list[tuple[int, int]]:
    """Return the pairs, in order, whose likenesses add up to the most (dynamic programming)."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    like = [[likeness(a, b) for b in new] for a in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            take = like[i][j] + best[i + 1][j + 1] if like[i][j] else 0.0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if like[i][j] and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _block_likeness(old: Block, new: Block) -> float:
    if isinstance(old, Grid) and isinstance(new, Grid):
        return max(_SAME_TABLE, _text_likeness(old.text, new.text))
    if not isinstance(old, Line) or not isinstance(new, Line) or old.ends_section != new.ends_section:
        return 0.0
    if old.ends_section or set(old.content.names) & set(new.content.names):
        return _SAME_PLACE
    bonus = 0.1 if old.style == new.style else 0.0
    if old.text == new.text:
        return 1 + bonus
    likeness = _text_likeness(old.text, new.text)
    return likeness + bonus if likeness > _ALIKE else 0.0


def _row_likeness(old: Row, new: Row) -> float:
    if len(old.cells) != len(new.cells):
        return 0.0
    if old.text == new.text:
        return 1.1
    left, right = _without_count(old), _without_count(new)
    likeness = _text_likeness(left, right)
    if left and left.split("\t")[0] == right.split("\t")[0]:
        return _ALIKE + likeness / 2
    return likeness if likeness > _ALIKE else 0.0


def _without_count(row: Row) -> str:
    """Return the text of a row without the number that only counts the rows."""
    first, _, rest = row.text.partition("\t")
    return rest if first.isdecimal() else row.text


def _text_likeness(old: str, new: str) -> float:
    if old == new:
        return 1.0
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > _SAME_TABLE else 0.0
