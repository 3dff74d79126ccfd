"""Where a command writes: names with the ending they need, none of them a file that it reads."""

from collections.abc import Sequence
from pathlib import Path

from generator.errors import InputError, Problem, UsageError


def check_targets(targets: Sequence[tuple[str, Path | None, str]], read: Sequence[Path]) -> None:
    """Refuse targets, each an option, its path and the ending it needs; those not asked for are None.

    Raises UsageError for a name that is empty, a folder or of another ending, for a file of `read`,
    which --overwrite must not destroy, and where two options name one file.
    """
    taken = {path.resolve(): "is a file that is read" for path in read}
    for option, path, ending in targets:
        if path is None:
            continue
        if path.suffix.lower() != ending or path.is_dir():
            raise UsageError(f"{option} {str(path)!r}: must be the name of a file that ends in {ending}")
        place = path.resolve()
        found = taken.get(place) or next((said for other, said in taken.items() if _same(place, other)), "")
        if found:
            raise UsageError(f"{option} {path}: {found}; choose another name")
        taken[place] = f"is also named by {option}"


def _same(one: Path, other: Path) -> bool:
    """Return whether two names are one file: a link, or capital letters where they do not count."""
    return one.exists() and other.exists() and one.samefile(other)


def refuse_existing(files: Sequence[Path]) -> None:
    """Refuse every file that stands already, before any of them is written."""
    existing = [path for path in files if path.exists()]
    if existing:
        raise InputError(
            Problem("exists: choose another name, or replace it with --overwrite", source=str(path))
            for path in existing
        )
