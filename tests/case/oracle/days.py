"""Business days counted one by one, with the eleven federal holidays made by their rules (5 U.S.C. 6103)."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
DAY = dt.timedelta(days=1)


def _nth(year: int, month: int, weekday: int, number: int) -> dt.date:
    """Return the nth weekday of a month; of a number below zero, counted from the month's end."""
    days = [
        day
        for day in (dt.date(year, 1, 1) + dt.timedelta(days=n) for n in range(366))
        if (day.year, day.month, day.weekday()) == (year, month, weekday)
    ]
    return days[number - 1 if number > 0 else number]


def _observed(day: dt.date) -> dt.date:
    if day.weekday() == SATURDAY:
        return day - DAY
    return day + DAY if day.weekday() == SUNDAY else day


def _holidays(year: int) -> Iterator[dt.date]:
    for month, day in ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25)):
        yield _observed(dt.date(year, month, day))
    yield _observed(dt.date(year + 1, 1, 1))  # a Saturday's New Year is observed in the old year
    yield _nth(year, 1, MONDAY, 3)  # Martin Luther King
    yield _nth(year, 2, MONDAY, 3)  # Washington
    yield _nth(year, 5, MONDAY, -1)  # Memorial Day
    yield _nth(year, 9, MONDAY, 1)  # Labor Day
    yield _nth(year, 10, MONDAY, 2)  # Columbus
    yield _nth(year, 11, THURSDAY, 4)  # Thanksgiving


@cache
def _closed(year: int) -> frozenset[dt.date]:
    return frozenset(day for day in _holidays(year) if day.year == year)


def is_open(day: dt.date) -> bool:
    return day.weekday() < SATURDAY and day not in _closed(day.year)


def on(day: dt.date) -> dt.date:
    """Return the day, or the business day after it."""
    while not is_open(day):
        day += DAY
    return day


def plus(day: dt.date, count: int) -> dt.date:
    """Return the count-th business day after a day."""
    for _ in range(count):
        day = on(day + DAY)
    return day


def email_counts(sent: dt.date) -> dt.date:
    return plus(sent, 1)


def mail_counts(sent: dt.date) -> dt.date:
    return plus(sent, 5)


def counts(sent: dt.date, via: tuple[str, ...]) -> dt.date:
    """Return the day on which a message counts: the earlier of its ways."""
    ways = {email_counts(sent) if way == "email" else mail_counts(sent) for way in via}
    return min(ways)


Period = tuple[int, bool]
"""How many days, and whether they are business days."""


def last_of(start: dt.date, period: Period) -> dt.date:
    count, business = period
    return plus(start, count) if business else start + count * DAY


def passed(start: dt.date, period: Period) -> dt.date:
    """Return the first business day on which a period from a day has passed."""
    return on(last_of(start, period) + DAY)


def tuesday_after(day: dt.date) -> dt.date:
    """Return the Tuesday of the week after, or the business day behind it."""
    tuesday = day + DAY
    while not (tuesday.weekday() == 1 and tuesday.isocalendar()[:2] != day.isocalendar()[:2]):
        tuesday += DAY
    return on(tuesday)
