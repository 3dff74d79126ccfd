"""Tracked changes of formatting alone: whose they are, on which words, and what they change."""

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.docx.elements import is_off
from generator.docx.identity import FORMER
from generator.docx.named import style_names
from generator.docx.xml import Element, Parts, W, parse
from generator.formatting.phrases import Phrases
from generator.returns.report import Formatting

_SEEN = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_WHERE = ("r", "p", "tc", "tr", "tbl")
# The phrase for each property of ISO/IEC 29500-1, 17.3 to 17.6, that people have a word for.
_CALLED: Mapping[str, str] = {
    "b": "bold", "i": "italics", "u": "underlining", "strike": "strikethrough", "caps": "capitals",
    "smallCaps": "small_capitals", "vanish": "hidden", "sz": "size", "color": "color", "shd": "shading",
    "highlight": "highlighting", "rFonts": "font", "rStyle": "style", "pStyle": "style", "tblStyle": "style",
    "vertAlign": "raised", "jc": "alignment", "ind": "indents", "spacing": "spacing", "numPr": "numbering",
    "keepNext": "keep_next", "tabs": "tabs", "pBdr": "borders", "tblBorders": "borders",
    "tcBorders": "borders", "tblW": "width", "tcW": "width", "pgSz": "paper", "pgMar": "margins",
    "tblHeader": "heading_row", "titlePg": "first_page", "lang": "language",
}  # fmt: skip
_NOT_TOLD = frozenset(f"{W}{name}" for name in ("szCs", "bCs", "iCs", "rPr"))
_STYLES = frozenset(f"{W}{name}" for name in ("rStyle", "pStyle", "tblStyle"))
_WORDS = 80


def formatting_changes(parts: Parts, phrases: Phrases) -> tuple[Formatting, ...]:
    """Return the tracked changes of formatting in what a reader sees, in reading order of its parts."""
    names = style_names(parts)
    texts = [name for name in parts if name.startswith(_SEEN) and name.endswith(".xml")]
    roots = (
        parse(parts[name]) for name in sorted(texts, key=lambda name: (name != "word/document.xml", name))
    )
    return tuple(_told(change, names, phrases) for root in roots for change in root.iter(*FORMER))


def _told(change: Element, names: Mapping[str, str], phrases: Phrases) -> Formatting:
    properties = change.getparent()
    now = [] if properties is None else [child for child in properties if child is not change]
    before = next(iter(change), None)
    former, present = _by_name(before if before is not None else (), names), _by_name(now, names)
    differing = [name for name in former | present if former.get(name) != present.get(name)]
    # Several properties are one to a reader: the borders of a table and of a cell.
    changed = {_CALLED.get(name, name): (former.get(name), present.get(name)) for name in differing}
    what = phrases.join("comma", (_one(name, *values, phrases) for name, values in changed.items()))
    return Formatting(
        change.get(f"{W}author", ""),
        change.get(f"{W}date", ""),
        what or phrases.say("formatting.layout"),
        _on(change),
    )


def _by_name(properties: "Element | list[Element] | tuple[()]", names: Mapping[str, str]) -> dict[str, str]:
    """Return what properties say, by their names; one that is switched off is not there."""
    found = {}
    for child in properties:
        value = child.get(f"{W}val", "")
        if (
            isinstance(child.tag, str)
            and child.tag not in _NOT_TOLD
            and not is_off(child)
            and value != "none"
        ):
            value = names.get(value, value) if child.tag in _STYLES else value
            told = value or etree.tostring(child, method="c14n", with_tail=False).decode() * bool(
                len(child) or child.attrib
            )
            found[etree.QName(child).localname] = told
    return found


def _one(name: str, old: str | None, new: str | None, phrases: Phrases) -> str:
    known = name in _CALLED.values()
    what = phrases.say(f"formatting.{name}") if known else phrases.say("formatting.other", name=name)
    if old is None and name == "style":
        return phrases.say("formatting.style_put_on", style=_shown(new))
    if old is None or new is None:
        return phrases.say(f"formatting.{'put_on' if old is None else 'taken_off'}", what=what)
    if _shown(old) and _shown(new):
        return phrases.say("formatting.became", what=what, old=_shown(old), new=_shown(new))
    return phrases.say("formatting.changed", what=what)


def _shown(value: str | None) -> str:
    return "" if value is None or value.startswith("<") else value


def _on(change: Element) -> str:
    """Return the words on which a change of formatting stands; those of a paragraph for its own."""
    above = change.iterancestors(*(f"{W}{name}" for name in _WHERE))
    return " ".join("".join(_texts(next(above, None))).split())[:_WORDS]


def _texts(holder: Element | None) -> Iterator[str]:
    for text in () if holder is None else holder.iter(f"{W}t", f"{W}delText"):
        yield text.text or ""
