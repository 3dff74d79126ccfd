"""The lock of a URL: two batches at once would spoil each other's manifest there.

Storage knows no processes, so whoever holds a lock renews it, and one that was not renewed for a while
belongs to a run that was killed.
"""

import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from secrets import token_hex
from threading import Event, Thread

from generator.batch.parts import Part
from generator.batch.remote import Bucket
from generator.errors import InputError
from generator.locking import is_gone
from generator.messages import tell

RENEWED_EVERY, STALE_AFTER = 20.0, 90.0
"""Seconds; clocks of machines that share storage may differ by less than the rest."""
_SETTLED_AFTER = 0.5
"""Seconds after which of two runs that take over a lock at once the quicker sees that it is not its own."""


@contextmanager
def locked_at(store: Bucket, part: Part) -> Iterator[None]:
    """Hold a URL, or a part of what goes there; raise InputError while another batch holds it."""
    lock, token = f".clausegen-batch{part.mark}.lock", token_hex(8)
    _take(store, lock, token)
    ended = Event()
    renewing = Thread(target=_renew, args=(store, lock, token, ended), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()
        with suppress(InputError):
            if _is_ours(store, lock, token):
                store.remove(lock)


def _take(store: Bucket, lock: str, token: str) -> None:
    held = store.put(lock, _content(token), overwrite=False)
    if held is None:
        return
    if not _is_free(held):
        raise _in_use(store, held)
    store.put(lock, _content(token), overwrite=True)
    time.sleep(_SETTLED_AFTER)
    if not _is_ours(store, lock, token):
        raise _in_use(store, store.read(lock) or b"")


def _content(token: str) -> bytes:
    return f"{os.getpid()} {platform.node()}\n{time.time():.0f} {token}\n".encode()


def _is_free(held: bytes) -> bool:
    who, _, when = held.decode("utf-8", "replace").partition("\n")
    seconds = when.partition(" ")[0]
    return is_gone(who) or not seconds.isdecimal() or time.time() - int(seconds) > STALE_AFTER


def _is_ours(store: Bucket, lock: str, token: str) -> bool:
    return token.encode() in (store.read(lock) or b"")


def _renew(store: Bucket, lock: str, token: str, ended: Event) -> None:
    while not ended.wait(RENEWED_EVERY):
        with suppress(InputError):  # tried again in a while; the run itself tells of storage that is away
            if _is_ours(store, lock, token):
                store.put(lock, _content(token), overwrite=True)


def _in_use(store: Bucket, held: bytes) -> InputError:
    process, _, machine = held.decode("utf-8", "replace").partition("\n")[0].partition(" ")
    message = tell(
        "another batch (process {process} on {machine}) is writing there: wait for it or name another place; "
        "one that was killed there gives the place free {seconds} seconds later",
        process=process or "?",
        machine=machine or "?",
        seconds=f"{STALE_AFTER:.0f}",
    )
    return InputError.single(message, source=store.url)
