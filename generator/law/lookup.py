"""Looking up the law of a place; each file is read when first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from generator.errors import InputError
from generator.law.reading import FileT, LawFile, read_law_file
from generator.messages import tell

SUFFIX = ".yaml"


class Law(NamedTuple):
    """The law files of a pack: the folder they lie in, what each sub-folder may hold, a person's own files.

    `own` are the files that stand before those of the folder, each with its path there (`US-NY.yaml`). A
    topic that such a file leaves out is as it was shipped.
    """

    folder: Path
    models: tuple[type[LawFile], ...]
    own: tuple[tuple[str, Path], ...] = ()

    def with_own(self, files: Mapping[str, Path]) -> "Law":
        """Return the law with a person's own files before the others, by their paths."""
        return self._replace(own=tuple(sorted(files.items())))

    def codes(self, model: type[LawFile]) -> tuple[str, ...]:
        """Return the codes of all places that have a file of a kind, in order."""
        return tuple(name.removesuffix(SUFFIX) for name in _files(self).get(model, {}))

    def file(self, model: type[FileT], code: str) -> FileT:
        """Return the file of a place by its code; raise InputError where there is none or it is wrong."""
        return cast("FileT", _read(self, model, code))

    def files(self) -> Iterator[tuple[Path, type[LawFile] | None]]:
        """Yield every file with its model, in order; None for one in a folder where none belongs."""
        known = _files(self)
        yield from ((path, model) for model, files in known.items() for path in files.values())
        yield from ((path, None) for name, path in self.own if _model(self, name) is None)


@cache
def _files(law: Law) -> dict[type[LawFile], dict[str, Path]]:
    """Return the files of each kind by their paths."""
    own = dict(law.own)
    found: dict[type[LawFile], dict[str, Path]] = {}
    for model in law.models:
        shipped = {path.relative_to(law.folder).as_posix(): path for path in _shipped(law, model)}
        shipped = {name: path for name, path in shipped.items() if model.takes(name)}
        mine = {name: path for name, path in own.items() if _model(law, name) is model}
        found[model] = dict(sorted({**shipped, **mine}.items()))
    return found


def _model(law: Law, name: str) -> type[LawFile] | None:
    return next((model for model in law.models if model.takes(name)), None)


def _shipped(law: Law, model: type[LawFile]) -> Iterator[Path]:
    return law.folder.glob(f"{'*/' * model.depth}*{SUFFIX}")


@cache
def _read(law: Law, model: type[LawFile], code: str) -> LawFile:
    name = f"{code}{SUFFIX}"
    path, shipped = _files(law).get(model, {}).get(name), law.folder / name
    if path is None:
        raise InputError.single(tell("is no place whose law is on file"), value=code)
    file = read_law_file(path, model)
    if path == shipped or not shipped.is_file():
        return file
    given = {topic: getattr(file, topic) for topic in file.model_fields_set}
    return read_law_file(shipped, model).model_copy(update=given)
