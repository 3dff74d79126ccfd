"""What is done in a PDF after LibreOffice, on small PDFs; `test_libreoffice.py` asks of whole ones."""

import zlib
from io import BytesIO

import pikepdf
import pytest

from generator.pdf.finishing import Unreadable, finished
from tests.pdf.small import small_pdf

RULES = {
    b"0 0 m 9 9 l S": 1,
    b"1 g 0 0 9 9 re f": 1,
    b"0 0 m 9 9 l S q 1 w 0 5 m 9 5 l s Q": 2,
}
TAGGED = {"a tag": b"/P <</MCID 0>> BDC 0 0 m 9 9 l S EMC", "a clip": b"q 0 0 9 9 re W* n Q"}


def content(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(finished(data))) as pdf:
        return bytes(pdf.pages[0].Contents.read_bytes())


def packed_to_end_in(byte: bytes) -> bytes:
    """Return a stream whose last byte, the end of its checksum, is this one."""
    said = (b"%%%c%c" % (first, second) for first in range(32, 127) for second in (32, 80, 126))
    return next(packed for each in said if (packed := zlib.compress(each)).endswith(byte))


@pytest.mark.parametrize(("drawn", "lines"), RULES.items())
def test_a_rule_that_stands_outside_all_tags_is_marked_as_decoration(drawn: bytes, lines: int) -> None:
    marked = content(small_pdf(drawn))
    assert marked.count(b"/Artifact BMC") == marked.count(b"EMC") == lines


@pytest.mark.parametrize("drawn", TAGGED)
def test_what_has_a_tag_or_is_not_painted_stays_as_it_is(drawn: str) -> None:
    assert content(small_pdf(TAGGED[drawn])) == TAGGED[drawn]


@pytest.mark.parametrize("last", [b"\r", b"\n", b"x"])
def test_no_stream_ends_in_a_carriage_return(last: bytes) -> None:
    """One in 256 would, and its length would seem wrong."""
    packed = packed_to_end_in(last)
    made = finished(small_pdf(packed=packed))
    assert b"\r\nendstream" not in made
    assert content(small_pdf(packed=packed)) == zlib.decompress(packed)


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(Unreadable):
        finished(b"%PDF-1.6 half")
