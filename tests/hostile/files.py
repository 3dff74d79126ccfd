"""Hostile Word files, each made of a harmless one by one change: a file for each threat."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from generator.docx.package import pack, unpack
from generator.docx.xml import DOCUMENT

HARMLESS = (Path(__file__).parents[2] / "samples" / "new-client-new-york" / "contract.docx").read_bytes()
PARTS = unpack(HARMLESS)
RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(part: str, there: str, then: str) -> bytes:
    """Return the harmless file with one text of a part replaced."""
    text = PARTS[part].decode()
    assert there in text
    return pack(PARTS | {part: text.replace(there, then, 1).encode()})


def with_part(name: str, content: bytes | str) -> bytes:
    """Return the harmless file with one more part, or another content of one."""
    return pack(PARTS | {name: content.encode() if isinstance(content, str) else content})


def with_body(markup: str) -> bytes:
    """Return the harmless file with markup before everything else in it."""
    return changed(DOCUMENT, "<w:body>", f"<w:body>{markup}")


def with_relation(kind: str, target: str, *, part: str = RELATIONS) -> bytes:
    """Return the harmless file with a relation to something outside."""
    relation = f'<Relationship Id="rIdX" Type="{_TYPES}/{kind}" Target="{target}" TargetMode="External"/>'
    return changed(part, "</Relationships>", f"{relation}</Relationships>")


def field(code: str) -> bytes:
    """Return the harmless file with a field."""
    return with_body(f"<w:p>{_edge('begin')}{_code(code)}{_edge('separate')}{_edge('end')}</w:p>")


def split_field(*pieces: str) -> bytes:
    """Return the harmless file with a field whose code is split over runs and paragraphs."""
    codes = "</w:p><w:p>".join(_code(piece) for piece in pieces)
    return with_body(f"<w:p>{_edge('begin')}{codes}{_edge('end')}</w:p>")


def made_up_field(code: str) -> bytes:
    """Return the harmless file with a field whose name is the result of another."""
    inner = f"{_edge('begin')}{_code(code)}{_edge('separate')}{_code('DDE')}{_edge('end')}"
    return with_body(f"<w:p>{_edge('begin')}{inner}{_code(' cmd')}{_edge('end')}</w:p>")


def _edge(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def entries(more: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the harmless file with entries of any name, doubled ones too."""
    buffer = io.BytesIO(HARMLESS)
    with zipfile.ZipFile(buffer, "a", method) as archive:
        for name, content in more.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def lying(size: int) -> bytes:
    """Return the harmless file with a bomb whose headers give another size, and its checksum."""
    bomb = b"0" * 20_000_000
    data = entries({"word/media/image1.png": bomb})
    honest = struct.pack("<L", zlib.crc32(bomb))
    assert data.count(honest) == 2
    data = data.replace(struct.pack("<L", len(bomb)), struct.pack("<L", size))
    return data.replace(honest, struct.pack("<L", zlib.crc32(bomb[:size])))


def encrypted() -> bytes:
    """Return the harmless file with the mark of encryption on an entry."""
    data = bytearray(entries({"word/media/image1.png": b"picture"}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(sign) + offset
        data[at] |= 1
    return bytes(data)


def ole(stream: str) -> bytes:
    """Return the head of a file of the kind that holds old or encrypted documents."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + stream.encode("utf-16-le") + bytes(512)
