"""What was left in a template by those who wrote it: changes, comments, blanks to fill in."""

import re
from collections.abc import Iterator, Mapping

from generator.docx.package import SETTINGS
from generator.docx.xml import Element, W, parse
from generator.errors import Problem
from generator.messages import Message, tell
from generator.word.template.paragraphs import Spot

_CHANGES = (
    *("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange"),
    *("trPrChange", "tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
)
_COMMENTS = ("commentReference", "commentRangeStart")
_BLANK = re.compile(
    r"\[[A-Z][A-Z0-9 _/’'.,&-]+\]"
    r"|\[(?i:insert|enter|fill in|name|date|amount|address|client|company)\b[^\]]{0,40}\]"
    r"|\[[•●▪_ .…]*\]"
    r"|«[^»]{0,40}»|<<[^>]{0,40}>>"
    r"|\b(?:TODO|TBD|FIXME|XXX)\b|\b(?i:lorem ipsum)\b"
)
_CELL_TAG, _PASSAGE = re.compile(r"\s*\{%t[rc]\s"), re.compile(r"\s*\{\{p\s")
_SETTINGS = {
    "trackRevisions": Message("tracks changes: switch them off under Review > Track Changes"),
    "updateFields": Message(
        "asks to refresh fields when it is opened, a question that every contract would ask"
    ),
    "attachedTemplate": Message(
        "is tied to another template: write Normal under Developer > Document Template"
    ),
    "mailMerge": Message("is set up for a mail merge: choose Normal Word Document under Mailings"),
}


def left_in(spot: Spot) -> Iterator[Problem]:
    """Yield what was left in a paragraph."""
    if _first(spot.element, _CHANGES) is not None:
        yield spot.problem(tell("holds tracked changes: accept or reject them all, then save"))
    if _first(spot.element, _COMMENTS) is not None:
        yield spot.problem(tell("has a comment: delete it, or every contract would carry it"))
    for found in _BLANK.finditer(spot.text):
        yield spot.problem(tell("has a blank left to fill in: {words}", words=found[0]))


def cell_problems(root: Element, spots: Mapping[Element, Spot]) -> Iterator[Problem]:
    """Yield the cells that a condition can leave without a paragraph, which Word calls damaged."""
    for cell in root.iter(f"{W}tc"):
        paragraphs = [p for p in cell.iterfind(f"{W}p") if p in spots]
        if not paragraphs or cell.find(f"{W}tbl") is not None or _CELL_TAG.match(spots[paragraphs[0]].text):
            continue
        if not any(_stays(spots[p], depth) for p, depth in _depths(paragraphs, spots)):
            yield spots[paragraphs[0]].problem(
                tell("a condition is all that stands in this cell: put it inside the sentence, {{% if … %}}")
            )


def setting_problems(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield settings that every contract would inherit."""
    if SETTINGS in parts:
        for element in parse(parts[SETTINGS]):
            message = _SETTINGS.get(str(element.tag).removeprefix(W))
            if message and element.get(f"{W}val") not in ("0", "false", "off"):
                yield Problem(tell(message), place=SETTINGS)


def _first(element: Element, tags: tuple[str, ...]) -> Element | None:
    return next(element.iter(*(f"{W}{tag}" for tag in tags)), None)


def _depths(paragraphs: list[Element], spots: Mapping[Element, Spot]) -> Iterator[tuple[Element, int]]:
    """Yield each paragraph and how many conditions are open at it; a row is never without text."""
    opened: list[bool] = []
    for paragraph in paragraphs:
        text = spots[paragraph].text
        if re.match(r"\s*\{%p\s+end", text):
            if opened:
                opened.pop()
        elif re.match(r"\s*\{%p\s", text):
            opened.append(not re.search(r"\bin\s+\w+\.paragraphs\b", text))
        else:
            yield paragraph, sum(opened)


def _stays(spot: Spot, depth: int) -> bool:
    return depth == 0 and not _PASSAGE.match(spot.text)
