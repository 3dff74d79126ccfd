"""What the formats of a pack must have: the shape of `formats.yaml`, checked when it is read."""

from collections.abc import Collection, Iterator
from string import Formatter
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from generator.answers.reading import problems_of
from generator.errors import InputError, Problem
from generator.formatting.numerals import numerals_in
from generator.messages import listed, tell
from generator.yaml_lines import YamlText


def checked(text: YamlText) -> Any:
    """Return the formats of a pack as they stand in a file; raise InputError with every problem and line."""
    try:
        _Formats.model_validate(text.data)
    except ValidationError as error:
        raise InputError(_problems(error, text)) from error
    return text.data


def _problems(error: ValidationError, text: YamlText) -> Iterator[Problem]:
    for told, item in zip(problems_of(error, _Formats), error.errors(include_url=False), strict=True):
        steps = tuple(step for step in item["loc"] if step != "[key]")
        place = ".".join(map(str, steps))
        yield Problem(told.message, place=place, source=text.place_of(steps), value=told.value)


def _places(text: str) -> set[str]:
    try:
        return {place for _, place, *_ in Formatter().parse(text) if place is not None}
    except ValueError as error:
        raise ValueError(tell("has braces that do not match: {reason}", reason=error)) from None


def _with(*wanted: str, among: Collection[str] = ()) -> AfterValidator:
    """Return the check of a text that has places for some values, and may have others `among` those."""

    def check(text: str) -> str:
        found = _places(text)
        if not set(wanted) <= found or not found <= {*wanted, *among}:
            named = listed(f"{{{place}}}" for place in (*wanted, *among))
            raise ValueError(tell("must have the places for values that belong here: {places}", places=named))
        return text

    return AfterValidator(check)


def _numbers(found: dict[str, Any]) -> dict[str, Any]:
    numerals_in({"numbers": found})
    return found


_Count = Annotated[str, _with(among=["count"])]
_Percent = Annotated[str, _with("percent")]
_Numbered = list[Annotated[str, _with("number")]]
_Dates = dict[str, list[Annotated[str, _with("day", "year", among=["month", "m"])]]]
_Texts = Annotated[list[str], Field(min_length=1)]
_Strings = list[str]
_Months = Annotated[list[str], Field(min_length=12, max_length=12)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class _Counted(_Part):
    one: _Count
    other: _Count


class _Days(_Part):
    calendar: _Counted
    business: _Counted


class _Rate(_Part):
    month: _Percent
    year: _Percent


class _Figures(_Part):
    group: str
    decimal: Annotated[str, Field(min_length=1)]


class _Currency(_Part):
    sum: Annotated[str, _with("amount")]
    name: str
    also: list[str]


class _Between(_Part):
    either: str = Field(alias="or")
    together: str = Field(alias="and")
    entries: str


class _Flags(_Part):
    on: str
    off: str


class _ReadDays(_Part):
    calendar: _Numbered
    business: _Numbered


class _ReadRate(_Part):
    month: list[_Percent]
    year: list[_Percent]


class _Reading(_Part):
    list: _Texts
    numerals: _Strings
    percent: _Numbered
    days: _ReadDays
    rate: _ReadRate
    date: _Dates
    short_months: _Months
    ordinals: _Strings


class _Formats(BaseModel):
    """All that the engines read; a pack may have more for what it prints itself."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)

    days: _Days
    percent: Annotated[str, _with("number")]
    rate: _Rate
    figures: _Figures
    date: Annotated[str, _with("year", among=["day", "dd", "month", "mm"])]
    months: _Months
    currencies: dict[str, _Currency]
    currency: Annotated[str, _with(among=["name", "code"])]
    list: _Between
    flags: _Flags
    numbers: Annotated[dict[str, Any], AfterValidator(_numbers)]
    menu: dict[str, str]
    reading: _Reading
