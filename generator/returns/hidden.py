"""Hidden text: words of a file that nobody sees on the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.docx.elements import is_off
from generator.docx.legibility import HIDDEN, PALE, SIGN_TAG, Around, Styles, look_of, styles_in
from generator.docx.named import style_names
from generator.docx.package import STYLES
from generator.docx.xml import Element, Parts, W, parse

# What holds a field together stays: without it Word would show the rest of the text as a part of it.
_STAYS = frozenset(f"{W}{name}" for name in ("rPr", "fldChar", "instrText"))
_SIGNED = "signature"
# Said against every style, in the order of the standard (ISO/IEC 29500-1, 17.3.2).
_SHOWN = (
    f'<w:rPr xmlns:w="{W[1:-1]}"><w:vanish w:val="0"/><w:color w:val="000000"/>'
    '<w:highlight w:val="yellow"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
    '<w:specVanish w:val="0"/></w:rPr>'
).encode()


@dataclass(frozen=True, slots=True)
class Hiding:
    """What the styles of a file do to words, and their names by id."""

    styles: Styles
    names: Mapping[str, str]


def hiding_in(parts: Parts) -> Hiding:
    """Return what the styles of a file hide."""
    return Hiding(styles_in(parts.get(STYLES, b"")), style_names(parts))


def hidden_runs(root: Element, hiding: Hiding) -> Iterator[Element]:
    """Yield the runs of a part that nobody can read: hidden, in a hidden row, white on white."""
    known: Around = {}
    for run in root.iter(f"{W}r"):
        if all(child.tag in _STAYS for child in run):
            continue
        look = look_of(run, hiding.styles, known)
        unseen = look in (HIDDEN, PALE) or any(map(_is_hidden_row, run.iterancestors(f"{W}tr")))
        if unseen or (look == SIGN_TAG and not _to_sign_on(run, hiding)):
            yield run


def with_hidden_shown(root: Element, hiding: Hiding) -> None:
    """Set hidden text for all to read, marked in yellow, and show hidden rows."""
    for run in list(hidden_runs(root, hiding)):
        for properties in run.findall(f"{W}rPr"):
            run.remove(properties)
        run.insert(0, parse(_SHOWN))
    for row in filter(_is_hidden_row, list(root.iter(f"{W}tr"))):
        for properties in row.findall(f"{W}trPr"):
            for hidden in properties.findall(f"{W}hidden"):
                properties.remove(hidden)


def _is_hidden_row(row: Element) -> bool:
    hidden = row.find(f"{W}trPr/{W}hidden")
    return hidden is not None and not is_off(hidden)


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
