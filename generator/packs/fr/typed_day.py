"""A day as people type it in French: 21 décembre, lundi prochain, dans 6 semaines, fin janvier.

Day before month is the only reading of figures here, so 7/12 is December 7. What may be two days is refused
with both, never guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from generator.formatting.phrases import Phrases
from generator.packs.fr.formats import formats
from generator.questionnaire.day_reading import Now, later, made, months_later

_MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
           "octobre", "novembre", "decembre")  # fmt: skip
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NUMBERS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
            "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "quinze": 15}  # fmt: skip
_NEAR = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2}
_A_YEAR = 12
_MIDDLE, _LAST = 15, 31
"""Days of a month; the last one of a month that is shorter is taken for 31."""
_LEAST_LETTERS = 3
_LONGEST = 60
"""Characters: what is longer names no day, and is not looked at."""
_WEEK = 7
_UNITS = {"jour": 1, "semaine": _WEEK}


_Read = Callable[[dict[str, str], Now], Iterator[date]]


def days_named(text: str, today: date, *, nearest: bool = False) -> tuple[date, ...]:
    """Return the day that a text names, or both where it may be two; none where it names no day.

    A day without a year is the next one of that name from today on, with `nearest` the one nearest to today.
    """
    line = plain(text)
    if len(line) > _LONGEST:
        return ()
    for pattern, read in _FORMS:
        found = pattern.fullmatch(line)
        if found and (days := set(read(found.groupdict(), Now(today, nearest)))):
            return tuple(sorted(days)[:2])
    return ()


def read_day(text: str, today: date, phrases: Phrases) -> date:
    """Return the coming day that a text names; raise ValueError where it names none, or two."""
    days = days_named(text, today)
    if not days:
        raise ValueError(phrases.say("typing.no_day"))
    if len(days) > 1:
        first, second = days
        printed = formats("EUR").text
        raise ValueError(
            phrases.say(
                "typing.one_of_two_days",
                text=text.strip(),
                first=printed(first, "date"),
                second=printed(second, "date"),
                as_first=f"{first:%d/%m/%Y}",
                as_second=f"{second:%d/%m/%Y}",
            )
        )
    return days[0]


def plain(text: str) -> str:
    """Return a text in small letters, without accents, with one blank between words."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(letters.split()).rstrip(".,")


def _iso(found: dict[str, str], _: Now) -> Iterator[date]:
    yield from made(int(found["year"]), int(found["m"]), int(found["day"]))


def _figures(found: dict[str, str], now: Now) -> Iterator[date]:
    yield from now.in_year(found["year"], int(found["m"]), int(found["day"]))


def _named(found: dict[str, str], now: Now) -> Iterator[date]:
    if month := _month_of(found["month"]):
        yield from now.in_year(found["year"], month, int(found["day"]))


def _near(found: dict[str, str], now: Now) -> Iterator[date]:
    yield now.today + timedelta(days=_NEAR[found["near"]])


def _after(found: dict[str, str], now: Now) -> Iterator[date]:
    """Yield a day some days, weeks, months or years from today, or before it."""
    written = found["count"]
    count = int(written) if written.isdecimal() else _NUMBERS[written]
    count = -count if found["way"].startswith("il y a") else count
    unit = found["unit"]
    if unit in _UNITS:
        yield from later(now.today, days=count * _UNITS[unit])
    else:
        yield from months_later(now.today, count * (_A_YEAR if unit == "an" else 1), now.today.day)


def _weekday(found: dict[str, str], now: Now) -> Iterator[date]:
    """Yield the coming day of the week; with `prochain` also the one after it, where it is still this week.

    With `dernier` the one before today. Where the nearest is meant, a name alone may be either.
    """
    wanted, today, which = _WEEKDAYS.index(found["weekday"]), now.today, found["which"]
    if which == "dernier" or (now.nearest and which is None):
        yield today - timedelta(days=(today.weekday() - wanted - 1) % _WEEK + 1)
    if which == "dernier":
        return
    ahead = (wanted - today.weekday() - 1) % _WEEK + 1
    yield today + timedelta(days=ahead)
    if which == "prochain" and ahead < _WEEK - today.weekday():
        yield today + timedelta(days=ahead + _WEEK)


def _of_month(found: dict[str, str], now: Now) -> Iterator[date]:
    """Yield the first day of a month, its fifteenth, or its last day."""
    what, year = found["what"], found["year"]
    part = found["part"].removeprefix("la ").removeprefix("le ")
    day = (
        _MIDDLE if part.startswith(("mi", "milieu")) else _LAST if part.startswith(("fin", "dernier")) else 1
    )
    if what in ("mois", "ce mois", "mois prochain"):
        yield from months_later(now.today, int(what.endswith("prochain")), day)
    elif month := _month_of(what):
        yield from now.in_month(year, month, day)


def _month_of(name: str) -> int:
    """Return a month by its name or the beginning of it; 0 for none, and for what may be two."""
    found = [
        n for n, whole in enumerate(_MONTHS, 1) if len(name) >= _LEAST_LETTERS and whole.startswith(name)
    ]
    return found[0] if len(found) == 1 else 0


_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)})"
_YEAR = r"(?:\s+(?P<year>\d{4}))?"
_DAY = r"(?P<day>\d{1,2})(?:er)?"
_PART = r"(?P<part>(?:la )?fin|mi|(?:le )?milieu|(?:le )?debut|(?:le )?dernier jour|(?:le )?premier jour)"
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(rf"(?:(?:le|au|avant le|jusqu'au|pour le|d'ici le)\s+)?{pattern}"), read)
    for pattern, read in (
        (r"(?P<year>\d{4})-(?P<m>\d{1,2})-(?P<day>\d{1,2})", _iso),
        (r"(?P<day>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?", _figures),
        (rf"(?:(?:{'|'.join(_WEEKDAYS)})\s+)?{_DAY}\s+(?P<month>[a-z]+)\.?{_YEAR}", _named),
        (rf"(?P<near>{'|'.join(_NEAR)})", _near),
        (rf"(?P<way>dans|d'ici|il y a)\s+{_COUNT}\s+(?P<unit>jour|semaine|moi|an)s?", _after),
        (rf"(?P<weekday>{'|'.join(_WEEKDAYS)})(?:\s+(?P<which>prochain|dernier))?", _weekday),
        (rf"{_PART}(?:\s+(?:de |du |d')?|-)(?P<what>(?:ce )?mois(?: prochain)?|[a-z]+)\.?{_YEAR}", _of_month),
    )
)
