"""Numbers of French registers: SIREN, SIRET and VAT numbers, checked and written one way."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from generator.answers.values import Line, Unit

_BETWEEN = re.compile(r"[\s.  -]+")
_SIREN, _SIRET = 9, 14
_POST_OFFICE = "356000000"
"""La Poste gives all places but its seat numbers whose digits add up to a multiple of five instead."""
_VAT = re.compile(r"FR([0-9A-HJ-NP-Z]{2})(\d{9})")


def _luhn(digits: str) -> bool:
    """Say whether the last digit of a number checks the others (ISO/IEC 7812-1)."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0  # noqa: PLR2004  two digits


def _right(digits: str) -> bool:
    if digits.startswith(_POST_OFFICE) and sum(map(int, digits)) % 5 == 0:
        return True
    return _luhn(digits) and _luhn(digits[:_SIREN])


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text).upper()


def _grouped(digits: str) -> str:
    """Write a number as the register does: by threes, the five digits of a place at the end."""
    groups = re.findall("...", digits[:_SIREN])
    return " ".join((*groups, digits[_SIREN:])).strip()


def _register_number(value: str) -> str:
    digits = _bare(value).removeprefix("SIRET").removeprefix("SIREN").lstrip(":")
    if not digits.isascii() or not digits.isdecimal() or len(digits) not in (_SIREN, _SIRET):
        raise ValueError("un SIREN a 9 chiffres et un SIRET 14, par exemple 552 100 554")
    if not _right(digits):
        raise ValueError("ce numéro n’existe pas : sa clé est fausse, relisez les chiffres")
    return _grouped(digits)


def kind_of(number: str) -> str:
    """Return which of the two numbers one is: a SIRET is a SIREN with the five digits of a place."""
    return "SIREN" if len(_bare(number)) == _SIREN else "SIRET"


def siren_of(number: str) -> str:
    """Return the nine digits of the SIREN that a SIREN, SIRET or French VAT number holds."""
    return _bare(number)[4:] if _VAT.fullmatch(_bare(number)) else _bare(number)[:_SIREN]


def _vat_number(value: str) -> str:
    number = _bare(value)
    found = _VAT.fullmatch(number)
    if found is None:
        raise ValueError(
            "un numéro de TVA français a FR, une clé de deux signes et le SIREN : FR 83 404 833 048"
        )
    key, siren = found.groups()
    wrong_key = key.isdecimal() and int(key) != (12 + 3 * (int(siren) % 97)) % 97
    if wrong_key or not _right(siren):
        raise ValueError("ce numéro de TVA n’existe pas : relisez la clé et le SIREN")
    return f"FR {key} {_grouped(siren)}"


RegisterNumber = Annotated[Line, AfterValidator(_register_number), Field(max_length=30), Unit("register")]
"""A SIREN (9 digits) or a SIRET (14), whose keys are right; kept by threes, `552 100 554`."""

VatNumber = Annotated[Line, AfterValidator(_vat_number), Field(max_length=30)]
"""A French VAT number whose key is right, `FR 83 404 833 048`."""
