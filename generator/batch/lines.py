"""A file of lines while it is written: for its owner only, on the disk whenever it is asked for."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.errors import InputError
from generator.messages import relayed, tell

_OWNER_ONLY = 0o600


class Lines:
    """A new file of lines. A line is whole for whoever reads the file as soon as it is added."""

    def __init__(self, path: Path) -> None:
        """Open it in the place of what was there; raise InputError where nothing can be written."""
        refuse_folder(path)
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        except OSError as error:
            raise unwritable(path, error) from error
        self._file = os.fdopen(handle, "wb", buffering=0)
        self.length = 0

    def add(self, line: bytes) -> int:
        """Write a line and return where it begins."""
        try:
            # Not through a buffer, which would try again to write what a full disk has refused.
            self._file.write(line + b"\n")
        except OSError as error:
            raise unwritable(self.path, error) from error
        start, self.length = self.length, self.length + len(line) + 1
        return start

    def sync(self) -> None:
        """Wait until all lines are on the disk."""
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise unwritable(self.path, error) from error

    def __enter__(self) -> Self:
        """Give the file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def refuse_folder(path: Path) -> None:
    """Raise InputError where a folder stands in the place of a file."""
    if path.is_dir():
        raise InputError.single(tell("is a folder: move it away"), source=str(path))


def unwritable(path: Path, error: OSError) -> InputError:
    """Return the error that says why a file cannot be written."""
    return InputError.single(
        tell("cannot be written: {reason}", reason=relayed(error.strerror)), source=str(path)
    )
