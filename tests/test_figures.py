"""Numbers and dates are written as the locale's data say, without loading them."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name

from generator.formatting.formats import Formats, languages

LANGUAGES = pytest.mark.parametrize("language", languages())
NUMBERS = (0, 7, 1000, *map(Decimal, ("0.5", "12.250", "1E+3", "50.00", "2.0005", "1234567.8915", "-3.5")))


@LANGUAGES
def test_numbers_and_percentages(language: str) -> None:
    formats, locale = Formats(language, "USD"), language.replace("-", "_")
    for number in NUMBERS:
        assert formats.text(number, "number") == format_decimal(number, locale=locale)
        percent = format_decimal(number, format="#,##0.####", locale=locale)
        assert formats.text(number, "percent") == f"{percent}%"


@LANGUAGES
def test_dates_keep_the_month_and_the_day_on_one_line(language: str) -> None:
    formats = Formats(language, "USD")
    for month in range(1, 13):
        for day in (1, 28):
            expected = format_date(date(2027, month, day), "long", locale=language.replace("-", "_"))
            assert formats.text(date(2027, month, day), "date") == expected.replace(" ", "\u00a0", 1)


@LANGUAGES
def test_currencies(language: str) -> None:
    formats = Formats(language, "USD")
    for code in ("USD", "EUR", "JPY"):
        name = get_currency_name(code, count=2, locale=language.replace("-", "_"))
        assert formats.text(code, "currency") == f"{name} ({code})"
