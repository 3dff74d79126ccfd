"""The elements of WordprocessingML by what they do to a reader (ISO/IEC 29500-1, 17, and MCE, 29500-3)."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.docx.xml import Element, W

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVE = f"{_MC}AlternateContent"
BOX = f"{W}txbxContent"

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
INSERTED = (f"{W}ins", f"{W}moveTo", f"{_W14}conflictIns")
DELETED = (f"{W}del", f"{W}moveFrom", f"{_W14}conflictDel")
THROUGH = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")
)
"""What only holds other elements, of paragraphs, rows, cells or runs alike."""
_HOLDERS = THROUGH | frozenset([*INSERTED, *DELETED])
PROPERTIES = frozenset(
    f"{W}{name}"
    for name in (
        *("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid"),
        *("sectPr", "pPr", "rPr"),
    )
)
"""What tells of the element that it stands in, and is nothing in it."""
_RANGES = (
    "bookmark",
    "commentRange",
    "moveFromRange",
    "moveToRange",
    "customXmlInsRange",
    "customXmlDelRange",
)
MARKS = frozenset(
    f"{W}{name}"
    for name in (
        *(f"{kind}{edge}" for kind in _RANGES for edge in ("Start", "End")),
        *("permStart", "permEnd", "proofErr"),
    )
)
"""What marks a place between words or blocks and shows nothing itself."""
PICTURES = frozenset([f"{W}drawing", f"{W}pict", f"{W}object"])

_Around = TypeVar("_Around")

_OFF = frozenset(["0", "false", "off"])
# Namespaces of the extensions that Word 2010 and later take a Choice for.
_KNOWN = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)


def is_off(element: Element) -> bool:
    """Say whether a property that is on by standing there was switched off."""
    return element.get(f"{W}val", "true").lower() in _OFF


def seen(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield elements, of those with alternatives the one that Word shows."""
    for element in elements:
        if element.tag == ALTERNATIVE:
            yield from seen(chosen(element))
        elif isinstance(element.tag, str):
            yield element


def held(
    parent: Iterable[Element],
    around: _Around,
    enter: Callable[[Element, _Around], _Around | None],
) -> list[tuple[Element, _Around]]:
    """Return what stands in a body, a paragraph, a table or a row, whatever holds it, in reading order.

    The one walk through what only holds other elements. With each element comes what is around it:
    `enter` makes it of a holder and of what is around that one; where it returns None the holder is kept
    whole. Properties are left out.
    """
    found: list[tuple[Element, _Around]] = []
    _hold(parent, around, enter, found)
    return found


def _hold(
    parent: Iterable[Element],
    around: _Around,
    enter: Callable[[Element, _Around], _Around | None],
    found: list[tuple[Element, _Around]],
) -> None:
    for child in parent:
        tag = child.tag
        if tag in _HOLDERS:
            inside = enter(child, around)
            if inside is None:
                found.append((child, around))
            else:
                _hold(child, inside, enter, found)
        elif tag == ALTERNATIVE:
            _hold(chosen(child), around, enter, found)
        elif isinstance(tag, str) and tag not in PROPERTIES:
            found.append((child, around))


def chosen(alternatives: Element) -> Iterable[Element]:
    """Return what Word shows of alternatives: the first that needs nothing unknown, else the fallback."""
    for choice in alternatives.iterfind(f"{_MC}Choice"):
        needs = [choice.nsmap.get(prefix, "") for prefix in (choice.get("Requires") or "").split()]
        if needs and all(space.startswith(_KNOWN) for space in needs):
            return choice
    fallback = alternatives.find(f"{_MC}Fallback")
    return () if fallback is None else fallback


def words_of(text: Element) -> str:
    """Return the words of a `w:t`: blanks at its edges count where the file says so."""
    words = text.text or ""
    if words[:1].isspace() or words[-1:].isspace():
        return words if text.get(SPACE) == "preserve" else words.strip(" \t\r\n")
    return words
