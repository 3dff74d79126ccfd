"""A changed paragraph: the words that went and came, inside one paragraph of the new version."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby, pairwise

from lxml import etree

from generator.docx.xml import Element, W
from generator.redlining.blocks import WordParagraph
from generator.redlining.fragments import Edge, Fragment
from generator.redlining.marking import Marker, paragraph_properties, plain_runs
from generator.redlining.words import match_fragments

Carry = Callable[[Element], None]

# What stands in the properties of a paragraph but is no property of its look.
NO_LOOK = frozenset(f"{W}{name}" for name in ("rPr", "sectPr", "pPrChange"))


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of a paragraph: kept fragments, or what went and what came in its place."""

    old: tuple[Fragment, ...]
    new: tuple[Fragment, ...]
    start: int
    kept: bool


def properties_differ(old: WordParagraph, new: WordParagraph) -> bool:
    """Return whether a reader would see another look: style, level of a list, kept with the next.

    LibreOffice writes properties out that a style already has; they are no difference. Nor is the
    style of an empty paragraph that only ends a section, which LibreOffice makes anew.
    """
    if old.ends_section and new.ends_section and not old.text + new.text:
        return False
    looks = ((line.style, line.level, _flag(line, "keepNext")) for line in (old, new))
    return next(looks) != next(looks)


def same_words(old: WordParagraph, new: WordParagraph) -> bool:
    """Return whether two paragraphs hold the same fragments and references print the same numbers."""
    return [p.key for p in old.content.fragments] == [p.key for p in new.content.fragments]


def _flag(line: WordParagraph, name: str) -> bool:
    found = line.element.find(f"{W}pPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "true") not in ("0", "false", "off")


def changed_paragraph(
    old: WordParagraph, new: WordParagraph, former: Element | None, marker: Marker, carry: Carry
) -> Element:
    """Return the new paragraph with what changed in it marked; `former` is the old one's properties.

    `carry` lets a copy of something old name what stands for it in the new file.
    """
    paragraph = deepcopy(new.element)
    paragraph.tail = None
    steps = list(_steps(old.content.fragments, new.content.fragments))
    if not all(step.kept for step in steps):
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        paragraph.extend(_content(steps, new.content.edges, marker, carry))
    if properties_differ(old, new):
        marker.was(paragraph_properties(paragraph), former, NO_LOOK)
    return paragraph


def _steps(old: Sequence[Fragment], new: Sequence[Fragment]) -> Iterator[_Step]:
    i = j = 0
    kept: list[tuple[int, int]] = []
    for a, b in [*match_fragments(old, new), (len(old), len(new))]:
        if (a, b) != (i, j):
            if kept:
                yield _kept(kept, old, new)
                kept = []
            yield _Step(tuple(old[i:a]), tuple(new[j:b]), j, kept=False)
        if a < len(old) or b < len(new):
            kept.append((a, b))
        i, j = a + 1, b + 1
    if kept:
        yield _kept(kept, old, new)


def _kept(pairs: list[tuple[int, int]], old: Sequence[Fragment], new: Sequence[Fragment]) -> _Step:
    return _Step(tuple(old[a] for a, _ in pairs), tuple(new[b] for _, b in pairs), pairs[0][1], kept=True)


def _content(steps: list[_Step], edges: Sequence[Edge], marker: Marker, carry: Carry) -> Iterator[Element]:
    """Yield runs and changes, with the new version's bookmarks where they stand."""
    left = list(edges)
    for step in steps:
        if step.kept:
            yield from _kept_fragments(step, left)
            continue
        # What opens a bookmark goes before the deleted words, what closes it after them.
        yield from _take(left, step.start, opens=True)
        yield from _changed(step.old, "del", marker, carry)
        for fragments, index in _between(step.new, step.start, left):
            yield from _take(left, index)
            yield from _changed(fragments, "ins", marker)
    yield from _take(left, None)


def _take(left: list[Edge], index: int | None, *, opens: bool = False) -> Iterator[Element]:
    """Yield, and take away, the edges that stand up to an index."""
    taken = [edge for edge in left if (index is None or edge.index <= index) and (edge.opens or not opens)]
    for edge in taken:
        left.remove(edge)
        yield deepcopy(edge.element)


def _between(
    fragments: Sequence[Fragment], start: int, edges: Sequence[Edge]
) -> Iterator[tuple[tuple[Fragment, ...], int]]:
    """Yield the stretches of fragments that no edge parts, each with the index where it starts."""
    end = start + len(fragments)
    cuts = sorted({start, end} | {edge.index for edge in edges if start < edge.index < end})
    for left, right in pairwise(cuts):
        yield tuple(fragments[left - start : right - start]), left


def _kept_fragments(step: _Step, left: list[Edge]) -> Iterator[Element]:
    for fragments, index in _between(step.new, step.start, left):
        yield from _take(left, index)
        for whole, group in groupby(fragments, lambda fragment: fragment.whole is not None):
            if whole:
                yield from (deepcopy(fragment.whole) for fragment in group if fragment.whole is not None)
            else:
                yield from plain_runs(bit for fragment in group for bit in fragment.bits)


def _changed(
    fragments: Sequence[Fragment], kind: str, marker: Marker, carry: Carry | None = None
) -> Iterator[Element]:
    holder = etree.Element(f"{W}p")
    for whole, group in groupby(fragments, lambda fragment: fragment.whole is not None):
        if whole:
            holder.extend([deepcopy(fragment.whole) for fragment in group if fragment.whole is not None])
        else:
            holder.extend(plain_runs(bit for fragment in group for bit in fragment.bits))
    for child in holder:
        child.tail = None
    if carry is not None:
        carry(holder)
    marker.mark_content(holder, kind)
    yield from list(holder)
