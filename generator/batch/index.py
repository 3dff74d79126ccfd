"""An index on disk: numbers by SHA-256, for more records than memory should hold."""

import sqlite3
from hashlib import sha256
from types import TracebackType
from typing import Self

from generator.errors import InputError
from generator.messages import tell


class Index:
    """A temporary file that keeps one number for each digest; it is gone when the run ends."""

    def __init__(self) -> None:
        """Open an empty index."""
        # SQLite makes a file without a name once the index outgrows its cache of some megabytes.
        self._database = sqlite3.connect("", isolation_level=None)
        for line in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE numbers (digest INTEGER PRIMARY KEY, number INTEGER)",
            "BEGIN",
        ):
            self._database.execute(line)

    def __enter__(self) -> Self:
        """Give the index."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the file."""
        self.close()

    def close(self) -> None:
        """Remove the file."""
        self._database.close()

    def add(self, digest: str, number: int) -> bool:
        """Keep the number of a digest in hexadecimal; say False where one is kept already, which stays."""
        try:
            row = self._database.execute(
                "INSERT OR IGNORE INTO numbers VALUES (?, ?)", (_key(digest), number)
            )
        except sqlite3.OperationalError as error:
            raise InputError.single(
                tell("the index of records cannot be kept: {reason}: make room", reason=error)
            ) from error
        return row.rowcount == 1

    def find(self, digest: str) -> int | None:
        """Return the number of a digest."""
        row = self._database.execute(
            "SELECT number FROM numbers WHERE digest = ?", (_key(digest),)
        ).fetchone()
        return None if row is None else int(row[0])


def _key(digest: str) -> int:
    # 64 bits: whoever needs certainty compares what the number leads to.
    return int.from_bytes(bytes.fromhex(digest[:16]), "big", signed=True)


def name_digest(name: str) -> str:
    """Return the digest of the name of a document."""
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
