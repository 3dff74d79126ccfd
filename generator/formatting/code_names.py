"""The names of countries and currencies in a language, to read the code that a person means by one."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from generator.answers.places import countries, currencies

Coded = Literal["country", "currency"]


def code_called(name: str, unit: Coded, language: str) -> str | None:
    """Return the code of the country or currency that has a name in a language; None where not one has it.

    Case and room do not count. The names are those of CLDR; of a currency also the plural.
    """
    return _codes(unit, language).get(_bare(name))


@cache
def _codes(unit: Coded, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, code in _country_names(language) if unit == "country" else _currency_names(language):
        if found.setdefault(_bare(name), code) != code:
            shared.add(_bare(name))
    return {name: code for name, code in found.items() if name not in shared}


def _country_names(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    territories = Locale.parse(language, sep="-").territories
    yield from ((territories[code], code) for code in countries() if code in territories)


def _currency_names(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale
    from babel.numbers import get_currency_name

    locale = Locale.parse(language, sep="-")
    for code in sorted(currencies()):
        yield from ((get_currency_name(code, count=count, locale=locale), code) for count in (None, 1, 2, 5))


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()
