"""A day as people type it: Dec 21, next monday, in 6 weeks, end of January.

What may be two days is refused with both, never guessed.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from generator.answers.values import day_in_words
from generator.packs.phrasing import phrases_of
from generator.questionnaire.day_reading import Now, later, made, months_later
from generator.questionnaire.parts import TwoReadingsError

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
            "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple": 2}  # fmt: skip
_A_YEAR = 12
_MIDDLE, _LAST = 15, 31
"""Days of a month; the last one of a month that is shorter is taken for 31."""
_LEAST_LETTERS = 3
_LONGEST = 60
"""Characters: what is longer names no day, and is not looked at."""

_MONTH = r"(?P<month>[a-z]+)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_PERIODS = {"day": 1, "week": 7}


_Read = Callable[[dict[str, str], Now], Iterator[date]]


def days_named(text: str, today: date, *, nearest: bool = False) -> tuple[date, ...]:
    """Return the day that a text names, or both where it may be two; none where it names no day.

    A day without a year is the next one of that name from today on, with `nearest` the one nearest to today:
    what is planned is to come, what is told may have happened.
    """
    line = " ".join(text.split()).casefold().rstrip(".,")
    if len(line) > _LONGEST:
        return ()
    for pattern, read in _FORMS:
        found = pattern.fullmatch(line)
        if found and (days := set(read(found.groupdict(), Now(today, nearest)))):
            return tuple(sorted(days)[:2])
    return ()


def read_day(text: str, today: date) -> date:
    """Return the coming day that a text names; raise ValueError where it names none, or two."""
    days = days_named(text, today)
    if not days:
        raise ValueError(phrases_of("en-US").say("typing.no_day"))
    if len(days) > 1:
        raise TwoReadingsError(
            _either(text.strip(), *days), {day.isoformat(): day_in_words(day) for day in days}
        )
    return days[0]


def _either(text: str, first: date, second: date) -> str:
    """Say that a text may be two days, and how to write each so that it is one."""
    return phrases_of("en-US").say(
        "typing.one_of_two_days",
        text=text,
        first=day_in_words(first),
        second=day_in_words(second),
        as_first=first.isoformat(),
        as_second=second.isoformat(),
    )


def _iso(found: dict[str, str], _: Now) -> Iterator[date]:
    yield from made(int(found["year"]), int(found["m"]), int(found["day"]))


def _named(found: dict[str, str], now: Now) -> Iterator[date]:
    month = _month_of(found["month"])
    if month:
        yield from now.in_year(found["year"], month, int(found["day"]))


def _figures(found: dict[str, str], now: Now) -> Iterator[date]:
    """Yield what figures mean here, 12/7/2026, and what they mean elsewhere, unless that is no day."""
    first, second, year = int(found["first"]), int(found["second"]), found["year"]
    yield from now.in_year(year, first, second)
    yield from now.in_year(year, second, first)


_NEAR = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}


def _near(found: dict[str, str], now: Now) -> Iterator[date]:
    yield now.today + timedelta(days=_NEAR[found["near"]])


def _after(found: dict[str, str], now: Now) -> Iterator[date]:
    """Yield a day some days, weeks, months or years from today, or before it."""
    written = found["count"]
    count = int(written) if written.isdecimal() else _NUMBERS[written.removesuffix(" of")]
    count = -count if found.get("ago") else count
    if found["unit"] in _PERIODS:
        yield from later(now.today, days=count * _PERIODS[found["unit"]])
    else:
        months = count * (_A_YEAR if found["unit"] == "year" else 1)
        yield from months_later(now.today, months, now.today.day)


def _weekday(found: dict[str, str], now: Now) -> Iterator[date]:
    """Yield the coming day of the week; with `next` also the one after it, where it is still this week.

    With `last` the one before today. Where the nearest is meant, a name alone may be either.
    """
    wanted = next((n for n, name in enumerate(_WEEKDAYS) if _is_short_for(found["weekday"], name)), None)
    if wanted is None:
        return
    today, which = now.today, found["which"]
    either = now.nearest and which is None
    if which == "last" or either:
        yield today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    if which == "last":
        return
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    yield today + timedelta(days=ahead)
    # Weeks begin on Sunday or on Monday: this week is what either calls so.
    this_week = ahead < 7 - today.weekday() or ahead < 7 - today.isoweekday() % 7
    if which == "next" and this_week:
        yield today + timedelta(days=ahead + 7)


def _of_month(found: dict[str, str], now: Now) -> Iterator[date]:
    """Yield the first day of a month or year, the fifteenth of a month, or the last day of either."""
    what, year = found["what"].removeprefix("the ").removeprefix("this "), found["year"]
    part = "mid" if found["part"].startswith("mid") else found["part"]
    day = {"mid": _MIDDLE, "end": _LAST, "last day": _LAST}.get(part, 1)
    if what in ("month", "next month", "year", "next year"):
        ahead = what.startswith("next")
        if what.endswith("month"):
            yield from months_later(now.today, int(ahead), day)
        elif part != "mid":
            yield date(now.today.year + ahead, 1 if day == 1 else _A_YEAR, day)
    elif month := _month_of(what):
        yield from now.in_month(year, month, day)


def _month_of(name: str) -> int:
    """Return a month by its name or the beginning of it; 0 for none."""
    return next((n for n, whole in enumerate(MONTHS, 1) if _is_short_for(name.rstrip("."), whole)), 0)


def _is_short_for(text: str, name: str) -> bool:
    return len(text) >= _LEAST_LETTERS and (name.startswith(text) or text == f"{name[:3]}t")


_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)}|a couple of)"
_PART = r"(?:the\s+)?(?P<part>mid|middle|beginning|start|first day|end|last day)"
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(rf"(?:(?:on|by|until|before)\s+)?{pattern}"), read)
    for pattern, read in (
        (r"(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})", _iso),
        (rf"(?:[a-z]+,?\s+)?{_MONTH}\s+{_DAY}{_YEAR}", _named),
        (rf"(?:[a-z]+,?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", _named),
        (r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?", _figures),
        (rf"(?:the\s+)?(?P<near>{'|'.join(_NEAR)})", _near),
        (rf"(?:in\s+)?{_COUNT}\s+(?P<unit>day|week|month|year)s?(?:\s+from\s+(?:now|today))?", _after),
        (rf"{_COUNT}\s+(?P<unit>day|week|month|year)s?\s+(?P<ago>ago)", _after),
        (r"(?:(?P<which>next|this|coming|last)\s+)?(?P<weekday>[a-z]+)\.?", _weekday),
        (rf"{_PART}(?:\s+of|-|\s)\s*(?P<what>[a-z ]+?)\.?{_YEAR}", _of_month),
    )
)
