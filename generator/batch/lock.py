"""The lock of a folder or an archive: two batches at once would spoil each other's manifest."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import locking
from generator.batch.parts import WHOLE, Part
from generator.messages import Message

_IN_USE = Message("another batch (process {process}) is writing there: wait for it or name another place")


@contextmanager
def locked(lock: Path) -> Iterator[None]:
    """Hold what the lock is for; raise InputError while another batch holds it."""
    with locking.locked(lock, _IN_USE):
        yield


def lock_of(folder: Path | None, archive: Path | None, part: Part = WHOLE) -> Path:
    """Return the file that is the lock of a folder, or of an archive."""
    if archive is not None:
        return archive.with_name(f".{archive.name}.lock")
    return (folder or Path()) / f".clausegen-batch{part.mark}.lock"
