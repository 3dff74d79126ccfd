"""Matching words: what of a paragraph stayed, as a reader would see it."""

from collections.abc import Sequence
from itertools import groupby

from generator.docx.aligning import Matched, equal_places
from generator.redlining.fragments import Fragment

_ENOUGH = 0.6


def match_fragments(old: Sequence[Fragment], new: Sequence[Fragment]) -> Matched:
    """Return the fragments that are the same in both, as a reader would see it.

    A value changes as a whole, and blanks or stops alone do not part two changes.
    """
    matched = _framed(old, new)
    words = _by_words(old, new)
    # A file that came back no longer tells answers apart.
    if _holds_answers(old) != _holds_answers(new) or len(matched) < _ENOUGH * len(words):
        matched = words
    while True:
        fewer = _joined(_whole_values(matched, old, new), old, new)
        if len(fewer) == len(matched):
            return matched
        matched = fewer


def _holds_answers(fragments: Sequence[Fragment]) -> bool:
    return any(fragment.value for fragment in fragments)


def _by_words(old: Sequence[Fragment], new: Sequence[Fragment]) -> Matched:
    return equal_places([fragment.key for fragment in old], [fragment.key for fragment in new])


def _framed(old: Sequence[Fragment], new: Sequence[Fragment]) -> Matched:
    """Align the words around the answers first: two dates that happen to be equal are no anchor."""
    left, right = _in_frames(old), _in_frames(new)
    found = []
    for a, b in equal_places([key for key, _ in left], [key for key, _ in right]):
        gone, come = left[a][1], right[b][1]
        if [old[i].key for i in gone] == [new[j].key for j in come]:
            found += list(zip(gone, come, strict=True))
    return found


def _in_frames(fragments: Sequence[Fragment]) -> list[tuple[tuple[str, ...], list[int]]]:
    """Return the keys of the fragments with their places, where all the words of a value are one."""
    groups = groupby(enumerate(fragments), lambda p: (p[1].value, p[0] if not p[1].value else -1))
    return [
        (("value",) if value else fragments[held[0]].key, held)
        for (value, _), group in groups
        if (held := [index for index, _ in group])
    ]


def _whole_values(matched: Matched, old: Sequence[Fragment], new: Sequence[Fragment]) -> Matched:
    """Leave out the pairs in a value of which another word has no partner."""
    broken_old = {p.value for i, p in enumerate(old) if p.value} - _kept(matched, old, 0)
    broken_new = {p.value for i, p in enumerate(new) if p.value} - _kept(matched, new, 1)
    return [(a, b) for a, b in matched if old[a].value not in broken_old and new[b].value not in broken_new]


def _kept(matched: Matched, fragments: Sequence[Fragment], side: int) -> set[int]:
    """Return the values all of whose words have partners, one after the other."""
    partners = {pair[side]: pair[1 - side] for pair in matched}
    spans: dict[int, list[int]] = {}
    for index, fragment in enumerate(fragments):
        if fragment.value:
            spans.setdefault(fragment.value, []).append(partners.get(index, -1))
    return {
        value
        for value, found in spans.items()
        if found[0] >= 0 and found == list(range(found[0], found[0] + len(found)))
    }


def _joined(matched: Matched, old: Sequence[Fragment], new: Sequence[Fragment]) -> Matched:
    """Leave out the stretches between two changes that hold no word."""
    kept: Matched = []
    for stretch in _stretches(matched):
        (a, b), (c, d) = stretch[0], stretch[-1]
        between = (a, b) != (0, 0) and (c, d) != (len(old) - 1, len(new) - 1)
        if between and not any(_is_word(old[i]) for i, _ in stretch):
            continue
        kept += stretch
    return kept


def _stretches(matched: Matched) -> list[Matched]:
    stretches: list[Matched] = []
    for a, b in matched:
        if stretches and stretches[-1][-1] == (a - 1, b - 1):
            stretches[-1].append((a, b))
        else:
            stretches.append([(a, b)])
    return stretches


def _is_word(fragment: Fragment) -> bool:
    return fragment.key[0] != "text" or any(letter.isalnum() for letter in fragment.text)
