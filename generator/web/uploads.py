"""Files that came with a form, put down for as long as they are read."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from starlette.datastructures import UploadFile

from generator.characters import unprintable
from generator.errors import InputError
from generator.messages import tell

UPLOAD = ".upload-"
"""How the names of folders begin in which such files lie."""
_LONGEST_NAME = 120


@contextmanager
def uploaded(sent: Iterable[UploadFile | str], folder: Path) -> Iterator[tuple[Path, ...]]:
    """Hold the files of a form below a folder, each under its own name; controls left empty are no files.

    Raises InputError for a name that cannot be a file's, or that two files have.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=UPLOAD) as room:
        paths: list[Path] = []
        for file in sent:
            if isinstance(file, UploadFile) and file.filename:
                path = Path(room, name_of(file))
                if path in paths:
                    raise InputError.single(
                        tell("is there twice: give each file its own name"), value=path.name
                    )
                path.write_bytes(file.file.read())
                paths.append(path)
        yield tuple(paths)


def name_of(file: UploadFile) -> str:
    """Return the name of a file without the folders that a browser may tell; raise InputError for none."""
    told = PurePosixPath(PureWindowsPath(file.filename or "").name).name
    # A name such as `.bashrc` would be hidden, one such as `..` a way out.
    name = told.lstrip(".").strip()
    if not name or unprintable(name) or len(name) > _LONGEST_NAME:
        raise InputError.single(
            tell("is no name for a file: at most {most} characters that can be seen", most=_LONGEST_NAME),
            value=ascii(told[:_LONGEST_NAME]),
        )
    return name
