"""The styles that a template must have, and the lists that those with a number are bound to."""

from collections.abc import Iterator, Mapping

from generator.docx.package import NUMBERING, STYLES
from generator.docx.xml import Element, W, parse
from generator.errors import Problem
from generator.messages import tell
from generator.word.required import REQUIRED_STYLES

# Style: level of its list, how the level counts, the number as printed; references print the same.
_NUMBERED = {
    "Heading1": (0, "decimal", ""),
    "Heading2": (1, "decimal", "%1.%2"),
    "ClauseLevel3": (2, "lowerLetter", "(%3)"),
    "ClauseLevel4": (3, "lowerRoman", "(%4)"),
    "ClauseLevel5": (4, "upperLetter", "(%5)"),
    "Recital": (0, "upperLetter", "(%1)"),
    "RecitalLevel2": (1, "lowerLetter", "(%2)"),
    "RecitalLevel3": (2, "lowerRoman", "(%3)"),
    "RecitalLevel4": (3, "upperLetter", "(%4)"),
    "ScheduleHeading": (0, "upperLetter", ""),
    "ScheduleLevel2": (1, "lowerLetter", "(%2)"),
    "ScheduleLevel3": (2, "lowerRoman", "(%3)"),
    "ScheduleLevel4": (3, "upperLetter", "(%4)"),
}


def style_problems(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield missing styles, and numbered styles whose list does not print what references say."""
    styles = {style.get(f"{W}styleId") or "": style for style in parse(parts[STYLES]).iterfind(f"{W}style")}
    yield from _missing(styles)
    levels = _levels(parse(parts[NUMBERING])) if NUMBERING in parts else {}
    for name, wanted in _NUMBERED.items():
        if name in styles and (message := _unbound(name, styles[name], levels, wanted)):
            yield Problem(message, place=f"{STYLES}, style {name}")


def _missing(styles: Mapping[str, Element]) -> Iterator[Problem]:
    named = {_value(style, "name").replace(" ", "").lower(): found for found, style in styles.items()}
    for name in sorted(REQUIRED_STYLES - styles.keys()):
        other = named.get(name.lower(), "")
        if other:
            message = tell(
                "lacks the style {name}: the style of that name has the id {id}; save the template in Word",
                name=name,
                id=other,
            )
        else:
            message = tell("lacks the style {name}: copy it from the shipped template", name=name)
        yield Problem(message, place=STYLES)


def _levels(numbering: Element) -> dict[tuple[str, str], Element]:
    """Return the levels by number of the list and level."""
    lists = {found.get(f"{W}abstractNumId"): found for found in numbering.iterfind(f"{W}abstractNum")}
    return {
        (used.get(f"{W}numId") or "", level.get(f"{W}ilvl") or ""): level
        for used in numbering.iterfind(f"{W}num")
        if (chosen := lists.get(_value(used, "abstractNumId"))) is not None
        for level in chosen.iterfind(f"{W}lvl")
    }


def _unbound(
    name: str, style: Element, levels: Mapping[tuple[str, str], Element], wanted: tuple[int, str, str]
) -> str:
    depth, kind, text = wanted
    number = style.find(f"{W}pPr/{W}numPr")
    if number is None:
        return tell("has no number: link it under Define New Multilevel List > Link level to style")
    at = _value(number, "ilvl") or "0"
    level = levels.get((_value(number, "numId"), at))
    # LibreOffice leaves out what leads back from a level to its style.
    if level is None or _value(level, "pStyle") not in ("", name):
        return tell(
            "is not linked to level {level} of its list: link it under Define New Multilevel List > Link "
            "level to style",
            level=depth + 1,
        )
    if at != str(depth):
        return tell(
            "is linked to level {level} of its list: it must be level {wanted}",
            level=int(at) + 1,
            wanted=depth + 1,
        )
    printed = _value(level, "lvlText")
    if _value(level, "numFmt") != kind or printed != (text or printed) or f"%{depth + 1}" not in printed:
        counted = text or f"%{depth + 1}"
        return tell(
            "prints another number than references to it: level {level} must be {number}, {format}",
            level=depth + 1,
            number=counted,
            format=kind,
        )
    return ""


def _value(parent: Element, tag: str) -> str:
    found = parent.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val") or ""
