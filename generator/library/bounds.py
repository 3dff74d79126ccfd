"""Library folders from others: what is in them is bounded, and nothing in them leads out."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.errors import InputError
from generator.messages import tell

_MOST_ENTRIES = 5000


def files_below(
    base: Path, suffix: str, home: Path | None, unreadable: Callable[[OSError], None]
) -> Iterator[Path]:
    """Yield the files below a folder whose names end so; a leading dot is an editor's or the system's own.

    Links are followed, but where `home` is given not out of it. Raise InputError for one that leads
    out or back, and for a folder that holds more than any library does.
    """
    entries = 0
    if home:
        refuse_way_out(base, home)
    for folder, below, names in os.walk(base, onerror=unreadable, followlinks=True):
        entries += len(below) + len(names)
        if home and entries > _MOST_ENTRIES:
            raise InputError.single(
                tell("holds more than {most} files", most=_MOST_ENTRIES), source=str(base)
            )
        below[:] = sorted(name for name in below if not name.startswith("."))
        files = [n for n in sorted(names) if n.lower().endswith(suffix) and not n.startswith(".")]
        for name in (*below, *files) if home else ():
            refuse_way_out(Path(folder, name), home or base)
        yield from (Path(folder, name) for name in files)


def refuse_way_out(path: Path, home: Path) -> None:
    """Raise InputError for a link that leads out of a folder, or back to a folder that it stands in."""
    try:
        target, inside = path.resolve(), home.resolve()
    except (OSError, RuntimeError):  # a link to itself: reading it says so
        return
    if not target.is_relative_to(inside):
        raise InputError.single(
            tell("is a link out of {home}: copy what it leads to", home=home), source=str(path)
        )
    if path.is_symlink() and path.parent.resolve().is_relative_to(target):
        raise InputError.single(tell("is a link back to a folder that it stands in"), source=str(path))
