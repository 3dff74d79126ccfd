"""Drawings without what programs write into them: SVG, and the metafiles of Windows.

Sources: SVG 2, 5.9 and 5.10; [MS-EMF] 2.3.3 and 2.3.4.2; [MS-EMFPLUS] 2.3.2.1; [MS-WMF] 2.3.6.
"""

import base64
import gzip
import re
import struct
import zlib
from collections.abc import Callable, Iterator

from lxml import etree

from generator.docx.xml import Element, parse
from generator.messages import tell

_LARGEST = 64 * 1024 * 1024
"""Bytes of a drawing that is packed in the file a second time."""

_SVG = "{http://www.w3.org/2000/svg}"
_NOTES = frozenset(f"{_SVG}{name}" for name in ("metadata", "title", "desc"))
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_SPACES = ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}")
_IN_STYLES = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_DATA, _BASE64 = "data:", ";base64,"

_HEADER, _COMMENT, _EMF_PLUS = 1, 70, b"EMF+"
_DESCRIPTION, _BYTES = 60, 48
"""Where the header of an EMF says how long its description is and where, and how large the file is."""
_PLUS_COMMENT = 0x4003

_PLACEABLE, _PLACEABLE_SIZE, _WMF_HEADER = b"\xd7\xcd\xc6\x9a", 22, 18
_ESCAPE, _WMF_COMMENT = 0x0626, 15

_IN_A_PICTURE = (b"Exif\0\0", b"<?xpacket", b"<x:xmpmeta", b"http://ns.adobe.com/")
"""Notes of a photograph; inside a metafile they cannot be cut out."""


class PictureError(ValueError):
    """A picture whose notes cannot be taken out; the message says why."""


def svg(picture: bytes, without_notes: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """Yield an SVG without titles, descriptions, comments and what is of another vocabulary.

    `without_notes` cleans the pictures that it holds. Links to files of whoever drew it go.
    """
    root = parse(picture)
    if b"<!ENTITY" in picture.replace(b"\0", b""):
        raise PictureError(
            tell("is an SVG with entities of its own, which may hold notes: put a PNG in its place")
        )
    for child in list(root.iter()):
        if not str(child.tag).startswith(_SVG) or child.tag in _NOTES:
            _take_out(child, root)
    for element in root.iter():
        if element.tag == f"{_SVG}style":
            element.text = _IN_STYLES.sub("", element.text or "")
        for name, value in list(element.attrib.items()):
            if name in _HREF:
                element.set(name, _link(str(value), without_notes))
            elif str(name).startswith("data-") or ("{" in str(name) and not str(name).startswith(_SPACES)):
                del element.attrib[name]
    etree.cleanup_namespaces(root)
    yield etree.tostring(root, encoding="UTF-8")


def _take_out(child: Element, root: Element) -> None:
    """Take an element out with what it holds; the words after it stay."""
    parent = child.getparent()
    if child is root or parent is None:
        return
    before = child.getprevious()
    if before is None:
        parent.text = ((parent.text or "") + (child.tail or "")) or None
    else:
        before.tail = (before.tail or "") + (child.tail or "")
    parent.remove(child)


def _link(target: str, without_notes: Callable[[bytes], bytes]) -> str:
    if target.startswith("#"):
        return target
    head, sign, content = target.partition(_BASE64)
    if not target.startswith(_DATA) or not sign:
        return ""
    picture = base64.b64decode(content)
    return f"{head}{sign}{base64.b64encode(without_notes(picture)).decode()}"


def packed(picture: bytes, without_notes: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """Yield a drawing that is packed once more (.emz, .wmz, .svgz); what packed it notes names and times."""
    unpacking = zlib.decompressobj(31)
    drawing = unpacking.decompress(picture, _LARGEST)
    if unpacking.unconsumed_tail:
        raise PictureError(tell("is too large a drawing: put a PNG in its place, or take it out"))
    yield gzip.compress(without_notes(drawing), mtime=0)


def emf(picture: bytes) -> Iterator[bytes]:
    """Yield an EMF without its description and without comments but those that draw (EMF+)."""
    records = []
    for kind, record in _emf_records(picture):
        if kind == _HEADER:
            records.append(_undescribed(record))
        elif kind != _COMMENT:
            records.append(record)
        elif record[12:16] == _EMF_PLUS:
            records.append(_without_plus_comments(record))
    made = bytearray(b"".join(records))
    struct.pack_into("<II", made, _BYTES, len(made), len(records))
    yield _plain(bytes(made))


def _emf_records(picture: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(picture):
        kind, size = struct.unpack_from("<II", picture, at)
        if size < 8 or at + size > len(picture):  # noqa: PLR2004  the size counts itself and the kind
            raise IndexError
        yield kind, picture[at : at + size]
        at += size
        if kind == 14:  # noqa: PLR2004  what follows the end of a picture is no picture
            return


def _undescribed(header: bytes) -> bytes:
    made = bytearray(header)
    length, start = struct.unpack_from("<II", made, _DESCRIPTION)
    if length:
        made[start : start + 2 * length] = bytes(len(made[start : start + 2 * length]))
        struct.pack_into("<II", made, _DESCRIPTION, 0, 0)
    return bytes(made)


def _without_plus_comments(record: bytes) -> bytes:
    made, at = bytearray(record), 16
    end = 12 + struct.unpack_from("<I", record, 8)[0]
    while at + 12 <= min(end, len(made)):
        kind, _, size, length = struct.unpack_from("<HHII", made, at)
        if kind == _PLUS_COMMENT:
            made[at + 12 : at + 12 + length] = bytes(len(made[at + 12 : at + 12 + length]))
        if size < 12:  # noqa: PLR2004  the size counts the head of the record
            raise IndexError
        at += size
    return bytes(made)


def wmf(picture: bytes) -> Iterator[bytes]:
    """Yield a WMF without the comments that it escapes."""
    start = _PLACEABLE_SIZE if picture.startswith(_PLACEABLE) else 0
    head, at = bytearray(picture[start : start + _WMF_HEADER]), start + _WMF_HEADER
    records = []
    while at < len(picture):
        words, function = struct.unpack_from("<IH", picture, at)
        if words < 3 or at + 2 * words > len(picture):  # noqa: PLR2004  the size counts itself and the function
            raise IndexError
        escaped = function == _ESCAPE and struct.unpack_from("<H", picture, at + 6)[0]
        if escaped != _WMF_COMMENT:
            records.append(picture[at : at + 2 * words])
        at += 2 * words
        if not function:
            break
    body = b"".join(records)
    struct.pack_into("<I", head, 6, (len(head) + len(body)) // 2)
    yield _plain(picture[:start] + bytes(head) + body)


def _plain(metafile: bytes) -> bytes:
    if any(note in metafile for note in _IN_A_PICTURE):
        raise PictureError(tell("is a drawing that holds a photograph with notes: put a PNG in its place"))
    return metafile
