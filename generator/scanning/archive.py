"""The archive that a .docx is, unpacked within limits; what its headers say is never believed."""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.errors import Problem
from generator.messages import relayed, tell
from generator.scanning.foreign import LARGEST

_MOST_ENTRIES = 500
_HIGHEST_RATIO = 200
_TOO_SMALL_TO_HARM = 1_000_000  # a short part of repeated markup may well pack better than the ratio
_TOO_SMALL_FOR_A_PICTURE = 25_000_000  # a white page as a bitmap packs a thousand times
_PICTURES = (".bmp", ".dib", ".emf", ".wmf", ".tif", ".tiff")
_ENTRY_SIGN = b"PK\x01\x02"
_LOCAL_HEAD = struct.Struct("<4s22xHH")
_LOCAL_SIGN = b"PK\x03\x04"
_ENCRYPTED, _NAME_IN_UTF8 = 0x1, 0x800


def unpacked(data: bytes) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the parts of an archive by name, and what is wrong with it."""
    if len(data) > LARGEST:
        return {}, (Problem(tell("is larger than {megabytes} MB", megabytes=LARGEST // 10**6)),)
    if (entries := data.count(_ENTRY_SIGN)) > _MOST_ENTRIES:
        return {}, (
            Problem(
                tell(
                    "holds {entries} entries: at most {most} are allowed", entries=entries, most=_MOST_ENTRIES
                )
            ),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries_there = [info for info in archive.infolist() if not info.is_dir()]
            named = tuple(_name_problems(info.orig_filename for info in archive.infolist()))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        return {}, (
            Problem(
                tell("is not a Word document: its archive is damaged ({reason})", reason=relayed(str(error)))
            ),
        )
    parts, sized = _contents(data, entries_there)
    return parts, (*named, *sized)


def _name_problems(names: Iterator[str]) -> Iterator[Problem]:
    listed = list(names)
    for name, times in Counter(name.lower() for name in listed).items():
        if times > 1:
            yield Problem(tell("stands in the archive {times} times", times=times), place=_printable(name))
    for name in listed:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not name.isprintable():
            yield Problem(tell("has a name that leads out of the archive"), place=_printable(name))


def _printable(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name[:100])


class _Refused(Exception):  # noqa: N818  a signal inside this module
    """An entry cannot be taken, and why."""


def _contents(data: bytes, entries: list[zipfile.ZipInfo]) -> tuple[dict[str, bytes], list[Problem]]:
    parts: dict[str, bytes] = {}
    problems: list[Problem] = []
    left = LARGEST
    for info in entries:
        name = _printable(info.filename)
        try:
            content = _content(data, info, left)
        except _Refused as refused:
            problems.append(Problem(str(refused), place=name))
            continue
        left -= len(content)
        if left < 0:
            problems.append(
                Problem(
                    tell(
                        "unpacks to more than {megabytes} MB with what is before it",
                        megabytes=LARGEST // 10**6,
                    ),
                    name,
                )
            )
            break
        parts[info.filename] = content
    return parts, problems


def _content(data: bytes, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Return the bytes of an entry, at most one more than the limit.

    zipfile stops where the header says that an entry ends; other programs read on. Here the
    stream itself says.
    """
    if info.flag_bits & _ENCRYPTED:
        raise _Refused(tell("is encrypted: save the document without a password"))
    packed = _packed(data, info)
    small = _TOO_SMALL_FOR_A_PICTURE if info.filename.lower().endswith(_PICTURES) else _TOO_SMALL_TO_HARM
    most = max(_HIGHEST_RATIO * len(packed), small)
    if info.compress_type == zipfile.ZIP_STORED:
        content = packed
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        content = _inflated(packed, min(limit, most))
    else:
        raise _Refused(tell("is packed in a way that Word files never are"))
    if len(content) > most and most == small:
        raise _Refused(tell("unpacks to more than {megabytes} MB", megabytes=small // 10**6))
    if len(content) > most:
        raise _Refused(tell("unpacks to more than {ratio} times its size", ratio=_HIGHEST_RATIO))
    if len(content) <= limit and (len(content) != info.file_size or zlib.crc32(content) != info.CRC):
        raise _Refused(tell("is not what the archive says that it is: its size or its checksum differs"))
    return content


def _packed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    head = data[info.header_offset : info.header_offset + _LOCAL_HEAD.size]
    if len(head) == _LOCAL_HEAD.size:
        sign, name_length, extra_length = _LOCAL_HEAD.unpack(head)
        name_at = info.header_offset + _LOCAL_HEAD.size
        begin = name_at + name_length + extra_length
        packed = data[begin : begin + info.compress_size]
        named = data[name_at : name_at + name_length] == _raw_name(info)
        if sign == _LOCAL_SIGN and named and len(packed) == info.compress_size:
            return packed
    raise _Refused(tell("is damaged: its entry in the archive is broken"))


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _NAME_IN_UTF8 else "cp437")


def _inflated(packed: bytes, limit: int) -> bytes:
    """Return what a deflated stream holds, at most one byte more than the limit."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, limit + 1)
    except zlib.error as error:
        raise _Refused(tell("is damaged: it cannot be unpacked")) from error
    if not stream.eof and len(content) <= limit:
        raise _Refused(tell("is damaged: it breaks off"))
    return content
