"""Outside: the places of a document around those that its contract printed, and their texts."""

from collections.abc import Mapping
from typing import Any

from generator.docx.legibility import looks_in
from generator.docx.named import style_names
from generator.docx.package import STYLES
from generator.docx.views import has_words
from generator.docx.xml import DOCUMENT, Parts
from generator.word.line_markup import Told, Unknown, around, told_lines
from generator.word.passages import CLAUSE_STYLES, SECTION_STYLES, STARTS, PlaceKind

Texts = dict[PlaceKind, list[str]]
"""The canonical lines of places, in reading order."""

_STARTS: Mapping[str, PlaceKind] = {
    **STARTS,
    **dict.fromkeys(SECTION_STYLES, "section"),
    **dict.fromkeys(CLAUSE_STYLES, "added"),
}
_NAMED = {"RecitalsHeading": "recitals heading", "Heading1": "heading 1"}
_SIGNED = {"closing", "signatures"}
_BEFORE = {"review", "cover"} | _SIGNED
_BODY = b"<w:body>"
_ENOUGH = 400
"""Bytes by which a passage is looked for before it is compared whole."""


def outside(parts: Parts, printed: Mapping[str, Any]) -> tuple[Texts, Texts]:
    """Return the texts before the terms and those after them, without the schedules.

    `printed` is what the contract printed, as markup. Raises Unknown where a reader would divide the
    document in another way, or would find other words in what was printed: where a style hides them,
    where the template has a text of its own that the last clause or schedule would end with.
    """
    names = style_names(parts)
    if not printed or any(names.get(style) != name for style, name in _NAMED.items()):
        raise Unknown
    # What stands before the recitals is read like the frame around it.
    recitals = printed["recitals"][len(printed["front"]) :]
    if _hiding(looks_in(parts[STYLES]), (recitals, printed["terms"], printed["schedules"])):
        raise Unknown
    document = parts[DOCUMENT]
    begin, finish = document.find(_BODY) + len(_BODY), document.rfind(b"</w:body>")
    start, stop = _span(document, begin, recitals, printed["terms"])
    schedules = _span(document, stop, printed["schedules"]) if printed["schedules"] else (finish, finish)
    read_with = around(document[:begin], parts)
    cover = _divided(told_lines(document[begin:start], read_with), "cover")
    end = _divided(told_lines(document[stop : schedules[0]], read_with), "clause")
    ended = _divided(told_lines(document[schedules[1] : finish], read_with), "schedule")
    if end.pop("clause", None) or ended.pop("schedule", None) or ended:
        raise Unknown
    if not (cover.keys() <= _BEFORE and end.keys() <= _SIGNED):
        raise Unknown
    return cover, end


def _hiding(looks: Mapping[str, str], passages: tuple[str, ...]) -> bool:
    """Say whether a style of what was printed takes its words away from a reader."""
    return "" in looks or any(f'w:val="{style}"' in passage for style in looks for passage in passages)


def _span(document: bytes, after: int, *passages: str) -> tuple[int, int]:
    """Return where passages that follow each other begin and end."""
    sought = b"".join([passage.encode() for passage in passages])
    start = document.find(sought[:_ENOUGH], after)
    if start < 0 or not sought or not document.startswith(sought, start):
        raise Unknown
    return start, start + len(sought)


def _divided(lines: list[Told], kind: PlaceKind) -> Texts:
    """Divide lines into places, as `passages` does, from one of a kind on."""
    if kind == "cover" and any(line.style == "title" for line in lines):
        kind = "review"  # until its title
    found: Texts = {}
    for line in lines:
        begun = _STARTS.get(line.style, kind)
        kind = kind if begun in found else begun
        texts = found.setdefault(kind, [])
        if has_words(line.text):
            texts.append(line.text)
    return found
