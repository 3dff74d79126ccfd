"""The banner of a review draft: every page says whom it is for, and that it is not to be passed on."""

from generator.docx.xml import DOCUMENT, Parts, W, parse, serialize
from generator.word.headers import headers_of
from generator.word.markup import paragraph, run

BANNER = "For the freelancer’s own lawyer: holds private notes. Do not send it to the other side."
"""What stands at the head of every page."""

FOR_OWN_LAWYER = (
    "This draft is for the freelancer’s own lawyer. Its comments, the pages before and behind the contract "
    "and the file itself hold private notes: what to offer, what is weak, what is known of the client, every "
    "answer. Do not send it to the other side. The freelancer can make a draft for them that holds none of "
    "this (clausegen draft --review --for-other-side)."
)
"""What stands on the first page."""


_LINE = 320
"""Height of the banner, in twentieths of a point."""
_HIGHEST = 360
"""As near to the edge as printers print."""


def add_banner(parts: Parts) -> None:
    """Put the banner at the head of every page, in place: once in each header part.

    Headers start that much higher, so that what stands below stays where it was.
    """
    line = paragraph("ReviewError", run(BANNER))
    for name in headers_of(parts):
        header = parse(parts[name])
        header.insert(0, parse(f'<w:hdr xmlns:w="{W[1:-1]}">{line}</w:hdr>'.encode())[0])
        parts[name] = serialize(header)
    document = parse(parts[DOCUMENT])
    for margins in document.iter(f"{W}pgMar"):
        given = int(margins.get(f"{W}header", "0"))
        margins.set(f"{W}header", str(max(given - _LINE, min(given, _HIGHEST))))
    parts[DOCUMENT] = serialize(document)
