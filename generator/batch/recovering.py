"""Recovering an archive that has no end yet: its whole entries, and what may be written after them."""

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from generator.errors import InputError

__all__ = ["MANIFEST", "reopen", "whole_entries"]

MANIFEST = "manifest.jsonl"

# PKWARE's APPNOTE 4.3.7: signature, version, flags, method, time, date, CRC, two sizes, two lengths.
_HEADER = struct.Struct("<4s5H3I2H")
_SIGNATURE = b"PK\x03\x04"
_UTF_8 = 0x800
_OWNER_ONLY = 0o600


def whole_entries(file: BinaryIO, described: Callable[[str], zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the entries that stand whole from the start of an archive, and cut off all that follows.

    It knows what this program writes: entries that are stored, with their size before them. The
    manifest of a finished archive is not among them, for it is written anew. `described` gives what
    only the end of an archive tells of an entry.
    """
    file.seek(0, os.SEEK_END)
    length, at = file.tell(), 0
    entries: list[zipfile.ZipInfo] = []
    while (found := _entry(file, at, length, described)) is not None:
        entry, at = found
        entries.append(entry)
    file.truncate(at)
    file.seek(at)
    return entries


def _entry(
    file: BinaryIO, at: int, length: int, described: Callable[[str], zipfile.ZipInfo]
) -> tuple[zipfile.ZipInfo, int] | None:
    """Return the whole entry that begins there, and where it ends."""
    file.seek(at)
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size or not head.startswith(_SIGNATURE):
        return None
    _, version, flags, method, _, _, crc, size, plain_size, name_length, extra_length = _HEADER.unpack(head)
    name = file.read(name_length).decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
    start = at + _HEADER.size + name_length + extra_length
    # The size is 0 until the entry is whole; none of ours is empty.
    if not size or size != plain_size or method or name == MANIFEST or start + size > length:
        return None
    file.seek(start)
    if zlib.crc32(file.read(size)) != crc:
        return None
    entry = described(name)
    entry.header_offset, entry.CRC, entry.flag_bits = at, crc, flags
    entry.compress_size = entry.file_size = size
    entry.extract_version = entry.create_version = version
    return entry, start + size


def reopen(path: Path, partial: Path, manifest: Path) -> None:
    """Make a finished archive one that can be gone on with: its manifest beside it, its end cut off later."""
    try:
        handle = os.open(manifest, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with (
            zipfile.ZipFile(path) as archive,
            archive.open(MANIFEST) as found,
            os.fdopen(handle, "wb") as lines,
        ):
            copyfileobj(found, lines)
            lines.flush()
            os.fsync(lines.fileno())
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise InputError.single("is no archive of a batch: name another", source=str(path)) from error
    except OSError as error:
        raise InputError.single(f"cannot be gone on with: {error.strerror}", source=str(path)) from error
    path.replace(partial)
