"""Reading the bytes of a Word file that somebody else made, before anything is known of them."""

import os
from pathlib import Path

from generator.errors import InputError
from generator.messages import relayed, tell

LARGEST = 40_000_000
"""Bytes that a file and all that it unpacks to may have."""


def read_foreign(path: Path) -> bytes:
    """Read a file that somebody else made, no more of it than `scan` allows."""
    source = str(path)
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise InputError.single(tell("cannot be read: it is a device or a pipe"), source=source)
        with path.open("rb") as file:
            return file.read(min(os.fstat(file.fileno()).st_size, LARGEST) + 1)
    except OSError as error:
        raise InputError.single(
            tell("cannot be read: {reason}", reason=relayed(error.strerror)), source=source
        ) from error
