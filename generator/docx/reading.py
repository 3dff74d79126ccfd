"""Reading: the text of a Word file, with the numbers that its lists print."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.docx.package import DOCUMENT, NUMBERING, STYLES, Element, W, parse, unpack

__all__ = ["read_text"]

_ROMAN = {50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
_ALPHABET = 26


def read_text(docx: bytes) -> str:
    """Return the text of a document: a line for each paragraph and each row of a table.

    Numbers are counted from the lists of the file itself. Cells are parted by ` | `, the
    paragraphs of a cell by ` / `; a reference reads as the number that stands in the file.
    """
    parts = unpack(docx)
    numbers = _Numbers(_levels_of(parse(parts[STYLES]), parse(parts[NUMBERING])))
    body = parse(parts[DOCUMENT]).find(f"{W}body")
    lines = _lines(body, numbers) if body is not None else ()
    return "".join(f"{line}\n" for line in lines if line)


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: which list, how deep, how it counts, its text."""

    list: str
    depth: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Counts the lists of a document as it is read."""

    levels: dict[str, _Level]
    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * 9))

    def next(self, style: str) -> str:
        """Count on, and return the number of a paragraph of a style; empty where it has none."""
        level = self.levels.get(style)
        if level is None:
            return ""
        counts = self.counts[level.list]
        counts[level.depth] += 1
        counts[level.depth + 1 :] = [0] * (len(counts) - level.depth - 1)
        kinds = {other.depth: other.kind for other in self.levels.values() if other.list == level.list}
        text = level.text
        for depth in range(level.depth + 1):
            text = text.replace(f"%{depth + 1}", _sign(counts[depth], kinds.get(depth, "decimal")))
        return text


def _levels_of(styles: Element, numbering: Element) -> dict[str, _Level]:
    """Return the level of each numbered style, as the style says it: LibreOffice drops the other way."""
    abstract = {
        used.get(f"{W}numId", ""): chosen.get(f"{W}val", "")
        for used in numbering.iterfind(f"{W}num")
        if (chosen := used.find(f"{W}abstractNumId")) is not None
    }
    lists = {found.get(f"{W}abstractNumId", ""): found for found in numbering.iterfind(f"{W}abstractNum")}
    levels: dict[str, _Level] = {}
    for style in styles.iterfind(f"{W}style[@{W}type='paragraph']"):
        number = style.find(f"{W}pPr/{W}numPr")
        # A style counts in the list of the style that it is based on, which stands before it.
        base = levels.get(_value(style, "basedOn"))
        if number is None:
            if base is not None:
                levels[style.get(f"{W}styleId", "")] = base
            continue
        depth, of = _value(number, "ilvl") or "0", _value(number, "numId")
        list_ = base.list if base and not of else abstract.get(of, "")  # 0 switches numbers off
        level = lists[list_].find(f"{W}lvl[@{W}ilvl='{depth}']") if list_ in lists else None
        if level is not None:
            found = _Level(list_, int(depth), _value(level, "numFmt"), _value(level, "lvlText"))
            levels[style.get(f"{W}styleId", "")] = found
    return levels


def _value(parent: Element, tag: str) -> str:
    found = parent.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val", "")


def _sign(number: int, kind: str) -> str:
    match kind:
        case "lowerLetter" | "upperLetter":
            rounds, index = divmod(number - 1, _ALPHABET)
            sign = chr(ord("a") + index) * (rounds + 1)
        case "lowerRoman" | "upperRoman":
            sign, rest = "", number
            for value, letter in _ROMAN.items():
                sign += letter * (rest // value)
                rest %= value
        case _:
            sign = str(number)
    return sign.upper() if kind.startswith("upper") else sign


def _lines(body: Element, numbers: _Numbers) -> Iterator[str]:
    for child in body:
        if child.tag == f"{W}p":
            yield _paragraph(child, numbers)
        elif child.tag == f"{W}tbl":
            yield from (_row(row, numbers) for row in child.iterfind(f"{W}tr"))
        elif child.tag == f"{W}sdt" and (content := child.find(f"{W}sdtContent")) is not None:
            yield from _lines(content, numbers)


def _row(row: Element, numbers: _Numbers) -> str:
    cells = [
        " / ".join(text for p in cell.iterfind(f"{W}p") if (text := _paragraph(p, numbers)))
        for cell in row.iterfind(f"{W}tc")
    ]
    while cells and not cells[-1]:
        cells.pop()
    return " | ".join(cells)


def _paragraph(paragraph: Element, numbers: _Numbers) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    number = numbers.next("" if style is None else style.get(f"{W}val", ""))
    text = "".join(_piece(piece) for piece in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"))
    return f"{number} {text}" if number else text.rstrip(" ")


def _piece(piece: Element) -> str:
    if piece.tag == f"{W}t":
        return piece.text or ""
    if piece.tag == f"{W}br":
        return "\n"
    parent = piece.getparent()
    return " " if parent is not None and parent.tag == f"{W}r" else ""
