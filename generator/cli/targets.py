"""Where a command writes: names with the ending they need, none of them a file that it reads."""

from collections.abc import Sequence
from pathlib import Path

from generator.errors import InputError, Problem, UsageError
from generator.messages import tell


def check_targets(targets: Sequence[tuple[str, Path | None, str]], read: Sequence[Path]) -> None:
    """Refuse targets, each an option, its path and the ending it needs; those not asked for are None.

    Raises UsageError for a name that is empty, a folder or of another ending, for a file of `read`,
    which --overwrite must not destroy, and where two options name one file.
    """
    taken = dict.fromkeys((path.resolve() for path in read), "")
    for option, path, ending in targets:
        if path is None:
            continue
        if path.suffix.lower() != ending or path.is_dir():
            raise UsageError(
                tell(
                    "{option} {path}: must be the name of a file that ends in {ending}",
                    option=option,
                    path=repr(str(path)),
                    ending=ending,
                )
            )
        place = path.resolve()
        same = place if place in taken else next((other for other in taken if _same(place, other)), None)
        if same is not None:
            raise UsageError(_taken(option, path, taken[same]))
        taken[place] = option


def beside(file: Path, ending: str) -> Path:
    """Return the path beside a file that is named after it; raise InputError for `.`, which has no name."""
    if not file.name:
        raise InputError.single(tell("is a folder: name a file"), source=str(file))
    return file.with_name(f"{file.stem}{ending}")


def _taken(option: str, path: Path, by: str) -> str:
    """Say that a target is a file that is read, or that another option names it too."""
    if by:
        return tell(
            "{option} {path}: is also named by {other}; choose another name",
            option=option,
            path=path,
            other=by,
        )
    return tell("{option} {path}: is a file that is read; choose another name", option=option, path=path)


def _same(one: Path, other: Path) -> bool:
    """Return whether two names are one file: a link, or capital letters where they do not count."""
    return one.exists() and other.exists() and one.samefile(other)


def refuse_existing(files: Sequence[Path]) -> None:
    """Refuse every file that stands already, before any of them is written."""
    existing = [path for path in files if path.exists()]
    if existing:
        raise InputError(
            Problem(tell("exists: choose another name, or replace it with --overwrite"), source=str(path))
            for path in existing
        )
