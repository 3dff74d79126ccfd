"""Aligning two sequences: what both hold in the same order, and what in them is most alike.

difflib takes the square of the length and more; a long paragraph is first cut where both sides hold
the same few words in a row that neither holds twice, and only what lies between goes to difflib.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")
Matched = list[tuple[int, int]]
Pairs = list[tuple[_T | None, _T | None]]

_MOST_PAIRS = 40_000
"""Where more would be compared with each other, all of it went and came: minutes for nothing legible."""

_SMALL = 10_000  # pairs of places; up to here difflib is quick and reads best
_MOST_REPEATED = 1_000_000
"""Pairs of places in what holds nothing once: beyond them all of it went and came: difflib takes minutes."""

_LONGEST_RUN = 8  # words, blanks and stops: four words in a row

ALIKE = 0.5
"""Two lines that share half of their words are one line that was changed."""
_LONG, _FEW = 100, 0.2  # words in both texts; share of neighbours that they must have in common


class Stretch(NamedTuple):
    """What two sequences have between two places of each: the same, or what went and what came instead."""

    equal: bool
    old: slice
    new: slice


def equal_places(left: Sequence[Hashable], right: Sequence[Hashable]) -> Matched:
    """Return where two sequences hold the same."""
    if left == right:
        return [(at, at) for at in range(len(left))]
    return _aligned(left, right, _LONGEST_RUN)


def stretches_of(left: Sequence[Hashable], right: Sequence[Hashable]) -> Iterator[Stretch]:
    """Yield two sequences side by side, in turns of what both hold and of what changed."""
    i = j = start = 0
    for a, b in [*equal_places(left, right), (len(left), len(right))]:
        if (a, b) != (i, j):
            if i > start:
                yield Stretch(True, slice(start, i), slice(j - i + start, j))
            yield Stretch(False, slice(i, a), slice(j, b))
            start = a
        i, j = a + 1, b + 1
    if len(left) > start:
        yield Stretch(True, slice(start, len(left)), slice(len(right) - len(left) + start, len(right)))


def _aligned(left: Sequence[Hashable], right: Sequence[Hashable], run: int) -> Matched:
    if not run and len(left) * len(right) > _MOST_REPEATED:
        return []
    if len(left) * len(right) <= _SMALL or not run:
        # What is long and has nothing of its own left is repetition: there difflib skips what is frequent.
        matcher = SequenceMatcher(None, left, right, autojunk=len(left) * len(right) > _SMALL)
        return [(a + k, b + k) for a, b, size in matcher.get_matching_blocks() for k in range(size)]
    anchors = [*_equal_ends(left, right), *_anchors(left, right, run)]
    matched: Matched = []
    i = j = 0
    for a, b in [*in_order(anchors), (len(left), len(right))]:
        if a > i or b > j:
            between = _aligned(left[i:a], right[j:b], run // 2)
            matched += [(i + x, j + y) for x, y in between]
        if a < len(left) and b < len(right):
            matched.append((a, b))
        i, j = a + 1, b + 1
    return matched


def _equal_ends(left: Sequence[Hashable], right: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    shorter = min(len(left), len(right))
    first = next((k for k in range(shorter) if left[k] != right[k]), shorter)
    rest = range(1, shorter - first + 1)
    last = next((k - 1 for k in rest if left[-k] != right[-k]), shorter - first)
    yield from ((k, k) for k in range(first))
    yield from ((len(left) - k, len(right) - k) for k in range(1, last + 1))


def _anchors(left: Sequence[Hashable], right: Sequence[Hashable], run: int) -> Iterator[tuple[int, int]]:
    """Yield the places of every run of that length which stands once on either side."""
    once = _once(right, run)
    for key, a in _once(left, run).items():
        if (b := once.get(key, -1)) >= 0 and a >= 0:
            yield from ((a + k, b + k) for k in range(run))


def _once(items: Sequence[Hashable], run: int) -> dict[tuple[Hashable, ...], int]:
    """Return where each run of a length stands; -1 for one that stands there twice."""
    found: dict[tuple[Hashable, ...], int] = {}
    for at in range(len(items) - run + 1):
        key = tuple(items[at : at + run])
        found[key] = -1 if key in found else at
    return found


def in_order(pairs: list[tuple[int, int]]) -> Matched:
    """Return the most pairs that rise on both sides (longest increasing subsequence)."""
    tails: list[int] = []
    ends: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    # Of pairs with one left place only one may stay: the higher right place comes first.
    for pair in sorted(set(pairs), key=lambda p: (p[0], -p[1])):
        at = bisect_left(tails, pair[1])
        tails[at : at + 1] = [pair[1]]
        ends[at : at + 1] = [pair]
        before[pair] = ends[at - 1] if at else None
    chain: Matched = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def most_alike(old: Sequence[_T], new: Sequence[_T], likeness: Callable[[_T, _T], float]) -> Matched:
    """Return the places, in order, whose likenesses add up to the most (dynamic programming).

    A likeness of 0 is no pair.
    """
    if len(old) * len(new) > _MOST_PAIRS:
        return []
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


def likeness(old: tuple[Hashable, ...], new: tuple[Hashable, ...]) -> float:
    """Return the share of words that two texts have in common and in order; 0 below the half."""
    if old == new:
        return 1.0
    words = len(old) + len(new)
    # No order of the words makes two texts more alike than the words they share: most pairs end here.
    if not words or 2 * (_counted(old) & _counted(new)).total() < ALIKE * words:
        return 0.0
    if words > _LONG and 2 * len(_neighbors(old) & _neighbors(new)) <= _FEW * words:
        return 0.0  # two long texts that share words but hardly two in a row
    share = 2 * len(equal_places(old, new)) / words
    return share if share >= ALIKE else 0.0


@lru_cache(maxsize=1024)
def _counted(words: tuple[Hashable, ...]) -> Counter[Hashable]:
    return Counter(words)


@lru_cache(maxsize=1024)
def _neighbors(words: tuple[Hashable, ...]) -> frozenset[tuple[Hashable, Hashable]]:
    return frozenset(pairwise(words))


def side_by_side(old: Sequence[_T], new: Sequence[_T], matched: Matched) -> Pairs[_T]:
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
