"""Value types of the questionnaire: text, money, percent, days, dates.

Each type refuses what cannot be printed safely and carries its unit as metadata,
so that a clause can only print it the one way its unit allows.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.characters import has_ink, unprintable
from generator.messages import tell

UnitName = Literal[
    "text", "paragraphs", "money", "daily", "percent", "number", "date", "state", "country", "currency",
    "register",
]  # fmt: skip

LARGEST_AMOUNT = Decimal(999_999_999_999)
"""The largest sum that a contract can name; products such as rate × hours keep below it too."""

_WORKING_WEEK = 5
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BLANKS = re.compile(r"[ \t]+")
_BLANK_LINES = re.compile(r"\n{3,}")


class Page(BaseModel):
    """A page of questions: frozen, and an unknown key is an error.

    `printed_by` is the filter that prints a whole page, of those that are one value: a number of days.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)
    printed_by: ClassVar[str | None] = None


def printed_by(model: type[BaseModel]) -> str | None:
    """Return the filter that prints a whole page, None for one whose answers are printed one by one."""
    return model.printed_by if issubclass(model, Page) else None


@dataclass(frozen=True, slots=True)
class Unit:
    """Metadata: the unit of a value, which fixes how it is printed."""

    name: UnitName


@dataclass(frozen=True, slots=True)
class Heading:
    """Metadata: the short heading of a page that is a choice, and so has no title of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a menu: its label and, in one line, what choosing it means."""

    label: str
    consequence: str


@dataclass(frozen=True, slots=True)
class Menu:
    """Metadata: how each value of a `Literal` field is shown to a person."""

    choices: tuple[tuple[str, Choice], ...]

    @classmethod
    def of(cls, **choices: tuple[str, str]) -> "Menu":
        """Build from `value=(label, consequence)` pairs."""
        return cls(tuple((value, Choice(*texts)) for value, texts in choices.items()))

    def __getitem__(self, value: str) -> Choice:
        """Return the entry of a value."""
        return dict(self.choices)[value]


def _printable(text: str) -> str:
    """Return a text composed (NFC); raise ValueError where it cannot be printed, or none of it be seen."""
    if message := unprintable(text):
        raise ValueError(message)
    if text.isascii():  # what is no blank can be seen
        return text
    if text.strip() and not has_ink(text):
        raise ValueError(tell("holds nothing that can be seen: write it out, or leave it out"))
    return unicodedata.normalize("NFC", text)


def _one_blank(text: str) -> str:
    return (_BLANKS.sub(" ", text) if "  " in text or "\t" in text else text).strip()


def _one_line(text: str) -> str:
    text = text.strip()
    if text.isascii() and text.isprintable() and "  " not in text:  # most lines
        return text
    if "\n" in text or "\r" in text:
        raise ValueError(tell("must be one line: remove the line break"))
    return _one_blank(_printable(text))


def _paragraphs(text: str) -> str:
    text = _printable(text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "\n".join([_one_blank(line) for line in text.split("\n")])
    return (_BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()


def _not_a_flag(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError(tell("must be a number, not true or false"))  # noqa: TRY004  pydantic wants ValueError
    return value


def day_of(value: Any) -> date:
    """Return the day that a date, or its ISO 8601 text, names; raise ValueError saying what is allowed.

    It is the one reading of a day for answers, options and what a file says of how it was made.
    """
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise ValueError(tell("must be a date such as 2026-12-01, and there is no such day")) from None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(tell("must be a date such as 2026-12-01"))  # noqa: TRY004  pydantic wants ValueError
    if not 1990 <= value.year <= 2100:  # noqa: PLR2004  the years a contract can be about
        raise ValueError(tell("must lie between 1990 and 2100"))
    return value


_Number = BeforeValidator(_not_a_flag)

Line = Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=300), Unit("text")]
"""One line of text: stripped, runs of blanks made one, NFC."""

CityName = Annotated[Line, Field(max_length=100)]

Paragraphs = Annotated[
    str,
    AfterValidator(_paragraphs),
    Field(min_length=1, max_length=200_000),
    Unit("paragraphs"),
]
"""Text of one or more paragraphs; a blank line parts them."""

Amount = Annotated[
    Decimal,
    _Number,
    Field(ge=0, le=LARGEST_AMOUNT, decimal_places=4),
    Unit("money"),
]
"""A sum in the contract's currency; never a float."""

Percent = Annotated[Decimal, _Number, Field(ge=0, le=100, decimal_places=2), Unit("percent")]
"""A share from 0 to 100."""

Count = Annotated[int, _Number, Unit("number")]

Hours = Annotated[Decimal, _Number, Field(gt=0, le=100_000, decimal_places=2), Unit("number")]

Day = Annotated[date, BeforeValidator(day_of), Unit("date")]


class SumLine(Page):
    """A line of a sum: what it is, and what it comes to; below zero it is taken off."""

    text: Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=600), Unit("text")]
    sum: Annotated[Decimal, Field(decimal_places=4), Unit("money")]


class Days(Page):
    """Calendar days, or business days."""

    model_config = ConfigDict(title="Number of days")
    printed_by: ClassVar[str | None] = "days"

    count: Annotated[Count, Field(ge=1, le=365)] = Field(title="How many days?", examples=[10])
    business: bool = Field(
        default=False,
        title="Business days?",
        description="Business days leave out weekends and public holidays.",
    )

    @property
    def calendar(self) -> int:
        """Return the period in calendar days; five business days are a week."""
        return -(-self.count * 7 // _WORKING_WEEK) if self.business else self.count


class Rate(Page):
    """A percentage per month or per year."""

    model_config = ConfigDict(title="Rate")
    printed_by: ClassVar[str | None] = "rate"

    percent: Annotated[Decimal, _Number, Field(gt=0, le=100, decimal_places=4), Unit("percent")] = Field(
        title="Percent", examples=["1"]
    )
    per: Annotated[
        Literal["month", "year"],
        Menu.of(
            month=("per month", "The usual way to state it on an invoice."),
            year=("per year", "Easier to compare with a legal ceiling."),
        ),
    ] = Field(default="month", title="Per month or per year?")


MARK = re.compile(r"\{([\w.]+)(?:=(\w+))?\}")
"""What stands in a refusal for a field, `{end}`, or for one of its values, `{rights.when=full_payment}`.

An answers file has them by name; a person who is asked reads the question or the label in their place.
"""


def plain(text: str) -> str:
    """Return a refusal with fields and values by their names."""
    return MARK.sub(lambda found: found[2] or found[1], text)


def refusal(text: str, *fields: str, incomplete: bool = False) -> PydanticCustomError:
    """Return the error of a rule about a page: what is wrong, with marks, and the fields to mend it in.

    The first of the fields is the one to ask about. `incomplete` says that they are missing.
    """
    context = {"text": plain(text), "marked": text, "fields": list(fields)}
    return PydanticCustomError("incomplete" if incomplete else "refused", "{text}", context)


def contradictions(found: list[tuple[str, str]]) -> PydanticCustomError:
    """Return the error of answers that contradict each other: pairs of a place and a refusal with marks."""
    context = {"text": plain(found[0][1]), "found": found}
    return PydanticCustomError("contradictions", "{text}", context)


def day_in_words(day: date) -> str:
    """Write a day as a message to a person does: December 7, 2026.

    What a contract prints comes from `generator.formatting`, which knows languages.
    """
    return f"{day:%B} {day.day}, {day.year}"
