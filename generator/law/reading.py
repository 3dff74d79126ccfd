"""Reading a law file: YAML 1.2 into its history of facts; every problem with file and line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.answers.reading import problems_of
from generator.caching import kept
from generator.errors import InputError, Problem
from generator.law.fact import Fact, NoRule
from generator.law.history import History, SideBySide
from generator.messages import listed, tell
from generator.yaml_lines import YamlText, decoded, parse_yaml, read_file

Topic = History[Any] | SideBySide[Any]


class LawFile(BaseModel):
    """One law file. A pack adds its topics as fields, each with a `title`: what findings call it.

    Its path is the code of its place: `US-NY.yaml`, `US-NY/New York City.yaml`. `depth` is the number of
    places that a code has before its own, 0 for a region and 1 for a city; `country` is one whose code names
    no region: `US.yaml`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    depth: ClassVar[int] = 0
    country: ClassVar[bool] = False

    code: str
    name: str

    @classmethod
    def takes(cls, name: str) -> bool:
        """Say whether a file of this name, as it is written below the folder, is of this kind."""
        return cls.depth == name.count("/") and cls.country == ("-" not in name)


FileT = TypeVar("FileT", bound=LawFile)


def read_law_file(path: Path, model: type[FileT]) -> FileT:
    """Read a law file; raise InputError with every problem, its file and line."""

    def sources() -> tuple[bytes, bytes]:
        return str(path).encode(), read_file(path)

    return kept(f"law-{path.stem}", sources, lambda: _parsed(path, model))


def topics(file: LawFile) -> Iterator[tuple[str, Topic]]:
    """Yield each topic of a file with what it holds."""
    yield from ((name, value) for name, value in file if isinstance(value, History | SideBySide))


def facts_in(file: LawFile) -> Iterator[tuple[str, Fact]]:
    """Yield every fact of a file with its topic."""
    yield from ((name, fact) for name, topic in topics(file) for fact in topic)


def topic_title(model: type[LawFile], topic: str) -> str:
    """Return what findings call a topic."""
    return model.model_fields[topic].title or topic


def topic_kinds(model: type[LawFile]) -> dict[str, type[Fact]]:
    """Return which kind of fact each topic of a model holds."""
    annotations = {name: field.annotation for name, field in model.model_fields.items()}
    return {name: get_args(made)[0] for name, made in annotations.items() if _of_a_topic(made)}


def _of_a_topic(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) in (History, SideBySide)


def _parsed(path: Path, model: type[FileT]) -> FileT:
    text = parse_yaml(decoded(read_file(path), str(path)), source=str(path))
    try:
        file = model.model_validate(text.data)
    except ValidationError as error:
        raise InputError(_problems(error, text, model)) from error
    problems = [*_misnamed(file, path, text), *_disorder(file, text)]
    if problems:
        raise InputError(problems)
    return file


def _misnamed(file: LawFile, path: Path, text: YamlText) -> Iterator[Problem]:
    wanted = f"{file.code}{path.suffix}"
    if path.parts[-1 - file.depth :] != tuple(wanted.split("/")):
        message = tell(
            "must be the name of the file: call the file {wanted}, or write its code here", wanted=wanted
        )
        yield Problem(message, place="code", source=text.place_of(("code",)), value=file.code)


def _disorder(file: LawFile, text: YamlText) -> Iterator[Problem]:
    for name, topic in topics(file):
        if not isinstance(topic, History):
            continue
        days = [fact.since for fact in topic]
        known = [day for day in days if day is not None]
        if None in days[1:] or known != sorted(set(known)):
            message = tell("list the facts oldest first; only the first may lack its day since")
            yield Problem(message, place=name, source=text.place_of((name,)))


def _problems(error: ValidationError, text: YamlText, model: type[LawFile]) -> Iterator[Problem]:
    for told, item in zip(problems_of(error, model), error.errors(include_url=False), strict=True):
        steps = tuple(step for step in item["loc"] if step not in ("fact", "none", "[key]"))
        message, value = told.message, told.value
        if item["type"] == "extra_forbidden":
            message = tell(
                "there is no such key: allowed are {keys}", keys=listed(_allowed(item["loc"], model))
            )
            value = ""
        place = ".".join(str(step) for step in steps)
        yield Problem(message, place=place, source=text.place_of(steps), value=value)


def _allowed(location: tuple[int | str, ...], model: type[LawFile]) -> tuple[str, ...]:
    """Return the keys that stand where a key is that nobody knows."""
    topic, *below = location
    if not below:
        return tuple(model.model_fields)
    kind: type[Fact] = NoRule if "none" in below[:-1] else topic_kinds(model)[str(topic)]
    return tuple(kind.model_fields)
