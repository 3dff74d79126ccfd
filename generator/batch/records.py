"""Records: deals from JSONL files, JSON lists and folders, one at a time."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.batch.lists import entries, is_list

__all__ = ["Record", "read_records", "shown"]

_LINES = (".jsonl", ".ndjson")
_DEALS = (".json", *_LINES)
_OURS = (".partial.json", ".previous.json")


@dataclass(frozen=True, slots=True)
class Record:
    """One deal as it came in: where it stands, and its JSON; or what keeps it from being read.

    The JSON is parsed where the deal is drafted, so that it is read the same wherever it stood.
    """

    source: str
    raw: bytes = b""
    problem: str = ""


def shown(path: Path) -> str:
    r"""Return a path as text that can be printed anywhere; bytes that are not UTF-8 become `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_records(inputs: Iterable[Path]) -> Iterator[Record]:
    """Yield the deals of files and folders in order; folders are read whole, by file name."""
    for path in inputs:
        try:
            folder = path.is_dir()
        except OSError as error:
            yield _unreadable(path, error)
            continue
        yield from _folder(path) if folder else _file(path)


def _folder(path: Path) -> Iterator[Record]:
    unreadable: list[OSError] = []
    files: list[Path] = []
    for above, folders, names in os.walk(path, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(above, name) for name in names if _holds_deals(Path(above, name))]
    for error in unreadable:
        yield _unreadable(Path(error.filename), error)
    if not files and not unreadable:
        yield Record(shown(path), problem="holds no .json or .jsonl file")
    for file in sorted(files):
        yield from _file(file)


def _holds_deals(file: Path) -> bool:
    name = file.name.lower()
    if name == "manifest.jsonl" or name.startswith(".") or name.endswith(_OURS) or not name.endswith(_DEALS):
        return False
    try:
        return file.is_file()
    except OSError:
        return True  # reading it says what is wrong


def _file(path: Path) -> Iterator[Record]:
    try:
        yield from _lines(path) if path.suffix.lower() in _LINES else _document(path)
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(path: Path, error: OSError) -> Record:
    missing = isinstance(error, FileNotFoundError)
    return Record(shown(path), problem="no such file" if missing else f"cannot be read: {error.strerror}")


def _lines(path: Path) -> Iterator[Record]:
    found = False
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                found = True
                yield Record(f"{shown(path)}:{number}", line)
    if not found:
        yield Record(shown(path), problem="is empty: expected one JSON object on each line")


def _document(path: Path) -> Iterator[Record]:
    raw = path.read_bytes()
    if not is_list(raw):
        yield Record(shown(path), raw)
        return
    empty = True
    for index, entry in enumerate(entries(raw)):
        empty = False
        where = f"{shown(path)}[{index}]"
        yield Record(where, entry) if isinstance(entry, bytes) else Record(where, problem=entry.message)
    if empty:
        yield Record(shown(path), problem="is an empty list: expected deals in it")
