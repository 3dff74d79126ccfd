"""Days: which are business days, when a period ends, on which day a message counts."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from generator.answers.values import Days
from generator.messages import tell

Places = tuple[str, ...]
"""Where a holiday closes: a country as US or DE, a part of it as US-NY."""

_PERIOD = re.compile(r"([0-9]+) (business )?days?")
_TUESDAY, _SATURDAY = 1, 5
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A number of calendar days, or of business days."""

    count: int
    business: bool = False

    def __str__(self) -> str:
        """Render as a person writes it: 5 business days."""
        return f"{self.count} {'business ' * self.business}day{'s' * (self.count != 1)}"


def period_of(value: Any) -> Period:
    """Return the period that an answer, a number of days or words such as `5 business days` name."""
    if isinstance(value, Period):
        return value
    if isinstance(value, Mapping):
        return Period(**value)
    if isinstance(value, Days):
        return Period(value.count, value.business)
    if isinstance(value, int) and not isinstance(value, bool):
        return Period(value)
    found = _PERIOD.fullmatch(str(value))
    if not found:
        raise ValueError(tell("must be a period such as 5 business days"))
    return Period(int(found[1]), bool(found[2]))


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar of business days: weekdays on which no holiday of its places is observed.

    Where a period `rolls`, one that ends on another day runs to the next business day.
    """

    places: Places
    rolls: bool = False

    def is_open(self, day: dt.date) -> bool:
        """Say whether a day is a business day."""
        return day.weekday() < _SATURDAY and not any(day in _closed(p, day.year) for p in self.places)

    def on(self, day: dt.date) -> dt.date:
        """Return a day, or the next business day where it is none."""
        while not self.is_open(day):
            day += _ONE_DAY
        return day

    def plus(self, day: dt.date, count: int) -> dt.date:
        """Return the count-th business day after a day, which itself never counts."""
        for _ in range(count):
            day = self.on(day + _ONE_DAY)
        return day

    def before(self, day: dt.date) -> dt.date:
        """Return the business day before a day."""
        day -= _ONE_DAY
        while not self.is_open(day):
            day -= _ONE_DAY
        return day

    def end(self, day: dt.date, period: Period) -> dt.date:
        """Return the last day of a period that starts by a day."""
        if period.business:
            return self.plus(day, period.count)
        last = day + dt.timedelta(days=period.count)
        return self.on(last) if self.rolls else last

    def free(self, day: dt.date, period: Period) -> dt.date:
        """Return the first business day on which a period has passed."""
        return self.on(self.end(day, period) + _ONE_DAY)

    def tuesday_after(self, day: dt.date) -> dt.date:
        """Return the Tuesday of the week after a day, or the business day after it."""
        return self.on(day + dt.timedelta(days=7 + _TUESDAY - day.weekday()))


@lru_cache(maxsize=512)
def _closed(place: str, year: int) -> frozenset[dt.date]:
    """Return the holidays of a place in a year, on the days on which they are observed.

    From the package `holidays`; of a place that it does not know, none: `known_place` says so.
    """
    import holidays

    country, _, region = place.partition("-")
    try:
        listed = holidays.country_holidays(country, subdiv=region or None, years=year)
    except NotImplementedError:
        return frozenset()
    return frozenset(listed)


def known_place(place: str) -> bool:
    """Say whether the holidays of a place are known."""
    import holidays

    country, _, region = place.partition("-")
    known = holidays.list_supported_countries()
    return country in known and (not region or region in known[country])


@dataclass(frozen=True, slots=True)
class Counting:
    """When a message counts, in business days after the day of sending; `abroad` is mail across a border.

    `registered` says that a formal act counts by its registered letter alone.
    """

    calendar: Calendar
    email: int
    mail: int
    abroad: int | None = None
    across_border: bool = False
    registered: bool = False

    def counts(
        self, sent: dt.date, via: Iterable[str], *, bounced: bool = False, formal: bool = False
    ) -> dt.date | None:
        """Return the day on which a message counts; None for one that nobody received.

        The earlier of two ways decides; a bounced email counts for nothing.
        """
        if formal and self.registered:
            return self.calendar.plus(sent, self._by("certified")) if "certified" in via else None
        days = [self._by(way) for way in via if way in ("email", "mail", "certified", "courier", "hand")]
        if bounced:
            days = [self._by(way) for way in via if way in ("mail", "certified", "courier", "hand")]
        return self.calendar.plus(sent, min(days)) if days else None

    def _by(self, way: str) -> int:
        if way == "email":
            return self.email
        if way == "hand":
            return 1
        return self.abroad if self.across_border and self.abroad is not None else self.mail


def day_of_sending(on: dt.date, at: dt.datetime | None, zones: tuple[ZoneInfo, ...]) -> dt.date:
    """Return the day of sending: where the parties' clocks show different days, the later one."""
    return on if at is None or not zones else max(on, *(at.astimezone(zone).date() for zone in zones))
