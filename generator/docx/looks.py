"""Looks that take words away from a reader without deleting them: struck through, hidden."""

from collections.abc import Mapping
from functools import lru_cache

from generator.docx.lines import Mark, Piece
from generator.docx.package import Element, W, parse

__all__ = ["CHANGED", "LOOKS", "looked", "looks_in", "mark_of"]

LOOKS: Mapping[str, str] = {
    f"{W}vanish": "hidden",
    f"{W}specVanish": "hidden",
    f"{W}strike": "struck through",
    f"{W}dstrike": "struck through",
}
"""Properties of a run by what they do to its words, the stronger ones first."""
CHANGED = f"{W}rPrChange"
_PROPERTIES, _STYLE, _VALUE = f"{W}rPr", f"{W}rStyle", f"{W}val"
_OFF = ("0", "false", "off")
_DEEPEST = 20


def looked(properties: Element, like: Piece, styles: Mapping[str, str]) -> tuple[Piece, ...]:
    """Return a piece with the look of its run: two where a tracked change of the look says what it was.

    `styles` are the looks of styles by id.
    """
    look = _look(properties, like.look, styles)
    change = properties.find(CHANGED)
    former = change.find(_PROPERTIES) if change is not None else None
    was = look if former is None else _look(former, like.look, styles)
    if change is None or was == look:
        return (like._replace(look=look),)
    mark = mark_of(change)
    return (
        like._replace(look=was, deleted=like.deleted or mark),
        like._replace(look=look, inserted=like.inserted or mark),
    )


def mark_of(element: Element) -> Mark:
    """Return whose a tracked change is, and when it was made."""
    moved = element.tag in (f"{W}moveFrom", f"{W}moveTo")
    return Mark(element.get(f"{W}author", ""), element.get(f"{W}date", ""), moved)


def _look(properties: Element, around: str, styles: Mapping[str, str]) -> str:
    told: dict[str, bool] = {}
    for child in properties:
        if child.tag in LOOKS:
            look = LOOKS[child.tag]
            told[look] = told.get(look, False) or child.get(_VALUE, "true") not in _OFF
        elif child.tag == _STYLE and styles:
            around = styles.get(child.get(_VALUE, ""), around)
    on = [look for look in LOOKS.values() if told.get(look)]
    return on[0] if on else around if told.get(around, True) else ""


@lru_cache(maxsize=8)
def looks_in(styles: bytes) -> Mapping[str, str]:
    """Return the look of each style that has one, by its id, also where the style is based on another."""
    if not styles:
        return {}
    found, based = dict[str, str](), dict[str, str]()
    for style in parse(styles).iterfind(f"{W}style"):
        name, parent = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
        based[name] = "" if parent is None else parent.get(_VALUE, "")
        properties = style.find(_PROPERTIES)
        if properties is not None and any(child.tag in LOOKS for child in properties):
            found[name] = _look(properties, "", {})
    return {name: look for name in based if (look := _inherited(name, found, based))}


def _inherited(name: str, found: Mapping[str, str], based: Mapping[str, str]) -> str:
    for _ in range(_DEEPEST):
        if name in found or name not in based:
            break
        name = based[name]
    return found.get(name, "")
