"""Looking up the law of a place; each file is read when first asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from generator.errors import InputError
from generator.law.reading import FileT, LawFile, read_law_file
from generator.messages import tell

SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Law:
    """The law files of a pack: the folder they lie in, what each sub-folder may hold, a person's own files.

    `own` are the files that stand before those of the folder, each with its path there (`ny.yaml`).
    """

    folder: Path
    models: tuple[type[LawFile], ...]
    own: tuple[tuple[str, Path], ...] = ()

    def with_own(self, files: Mapping[str, Path]) -> "Law":
        """Return the law with a person's own files before the others, by their paths."""
        return replace(self, own=tuple(sorted(files.items())))

    def codes(self, model: type[LawFile]) -> tuple[str, ...]:
        """Return the codes of all places that have a file of a kind, in small letters and in order."""
        return tuple(path.stem for path in _files(self).get(model, {}).values())

    def file(self, model: type[FileT], code: str) -> FileT:
        """Return the file of a place by its code; raise InputError where there is none or it is wrong."""
        return cast("FileT", _read(self, model, code))

    def files(self) -> Iterator[tuple[Path, type[LawFile] | None]]:
        """Yield every file with its model, in order; None for one in a folder where none belongs."""
        known = _files(self)
        yield from ((path, model) for model, files in known.items() for path in files.values())
        yield from ((path, None) for name, path in self.own if self._model(name) is None)

    def _model(self, name: str) -> type[LawFile] | None:
        folder = name.rpartition("/")[0]
        return next((model for model in self.models if model.folder == folder), None)


@cache
def _files(law: Law) -> dict[type[LawFile], dict[str, Path]]:
    """Return the files of each kind by their paths."""
    own = dict(law.own)
    found: dict[type[LawFile], dict[str, Path]] = {}
    for model in law.models:
        shipped = {path.relative_to(law.folder).as_posix(): path for path in _shipped(law, model)}
        mine = {name: path for name, path in own.items() if name.rpartition("/")[0] == model.folder}
        found[model] = dict(sorted({**shipped, **mine}.items()))
    return found


def _shipped(law: Law, model: type[LawFile]) -> Iterator[Path]:
    return (law.folder / model.folder).glob(f"*{SUFFIX}")


@cache
def _read(law: Law, model: type[LawFile], code: str) -> LawFile:
    name = f"{model.folder}/{code.lower()}{SUFFIX}".removeprefix("/")
    path = _files(law).get(model, {}).get(name)
    if path is None:
        raise InputError.single(tell("is no place whose law is on file"), value=code)
    return read_law_file(path, model)
