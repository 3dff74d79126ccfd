"""The archive that a Word file is, laid out so that a part which many files share is deflated once."""

import struct
from collections.abc import Iterable
from typing import NamedTuple

from zlib_ng import zlib_ng

from generator.errors import InputError

__all__ = ["Member", "archive", "deflated"]

# PKWARE's APPNOTE 4.3.7, 4.3.12 and 4.3.16: before a member, in the directory, at the end.
_BEFORE = struct.Struct("<4s5H3I2H")
_LISTED = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _DEFLATE, _UTF_8 = 20, 8, 0x800
_MIDNIGHT, _NEW_YEAR_1980 = 0, 33
_LARGEST, _MOST = (1 << 32) - 1, (1 << 16) - 1


class Member(NamedTuple):
    """A part as an archive holds it: what both its headers say of it, its name, its deflated bytes."""

    told: tuple[int, ...]
    name: bytes
    data: bytes


def deflated(name: str, part: bytes, level: int) -> Member:
    """Return a part deflated, without the header and the sum that zlib's own format has."""
    data = zlib_ng.compress(part, level, wbits=-zlib_ng.MAX_WBITS)
    named = name.encode()
    flags = 0 if name.isascii() else _UTF_8
    sizes = (zlib_ng.crc32(part), len(data), len(part), len(named), 0)
    return Member((_VERSION, flags, _DEFLATE, _MIDNIGHT, _NEW_YEAR_1980, *sizes), named, data)


def archive(members: Iterable[Member]) -> bytes:
    """Return the archive of the members, in their order; raise InputError beyond 4 GB, where zip changes."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for told, name, data in members:
        bodies += (_BEFORE.pack(b"PK\3\4", *told), name, data)
        directory += (_LISTED.pack(b"PK\1\2", _VERSION, *told, 0, 0, 0, 0, at), name)
        at += _BEFORE.size + len(name) + len(data)
        if at > _LARGEST or len(directory) > 2 * _MOST:
            raise InputError.single("is too large for a Word file")
    listed = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), at, 0)
    return b"".join((*bodies, listed, end))
