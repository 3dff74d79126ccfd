"""The lists of a document: each counts as its contract is numbered, whatever its template counts in."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.assembly.contract import Contract
from generator.assembly.numbering import NO_BREAK_SPACE
from generator.counting import Numeral, Numerals
from generator.docx.package import NUMBERING, STYLES
from generator.docx.xml import Element, Parts, W, parse, serialize

LEVELS: Mapping[str, int] = {
    "Heading1": 0,
    "Heading2": 1,
    **{f"ClauseLevel{level + 1}": level for level in (2, 3, 4)},
    "Recital": 0,
    **{f"RecitalLevel{level + 1}": level for level in (1, 2, 3)},
    "ScheduleHeading": 0,
    **{f"ScheduleLevel{level + 1}": level for level in (1, 2, 3)},
}
"""The numbered styles of a template, each with the level of the list that it is bound to."""

_RUN_IN: Mapping[str, int] = {"ClauseRunIn": 0, **{f"RunInLevel{level + 1}": level for level in (1, 2, 3)}}


def count_as(contract: Contract, parts: Parts) -> None:
    """Let the lists of a document's parts count as its contract is numbered, in place."""
    word = contract.labels["schedule"] + NO_BREAK_SPACE
    parts[NUMBERING] = _numbered(parts[STYLES], parts[NUMBERING], contract.numerals, word)


def levels_of(numbering: Element) -> dict[tuple[str, str], Element]:
    """Return the levels of lists by the number of the list and their depth, as styles name them."""
    lists = {found.get(f"{W}abstractNumId"): found for found in numbering.iterfind(f"{W}abstractNum")}
    return {
        (used.get(f"{W}numId") or "", level.get(f"{W}ilvl") or ""): level
        for used in numbering.iterfind(f"{W}num")
        if (chosen := lists.get(value_of(used, "abstractNumId"))) is not None
        for level in chosen.iterfind(f"{W}lvl")
    }


def value_of(parent: Element, tag: str) -> str:
    """Return what an element below says as its value; empty where there is none."""
    found = parent.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val") or ""


@lru_cache(maxsize=16)
def _numbered(styles: bytes, part: bytes, numerals: Numerals, word: str) -> bytes:
    root, numbering = parse(styles), parse(part)
    levels, changed = levels_of(numbering), False
    for style in root.iterfind(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr")
        level = None
        if number is not None:
            level = levels.get((value_of(number, "numId"), value_of(number, "ilvl") or "0"))
        for tag, value in _wanted(style.get(f"{W}styleId", ""), numerals, word) if level is not None else ():
            found = None if level is None else level.find(f"{W}{tag}")
            if found is not None and found.get(f"{W}val") != value:
                found.set(f"{W}val", value)
                changed = True
    return serialize(numbering) if changed else part


def _wanted(style: str, numerals: Numerals, word: str) -> Iterator[tuple[str, str]]:
    """Yield what the level of a style must say: how it counts, and how its number is printed.

    How the number of a section or a clause is set apart from its heading is the template's own.
    """
    depth = {**LEVELS, **_RUN_IN}.get(style)
    if depth is None:
        return
    numeral = _numeral(style, depth, numerals)
    yield "numFmt", numeral.kind
    if style == "ScheduleHeading":
        yield "lvlText", f"{word}%1"
    elif numeral not in (numerals.section, numerals.clause):
        yield "lvlText", f"{numeral.before}%{depth + 1}{numeral.after}"


def _numeral(style: str, depth: int, numerals: Numerals) -> Numeral:
    alone = {
        "Heading1": numerals.section,
        "Heading2": numerals.clause,
        "ClauseRunIn": numerals.clause,
        "Recital": numerals.recital,
        "ScheduleHeading": numerals.schedule,
    }
    return alone.get(style) or numerals.items[depth - (2 if style.startswith("ClauseLevel") else 1)]
