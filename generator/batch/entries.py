"""The entries of a zip archive, stored one after the other; their directory waits on disk, however long."""

import os
import struct
import zlib
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

from generator.batch.index import Index, name_digest
from generator.zip_format import END, HEAD, LARGEST, LISTED, MIDNIGHT, MOST, NEW_YEAR_1980, SIGNATURE, UTF_8

# PKWARE's APPNOTE 4.3.14 and 4.3.15: at the end of an archive beyond 4 GB or 65,535 entries.
_LARGE_END = struct.Struct("<4sQ2H2I4Q")
_LARGE_END_AT = struct.Struct("<4sIQI")
_UNIX, _VERSION, _LARGE_VERSION, _STORED = 3 << 8, 20, 45, 0
_PIECE = 1 << 20


class Entry(NamedTuple):
    """What an archive tells of an entry: its name, checksum, size in bytes, and where it begins."""

    name: str
    crc: int
    size: int
    at: int

    def head(self) -> bytes:
        """Return what stands before its data."""
        large = (self.size, self.size) if self.size >= LARGEST else ()
        told, after = self._told(large)
        return HEAD.pack(SIGNATURE, *told) + after

    def listed(self, mode: int) -> bytes:
        """Return its line of the directory, with its permissions."""
        large = (self.size, self.size, self.at) if max(self.size, self.at) >= LARGEST else ()
        told, after = self._told(large)
        at = LARGEST if large else self.at
        return LISTED.pack(b"PK\1\2", _UNIX | told[0], *told, 0, 0, 0, mode << 16, at) + after

    def _told(self, large: tuple[int, ...]) -> tuple[tuple[int, ...], bytes]:
        """Return what head and line have in common; `large` are the numbers that need more than 32 bits."""
        name = self.name.encode()
        extra = struct.pack(f"<2H{len(large)}Q", 1, 8 * len(large), *large) if large else b""
        size = LARGEST if large else self.size
        kind = (_LARGE_VERSION if large else _VERSION, 0 if self.name.isascii() else UTF_8, _STORED)
        return (*kind, MIDNIGHT, NEW_YEAR_1980, self.crc, size, size, len(name), len(extra)), name + extra


class Entries:
    """The entries of an archive while it is written."""

    def __init__(self, file: BinaryIO, folder: Path, mode: int) -> None:
        """Take the file, a folder with room for the directory, and the permissions of all entries."""
        self._file, self._mode = file, mode
        self._directory = TemporaryFile(dir=folder)  # noqa: SIM115  closed with the archive
        self._places = Index()
        self._count, self._end = 0, 0

    def __contains__(self, name: str) -> bool:
        """Say whether an entry is there."""
        return self._places.find(name_digest(name)) is not None

    def read(self, name: str) -> bytes:
        """Return the data of an entry that is there."""
        self._file.seek(self._places.find(name_digest(name)) or 0)
        *_, size, name_length, extra_length = HEAD.unpack(self._file.read(HEAD.size))
        self._file.seek(name_length + extra_length, os.SEEK_CUR)
        return self._file.read(size)

    def keep(self, entry: Entry) -> None:
        """List an entry that stands in the file after those before it."""
        self._directory.write(entry.listed(self._mode))
        self._places.add(name_digest(entry.name), entry.at)
        self._count += 1
        self._end = entry.at + len(entry.head()) + entry.size

    def add(self, name: str, data: bytes) -> None:
        """Write an entry."""
        entry = Entry(name, zlib.crc32(data), len(data), self._end)
        self._file.seek(self._end)
        self._file.write(entry.head())
        self._file.write(data)
        self.keep(entry)

    def add_file(self, name: str, path: Path) -> None:
        """Write a file as an entry, of whatever size."""
        with path.open("rb") as data:
            crc = 0
            while piece := data.read(_PIECE):
                crc = zlib.crc32(piece, crc)
            entry = Entry(name, crc, data.tell(), self._end)
            self._file.seek(self._end)
            self._file.write(entry.head())
            data.seek(0)
            copyfileobj(data, self._file)
        self.keep(entry)

    def finish(self) -> None:
        """Write the directory and the end."""
        length, count, start = self._directory.tell(), self._count, self._end
        self._directory.seek(0)
        self._file.seek(start)
        copyfileobj(self._directory, self._file)
        if count >= MOST or start + length >= LARGEST:
            version = (_UNIX | _LARGE_VERSION, _LARGE_VERSION)
            size = _LARGE_END.size - 12  # of what follows its own field
            self._file.write(_LARGE_END.pack(b"PK\6\6", size, *version, 0, 0, count, count, length, start))
            self._file.write(_LARGE_END_AT.pack(b"PK\6\7", 0, start + length, 1))
        count, length, start = min(count, MOST), min(length, LARGEST), min(start, LARGEST)
        self._file.write(END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0))

    def close(self) -> None:
        """Let the directory go."""
        self._directory.close()
        self._places.close()
