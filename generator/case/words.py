"""How a case is told: by the phrases of its pack, with days and sums as its pack prints them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.answers.values import Days
from generator.case.days import Period
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of a case's language, and the formats of its currency."""

    phrases: Phrases
    formats: Formats

    def say(self, name: str, /, **values: object) -> str:
        """Return a phrase with its values: a day, a sum of money (a Decimal) or a period as it is printed."""
        return self.phrases.say(name, **{key: self.shown(value) for key, value in values.items()})

    def shown(self, value: object) -> object:
        """Return a value as its pack prints it, and what is no day, sum or period as it is."""
        if isinstance(value, dt.date):
            return self._printed(value, "date")
        if isinstance(value, Decimal):
            return self._printed(value, "money")
        if isinstance(value, Period):
            return self._printed(Days(count=value.count, business=value.business), "days")
        return value

    def percent(self, value: Decimal) -> str:
        """Return a percentage as its pack prints it."""
        return self._printed(value, "percent")

    def number(self, value: Decimal) -> str:
        """Return a number that is no sum of money as its pack prints it."""
        return self._printed(value, "number")

    def daily(self, value: Decimal) -> str:
        """Return what each day adds to a sum, as its pack prints it."""
        return self._printed(value, "daily")

    def dated(self, day: dt.date) -> str:
        """Return a day with its weekday for a column of days; the day as ISO 8601 has it."""
        weekday = self.phrases.say(f"case.weekdays.{_WEEKDAYS[day.weekday()]}")
        return f"{weekday} {day.isoformat()}"

    def together(self, parts: Iterable[str]) -> str:
        """Return what is told of one thing in several parts."""
        return self.phrases.join("semicolon", parts)

    def _printed(self, value: object, name: str) -> str:
        return self.formats.text(value, name).replace("\u00a0", " ")
