"""Sums in every currency print as the locale's data say."""

from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision, list_currencies

from generator.answers.places import currency_digits
from generator.packs.us.formats import formats

SUMS = tuple(
    map(Decimal, ("0", "0.5", "1", "2.675", "1000", "1E+3", "50.00", "1234567.891", "99999999999.9999"))
)


def test_a_sum_prints_as_the_locale_prints_it() -> None:
    locale = "en_US"
    # Where the locale leaves out coins that ISO 4217 has, a contract does not.
    alike = [c for c in list_currencies() if get_currency_precision(c) == currency_digits(c)]
    assert len(alike) > 200
    for currency in sorted(alike):
        for amount in SUMS:
            expected = format_currency(amount, currency, locale=locale)
            assert formats(currency).text(amount, "money") == expected
