"""The manifest of a folder: written beside its name, read whatever ended the run before."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.batch.outcome import Outcome, outcome_from
from generator.errors import InputError
from generator.writing import write_file

__all__ = ["Manifest", "read_manifest"]

_WHOLE, _PARTIAL = "manifest.jsonl", "manifest.jsonl.partial"
_OWNER_ONLY = 0o600


def read_manifest(folder: Path) -> dict[str, Outcome]:
    """Return what earlier runs finished in a folder, by name of output.

    A run that was killed has left `manifest.jsonl.partial`, which is newer than the whole one.
    """
    found = (outcome for name in (_WHOLE, _PARTIAL) for outcome in _outcomes(folder / name))
    return {outcome.output: outcome for outcome in found if outcome.output and outcome.status != "failed"}


def _outcomes(path: Path) -> list[Outcome]:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except IsADirectoryError as error:
        raise InputError.single("is a folder: move it away", source=str(path)) from error
    except OSError as error:
        raise InputError.single(
            f"cannot be read: {error.strerror}: mend it, or leave out --resume", source=str(path)
        ) from error
    # Not splitlines: a text may hold U+2028, which is no end of a line of JSON.
    return [outcome for line in text.split("\n") if (outcome := outcome_from(line)) is not None]


class Manifest:
    """The manifest while a run writes it: a partial one, which takes the whole one's place at the end.

    Outcomes of earlier runs that are given stay known however the run ends: until it has gone
    through all records, those that it has not come to are kept.
    """

    def __init__(self, folder: Path, earlier: Mapping[str, Outcome]) -> None:
        """Take the folder, and the outcomes of earlier runs if this one resumes."""
        self.path = folder / _WHOLE
        self._partial = folder / _PARTIAL
        self._rest = dict(earlier)

    def __enter__(self) -> Self:
        """Open the partial manifest; raise InputError where nothing can be written."""
        for path in (self.path, self._partial):
            if path.is_dir():
                raise InputError.single("is a folder: move it away", source=str(path))
        if self._rest and self._partial.exists():
            lines = "".join(f"{outcome.line()}\n" for outcome in self._rest.values())
            write_file(self.path, lines.encode("utf-8", "backslashreplace"), overwrite=True, private=True)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        except OSError as error:
            raise self._unwritable(error) from error
        # A lone surrogate, which JSON can name and UTF-8 cannot hold, is written as JSON names it.
        self._file = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
        return self

    def add(self, outcome: Outcome) -> None:
        """Write what became of a record."""
        self._rest.pop(outcome.output, None)
        try:
            self._file.write(outcome.line() + "\n")
        except OSError as error:
            raise self._unwritable(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the manifest in its place; if the run was cut short, with what earlier ones did."""
        try:
            with self._file as file:
                if error is not None:
                    file.writelines(outcome.line() + "\n" for outcome in self._rest.values())
            self._partial.replace(self.path)
        except OSError as fault:
            raise self._unwritable(fault) from fault

    def _unwritable(self, error: OSError) -> InputError:
        return InputError.single(f"cannot be written: {error.strerror}", source=str(self.path))
