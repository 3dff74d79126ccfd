"""Where the shipped clauses and templates lie, and a person's own folder before them."""

from pathlib import Path

__all__ = ["folders", "layered", "pick"]

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped() -> Path:
    # An editable install runs from the repository; a wheel carries both folders inside.
    inside = _PACKAGE / "shipped"
    return inside if inside.is_dir() else _PACKAGE.parent


def folders(own: Path | None) -> tuple[Path, ...]:
    """Return the library folders in order of precedence: the person's own, then the shipped."""
    return (_shipped(),) if own is None else (own, _shipped())


def layered(roots: tuple[Path, ...], folder: str, pattern: str) -> dict[str, Path]:
    """Return files below `folder` by relative path; an earlier root shadows a later one."""
    found: dict[str, Path] = {}
    for root in reversed(roots):
        base = root / folder
        found |= {file.relative_to(base).as_posix(): file for file in base.rglob(pattern) if file.is_file()}
    return dict(sorted(found.items()))


def pick(roots: tuple[Path, ...], path: str) -> Path | None:
    """Return the first root's file at a path, or None."""
    return next((root / path for root in roots if (root / path).is_file()), None)
