"""Records: deals from JSONL files, JSON lists and folders, one at a time."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.answers.reading import LONGEST, missing_file
from generator.batch.lists import Unreadable, begins_list, entries
from generator.batch.outcome import Outcome
from generator.messages import relayed, tell

_LINES = (".jsonl", ".ndjson")
_DEALS = (".json", *_LINES)
_OURS = (".partial.json", ".previous.json")
_NOTHING = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """One deal as it came in: where it stands, and its JSON; or what keeps it from being read.

    The JSON is parsed where the deal is drafted, so that it is read the same wherever it stood.
    """

    source: str
    raw: bytes = b""
    problem: str = ""
    line: int = 0
    earlier: Outcome | None = None
    """What an earlier run made of it; it is not redone while its files stand."""

    def digest(self, accept: tuple[str, ...]) -> str:
        """Return the SHA-256 by which a later run knows the record again, with what was accepted for it."""
        if not self.raw:
            return ""
        return sha256(
            b"\0".join((self.raw.strip(_NOTHING), *(i.encode() for i in sorted(accept))))
        ).hexdigest()


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
        yield Record(shown(path), problem=tell("holds no .json or .jsonl file"))
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
    return Record(
        shown(path),
        problem=missing_file(path)
        if missing
        else tell("cannot be read: {reason}", reason=relayed(error.strerror)),
    )


def _lines(path: Path) -> Iterator[Record]:
    found, number, name = False, 0, shown(path)
    with path.open("rb") as file:
        while line := file.readline(LONGEST):
            number += 1
            where = f"{name}:{number}"
            if len(line) == LONGEST and not line.endswith(b"\n"):
                while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                    pass
                found = True
                yield Record(
                    where, problem=tell("is longer than {megabytes} MB", megabytes=LONGEST >> 20), line=number
                )
            elif line.strip(_NOTHING):
                found = True
                yield Record(where, line, line=number)
    if not found:
        yield Record(name, problem=tell("is empty: expected one JSON object on each line"))


def _document(path: Path) -> Iterator[Record]:
    with path.open("rb") as file:
        if not begins_list(file):
            raw = file.read(LONGEST + 1)
            problem = (
                tell("is longer than {megabytes} MB", megabytes=LONGEST >> 20) if len(raw) > LONGEST else ""
            )
            yield Record(shown(path), b"" if problem else raw, problem, line=1)
            return
        empty = True
        for index, entry in enumerate(entries(file)):
            empty = False
            where = f"{shown(path)}[{index}]"
            if isinstance(entry, Unreadable):
                yield Record(where, problem=entry.message)
            else:
                yield Record(where, entry.raw, line=entry.line)
        if empty:
            yield Record(shown(path), problem=tell("is an empty list: expected deals in it"))
