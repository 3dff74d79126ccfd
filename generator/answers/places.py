"""Countries and currencies: the codes that answers accept, the names of countries."""

from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from generator.answers.values import Unit
from generator.messages import tell

# What people write for two countries whose CLDR names they seldom use.
_ALIASES = {
    **dict.fromkeys(("usa", "us of a", "america", "united states of america", "the united states"), "US"),
    **dict.fromkeys(("uk", "great britain", "england", "scotland", "wales", "northern ireland"), "GB"),
}

# CLDR lists these as territories, but no one has a postal address in them.
_NOT_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)


@cache
def countries() -> dict[str, str]:
    """Return the countries that an address can be in: their English names by ISO 3166 code."""
    from babel import Locale

    territories = Locale("en", "US").territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES  # noqa: PLR2004  ISO alpha-2
    }


def country_name(code: str) -> str:
    """Return the English name of a country by its ISO 3166 code."""
    return countries()[code]


POSTAL_CODE_LAST = frozenset(["US", "CA", "AU", "GB", "IE", "NZ", "IN", "SG", "ZA", "JP", "KR", "TW", "BR"])
"""Countries that write the postal code after the town (CLDR and the Universal Postal Union); elsewhere it
stands before the town."""

EUROPEAN_UNION = frozenset(
    (
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT"),
        *("LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    )
)
"""Its members by their codes in ISO 3166-1 (from memory, 2026-11-30)."""


def _country_code(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    wanted = value.strip()
    if len(wanted) == 2 and wanted.upper() != "UK":  # noqa: PLR2004  ISO alpha-2
        return wanted.upper()
    if alias := _ALIASES.get(wanted.casefold().replace(".", "")):
        return alias
    for code, name in countries().items():
        if name.casefold() == wanted.casefold():
            return code
    return value


def _known_country(code: str) -> str:
    if code != "US" and code not in countries():
        raise ValueError(
            tell("must be a country by its English name or two letters, such as US or GB (ISO 3166)")
        )
    return code


Country = Annotated[
    str,
    BeforeValidator(_country_code),
    AfterValidator(_known_country),
    Field(max_length=100),
    Unit("country"),
]
"""A country by its ISO 3166 two letters; its English name is read too."""


@cache
def currencies() -> frozenset[str]:
    """Return the ISO 4217 codes of the currencies in use."""
    from babel.core import get_global

    periods = (period for rows in get_global("territory_currencies").values() for period in rows)
    return frozenset(code for code, _, end, tender in periods if end is None and tender)


def _known_currency(code: str) -> str:
    code = code.strip().upper()
    if code != "USD" and code not in currencies():
        raise ValueError(tell("must be a currency in use by its three letters (ISO 4217), such as USD"))
    return code


Currency = Annotated[str, AfterValidator(_known_currency), Field(max_length=10), Unit("currency")]
"""A currency by its ISO 4217 three letters."""


def exact_sum(amount: Decimal, currency: str) -> str:
    """Write a sum in plain figures with at least the currency's decimals, hiding nothing."""
    digits = max(currency_digits(currency), -int(amount.normalize().as_tuple().exponent))
    return f"{amount:.{digits}f}"


# ISO 4217, list one: every other currency in use has 2. CLDR, which Babel prints by, has 0 for a dozen
# whose small coins nobody uses any more; a bank still takes the sums that ISO allows. Checked 2026-11-29:
# read from J to T in a stored copy of the list as published on 2018-08-29, the rest from memory.
_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND"), 0),
    **dict.fromkeys(("VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    "CLF": 4,
}


def currency_digits(code: str) -> int:
    """Return how many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD."""
    return _DIGITS.get(code, 2)
