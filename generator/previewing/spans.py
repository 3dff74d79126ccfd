"""Spans: text with what it is, wrapped to a width that counts wide characters as two."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from wcwidth import wcswidth, wcwidth

from generator.assembly.contract import Defined, Inlines, Reference, RunIn, Value, text_of

Kind = Literal["", "title", "heading", "label", "value", "term", "reference", "rule"]
Paint = Callable[[str, Kind], str]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text and what it is: an answer, a defined term, a reference or a heading."""

    text: str
    kind: Kind = ""


Line = tuple[Span, ...]


def spans_of(inlines: Inlines) -> Line:
    """Return the spans of inlines, which read as the document prints them."""
    return tuple(Span(_visible(text_of((inline,))), _kind(inline)) for inline in inlines)


def plain(text: str, kind: Kind = "") -> Line:
    """Return text as one span."""
    return (Span(_visible(text), kind),)


def _kind(inline: object) -> Kind:
    if isinstance(inline, Value):
        return "value"
    if isinstance(inline, Defined):
        return "term"
    if isinstance(inline, RunIn):
        return "heading"
    return "reference" if isinstance(inline, Reference) else ""


def _visible(text: str) -> str:
    """Return text that cannot steer a terminal: what prints nothing there becomes a question mark."""
    return "".join(sign if sign.isprintable() or sign in "\n\u00a0\u202f" else "\ufffd" for sign in text)


def width_of(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    found: int = wcswidth(text)
    return found if found >= 0 else len(text)


def wrapped(spans: Line, width: int) -> list[Line]:
    """Break spans into lines of at most a width; a word that is too long is cut, a newline kept."""
    lines: list[Line] = []
    for paragraph in _paragraphs(spans):
        line: list[Span] = []
        used = 0
        for word in _words(paragraph, width):
            size = sum(width_of(span.text) for span in word)
            if line and used + 1 + size > width:
                lines.append(tuple(line))
                line, used = [], 0
            if line:
                line.append(_space(line[-1], word[0]))
                used += 1
            line += word
            used += size
        lines.append(tuple(line))
    return lines


def _space(before: Span, after: Span) -> Span:
    return Span(" ", before.kind if before.kind == after.kind else "")


def _paragraphs(spans: Line) -> Iterator[Line]:
    current: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        current.append(Span(first, span.kind))
        for other in others:
            yield tuple(current)
            current = [Span(other, span.kind)]
    yield tuple(current)


def _words(spans: Line, width: int) -> Iterator[list[Span]]:
    """Yield words, each of one or more spans that no space parts."""
    word: list[Span] = []
    for span in spans:
        first, *others = span.text.split(" ")
        word += [Span(first, span.kind)] * bool(first)
        for other in others:
            if word:
                yield from _cut(word, width)
            word = [Span(other, span.kind)] * bool(other)
    if word:
        yield from _cut(word, width)


def _cut(word: list[Span], width: int) -> Iterator[list[Span]]:
    """Yield a word in pieces that fit; most fit whole."""
    if sum(width_of(span.text) for span in word) <= width:
        yield word
        return
    piece: list[Span] = []
    used = 0
    for span in word:
        for sign in span.text:
            size = max(wcwidth(sign), 0)
            if used + size > width and piece:
                yield piece
                piece, used = [], 0
            piece.append(Span(sign, span.kind))
            used += size
    yield piece


def padded(line: Line, width: int, *, right: bool = False) -> Line:
    """Fill a line up to a width with spaces, before it where it is flush right."""
    gap = plain(" " * max(0, width - sum(width_of(span.text) for span in line)))
    return (*gap, *line) if right else (*line, *gap)


def painted(lines: Iterable[Line], paint: Paint) -> Iterator[str]:
    """Yield each line as text, neighbouring spans of a kind painted as one."""
    for line in lines:
        runs = groupby(line, key=lambda span: span.kind)
        pieces = [(kind, "".join(span.text for span in run)) for kind, run in runs]
        yield "".join(paint(text, kind) if kind else text for kind, text in pieces).rstrip(" ")
