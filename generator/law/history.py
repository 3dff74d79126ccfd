"""A topic of a law file: its facts over the years."""

from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import Discriminator, GetCoreSchemaHandler, Tag
from pydantic_core import CoreSchema, core_schema

from generator.law.fact import Fact, NoRule

FactT = TypeVar("FactT", bound=Fact)


def _shape(value: Any) -> Literal["none", "fact"]:
    return "none" if isinstance(value, dict) and "none" in value else "fact"


class History(tuple[FactT | NoRule, ...], Generic[FactT]):
    """The facts of a topic, oldest first: each takes the place of the one before it."""

    __slots__ = ()

    def on(self, day: date) -> FactT | NoRule | None:
        """Return what holds on a day; None, not determined, before the first day that is known."""
        return next((fact for fact in reversed(self) if fact.in_force(day)), None)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have a file write the facts as a list; an entry with the key `none` is a `NoRule`."""
        (fact,) = get_args(source)
        told: Any = Annotated[
            Annotated[fact, Tag("fact")] | Annotated[NoRule, Tag("none")], Discriminator(_shape)
        ]
        return core_schema.no_info_after_validator_function(cls, handler(tuple[told, ...]))


class SideBySide(tuple[FactT, ...], Generic[FactT]):
    """The facts of a topic of which several hold at once."""

    __slots__ = ()

    def on(self, day: date) -> tuple[FactT, ...]:
        """Return all that hold on a day."""
        return tuple(fact for fact in self if fact.in_force(day))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have a file write the facts as a list."""
        fact: Any = get_args(source)[0]
        return core_schema.no_info_after_validator_function(cls, handler(tuple[fact, ...]))
