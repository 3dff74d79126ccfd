"""Looks that take words away from a reader: struck through, hidden, too pale, too small, in signs."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

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
_STYLES = (f"{W}pStyle", f"{W}tblStyle")
_SHADES = tuple(f"{W}{name}Pr/{W}shd" for name in ("tbl", "tc", "p", "r"))
_DEEPEST = 20
_SMALLEST = {f"{W}sz": 8, f"{W}w": 20}
"""Half points, and percent of a letter's width, below which nobody reads."""
_PALEST = 40
"""How far a color must be from its ground in one of red, green and blue (of 255) to be seen."""
_PAPER_COLORS = frozenset(["background1", "light1"])
_SIGN_FONTS = frozenset(
    ["symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3", "marlett", "mt extra", "zapfdingbats"]
)


Color = tuple[int, ...]
WHITE: Color = (255, 255, 255)


class Styles(NamedTuple):
    """What the styles of a file do to words, by their ids.

    `looks` take words away on white paper; `colors` are those of letters, `grounds` those behind them. What
    paragraphs have that name no style stands under the empty id.
    """

    looks: Mapping[str, str]
    colors: Mapping[str, Color]
    grounds: Mapping[str, Color]


class Ground(NamedTuple):
    """What is behind words, and the color of letters that name none of their own."""

    behind: Color = WHITE
    letters: Color | None = None


def ground_of(holder: Element, styles: Styles, before: Color) -> Color:
    """Return the color behind what a paragraph, a cell or a table holds; `before` is that around it."""
    properties = holder.find(f"{holder.tag}Pr")
    for told in () if properties is None else properties:
        if told.tag == _SHADE:
            return _rgb(told.get(f"{W}fill", "")) or before
    for told in () if properties is None else properties:
        if told.tag in _STYLES and told.get(_VALUE) in styles.grounds:
            return styles.grounds[told.get(_VALUE, "")]
    return before


def look_on(style: str, ground: Ground, styles: Styles) -> tuple[str, Ground]:
    """Return the look that a paragraph's style gives words on a ground, and that ground with its letters."""
    letters = styles.colors.get(style, ground.letters)
    look = styles.looks.get(style, "")
    if letters is not None and look in ("", PALE):
        look = PALE if _close(letters, ground.behind) else ""
    return look, ground._replace(letters=letters)


def looked(properties: Element, like: Piece, styles: Styles, ground: Ground) -> tuple[Piece, ...]:
    """Return a piece with the look of its run: two where a tracked change of the look says what it was."""
    look = _look(properties, like.look, styles, ground)
    change = properties.find(CHANGED)
    former = change.find(_PROPERTIES) if change is not None else None
    was = look if former is None else _look(former, like.look, styles, ground)
    if change is None or was == look:
        return (like._replace(look=look),)
    mark = mark_of(change)
    return (
        like._replace(look=was, deleted=like.deleted or mark),
        like._replace(look=look, inserted=like.inserted or mark),
    )


Around = dict["Element | None", tuple[str, Ground]]


