"""Hidden text: words of a file that nobody sees on the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.docx.elements import is_off
from generator.docx.legibility import HIDDEN, PALE, SIGN_TAG, look_of, looks_in
from generator.docx.named import style_names
from generator.docx.package import STYLES
from generator.docx.xml import Element, Parts, W, parse

# What holds a field together stays: without it Word would show the rest of the text as a part of it.
_STAYS = frozenset(f"{W}{name}" for name in ("rPr", "fldChar", "instrText"))
_WHITE = ("", "auto", "FFFFFF")
_SIGNED = "signature"


@dataclass(frozen=True, slots=True)
class Hiding:
    """Styles by id: the looks that take words away, their names, those that give words a dark ground."""

    looks: Mapping[str, str]
    names: Mapping[str, str]
    dark: frozenset[str]


def hiding_in(parts: Parts) -> Hiding:
    """Return what the styles of a file hide."""
    styles = parts.get(STYLES, b"")
    found = list(parse(styles).iterfind(f"{W}style")) if styles else []
    dark = (style.get(f"{W}styleId", "") for style in found if any(map(_is_dark, style.iter(f"{W}shd"))))
    return Hiding(looks_in(styles), style_names(parts), frozenset(dark))


def hidden_runs(root: Element, hiding: Hiding) -> Iterator[Element]:
    """Yield the runs of a part that nobody can read: hidden, in a hidden row, white on white."""
    for run in root.iter(f"{W}r"):
        if all(child.tag in _STAYS for child in run):
            continue
        look = look_of(run, hiding.looks)
        unseen = look == HIDDEN or any(map(_is_hidden_row, run.iterancestors(f"{W}tr")))
        pale = look == PALE and not _on_dark(run, hiding)
        if unseen or pale or (look == SIGN_TAG and not _to_sign_on(run, hiding)):
            yield run


def _is_hidden_row(row: Element) -> bool:
    hidden = row.find(f"{W}trPr/{W}hidden")
    return hidden is not None and not is_off(hidden)


def _on_dark(run: Element, hiding: Hiding) -> bool:
    """Say whether something around a run gives it another ground than white paper."""
    for above in run.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl"):
        for properties in above.iterfind(f"{above.tag}Pr"):
            if any(map(_is_dark, properties.iterfind(f"{W}shd"))):
                return True
            styles = (child.get(f"{W}val") for child in properties if str(child.tag).endswith("Style"))
            if not hiding.dark.isdisjoint(styles):
                return True
    return False


def _is_dark(shade: Element) -> bool:
    return shade.get(f"{W}fill", "").upper().replace("AUTO", "auto") not in _WHITE


def _to_sign_on(run: Element, hiding: Hiding) -> bool:
    paragraph = next(run.iterancestors(f"{W}p"), None)
    style = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and hiding.names.get(style.get(f"{W}val", ""), "").startswith(_SIGNED)


def without_hidden(root: Element, hiding: Hiding) -> None:
    """Take hidden text, and hidden rows, out of a part."""
    for run in list(hidden_runs(root, hiding)):
        for child in [child for child in run if child.tag not in _STAYS]:
            run.remove(child)
        parent = run.getparent()
        if parent is not None and all(child.tag == f"{W}rPr" for child in run):
            parent.remove(run)
    for row in [row for row in root.iter(f"{W}tr") if _is_hidden_row(row)]:
        table = row.getparent()
        if table is not None:
            table.remove(row)
            holder = table.getparent()
            if holder is not None and table.tag == f"{W}tbl" and table.find(f".//{W}tr") is None:
                holder.remove(table)
