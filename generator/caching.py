"""What is made of files and takes long to make, kept on disk from one run to the next.

A kept thing is found by the content of what it was made of, by the program's own files (their names, times
and sizes) and by the versions of Python and of the packages behind it, so there is nothing to clear by hand.
`CLAUSEGEN_CACHE` names another folder, or `off`.
"""

import hashlib
import io
import os
import pickle
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from secrets import token_hex
from typing import Any, TypeVar

from generator.version import __version__

Made = TypeVar("Made")

_MOST_OF_A_KIND = 8
_KEY_DIGITS = 32
_DAY = 24 * 60 * 60
_PROGRAM = (".py", ".yaml")
_DIGEST = hashlib.sha256().digest_size
_OTHERS_MAY_WRITE = 0o022
_OWNER_ONLY = 0o600
# Neither a link to another file nor a pipe that nobody writes to: where there are none, they are nothing.
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def kept(kind: str, sources: Callable[[], Iterable[bytes]], make: Callable[[], Made]) -> Made:
    """Return what an earlier run made of the same sources, or make it and keep it.

    `make` must depend on nothing but the sources, and what it returns must be picklable. What was
    made while the sources changed is not kept. A cache that cannot be read, is damaged or is not the
    person's own is passed over, never reported: the run only takes longer.
    """
    folder = _folder()
    if folder is None:
        return make()
    key = _key(sources())
    file = folder / f"{kind}-{key}.bin"
    with suppress(Exception):  # a pickle can fail in any way, and none of them matters
        found: Made = _read(file)
        return found
    made = make()
    if _key(sources()) == key:
        with suppress(OSError):
            _write(file, made)
            _forget_old(folder, kind)
    return made


def _folder() -> Path | None:
    chosen = os.environ.get("CLAUSEGEN_CACHE", "")
    if chosen.lower() in ("off", "0"):
        return None
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("clausegen", appauthor=False)


def _key(sources: Iterable[bytes]) -> str:
    digest = hashlib.sha256(f"{program()} {sys.version}".encode())
    for source in sources:
        digest.update(hashlib.sha256(source).digest())
    return digest.hexdigest()[:_KEY_DIGITS]


@cache
def program() -> str:
    """Return what changes whenever the program or what it stands on does."""
    return "\n".join((__version__, *stamps(os.path.dirname(__file__), _PROGRAM), *_packages()))  # noqa: PTH120


def stamps(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield path, time and size of the program's files; without pathlib, as there are hundreds."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=attrgetter("name")):
            if entry.name.startswith((".", "__pycache__")):
                continue  # an editor's own, or Python's
            if entry.is_dir():
                yield from stamps(entry.path, endings)
            elif entry.name.endswith(endings):
                stamp = entry.stat()
                yield f"{entry.path} {stamp.st_mtime_ns} {stamp.st_size}"


def _packages() -> Iterator[str]:
    """Yield the name of every package that is installed, which ends in its version.

    Any of them may have a hand in what is kept, or be unable to read what another version left.
    """
    for folder in sys.path:
        with suppress(OSError):
            yield from sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208


def _read(file: Path) -> Any:
    """Return what a file keeps; raise where it is not whole, or where another user may have written it.

    Plain data would need no trust, but takes twice as long to become records again as a pickle does.
    """
    _refuse_foreign(file.parent.stat())
    handle = os.open(file, os.O_RDONLY | _AS_IT_IS)
    with os.fdopen(handle, "rb") as opened:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise PermissionError("not a file")
        _refuse_foreign(status)
        data = opened.read()
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        raise ValueError("damaged")
    return pickle.loads(data[_DIGEST:])  # noqa: S301  only from a file that only the person may write


def _refuse_foreign(status: os.stat_result) -> None:
    """Raise where what has this status is another user's, or others may write it."""
    if not hasattr(os, "geteuid"):
        return
    if status.st_uid != os.geteuid() or status.st_mode & _OTHERS_MAY_WRITE:
        raise PermissionError("another user may write here")


def _write(file: Path, made: object) -> None:
    """Write a file whole, under a name of its own first: another run may be writing the same."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_foreign(file.parent.stat())
    data = _pickled(made)
    temporary = file.with_name(f".{file.name}-{token_hex(8)}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IT_IS, _OWNER_ONLY)
        with os.fdopen(handle, "wb") as opened:
            opened.write(hashlib.sha256(data).digest() + data)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def _pickled(made: object) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, protocol=pickle.HIGHEST_PROTOCOL).dump(made)
    return buffer.getvalue()


class _Pickler(pickle.Pickler):
    """Keeps a record as its class called with its values: that is read much faster than its fields set."""

    def reducer_override(self, thing: Any) -> Any:
        if not is_dataclass(thing) or isinstance(thing, type):
            return NotImplemented
        return type(thing), tuple(getattr(thing, field.name) for field in fields(thing))


def _forget_old(folder: Path, kind: str) -> None:
    """Keep the newest of a kind, as each change of a clause makes another; drop what killed runs left."""
    keys = "?" * _KEY_DIGITS  # of this kind alone: another's name may begin alike
    files = sorted(folder.glob(f"{kind}-{keys}.bin"), key=lambda file: file.stat().st_mtime, reverse=True)
    yesterday = time.time() - _DAY
    left = (file for file in folder.glob(".*.tmp") if file.stat().st_mtime < yesterday)
    for file in (*files[_MOST_OF_A_KIND:], *left):
        file.unlink(missing_ok=True)
