"""What this program keeps of a person or company besides the documents that were asked for."""

import json
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.characters import comparable

_SESSIONS = (".partial.json", ".previous.json")
_LINES = ".jsonl"
_LARGEST = 50_000_000
_NAMES = ("legal_name", "trade_name")


@dataclass(frozen=True, slots=True)
class Trace:
    """A file, the parties that it names, and whether the program keeps it for itself.

    Other answers files were written because the person wanted them: they are told of, and stay.
    """

    path: Path
    names: frozenset[str]
    kept: bool

    def tells_of(self, name: str) -> bool:
        """Say whether it names a party, however its letters and blanks are written."""
        return comparable(name) in map(comparable, self.names)


def own_folders() -> tuple[Path, ...]:
    """Return the folders of this program itself: settings, data and sessions."""
    from platformdirs import user_config_path, user_data_path, user_state_path

    places = (user_config_path, user_data_path, user_state_path)
    return tuple(dict.fromkeys(place("clausegen") for place in places))


def traces_in(folders: Iterable[Path]) -> Iterator[Trace]:
    """Yield what the program's own folders hold of parties, and what lies in these folders themselves."""
    own = own_folders()
    for folder in own:
        for path in sorted(folder.rglob("*")):
            yield from _trace(path, kept=True)
    for folder in dict.fromkeys(folders):
        for path in sorted(folder.iterdir()):
            if not any(path.is_relative_to(other) for other in own):
                yield from _trace(path, kept=path.name.endswith(_SESSIONS))


def traces_of(name: str, folders: Iterable[Path]) -> list[Trace]:
    """Return what tells of a party."""
    return [trace for trace in traces_in(folders) if trace.tells_of(name)]


def _trace(path: Path, *, kept: bool) -> Iterator[Trace]:
    if path.suffix in (".json", _LINES) and (names := frozenset(_names(_read(path)))):
        yield Trace(path, names, kept)


def _read(path: Path) -> Any:
    """Return a file's JSON; nothing for what is no plain file, too large or damaged."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return None
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), encoding="utf-8") as file:
            return [json.loads(line) for line in file] if path.suffix == _LINES else json.load(file)
    except (OSError, ValueError, RecursionError):
        return None


def _names(data: Any) -> Iterator[str]:
    """Yield the names of a client wherever it stands, and of whose own details the file is."""
    found = [data]
    if isinstance(data, dict):
        yield from _named(data)
    while found:
        value = found.pop()
        if isinstance(value, dict):
            yield from _named(value.get("client"))
        found += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _named(party: Any) -> Iterator[str]:
    if isinstance(party, dict):
        form = party.get("form")
        for holder in (party, form if isinstance(form, dict) else {}):
            yield from (name for key in _NAMES if isinstance(name := holder.get(key), str) and name.strip())
