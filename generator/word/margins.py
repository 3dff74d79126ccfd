"""Margins: the headers and footers of a document, as one place."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.docx.elements import is_off
from generator.docx.lines import Line, Piece
from generator.docx.package import SETTINGS, STYLES
from generator.docx.relations import kind_of, part_of, relations_of
from generator.docx.story import PICTURE, read_part
from generator.docx.views import canonical, has_words, views
from generator.docx.xml import DOCUMENT, Element, Parts, W, parse, serialize
from generator.word.line_markup import Unknown, told_lines

_LOOK, _DRAWN = "\0[", "[watermark: "
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KINDS = ("header", "footer")


def read_margins(parts: Parts, watermark: str = "") -> tuple[Line, ...]:
    """Return the lines of the headers and footers that are printed, each once.

    Editors write them once for each section. `watermark` is the word of the watermark that the file was made
    with: editors write it each in their own way, so it is left out. Any other one is told.
    """
    root, styles = parse(parts[DOCUMENT]), parts.get(STYLES, b"")
    found = {text: Line("", (Piece(text),)) for text in _missing(root, parts)}
    ours = _ours(watermark)
    for name in _printed(root, parts):
        for line in _lines(parts[name], styles):
            pieces = tuple(piece for piece in line.pieces if piece.text not in ours)
            text = canonical("".join(piece.key or piece.text for piece in pieces))
            found.setdefault(text, line._replace(pieces=pieces))
    return tuple(found[text] for text in sorted(found) if text)


def _ours(watermark: str) -> tuple[str, ...]:
    """Return what editors make of a watermark."""
    drawn = watermark.upper()
    return (PICTURE, f"[watermark: {drawn}]", drawn) if drawn else ()


def margin_texts(parts: Parts, watermark: str = "", document: Element | None = None) -> list[str]:
    """Return the canonical texts of those lines; `document` is the tree of the text where it is at hand."""
    root = parse(parts[DOCUMENT]) if document is None else document
    try:
        return in_order(margin_lines(parts, root))
    except Unknown:
        read = read_margins({**parts, DOCUMENT: serialize(root)}, watermark)
        return [view.canonical for view in views(read, after=True)]


def margin_lines(parts: Parts, document: Element) -> list[str]:
    """Return those texts as they are found; raise Unknown where pictures or looks are in them."""
    told = [line for name in _printed(document, parts) for line in _told(parts[name], parts)]
    return [*_missing(document, parts), *told]


def in_order(lines: Iterable[str]) -> list[str]:
    """Return lines each once, in the order in which those of headers and footers are told."""
    told = {line.replace("\0", ""): line for line in lines}
    return [told[text] for text in sorted(told)]


def _printed(document: Element, parts: Parts) -> list[str]:
    """Return the headers and footers that stand on some page."""
    named = _related(parts.get(relations_of(DOCUMENT), b""))
    printed = (number for page in _pages(document, parts) for number in page.values())
    return sorted({named[number] for number in printed if named.get(number) in parts})


def _missing(document: Element, parts: Parts) -> set[str]:
    """Return what to tell of pages that have none where the other pages of their section have one."""
    return {
        f"[no {kind} on {pages} pages]"
        for page in _pages(document, parts)
        for (kind, pages), number in page.items()
        if not number and page.get((kind, "default"))
    }


def _pages(document: Element, parts: Parts) -> Iterator[dict[tuple[str, str], str]]:
    """Yield of each section its header and footer by kind of page: a number of a relation, or nothing.

    A section has those of the one before it unless it names its own; those of first and even pages stand
    there only where they are switched on.
    """
    even = _is_on(_settings(parts.get(SETTINGS, b"")), "evenAndOddHeaders")
    known: dict[tuple[str, str], str] = {}
    for section in document.iter(f"{W}sectPr"):
        for kind in _KINDS:
            for reference in section.iterfind(f"{W}{kind}Reference"):
                known[kind, reference.get(f"{W}type", "default")] = reference.get(_ID, "")
        pages = ("default", *["first"] * _is_on(section, "titlePg"), *["even"] * even)
        yield {(kind, page): known.get((kind, page), "") for kind in _KINDS for page in pages}


@lru_cache(maxsize=16)
def _settings(part: bytes) -> Element | None:
    return parse(part) if part else None


def _is_on(parent: Element | None, name: str) -> bool:
    found = None if parent is None else parent.find(f"{W}{name}")
    return found is not None and not is_off(found)


@lru_cache(maxsize=64)
def _related(relations: bytes) -> dict[str, str]:
    """Return the headers and footers that a document is related to, by the number of the relation."""
    found = parse(relations) if relations else ()
    margins = [relation for relation in found if kind_of(relation) in _KINDS]
    return {one.get("Id", ""): part_of("word/", one.get("Target", "")) for one in margins}


@lru_cache(maxsize=64)
def _lines(part: bytes, styles: bytes) -> tuple[Line, ...]:
    return read_part(part, {STYLES: styles} if styles else {})


def _told(part: bytes, parts: Parts) -> Iterator[str]:
    """Yield the texts of a header or footer; raise Unknown where pictures or looks are in it."""
    blocks = [child for child in parse(part) if isinstance(child.tag, str)]
    for _, text in told_lines(blocks, parts):
        if _LOOK in text or PICTURE in text or _DRAWN in text:
            raise Unknown
        if has_words(text):
            yield text
