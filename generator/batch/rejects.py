"""Rejects: the failed records' own JSON, to be corrected and run again."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.batch.inputs import Input
from generator.batch.lines import Lines, refuse_folder, unwritable
from generator.batch.outcome import Made
from generator.errors import InputError
from generator.messages import tell


class Rejects:
    """A JSONL file of failed records, which takes its name when the run ends, however it does.

    A run without failures makes none. Entries of a list are put on one line each.
    """

    def __init__(self, path: Path, inputs: Iterable[Path | Input], *, replace: bool) -> None:
        """Take the file; raise InputError where one stands that may not be replaced."""
        refuse_folder(path)
        files = (each for each in inputs if isinstance(each, Path))
        if path.exists() and (not replace or any(each.exists() and each.samefile(path) for each in files)):
            raise InputError.single(tell("exists: name another file for --rejects"), source=str(path))
        self._path = path
        self._lines: Lines | None = None

    def __enter__(self) -> Self:
        """Wait for the first failure."""
        return self

    def add(self, made: Made) -> None:
        """Write a record that failed."""
        if made.outcome.status == "failed" and made.raw:
            if self._lines is None:
                self._lines = Lines(self._path.with_name(f"{self._path.name}.partial"))
            # Between values a line break is a blank; within a text JSON has none.
            self._lines.add(
                made.raw.removeprefix(b"\xef\xbb\xbf").strip().replace(b"\r", b"").replace(b"\n", b" ")
            )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the file its name."""
        if self._lines is None:
            return
        self._lines.close()
        try:
            self._lines.path.replace(self._path)
        except OSError as fault:
            raise unwritable(self._path, fault) from fault