def look_of(run: Element, styles: Styles, known: Around) -> str:
    """Return the look of a run where it stands; `known` keeps that of each paragraph of the part."""
    paragraph = next(run.iterancestors(f"{W}p"), None)
    if paragraph not in known:
        behind = WHITE
        for above in reversed(list(run.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl"))):
            behind = ground_of(above, styles, behind)
        named = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
        style = "" if named is None else named.get(_VALUE, "")
        known[paragraph] = look_on(style, Ground(behind), styles)
    around, ground = known[paragraph]
    properties = run.find(_PROPERTIES)
    return around if properties is None else _look(properties, around, styles, ground)


def mark_of(element: Element) -> Mark:
    """Return whose a tracked change is, and when it was made."""
    moved = element.tag in (f"{W}moveFrom", f"{W}moveTo")
    return Mark(element.get(f"{W}author", ""), element.get(f"{W}date", ""), moved)


def _look(properties: Element, around: str, styles: Styles, ground: Ground) -> str:
    told: dict[str, bool] = {}
    behind, color = ground.behind, ground.letters
    if around == PALE:  # its color says so again, if it still is
        around = "" if color is not None else around
    for child in properties:
        tag = child.tag
        if tag in _SWITCHES:
            look = _SWITCHES[str(tag)]
            told[look] = told.get(look, False) or not is_off(child)
        elif tag == _STYLE:
            name = child.get(_VALUE, "")
            around = styles.looks.get(name, around)
            color, behind = styles.colors.get(name, color), styles.grounds.get(name, behind)
        elif tag == _COLOR:
            color = WHITE if child.get(f"{W}themeColor") in _PAPER_COLORS else _rgb(child.get(_VALUE, ""))
            told[PALE] = False
        elif tag == _SHADE:
            behind = _rgb(child.get(f"{W}fill", "")) or WHITE
        elif tag in _SIZE:
            told[_SMALL] = told.get(_SMALL, False) or _number(child.get(_VALUE, "")) < _SMALLEST[str(tag)]
        elif tag == _FONTS:
            told[_SIGNS] = child.get(f"{W}ascii", "").lower() in _SIGN_FONTS
    if color is not None:
        told[PALE] = _close(color, behind)
    on = [look for look in _ORDER if told.get(look)]
    return on[0] if on else around if told.get(around, True) else ""


def _close(color: Color, ground: Color) -> bool:
    return all(abs(a - b) < _PALEST for a, b in zip(color, ground, strict=True))


def _rgb(color: str) -> Color | None:
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
def styles_in(part: bytes) -> Styles:
    """Return what the styles of a file do to words, also where a style is based on another."""
    if not part:
        return Styles({}, {}, {})
    root = parse(part)
    told, based = dict[str, Element | None](), dict[str, str]()
    tags = set[str]()
    for style in root.iterfind(f"{W}style"):
        name, parent = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
        based[name] = "" if parent is None else parent.get(_VALUE, "")
        told[name] = style
        called = style.find(f"{W}name")
        if called is not None and called.get(_VALUE, "").lower() == SIGN_TAG:
            tags.add(name)
        if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
            based[""], told[""] = name, None
    usual = root.find(f"{W}docDefaults/{W}rPrDefault/{_PROPERTIES}")
    looks, colors, grounds = dict[str, str](), dict[str, Color](), dict[str, Color]()
    for name in told:
        if name in tags:
            looks[name] = SIGN_TAG
            continue
        chain = _chain(name, told, based)
        properties = [found for style in chain if (found := style.find(_PROPERTIES)) is not None]
        first = [] if usual is None else [usual]
        look = ""
        for given in (*first, *properties):
            look = _look(given, look, _NO_STYLES, Ground())
        # What a table's style says of some of its rows stands deeper.
        shades = [shade for style in chain for path in _SHADES for shade in style.iterfind(path)]
        looks |= {name: look} if look else {}
        colors |= {name: color} if (color := _color((*first, *properties))) is not None else {}
        grounds |= {name: ground} if shades and (ground := _rgb(shades[-1].get(f"{W}fill", ""))) else {}
    return Styles(looks, colors, grounds)


def looks_in(part: bytes) -> Mapping[str, str]:
    """Return the looks that the styles of a file give words on white paper, by their ids."""
    return styles_in(part).looks


_NO_STYLES = Styles({}, {}, {})


def _color(chain: Iterable[Element]) -> Color | None:
    """Return the color of letters that the last of some properties gives; None for one that Word chooses."""
    color: Color | None = None
    for properties in chain:
        for told in properties.iterfind(_COLOR):
            paper = told.get(f"{W}themeColor") in _PAPER_COLORS
            color = WHITE if paper else _rgb(told.get(_VALUE, ""))
    return color


def _chain(name: str, told: Mapping[str, Element | None], based: Mapping[str, str]) -> list[Element]:
    """Return a style with those that it is based on, the furthest first."""
    chain: list[Element] = []
    met = set[str]()
    while name in told and name not in met and len(met) < _DEEPEST:
        met.add(name)
        if (style := told[name]) is not None:
            chain.append(style)
        name = based[name] or name
    return chain[::-1]
