"""What a batch is given: files, folders and standard input, packed or not, by the form of what they hold."""

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO, Literal, cast

from generator.messages import tell

Form = Literal["lines", "json", "csv", "xlsx", "parquet"]

_FORMS: dict[str, Form] = {
    ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx",
    ".xlsm": "xlsx", ".parquet": "parquet",
}  # fmt: skip
_PACKED = ".gz"
_STANDARD = "-"
_STARTS: tuple[tuple[bytes, Form], ...] = ((b"PK\x03\x04", "xlsx"), (b"PAR1", "parquet"), (b"[", "json"))
_BLANK = b"\xef\xbb\xbf \t\r\n"
_FIRST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """A file with deals: where it is, what messages call it, and the form of what it holds."""

    path: Path
    name: str
    form: Form
    packed: bool = False

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Open what it holds, unpacked; a file that is damaged raises OSError once it is read so far."""
        with self.path.open("rb") as file:
            if not self.packed:
                yield cast("BinaryIO", file)
                return
            with gzip.GzipFile(fileobj=file) as unpacked:
                if self.form not in ("xlsx", "parquet"):
                    yield cast("BinaryIO", unpacked)
                    return
                # These are read from their end.
                with TemporaryFile() as whole:
                    try:
                        copyfileobj(unpacked, whole)
                    except (EOFError, zlib.error) as error:
                        raise OSError(0, tell("is damaged: pack it again")) from error
                    yield cast("BinaryIO", whole)


def input_of(path: Path) -> Input:
    """Return a file as an input, by its name: one of a name that says nothing is JSON."""
    name = path.name.lower()
    packed = name.endswith(_PACKED)
    ending = Path(name.removesuffix(_PACKED)).suffix
    return Input(path, shown(path), _FORMS.get(ending, "json"), packed)


def holds_deals(path: Path) -> bool:
    """Say whether the name of a file is one that deals have."""
    return Path(path.name.lower().removesuffix(_PACKED)).suffix in _FORMS


def shown(path: Path) -> str:
    r"""Return a path as text that can be printed anywhere; bytes that are not UTF-8 become `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


@contextmanager
def standing(inputs: tuple[Path, ...]) -> Iterator[tuple[Path | Input, ...]]:
    """Give the inputs; standard input as a file that can be read more than once, gone with the block."""
    if _STANDARD not in map(str, inputs):
        yield inputs
        return
    with TemporaryDirectory(prefix="clausegen-") as folder:
        kept = Path(folder, "input")
        with kept.open("wb") as file:
            copyfileobj(sys.stdin.buffer, file)
        given = _sniffed(kept)
        yield tuple(given if str(path) == _STANDARD else path for path in inputs)


def _sniffed(path: Path) -> Input:
    """Return an input by how it starts."""
    name = tell("standard input")
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    probe = Input(path, name, "lines", packed)
    with probe.opened() as file:
        try:
            start = file.read(_FIRST_LINE)
        except (OSError, EOFError, zlib.error):
            start = b""
    text = start.lstrip(_BLANK)
    form = next((form for mark, form in _STARTS if text.startswith(mark)), None)
    if form is None and text.startswith(b"{"):
        form = "lines" if _is_json(text.split(b"\n", 1)[0]) else "json"
    return Input(path, name, form or ("csv" if text else "lines"), packed)


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
