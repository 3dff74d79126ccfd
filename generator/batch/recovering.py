"""Recovering an archive that has no end yet: its whole entries, and what may be written after them."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from generator.batch.entries import Entry
from generator.errors import InputError
from generator.messages import relayed, tell
from generator.zip_format import HEAD, SIGNATURE, UTF_8

MANIFEST = "manifest.jsonl"

_OWNER_ONLY = 0o600


def whole_entries(file: BinaryIO) -> Iterator[Entry]:
    """Yield the entries that stand whole from the start of an archive, and cut off all that follows.

    It knows what this program writes: entries that are stored, with their size before them. The
    manifest of a finished archive is not among them, for it is written anew.
    """
    length, at = file.seek(0, os.SEEK_END), 0
    while (found := _entry(file, at, length)) is not None:
        entry, at = found
        yield entry
    file.truncate(at)


def _entry(file: BinaryIO, at: int, length: int) -> tuple[Entry, int] | None:
    """Return the whole entry that begins there, and where it ends."""
    file.seek(at)
    head = file.read(HEAD.size)
    if len(head) < HEAD.size or not head.startswith(SIGNATURE):
        return None
    _, _, flags, method, _, _, crc, size, plain_size, name_length, extra_length = HEAD.unpack(head)
    name = file.read(name_length).decode("utf-8" if flags & UTF_8 else "cp437", "replace")
    start = at + HEAD.size + name_length + extra_length
    # None of ours is empty.
    if not size or size != plain_size or method or name == MANIFEST or start + size > length:
        return None
    file.seek(start)
    if zlib.crc32(file.read(size)) != crc:
        return None
    return Entry(name, crc, size, at), start + size


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
        raise InputError.single(tell("is no archive of a batch: name another"), source=str(path)) from error
    except OSError as error:
        raise InputError.single(
            tell("cannot be gone on with: {reason}", reason=relayed(error.strerror)), source=str(path)
        ) from error
    path.replace(partial)
