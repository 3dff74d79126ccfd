"""Writing files: whole or not at all, never over another file unasked, names safe everywhere."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from secrets import token_hex
from typing import Any

from generator.answers.root import Root
from generator.errors import InputError, Problem
from generator.messages import relayed, tell

_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 60
# Windows keeps these names for devices, with any ending.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)]
)
_SYNCED_AT_ONCE = 4
_OWNER_ONLY = 0o600
_AS_UMASK_SAYS = 0o666


class FileStands(InputError):  # noqa: N818  named for what was found, as the others are
    """A file stands where another was to be written; it was left as it is."""


def write_file(
    path: Path, data: bytes, *, overwrite: bool = False, private: bool = False, workshop: Path | None = None
) -> None:
    """Write a file whole: to a temporary file beside it, or in `workshop`, which then takes its name.

    `private` makes it readable by its owner only, as files that hold answers must be; others
    follow the umask. Raise FileStands when the file exists and `overwrite` is false, whoever made
    it and however late; InputError when it cannot be written.
    """
    mode = _OWNER_ONLY if private else _AS_UMASK_SAYS
    temporary = (workshop or path.parent) / f".clausegen-{token_hex(8)}.tmp"
    try:
        for folder in {path.parent, temporary.parent}:
            folder.mkdir(parents=True, exist_ok=True)
        _create(temporary, data, mode)
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        if overwrite:
            temporary.replace(path)
        else:
            _name(temporary, path, data, mode)
    except FileExistsError as error:
        message = tell("exists: choose another name, or overwrite it with --overwrite")
        raise FileStands([Problem(message, source=str(path))]) from error
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def write_files(files: Mapping[Path, bytes], *, overwrite: bool = False) -> None:
    """Write several files, all or none: what stood before is put back where one cannot be written.

    Raise as `write_file` does.
    """
    stood: dict[Path, Path] = {}
    written: list[Path] = []
    try:
        for path, data in files.items():
            if overwrite and path.is_file():
                stood[path] = _copied(path)
            write_file(path, data, overwrite=overwrite)
            written.append(path)
    except BaseException:
        for path in written:
            if path in stood:
                stood[path].replace(path)
            else:
                path.unlink(missing_ok=True)
        raise
    finally:
        for copy in stood.values():
            copy.unlink(missing_ok=True)


def _copied(path: Path) -> Path:
    """Return a copy beside a file, with its permissions."""
    copy = path.with_name(f".clausegen-{token_hex(8)}.tmp")
    try:
        shutil.copy2(path, copy)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise _cannot_write(path, error) from error
    return copy


def sync(paths: Iterable[Path], root: Path) -> None:
    """Wait until files below a folder, and their names, are on the disk: a power cut takes none of them."""
    from concurrent.futures import ThreadPoolExecutor

    files = tuple(paths)
    folders = {root, *(path.parent for path in files)} if files and os.name == "posix" else set()
    # What is asked for at once, the disk does at once: a tenth of the time of one after the other.
    with ThreadPoolExecutor(_SYNCED_AT_ONCE) as threads:
        list(threads.map(_sync, files))
        list(threads.map(_sync, folders))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(temporary: Path, path: Path, data: bytes, mode: int) -> None:
    """Give the temporary file its name; unlike renaming, this never replaces what stands there."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # FAT and some network folders have no links
        _create(path, data, mode)


def _create(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except BaseException:
        path.unlink()  # half a file is none
        raise


def _cannot_write(path: Path, error: OSError) -> InputError:
    return InputError.single(
        tell("cannot be written: {reason}: choose another place", reason=relayed(error.strerror)),
        source=str(path),
    )


def slug(text: str) -> str:
    """Return text in small ASCII letters, digits and hyphens; 李小龙 becomes lixiaolong."""
    from anyascii import anyascii

    name = _UNSAFE.sub("-", anyascii(text).lower()).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"{name or 'party'}-x" if is_device(name) or not name else name


def is_device(name: str) -> bool:
    """Tell whether Windows keeps a name, given without ending, for a device: no file can bear it there."""
    return name.lower() in _RESERVED


def free_path(path: Path) -> Path:
    """Return the path, or the first of name-2, name-3, … that does not exist."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def answers_hash(answers: Root) -> str:
    """Return the SHA-256 of the answers, the same for all files that give the same deal.

    Neither layout nor order counts, nor whether a default is written out, nor the zeros of 50.00.
    """
    return dump_hash(answers.model_dump())


def dump_hash(dump: Mapping[str, Any]) -> str:
    """Return the same of answers as they are dumped."""
    return hashlib.sha256(_CANONICAL.encode(dump).encode()).hexdigest()


def _plain(value: Any) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


_CANONICAL = json.JSONEncoder(default=_plain, sort_keys=True, check_circular=False)


def document_name(client: str, date: date, digest: str = "") -> str:
    """Return a file name without ending: the client, the date, and eight digits of a hash if there is one."""
    return "-".join(filter(None, (slug(client), date.isoformat(), digest[:8])))
