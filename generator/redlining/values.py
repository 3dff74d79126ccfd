"""Where answers stand in a paragraph: a value changes as a whole, "Mesa Inc." never by its first word."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.docx.xml import Element, W

_LONGEST = 100
_SIGNS = "$€£¥+"
_NEVER_LAST = " \u00a0,;:("


def values(runs: Iterable[tuple[Element, str]]) -> Iterator[tuple[int, int]]:
    """Yield where answers stand in the text of runs, those outside fields, each with its words.

    The library's own words end in a blank or a bracket before an answer, and start with one or a
    stop after it: a run that has none at either edge, beside runs that do, is an answer.
    """
    texts = list(_texts(runs))
    for index, (start, text, styled) in enumerate(texts):
        before = texts[index - 1][1] if index else ""
        after = texts[index + 1][1] if index + 1 < len(texts) else ""
        if (before or after) and not styled and _stands_alone(before, text, after):
            yield start, start + len(text)


def _stands_alone(before: str, text: str, after: str) -> bool:
    if len(text) > _LONGEST or text[-1] in _NEVER_LAST or not (text[0].isalnum() or text[0] in _SIGNS):
        return False
    return not before[-1:].isalnum() and not after[:1].isalnum()


def _texts(runs: Iterable[tuple[Element, str]]) -> Iterator[tuple[int, str, bool]]:
    """Yield the text of each run, where it starts, and whether it has a style."""
    start = 0
    for run, held in groupby(runs, key=lambda one: one[0]):
        text = "".join(words for _, words in held)
        yield start, text, _styled(run)
        start += len(text)


def _styled(run: Element) -> bool:
    """Return whether a run is something else: a defined term, a label."""
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") != "Variable"
