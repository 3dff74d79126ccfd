"""Countries by the names that French has for them."""

from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.answers import places
from generator.characters import comparable


@cache
def _codes() -> dict[str, str]:
    from babel import Locale

    names = Locale("fr", "FR").territories
    return {comparable(names[code]): code for code in places.countries() if code in names}


def country_code(value: Any) -> Any:
    """Return the two letters of a country by its French name; what names none stays as it is."""
    return _codes().get(comparable(value), value) if isinstance(value, str) and len(value) > 2 else value  # noqa: PLR2004  ISO alpha-2


Country = Annotated[places.Country, BeforeValidator(country_code)]
"""A country by its ISO 3166 two letters; its French name is read too."""
