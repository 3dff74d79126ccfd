"""The banner of a review draft: every page says whom it is for, and that it is not to be passed on."""

from generator.docx.xml import Element, Parts, W, parse, serialize
from generator.word.headers import headers_of
from generator.word.markup import paragraph, run

_LINE = 320
"""Height of the banner, in twentieths of a point."""
_HIGHEST = 360
"""As near to the edge as printers print."""


def add_banner(document: Element, parts: Parts, words: str) -> None:
    """Put the words of the banner at the head of every page, in place: once in each header part.

    Headers start that much higher, so that what stands below stays where it was.
    """
    line = paragraph("ReviewError", run(words))
    for name in headers_of(parts):
        header = parse(parts[name])
        header.insert(0, parse(f'<w:hdr xmlns:w="{W[1:-1]}">{line}</w:hdr>'.encode())[0])
        parts[name] = serialize(header)
    for margins in document.iter(f"{W}pgMar"):
        given = int(margins.get(f"{W}header", "0"))
        margins.set(f"{W}header", str(max(given - _LINE, min(given, _HIGHEST))))
