"""The days that typed words come to, in any language: the words are the pack's, the calendar is here."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_CENTURY = 2000
_A_YEAR = 12
_TWO_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Now:
    """The day on which a text is read, and whether the nearest day is meant or the coming one."""

    today: date
    nearest: bool

    def first_of(self, days: Iterable[date]) -> Iterator[date]:
        """Yield the day that is meant of those of one name, if there is one."""
        if self.nearest:
            yield from sorted(days, key=lambda day: abs(day - self.today))[:1]
        else:
            yield from sorted(day for day in days if day >= self.today)[:1]

    def in_year(self, year: str | None, month: int, day: int) -> Iterator[date]:
        """Yield a day of a year in two or four figures, or without a year the one that is meant."""
        if year:
            yield from made(int(year) + (_CENTURY if len(year) == _TWO_FIGURES else 0), month, day)
            return
        # February 29 may be years away.
        years = range(self.today.year - 8, self.today.year + 9)
        yield from self.first_of(d for y in years for d in made(y, month, day))

    def in_month(self, year: str | None, month: int, day: int) -> Iterator[date]:
        """Yield a day of a month, the last of one that is too short; without a year the one that is meant."""
        this = self.today.year
        years = range(int(year), int(year) + 1) if year else range(max(this - 1, 1), this + 2)
        days = (d for y in years if y for d in months_later(date(y, month, 1), 0, day))
        yield from days if year else self.first_of(days)


def made(year: int, month: int, day: int) -> Iterator[date]:
    """Yield a day, if there is such a one."""
    try:
        yield date(year, month, day)
    except ValueError:
        return


def later(today: date, *, days: int) -> Iterator[date]:
    """Yield the day some days later, if the calendar goes so far."""
    try:
        yield today + timedelta(days=days)
    except OverflowError:
        return


def months_later(today: date, months: int, day: int) -> Iterator[date]:
    """Yield the same day some months later, the last of a month that is too short for it."""
    year, month = divmod(today.month - 1 + months, _A_YEAR)
    if date.min.year <= today.year + year < date.max.year:
        last = calendar.monthrange(today.year + year, month + 1)[1]
        yield date(today.year + year, month + 1, min(day, last))
