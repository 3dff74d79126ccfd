"""How values are printed in French: what the forms of `formats.yaml` cannot say."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from generator.answers.places import POSTAL_CODE_LAST
from generator.formatting.formats import Formats
from generator.packs.fr.registers import kind_of

TAG = "fr-FR"
_NO_BREAK = "\u00a0"


@cache
def formats(currency: str) -> Formats:
    """Return how values are printed and read in a currency."""
    return Formats(TAG, currency, Path(__file__).with_name("formats.yaml"), _OWN, _READERS)


def _address(formats: Formats, value: Any) -> str:
    """Print an address on one line: street, postal code and town, the country where it is not France.

    Abroad the postal code stands where the country of the address writes it.
    """
    last = value.country in POSTAL_CODE_LAST
    parts_of_town = (value.city, value.postal_code) if last else (value.postal_code, value.city)
    town = " ".join(part for part in parts_of_town if part)
    parts = [value.street, town]
    if value.country != "FR":
        parts.append(formats.text(value.country, "country"))
    return ", ".join(parts)


def _form(printed: Formats, value: Any) -> str:
    """Print what a party is: SASU au capital de 1 000 €, RCS Lyon."""
    words = printed.words["form"]
    named = getattr(value, "trade_name", None)
    if value.kind != "company":
        own = words["freelancer"].get(value.kind) or words["client"][value.kind]
        return str(words["trade_name"].format(form=own, trade_name=named) if named else own)
    kind = words["client"]["other"] if value.type == "other" else value.type.upper()
    if value.capital is not None:
        kind = words["capital"].format(type=kind, capital=_capital(value.capital))
    return str(words["rcs"].format(company=kind, city=value.rcs_city) if value.rcs_city else kind)


def _capital(sum_: Decimal) -> str:
    """Print a capital, which the register keeps in euros, without cents where it has none."""
    return formats("EUR").text(sum_, "money").replace(",00", "")


def _date(formats: Formats, value: date) -> str:
    """Print a day; the first of a month is the 1er."""
    words = formats.words
    day = "1er" if value.day == 1 else str(value.day)
    return str(words["date"].format(day=day, month=words["months"][value.month - 1], year=value.year))


def _register(_: Formats, value: str) -> str:
    """Print a number of the register behind what it is, on one line: SIRET 552 100 554 00013."""
    return f"{kind_of(value)} {value}".replace(" ", _NO_BREAK)


def _read_register(_: Formats, words: str, __: Any) -> str:
    """Return the number among such words, however it is named there."""
    return words.replace(_NO_BREAK, " ").removeprefix("SIRET").removeprefix("SIREN").strip()


_OWN: tuple[tuple[str, Any], ...] = (
    ("address", _address),
    ("form", _form),
    ("date", _date),
    ("register", _register),
)
_READERS: tuple[tuple[str, Any], ...] = (("register", _read_register),)
