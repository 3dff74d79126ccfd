"""Records: deals from JSONL files, JSON arrays and folders, one at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError

__all__ = ["Record", "read_records"]

_SUFFIXES = (".json", ".jsonl", ".ndjson")
_NOT_DEALS = (".partial.json", ".previous.json")


@dataclass(frozen=True, slots=True)
class Record:
    """One deal as it came in: where it stands, and its JSON; or the problem of a whole file."""

    source: str
    raw: bytes
    problem: str = ""


def read_records(inputs: Iterable[Path]) -> Iterator[Record]:
    """Yield the deals of files and folders in order; folders are read whole, by file name."""
    for path in inputs:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)


def _folder(path: Path) -> Iterator[Record]:
    files = sorted(file for file in path.rglob("*") if _holds_deals(file))
    if not files:
        yield Record(str(path), b"", "holds no .json or .jsonl file")
    for file in files:
        yield from _file(file)


def _holds_deals(file: Path) -> bool:
    ours = file.name == "manifest.jsonl" or file.name.endswith(_NOT_DEALS)
    return file.suffix in _SUFFIXES and not ours and file.is_file()


def _file(path: Path) -> Iterator[Record]:
    try:
        if path.suffix in (".jsonl", ".ndjson"):
            yield from _lines(path)
        else:
            yield from _document(path)
    except FileNotFoundError:
        yield Record(str(path), b"", "no such file")
    except OSError as error:
        yield Record(str(path), b"", f"cannot be read: {error.strerror}")


def _lines(path: Path) -> Iterator[Record]:
    found = False
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                found = True
                yield Record(f"{path}:{number}", line)
    if not found:
        yield Record(str(path), b"", "is empty: expected one JSON object on each line")


def _document(path: Path) -> Iterator[Record]:
    from generator.answers import parse_json

    raw = path.read_bytes()
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield Record(str(path), raw)
        return
    try:
        entries = parse_json(raw, source=str(path))
    except InputError as error:
        yield Record(str(path), b"", error.problems[0].message)
        return
    if not entries:
        yield Record(str(path), b"", "is an empty list: expected deals in it")
    for index, entry in enumerate(entries):
        yield Record(f"{path}[{index}]", _dumped(entry))


def _dumped(entry: object) -> bytes:
    import json

    # Decimals go back as strings, which read the same.
    return json.dumps(entry, default=str, ensure_ascii=False).encode("utf-8", "surrogatepass")
