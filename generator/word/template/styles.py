"""The styles that a template must have, and the lists that those with a number are bound to."""

from collections.abc import Iterator, Mapping

from generator.docx.package import NUMBERING, STYLES
from generator.docx.xml import Element, W, parse
from generator.errors import Problem
from generator.messages import tell
from generator.word.lists import LEVELS, levels_of, value_of
from generator.word.required import REQUIRED_STYLES

_CLAUSE, _CLAUSE_NUMBER = "Heading2", "%1.%2"


def style_problems(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield missing styles, and numbered styles whose list does not print what references say."""
    styles = {style.get(f"{W}styleId") or "": style for style in parse(parts[STYLES]).iterfind(f"{W}style")}
    yield from _missing(styles)
    levels = levels_of(parse(parts[NUMBERING])) if NUMBERING in parts else {}
    for name, depth in LEVELS.items():
        if name in styles and (message := _unbound(name, styles[name], levels, depth)):
            yield Problem(message, place=f"{STYLES}, style {name}")


def _missing(styles: Mapping[str, Element]) -> Iterator[Problem]:
    named = {value_of(style, "name").replace(" ", "").lower(): found for found, style in styles.items()}
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


def _unbound(name: str, style: Element, levels: Mapping[tuple[str, str], Element], depth: int) -> str:
    number = style.find(f"{W}pPr/{W}numPr")
    if number is None:
        return tell("has no number: link it under Define New Multilevel List > Link level to style")
    at = value_of(number, "ilvl") or "0"
    level = levels.get((value_of(number, "numId"), at))
    # LibreOffice leaves out what leads back from a level to its style.
    if level is None or value_of(level, "pStyle") not in ("", name):
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
    # How the others are printed, a document says itself; a section may have a word beside its number.
    printed, wanted = value_of(level, "lvlText"), _CLAUSE_NUMBER if name == _CLAUSE else f"%{depth + 1}"
    if wanted not in printed or (name == _CLAUSE and printed != wanted):
        return tell(
            "prints another number than references to it: level {level} must be {number}",
            level=depth + 1,
            number=wanted,
        )
    return ""
