"""Looks that take words away from a reader: struck through, hidden, too pale, too small, in signs."""

from collections.abc import Mapping
from functools import lru_cache

from generator.docx.elements import is_off
from generator.docx.lines import Mark, Piece
from generator.docx.xml import Element, W, parse

SIGN_TAG = "sign tag"
"""The name of our style for a signing service's tags, white on the line to sign on."""
HIDDEN, _STRUCK = "hidden", "struck through"
PALE, _SMALL, _SIGNS = "unreadable, too pale", "unreadable, too small", "in a font of signs"
_ORDER = (HIDDEN, _STRUCK, PALE, _SMALL, _SIGNS)
_SWITCHES: Mapping[str, str] = {
    f"{W}vanish": HIDDEN,
    f"{W}specVanish": HIDDEN,
    f"{W}strike": _STRUCK,
    f"{W}dstrike": _STRUCK,
}
_COLOR, _SHADE, _SIZE = f"{W}color", f"{W}shd", (f"{W}sz", f"{W}w")
_FONTS = f"{W}rFonts"
LOOKS = frozenset([*_SWITCHES, _COLOR, _SHADE, *_SIZE, _FONTS])
"""Properties of a run that may do so."""
CHANGED = f"{W}rPrChange"
_PROPERTIES, _STYLE, _VALUE = f"{W}rPr", f"{W}rStyle", f"{W}val"
_DEEPEST = 20
_SMALLEST = {f"{W}sz": 8, f"{W}w": 20}
"""Half points, and percent of a letter's width, below which nobody reads."""
_PALEST = 40
"""How far a color must be from its ground in one of red, green and blue (of 255) to be seen."""
_WHITE = (255, 255, 255)
_PAPER_COLORS = frozenset(["background1", "light1"])
_SIGN_FONTS = frozenset(
    ["symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3", "marlett", "mt extra", "zapfdingbats"]
)


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


def look_of(run: Element, styles: Mapping[str, str]) -> str:
    """Return the look of a run where it stands; `styles` are the looks of styles by id."""
    paragraph = next(run.iterancestors(f"{W}p"), None)
    named = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
    around = styles.get("" if named is None else named.get(_VALUE, ""), "")
    properties = run.find(_PROPERTIES)
    return around if properties is None else _look(properties, around, styles)


def mark_of(element: Element) -> Mark:
    """Return whose a tracked change is, and when it was made."""
    moved = element.tag in (f"{W}moveFrom", f"{W}moveTo")
    return Mark(element.get(f"{W}author", ""), element.get(f"{W}date", ""), moved)


def _look(properties: Element, around: str, styles: Mapping[str, str]) -> str:
    told: dict[str, bool] = {}
    ground: tuple[int, ...] = _WHITE
    color: tuple[int, ...] | None = None
    for child in properties:
        tag = child.tag
        if tag in _SWITCHES:
            look = _SWITCHES[str(tag)]
            told[look] = told.get(look, False) or not is_off(child)
        elif tag == _STYLE and styles:
            around = styles.get(child.get(_VALUE, ""), around)
        elif tag == _COLOR:
            color = _WHITE if child.get(f"{W}themeColor") in _PAPER_COLORS else _rgb(child.get(_VALUE, ""))
            told[PALE] = False
        elif tag == _SHADE:
            ground = _rgb(child.get(f"{W}fill", "")) or _WHITE
        elif tag in _SIZE:
            told[_SMALL] = told.get(_SMALL, False) or _number(child.get(_VALUE, "")) < _SMALLEST[str(tag)]
        elif tag == _FONTS:
            told[_SIGNS] = child.get(f"{W}ascii", "").lower() in _SIGN_FONTS
    if color is not None:
        told[PALE] = all(abs(a - b) < _PALEST for a, b in zip(color, ground, strict=True))
    on = [look for look in _ORDER if told.get(look)]
    return on[0] if on else around if told.get(around, True) else ""


def _rgb(color: str) -> tuple[int, ...] | None:
    """Return a color of six digits; None for one that Word chooses itself."""
    try:
        return tuple(bytes.fromhex(color)) if len(color) == 6 else None  # noqa: PLR2004  RRGGBB
    except ValueError:
        return None


def _number(text: str) -> float:
    try:
        return float(text.rstrip("%"))
    except ValueError:
        return _DEEPEST


@lru_cache(maxsize=8)
def looks_in(styles: bytes) -> Mapping[str, str]:
    """Return the look of each style that has one, by its id, also where the style is based on another.

    The style that paragraphs have which name none stands under the empty id.
    """
    if not styles:
        return {}
    root = parse(styles)
    told, based = dict[str, Element | None](), dict[str, str]()
    tags = set[str]()
    for style in root.iterfind(f"{W}style"):
        name, parent = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
        based[name] = "" if parent is None else parent.get(_VALUE, "")
        told[name] = style.find(_PROPERTIES)
        called = style.find(f"{W}name")
        if called is not None and called.get(_VALUE, "").lower() == SIGN_TAG:
            tags.add(name)
        if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
            based[""], told[""] = name, None
    usual = root.find(f"{W}docDefaults/{W}rPrDefault/{_PROPERTIES}")
    first = "" if usual is None else _look(usual, "", {})
    found = {name: SIGN_TAG if name in tags else _inherited(name, told, based, first) for name in told}
    return {name: look for name, look in found.items() if look}


def _inherited(name: str, told: Mapping[str, Element | None], based: Mapping[str, str], first: str) -> str:
    chain: list[Element] = []
    met = set[str]()
    while name in told and name not in met and len(met) < _DEEPEST:
        met.add(name)
        if (properties := told[name]) is not None:
            chain.append(properties)
        name = based[name] or name
    look = first
    for properties in reversed(chain):
        look = _look(properties, look, {})
    return look
