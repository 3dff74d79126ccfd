"""Files kept with a case or beside a contract: what they hold, and the hash by which they are known again."""

import hashlib
from pathlib import Path

from generator.errors import InputError
from generator.messages import relayed, tell

_LARGEST = 64 << 20


def content_of(path: Path) -> bytes:
    """Return what a file holds; raise InputError for one that is no plain file, too large or not readable."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise InputError.single(tell("is no plain file"), source=str(path))
        if size > _LARGEST:
            raise InputError.single(tell("is larger than {most} MB", most=_LARGEST >> 20), source=str(path))
        return path.read_bytes()
    except OSError as error:
        raise InputError.single(
            tell("cannot be read: {reason}", reason=relayed(error.strerror)), source=str(path)
        ) from error


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
