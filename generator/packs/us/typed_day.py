"""A day as people type it: Dec 21, next monday, in 6 weeks, end of January.

What may be two days is refused with both, never guessed.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from generator.answers.values import day_in_words
from generator.packs.phrasing import phrases_of

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
            "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
_A_YEAR = 12
_CENTURY = 2000
_LEAST_LETTERS = 3
_LONGEST = 60
"""Characters: what is longer names no day, and is not looked at."""

_MONTH = r"(?P<month>[a-z]+)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_PERIODS = {"day": 1, "week": 7}


def read_day(text: str, today: date) -> date:
    """Return the day that a text names; raise ValueError where it names none, or two.

    A day without a year is the next one of that name from today on.
    """
    line = " ".join(text.split()).casefold().rstrip(".,")
    if len(line) <= _LONGEST:
        for pattern, read in _FORMS:
            if found := pattern.fullmatch(line):
                days = sorted(set(read(found.groupdict(), today)))
                if len(days) > 1:
                    raise ValueError(_said("one_of_two", first=days[0], second=days[1], text=text.strip()))
                if days:
                    return days[0]
    raise ValueError(phrases_of("en-US").say("typing.no_day"))


def _said(name: str, *, first: date, second: date, text: str) -> str:
    one, other = day_in_words(first), day_in_words(second)
    return phrases_of("en-US").say(f"typing.{name}", text=text, first=one, second=other)


_Read = Callable[[dict[str, str], date], Iterator[date]]


def _iso(found: dict[str, str], _: date) -> Iterator[date]:
    yield from _made(int(found["year"]), int(found["m"]), int(found["day"]))


def _named(found: dict[str, str], today: date) -> Iterator[date]:
    month = _month_of(found["month"])
    if month:
        yield from _with_year(found["year"], month, int(found["day"]), today)


def _figures(found: dict[str, str], today: date) -> Iterator[date]:
    """Yield what figures mean here, 12/7/2026, and what they mean elsewhere, unless that is no day."""
    first, second, year = int(found["first"]), int(found["second"]), found["year"]
    yield from _with_year(year, first, second, today)
    yield from _with_year(year, second, first, today)


def _with_year(year: str | None, month: int, day: int, today: date) -> Iterator[date]:
    if year:
        yield from _made(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)  # noqa: PLR2004
        return
    # February 29 may be years away.
    coming = (d for y in range(today.year, today.year + 9) for d in _made(y, month, day) if d >= today)
    yield from list(coming)[:1]


def _made(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _near(found: dict[str, str], today: date) -> Iterator[date]:
    yield today + timedelta(days=("today", "tomorrow").index(found["near"]))


def _after(found: dict[str, str], today: date) -> Iterator[date]:
    count = int(found["count"]) if found["count"].isdecimal() else _NUMBERS[found["count"]]
    if found["unit"] in _PERIODS:
        yield from _later(today, days=count * _PERIODS[found["unit"]])
    else:
        yield from _months_later(today, count * (_A_YEAR if found["unit"] == "year" else 1), today.day)


def _later(today: date, *, days: int) -> Iterator[date]:
    try:
        yield today + timedelta(days=days)
    except OverflowError:
        return


def _months_later(today: date, months: int, day: int) -> Iterator[date]:
    """Yield the same day some months later, the last of a month that is too short for it."""
    year, month = divmod(today.month - 1 + months, _A_YEAR)
    if today.year + year < date.max.year:
        last = calendar.monthrange(today.year + year, month + 1)[1]
        yield date(today.year + year, month + 1, min(day, last))


def _weekday(found: dict[str, str], today: date) -> Iterator[date]:
    """Yield the coming day of the week; with `next` also the one after it, where it is still this week."""
    wanted = next((n for n, name in enumerate(_WEEKDAYS) if _is_short_for(found["weekday"], name)), None)
    if wanted is None:
        return
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    yield today + timedelta(days=ahead)
    # Weeks begin on Sunday or on Monday: this week is what either calls so.
    this_week = ahead < 7 - today.weekday() or ahead < 7 - today.isoweekday() % 7
    if found["next"] == "next" and this_week:
        yield today + timedelta(days=ahead + 7)


def _end(found: dict[str, str], today: date) -> Iterator[date]:
    """Yield the last day of a month, or of the year."""
    what, year = found["what"], found["year"]
    if what in ("the month", "this month", "month"):
        yield from _months_later(today, 0, 31)
    elif what == "next month":
        yield from _months_later(today, 1, 31)
    elif what in ("the year", "this year", "year"):
        yield date(today.year, _A_YEAR, 31)
    elif month := _month_of(what):
        ends = [date(y, month, calendar.monthrange(y, month)[1]) for y in (today.year, today.year + 1)]
        if year:
            yield date(int(year), month, calendar.monthrange(int(year), month)[1])
        else:
            yield next(day for day in ends if day >= today)


def _month_of(name: str) -> int:
    """Return a month by its name or the beginning of it; 0 for none."""
    return next((n for n, whole in enumerate(_MONTHS, 1) if _is_short_for(name.rstrip("."), whole)), 0)


def _is_short_for(text: str, name: str) -> bool:
    return len(text) >= _LEAST_LETTERS and (name.startswith(text) or text == f"{name[:3]}t")


_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)})"
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})", _iso),
        (rf"(?:[a-z]+,?\s+)?{_MONTH}\s+{_DAY}{_YEAR}", _named),
        (rf"(?:[a-z]+,?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", _named),
        (r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?", _figures),
        (r"(?P<near>today|tomorrow)", _near),
        (rf"(?:in\s+)?{_COUNT}\s+(?P<unit>day|week|month|year)s?(?:\s+from\s+(?:now|today))?", _after),
        (r"(?:on\s+)?(?:(?P<next>next|this|coming)\s+)?(?P<weekday>[a-z]+)\.?", _weekday),
        (rf"(?:the\s+)?(?:end|last\s+day)\s+of\s+(?P<what>[a-z ]+?)\.?{_YEAR}", _end),
    )
)
