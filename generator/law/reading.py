"""Reading a law file: YAML 1.2 into its history of facts; every problem with file and line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError

from generator.caching import kept
from generator.errors import InputError, Problem
from generator.law.fact import Fact, NoRule
from generator.law.facts import (
    AttorneyFees,
    ChoiceOfLaw,
    ConsumerRule,
    CountyClause,
    ForumRule,
    FreelanceLaw,
    HomeDeposit,
    LateInterest,
    Rule,
    SmallClaims,
)
from generator.yaml_lines import YamlText, read_file, read_yaml


def _shape(value: Any) -> Literal["none", "fact"]:
    return "none" if isinstance(value, dict) and "none" in value else "fact"


SIDE_BY_SIDE = ("attorney_fees", "forum_rules", "consumer_rules")
"""Topics whose facts stand side by side; in every other the next one takes the last one's place."""
_NO_TOPIC = ("code", "name", "state", "cities", "written", "zip_prefixes")

_None = Annotated[NoRule, Tag("none")]
_Told = Discriminator(_shape)


class _LawFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str
    freelance_law: tuple[Annotated[Annotated[FreelanceLaw, Tag("fact")] | _None, _Told], ...] = ()


class StateFile(_LawFile):
    """One file of `law/us`: per topic its facts, oldest first; `cities` have a law of their own."""

    code: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    cities: tuple[str, ...] = ()
    small_claims: tuple[Annotated[Annotated[SmallClaims, Tag("fact")] | _None, _Told], ...] = ()
    late_interest: tuple[Annotated[Annotated[LateInterest, Tag("fact")] | _None, _Told], ...] = ()
    choice_of_law: tuple[Annotated[Annotated[ChoiceOfLaw, Tag("fact")] | _None, _Told], ...] = ()
    county_clause: tuple[Annotated[Annotated[CountyClause, Tag("fact")] | _None, _Told], ...] = ()
    work_made_for_hire: tuple[Annotated[Annotated[Rule, Tag("fact")] | _None, _Told], ...] = ()
    contractor_test: tuple[Annotated[Annotated[Rule, Tag("fact")] | _None, _Told], ...] = ()
    liquidated_sums: tuple[Annotated[Annotated[Rule, Tag("fact")] | _None, _Told], ...] = ()
    art_preservation: tuple[Annotated[Annotated[Rule, Tag("fact")] | _None, _Told], ...] = ()
    home_deposit: tuple[Annotated[Annotated[HomeDeposit, Tag("fact")] | _None, _Told], ...] = ()
    attorney_fees: tuple[AttorneyFees, ...] = ()
    forum_rules: tuple[ForumRule, ...] = ()
    consumer_rules: tuple[ConsumerRule, ...] = ()


class CityFile(_LawFile):
    """One file of `law/us/cities`; `written` and `zip_prefixes` tell which addresses lie in it."""

    code: Annotated[str, Field(pattern="^[a-z-]+$")]
    state: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    written: tuple[str, ...]
    zip_prefixes: tuple[str, ...] = ()


FileT = TypeVar("FileT", bound=_LawFile)


def read_state(path: Path) -> StateFile:
    """Read the file of a state; raise InputError with every problem, its file and line."""
    return _read(path, StateFile)


def read_city(path: Path) -> CityFile:
    """Read the file of a city; raise InputError with every problem, its file and line."""
    return _read(path, CityFile)


def _read(path: Path, model: type[FileT]) -> FileT:
    def sources() -> tuple[bytes, bytes]:
        return str(path).encode(), read_file(path)

    return kept(f"law-{path.stem}", sources, lambda: _parsed(path, model))


def _parsed(path: Path, model: type[FileT]) -> FileT:
    text = read_yaml(path)
    try:
        file = model.model_validate(text.data)
    except ValidationError as error:
        raise InputError(_problems(error, text)) from error
    _refuse_disorder(file, path)
    return file


def topics(file: _LawFile) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield each topic of a file with its facts."""
    yield from ((topic, facts) for topic, facts in file if topic not in _NO_TOPIC)


def histories(file: _LawFile) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield each topic whose facts replace one another, with its facts."""
    yield from ((topic, facts) for topic, facts in topics(file) if topic not in SIDE_BY_SIDE)


def _refuse_disorder(file: _LawFile, path: Path) -> None:
    for topic, facts in histories(file):
        days = [fact.since for fact in facts]
        late = [day for day in days[1:] if day is None]
        known = [day for day in days if day is not None]
        if late or known != sorted(set(known)):
            raise InputError.single(
                "list the facts oldest first; only the first may lack its day since",
                place=topic,
                source=str(path),
            )


def _problems(error: ValidationError, text: YamlText) -> Iterator[Problem]:
    for item in error.errors(include_url=False):
        steps = tuple(step for step in item["loc"] if step not in ("fact", "none", "[key]"))
        place = ".".join(str(step) for step in steps)
        yield Problem(item["msg"], place=place, source=text.place_of(steps))
