"""Margins: the headers and footers of a document, as one place."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.docx.lines import Line
from generator.docx.package import STYLES
from generator.docx.relations import kind_of, part_of, relations_of
from generator.docx.story import PICTURE, read_part
from generator.docx.views import canonical, has_words, views
from generator.docx.xml import DOCUMENT, Parts, parse
from generator.word.line_markup import Unknown, told_lines

_LOOK = "\0["


def read_margins(parts: Parts, draft: str) -> tuple[Line, ...]:
    """Return the lines of headers and footers, each once: editors write them once for each section.

    The watermark with the word `draft` is none of them.
    """
    ours = _ours(draft)
    styles = parts.get(STYLES, b"")
    found: dict[str, Line] = {}
    for part in _margins(parts):
        for line in _lines(part, styles):
            # Editors write a watermark each in their own way.
            pieces = tuple(piece for piece in line.pieces if piece.text not in ours)
            text = canonical("".join(piece.key or piece.text for piece in pieces))
            found.setdefault(text, replace(line, pieces=pieces))
    return tuple(found[text] for text in sorted(found) if text)


def _ours(draft: str) -> tuple[str, ...]:
    """Return what editors make of the watermark."""
    return (PICTURE, f"[watermark: {draft.upper()}]", draft.upper())


def margin_texts(parts: Parts, draft: str) -> list[str]:
    """Return the canonical texts of those lines."""
    try:
        told = {
            text.replace("\0", ""): text for part in _margins(parts) for text in _told(part, parts, draft)
        }
    except Unknown:
        return [view.canonical for view in views(read_margins(parts, draft), after=True)]
    return [told[text] for text in sorted(told)]


def _margins(parts: Parts) -> Iterator[bytes]:
    """Yield the headers and footers that a section of the document names."""
    document = parts.get(DOCUMENT, b"")
    for number, name in _related(parts.get(relations_of(DOCUMENT), b"")):
        named = any(f"{quote}{number}{quote}".encode() in document for quote in "\"'")
        if named and name in parts:
            yield parts[name]


@lru_cache(maxsize=64)
def _related(relations: bytes) -> tuple[tuple[str, str], ...]:
    """Return the headers and footers that a document is related to, with the number of the relation."""
    found = parse(relations) if relations else ()
    margins = [relation for relation in found if kind_of(relation) in ("header", "footer")]
    told = ((relation.get("Id", ""), part_of("word/", relation.get("Target", ""))) for relation in margins)
    return tuple(sorted(told, key=lambda pair: pair[1]))


@lru_cache(maxsize=64)
def _lines(part: bytes, styles: bytes) -> tuple[Line, ...]:
    return read_part(part, {STYLES: styles} if styles else {})


def _told(part: bytes, parts: Parts, draft: str) -> Iterator[str]:
    """Yield the texts of a header or footer; raise Unknown where pictures or looks are in it."""
    blocks = [child for child in parse(part) if isinstance(child.tag, str)]
    for _, text in told_lines(blocks, parts):
        if _LOOK in text or any(ours in text for ours in _ours(draft)):
            raise Unknown
        if has_words(text):
            yield text
