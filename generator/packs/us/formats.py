"""How values are printed in American English: what the forms of `formats.yaml` cannot say."""

from functools import cache
from pathlib import Path
from typing import Any

from generator.answers.parties import Address, Company, Individual
from generator.answers.places import POSTAL_CODE_LAST, country_name
from generator.formatting.formats import Formats
from generator.packs.us.places import STATES
from generator.packs.us.reading_back import read_address, read_form

TAG = "en-US"

# English words that begin with the letter u and the sound of "you".
_YOU = ("uni", "uta", "ukr", "uru", "uga")


@cache
def formats(currency: str) -> Formats:
    """Return how values are printed and read in a currency."""
    return Formats(TAG, currency, Path(__file__).with_name("formats.yaml"), _OWN, _READERS)


def _address(_: Formats, value: Address) -> str:
    if value.country in POSTAL_CODE_LAST:
        parts = [value.street, value.city, _joined(value.region, value.postal_code)]
    else:
        parts = [value.street, _joined(value.postal_code, value.city), value.region or ""]
    if value.country != "US":
        parts.append(country_name(value.country))
    return ", ".join(part for part in parts if part)


def _form(formats: Formats, value: Individual | Company) -> str:
    words = formats.words["form"]
    if isinstance(value, Individual):
        pattern = words["trade_name"] if value.trade_name else words["individual"]
        return str(pattern.format(trade_name=value.trade_name))
    place = STATES.get(value.organized_in, value.organized_in)
    kind = words["types"][value.type]
    at_home = value.organized_in in STATES
    pattern = words["company"] if at_home else words["foreign_company"]
    return str(pattern.format(article=_article(place if at_home else kind), place=place, type=kind))


def _state(_: Formats, value: str) -> str:
    # What stands in for a missing answer in a draft is no code, and prints as it is.
    return STATES.get(value, value)


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _article(word: str) -> str:
    sounds_like_you = word.casefold().startswith(_YOU)
    return "an" if word[:1].casefold() in "aeiou" and not sounds_like_you else "a"


_OWN: tuple[tuple[str, Any], ...] = (("address", _address), ("form", _form), ("state", _state))
_READERS: tuple[tuple[str, Any], ...] = (("address", read_address), ("form", read_form))
