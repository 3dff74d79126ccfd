"""The coverage of a pack: what its contract does with each point that reviewers look for, a category each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from generator.errors import InputError, Problem
from generator.library.conditions import ALWAYS, Condition, parse_condition
from generator.library.names import Scope, condition_problems
from generator.library.outline import Label
from generator.library.reference import Reference
from generator.library.vocabulary import Vocabulary
from generator.messages import tell
from generator.yaml_lines import YamlText, read_yaml


def _condition(value: Any) -> Any:
    return parse_condition(value) if isinstance(value, str) else value


class CoverageEntry(BaseModel):
    """What a contract does with a category where `when` holds.

    `slots` (of the full form), `rows` of the cover page and the `title` are where it stands; `left_out` says
    why it does not, and then they are the nearest terms. `says` adds a sentence. `references` are the law
    behind the whole category, whichever of its entries names them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)

    when: Annotated[Condition, BeforeValidator(_condition)] = ALWAYS
    title: bool = False
    rows: tuple[Label, ...] = ()
    slots: tuple[str, ...] = ()
    says: Label | None = None
    left_out: Label | None = None
    references: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.left_out is None and not (self.title or self.rows or self.slots):
            raise ValueError(tell("names no place in the contract: give slots or rows, or say left_out"))
        if self.left_out is not None and self.says is not None:
            raise ValueError(tell("says why it is left out: `says` goes with what is there"))
        return self


@dataclass(frozen=True, slots=True)
class Coverage:
    """The entries of each category, and the file that says them."""

    entries: Mapping[str, tuple[CoverageEntry, ...]]
    where: YamlText


_FILE = TypeAdapter(dict[str, Annotated[tuple[CoverageEntry, ...], Field(min_length=1)]])


def read_coverage(file: Path, vocabulary: Vocabulary) -> Coverage:
    """Read a coverage file; raise InputError with every problem and its line."""
    text = read_yaml(file)
    try:
        entries = _FILE.validate_python(text.data)
    except ValidationError as error:
        raise InputError(
            Problem(item["msg"], place=".".join(map(str, item["loc"])), source=text.place_of(item["loc"]))
            for item in error.errors(include_url=False)
        ) from error
    if problems := list(_name_problems(entries, vocabulary, text)):
        raise InputError(problems)
    return Coverage(entries, text)


def _name_problems(
    entries: Mapping[str, tuple[CoverageEntry, ...]], vocabulary: Vocabulary, text: YamlText
) -> Iterator[Problem]:
    scope = Scope(vocabulary, None, None)
    for name, given in entries.items():
        for number, entry in enumerate(given):
            for message in condition_problems(entry.when, scope):
                yield Problem(message, source=text.place_of((name, number, "when")))
