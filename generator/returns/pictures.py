"""Pictures without what cameras and programs write into them: place, time, names, comments."""

import binascii
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from generator.messages import tell
from generator.returns.drawings import PictureError, emf, packed, svg, wmf

_JPEG, _PNG, _GIF, _RIFF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF"
_EMF, _XML = b"\x01\0\0\0", (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<")
_NAMED = {_RIFF: (8, b"WEBP"), _EMF: (40, b" EMF")}
"""What tells a kind of picture from others with the same head, and where it stands."""
_TIFF = {b"II*\0": "<", b"MM\0*": ">"}
_OTHER = {
    b"II+\0": "BigTIFF",
    b"MM\0+": "BigTIFF",
    b"ftyp": "HEIF",
}
"""Heads of pictures that hold notes too, at their beginning or after the length of it."""
_MARKER, _APPLICATIONS = 0xFF, range(0xE0, 0xF0)
_SCAN, _COMMENT, _EXIF = 0xDA, 0xFE, b"Exif\0\0"
# Segments that tell how a picture is drawn: JFIF, color profile, Adobe's color transform.
_DRAWN = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}
_NOTES = frozenset([b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"dSIG"])
_ORIENTATION = 0x112

# GIF89a: an extension is a sign, its kind, blocks; only a comment and what a program adds are notes.
_EXTENSION, _GIF_COMMENT, _APPLICATION, _IMAGE, _TRAILER = 0x21, 0xFE, 0xFF, 0x2C, 0x3B
_GIF_DRAWN = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")

# WebP: chunks of a RIFF file, and the bits by which the first says which are there.
_WEBP_FLAGS = 0x08 | 0x04
_WEBP_DRAWN = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])

# TIFF 6.0, Exif 2.3 and Windows: what tells of a picture and does not draw it.
_TIFF_NOTES = frozenset(
    [
        *(269, 270, 271, 272, 285, 305, 306, 315, 316, 333, 337, 700, 32781, 33432, 33723, 34377),
        *(34665, 34853, 36867, 36868, 37500, 37510, 37724, *range(40091, 40096), 40965, 42032, 42033),
    ]
)
_DIRECTORIES = frozenset([34665, 34853, 40965])
_TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_ENTRY, _MOST_DIRECTORIES = 12, 64

_BROKEN = (struct.error, IndexError, KeyError, zlib.error, binascii.Error, etree.XMLSyntaxError)


def without_notes(picture: bytes) -> bytes:
    """Return a picture without what was noted in it: a JPEG, PNG, GIF, WebP, TIFF, SVG, EMF or WMF.

    How it is turned stays.

    What is none of these, and holds no notes that are known, stays whole. Raises PictureError for a broken
    picture and for a kind whose notes cannot be taken out.
    """
    for head, name in _OTHER.items():
        if picture.startswith(head) or picture[4:].startswith(head):
            raise PictureError(
                tell(
                    "is a picture of the kind {kind}, whose notes cannot be taken out: put a PNG in its "
                    "place, or take it out",
                    kind=name,
                )
            )
    cut = _cut_of(picture)
    if cut is None:
        return picture
    try:
        return b"".join(cut(picture))
    except _BROKEN as error:
        raise PictureError(tell("is a broken picture: put a PNG in its place, or take it out")) from error


def _cut_of(picture: bytes) -> Callable[[bytes], Iterator[bytes]] | None:
    """Return what takes the notes out of a picture of this kind."""
    for head, cut in _CUTS.items():
        at, told = _NAMED.get(head, (0, b""))
        if picture.startswith(head) and picture.startswith(told, at):
            return cut
    if picture.lstrip(b" \t\r\n").startswith(_XML) and b"svg" in picture.replace(b"\0", b""):
        return _svg
    return None


def _svg(picture: bytes) -> Iterator[bytes]:
    return svg(picture, without_notes)


def _packed(picture: bytes) -> Iterator[bytes]:
    return packed(picture, without_notes)


def _jpeg(picture: bytes) -> Iterator[bytes]:
    """Yield the segments that draw; all from the scan on is the picture itself."""
    yield _JPEG
    at = len(_JPEG)
    while picture[at] == _MARKER and picture[at + 1] != _SCAN:
        kind = picture[at + 1]
        size = 2 + struct.unpack_from(">H", picture, at + 2)[0]
        segment = picture[at : at + size]
        if kind in _APPLICATIONS or kind == _COMMENT:
            if segment[4:].startswith(_DRAWN.get(kind, b"\0none")):
                yield segment
            elif segment[4:].startswith(_EXIF) and (turned := _turned(segment[10:])) > 1:
                yield _only_turned(turned)
        else:
            yield segment
        at += size
    yield picture[at:]


