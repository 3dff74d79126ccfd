"""What a file may say of how it was made: foreign hands can have written it, so every part is checked."""

import json
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from generator.answers.reading import LONGEST
from generator.answers.values import day_of
from generator.word.passages import PlaceKind

_DEEPEST = 40
Name = Annotated[str, Field(pattern=r"^[^/\\\x00-\x1f]+$", max_length=255)]


def _day(text: str) -> str:
    return day_of(text).isoformat()


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)


class _Template(_Read):
    name: Name
    sha256: str = ""


class _Clause(_Read):
    slot: str
    number: str
    id: str
    sha256: str
    version: int = 1


class _Text(_Read):
    kind: PlaceKind
    id: str
    fingerprint: str
    number: str = ""
    heading: str = ""
    unsigned: str = ""
    items: str = ""


class Provenance(_Read):
    """What a file was made of; an older version of the program wrote less of it."""

    generator: str = ""
    pack: str = ""
    outline: Name = "default"
    as_of: Annotated[str, AfterValidator(_day)] = "2026-01-01"
    answers_sha256: str = ""
    form: str = ""
    reading: int = 1
    """How its texts were read; since 2 without the way in which quotes are typed."""
    numbered: bool = False
    """Whether its template counts as the contract does."""
    template: _Template | None = None
    clauses: list[_Clause] = []
    blanks: list[str] = []
    texts: list[_Text] = []
    answers: dict[str, Any] = {}


def checked(text: str) -> dict[str, Any]:
    """Return what a file says of how it was made; raise ValueError where no version of ours wrote it so."""
    if len(text) > LONGEST:
        raise ValueError("longer than the program writes it")
    try:
        data = json.loads(text, parse_constant=_refuse)
        json.dumps(data, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    Provenance.model_validate(data)
    if isinstance(data.get("template", {}), dict) and _depth(data) <= _DEEPEST:
        return dict(data)
    raise ValueError("not as the program writes it")


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number of ours")


def _depth(data: Any) -> int:
    """Count how deep lists and objects stand in each other."""
    level, depth = [data], 0
    while level:
        inside = [value for value in level if isinstance(value, dict | list)]
        level = [v for value in inside for v in (value.values() if isinstance(value, dict) else value)]
        depth += 1
    return depth
