"""The archive that a Word file is, laid out so that a part which many files share is deflated once."""

from collections.abc import Iterable
from typing import NamedTuple

from zlib_ng import zlib_ng

from generator.errors import InputError
from generator.messages import tell
from generator.zip_format import END, HEAD, LARGEST, LISTED, MIDNIGHT, MOST, NEW_YEAR_1980, SIGNATURE, UTF_8

_VERSION, _DEFLATE = 20, 8


class Member(NamedTuple):
    """A part as an archive holds it: what both its headers say of it, its name, its deflated bytes."""

    told: tuple[int, ...]
    name: bytes
    data: bytes


_FASTEST = 1


def deflated(name: str, part: bytes, level: int) -> Member:
    """Return a part deflated, without the header and the sum that zlib's own format has.

    At the fastest level by igzip: in half the time of zlib-ng's level 2, to about the same size, where level
    1 of zlib-ng makes files that are a third larger.
    """
    if level == _FASTEST:
        from isal import isal_zlib

        data = isal_zlib.compress(part, 1, wbits=-isal_zlib.MAX_WBITS)
    else:
        data = zlib_ng.compress(part, level, wbits=-zlib_ng.MAX_WBITS)
    named = name.encode()
    flags = 0 if name.isascii() else UTF_8
    sizes = (zlib_ng.crc32(part), len(data), len(part), len(named), 0)
    return Member((_VERSION, flags, _DEFLATE, MIDNIGHT, NEW_YEAR_1980, *sizes), named, data)


def archive(members: Iterable[Member]) -> bytes:
    """Return the archive of the members, in their order; raise InputError beyond 4 GB, where zip changes."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for told, name, data in members:
        bodies += (HEAD.pack(SIGNATURE, *told), name, data)
        directory += (LISTED.pack(b"PK\1\2", _VERSION, *told, 0, 0, 0, 0, at), name)
        at += HEAD.size + len(name) + len(data)
        if at > LARGEST or len(directory) > 2 * MOST:
            raise InputError.single(tell("is too large for a Word file"))
    listed = b"".join(directory)
    count = len(directory) // 2
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(listed), at, 0)
    return b"".join((*bodies, listed, end))