def _turned(exif: bytes) -> int:
    """Return how a picture is turned, 1 to 8, from the first directory of its Exif data."""
    order = "<" if exif[:2] == b"II" else ">"
    start = struct.unpack_from(f"{order}I", exif, 4)[0]
    for entry in range(struct.unpack_from(f"{order}H", exif, start)[0]):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + _ENTRY * entry)
        if tag == _ORIENTATION:
            return int(value)
    return 1


def _only_turned(turned: int) -> bytes:
    directory = struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, turned, 0, 0)
    data = _EXIF + b"MM\0*" + struct.pack(">I", 8) + directory
    return b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data


def _png(picture: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at < len(picture):
        size, kind = struct.unpack_from(">I4s", picture, at)
        if kind not in _NOTES:
            yield picture[at : at + size + 12]
        at += size + 12
        if kind == b"IEND":
            return  # what follows the end of a picture is no picture


def _gif(picture: bytes) -> Iterator[bytes]:
    flags = picture[10]
    at = 13 + (3 << (flags & 7) + 1) * bool(flags & 0x80)
    yield picture[:at]
    while picture[at] != _TRAILER:
        start, sign = at, picture[at]
        if sign == _IMAGE:
            flags = picture[at + 9]
            at += 11 + (3 << (flags & 7) + 1) * bool(flags & 0x80)
        elif sign == _EXTENSION:
            at += 2
        else:
            raise IndexError
        told = picture[at + 1 : at + 12]
        while size := picture[at]:
            at += size + 1
        at += 1
        kind = picture[start + 1] if sign == _EXTENSION else 0
        if kind != _GIF_COMMENT and (kind != _APPLICATION or told in _GIF_DRAWN):
            yield picture[start:at]
    yield bytes([_TRAILER])


def _webp(picture: bytes) -> Iterator[bytes]:
    end = min(8 + struct.unpack_from("<I", picture, 4)[0], len(picture))
    chunks, at = [], 12
    while at < end:
        kind, size = struct.unpack_from("<4sI", picture, at)
        chunk = picture[at : at + 8 + size + size % 2]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if kind in _WEBP_DRAWN:
            chunks.append(chunk)
        at += 8 + size + size % 2
    body = b"".join(chunks)
    yield _RIFF + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def _tiff(picture: bytes) -> Iterator[bytes]:
    order, made = _TIFF[picture[:4]], bytearray(picture)
    at, met = struct.unpack_from(f"{order}I", made, 4)[0], set[int]()
    while at and at not in met and len(met) < _MOST_DIRECTORIES:
        met.add(at)
        at = _cut_directory(made, at, order)
    yield bytes(made)


def _cut_directory(made: bytearray, at: int, order: str, *, whole: bool = False) -> int:
    """Take notes out of a directory of a TIFF, in place, with the bytes that they are; return the next one.

    A `whole` one is nothing but notes.
    """
    count = struct.unpack_from(f"{order}H", made, at)[0]
    end = at + 2 + _ENTRY * count
    following: int = struct.unpack_from(f"{order}I", made, end)[0]
    kept = []
    for start in range(at + 2, end, _ENTRY):
        tag, kind, number, value = struct.unpack_from(f"{order}HHII", made, start)
        if tag not in _TIFF_NOTES and not whole:
            kept.append(bytes(made[start : start + _ENTRY]))
            continue
        if tag in _DIRECTORIES:
            _cut_directory(made, value, order, whole=True)
        size = _TIFF_SIZES[kind] * number
        if size > 4:  # noqa: PLR2004  what is shorter stands in the entry
            made[value : value + size] = bytes(len(made[value : value + size]))
    entries = b"".join(kept) + struct.pack(f"{order}I", following)
    made[at : end + 4] = struct.pack(f"{order}H", len(kept)) + entries.ljust(end + 2 - at, b"\0")
    return following


_CUTS: Mapping[bytes, Callable[[bytes], Iterator[bytes]]] = {
    _JPEG: _jpeg,
    _PNG: _png,
    _GIF: _gif,
    _RIFF: _webp,
    **dict.fromkeys(_TIFF, _tiff),
    _EMF: emf,
    **dict.fromkeys((b"\x01\0\t\0", b"\xd7\xcd\xc6\x9a"), wmf),
    b"\x1f\x8b": _packed,
}
