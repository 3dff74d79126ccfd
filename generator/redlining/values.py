"""Where answers stand in a paragraph: a value changes as a whole, "Mesa Inc." never by its first word."""

from collections.abc import Iterator

from generator.docx.xml import Element, W

_APART = frozenset((f"{W}hyperlink", f"{W}fldSimple"))
_LONGEST = 100
_SIGNS = "$€£¥+"
_NEVER_LAST = " \u00a0,;:("


def values(paragraph: Element) -> Iterator[tuple[int, int]]:
    """Yield where answers stand in the text outside fields.

    The library's own words end in a blank or a bracket before an answer, and start with one or a
    stop after it: a run that has none at either edge, beside runs that do, is an answer.
    """
    texts = list(_texts(paragraph))
    for index, (start, text, styled) in enumerate(texts):
        before = texts[index - 1][1] if index else ""
        after = texts[index + 1][1] if index + 1 < len(texts) else ""
        if (before or after) and not styled and _stands_alone(before, text, after):
            yield start, start + len(text)


def _stands_alone(before: str, text: str, after: str) -> bool:
    if len(text) > _LONGEST or text[-1] in _NEVER_LAST or not (text[0].isalnum() or text[0] in _SIGNS):
        return False
    return not before[-1:].isalnum() and not after[:1].isalnum()


def _texts(paragraph: Element) -> Iterator[tuple[int, str, bool]]:
    """Yield the text of each run outside fields, where it starts, and whether it has a style."""
    start = depth = 0
    for run in paragraph.iter(f"{W}r"):
        for char in run.iterfind(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(char.get(f"{W}fldCharType", ""), 0)
        text = "" if depth else "".join(t.text or "" for t in run.iterfind(f"{W}t"))
        parent = run.getparent()
        if text and parent is not None and parent.tag not in _APART:
            yield start, text, _styled(run)
            start += len(text)


def _styled(run: Element) -> bool:
    """Return whether a run is something else: a defined term, a label."""
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") != "Variable"
