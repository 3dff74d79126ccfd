"""Numbers and dates are written as the locale's data say, without loading them."""

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name

from generator.packs.us.formats import formats

NUMBERS = (0, 7, 1000, *map(Decimal, ("0.5", "12.250", "1E+3", "50.00", "2.0005", "1234567.8915", "-3.5")))


def test_numbers_and_percentages() -> None:
    values, locale = formats("USD"), "en_US"
    for number in NUMBERS:
        assert values.text(number, "number") == format_decimal(number, locale=locale)
        percent = format_decimal(number, format="#,##0.####", locale=locale)
        assert values.text(number, "percent") == f"{percent}%"


def test_dates_keep_the_month_and_the_day_on_one_line() -> None:
    values = formats("USD")
    for month in range(1, 13):
        for day in (1, 28):
            expected = format_date(date(2027, month, day), "long", locale="en_US")
            assert values.text(date(2027, month, day), "date") == expected.replace(" ", "\u00a0", 1)


def test_currencies() -> None:
    values = formats("USD")
    for code in ("USD", "EUR", "JPY"):
        name = get_currency_name(code, count=2, locale="en_US")
        assert values.text(code, "currency") == f"{name} ({code})"
