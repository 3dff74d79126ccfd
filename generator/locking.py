"""The lock of what one run at a time may write: two would spoil each other's files."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import InputError
from generator.messages import Message, tell
from generator.writing import FileStands, write_file

_TRIES = 3


@contextmanager
def locked(lock: Path, in_use: str | Message) -> Iterator[None]:
    """Hold what the lock is for; raise InputError while another run holds it.

    `in_use` says what that run does, and what to do about it; `{process}` in it is its number. The lock
    names its process. One whose process is gone, as after kill -9, is taken over.
    """
    _take(lock, in_use)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()


def _take(lock: Path, in_use: str | Message) -> None:
    for _ in range(_TRIES):
        try:
            write_file(lock, f"{os.getpid()} {platform.node()}\n".encode(), private=True)
        except FileStands:
            held = _content(lock)
            if not is_gone(held):
                raise _told(in_use, lock, held) from None
            _remove(lock, held)
        else:
            return
    raise _told(in_use, lock, _content(lock))


def _content(lock: Path) -> str:
    try:
        return lock.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def is_gone(held: str) -> bool:
    """Say whether the process that a lock names, by its number and machine, runs no more."""
    process, _, machine = held.strip().partition(" ")
    if not process.isdecimal() or machine not in ("", platform.node()) or os.name == "nt":
        return False  # it cannot be told; on Windows, asking after a process would end it
    if int(process) == os.getpid():
        return True  # in a container every run may have the same number
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False  # somebody else's, and alive
    return _is_zombie(process)


def _is_zombie(process: str) -> bool:
    """Say whether a process has ended and nobody has asked how, as happens in containers."""
    try:
        return b") Z " in Path("/proc", process, "stat").read_bytes()
    except OSError:
        return False


def _remove(lock: Path, held: str) -> None:
    """Remove a lock, unless another run was quicker and it is that one's by now."""
    aside = lock.with_name(f"{lock.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        lock.rename(aside)
        if _content(aside) != held:
            with suppress(OSError):
                os.link(aside, lock)
        aside.unlink()


def _told(in_use: str | Message, lock: Path, held: str) -> InputError:
    process = held.split(maxsplit=1)[0] if held.strip() else "?"
    told = tell(in_use, process=process)
    message = tell("{in_use}; if there is none, delete {lock}", in_use=told, lock=lock.name)
    return InputError.single(message, source=str(lock.parent))
