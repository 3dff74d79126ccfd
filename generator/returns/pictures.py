"""Pictures without what cameras and programs write into them: place, time, names, comments."""

import struct
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_MARKER, _APPLICATIONS = 0xFF, range(0xE0, 0xF0)
_SCAN, _COMMENT, _EXIF = 0xDA, 0xFE, b"Exif\0\0"
# Segments that tell how a picture is drawn: JFIF, color profile, Adobe's color transform.
_DRAWN = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}
_NOTES = frozenset([b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"dSIG"])
_ORIENTATION = 0x112


def without_notes(picture: bytes) -> bytes:
    """Return a JPEG or PNG without what was noted in it; how it is turned stays. Others stay whole."""
    try:
        if picture.startswith(_JPEG):
            return b"".join(_jpeg(picture))
        if picture.startswith(_PNG):
            return b"".join(_png(picture))
    except (struct.error, IndexError):
        return picture
    return picture


def _jpeg(picture: bytes) -> Iterator[bytes]:
    """Yield the segments that draw; all from the scan on is the picture itself."""
    yield _JPEG
    at = len(_JPEG)
    while at + 4 <= len(picture) and picture[at] == _MARKER:
        kind = picture[at + 1]
        if kind == _SCAN:
            break
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
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * entry)
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
    while at + 8 <= len(picture):
        size, kind = struct.unpack_from(">I4s", picture, at)
        if kind not in _NOTES:
            yield picture[at : at + size + 12]
        at += size + 12
