"""How lists count: figures, letters of an alphabet, Roman numerals, by the names that Word has for them.

The names are those of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59). The Russian letters are those that Word
counts with: 29, without ё, й and the two signs; LibreOffice printed the same 29 on 2026-11-29. Past the last
letter Word repeats one sign, and LibreOffice counts the Russian ones on as figures.
"""

import re
from collections.abc import Callable, Mapping
from string import ascii_lowercase
from typing import NamedTuple

from generator.messages import listed, tell

_LATIN, _RUSSIAN = ascii_lowercase, "абвгдежзиклмнопрстуфхцчшщыэюя"
_ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix",
    5: "v", 4: "iv", 1: "i",
}  # fmt: skip
_HIGHEST = 100_000
"""A number above it is printed in figures: letters or Roman signs of it would fill pages."""


def _letters(alphabet: str, number: int) -> str:
    """Return a, b, … z, aa, bb, … as Word's letter lists count."""
    rounds, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (rounds + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN.items():
        text += sign * (number // value)
        number %= value
    return text


_SIGNS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": lambda number: _letters(_LATIN, number),
    "upperLetter": lambda number: _letters(_LATIN.upper(), number),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "russianLower": lambda number: _letters(_RUSSIAN, number),
    "russianUpper": lambda number: _letters(_RUSSIAN.upper(), number),
}

COUNTED = tuple(_SIGNS)
"""The ways of counting that are known here; a list that counts otherwise is read in figures."""


def sign(number: int, kind: str) -> str:
    """Return a number as a list prints it that counts in a way; in figures where the way is not known."""
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{number:02}"
    return _SIGNS.get(kind, str)(number) if 0 < number < _HIGHEST else str(number)


_PATTERN = re.compile(r"([^{}]*)\{(\w+)\}([^{}]*)")


class Numeral(NamedTuple):
    """How a level of a list prints its number: what stands before it, the way it counts, what follows."""

    before: str
    kind: str
    after: str

    def __call__(self, number: int) -> str:
        """Return a number as the level prints it."""
        return f"{self.before}{sign(number, self.kind)}{self.after}"


def numeral(pattern: str) -> Numeral:
    """Return how a level counts that is written `({lowerLetter})`; raise ValueError saying what is wrong."""
    match = _PATTERN.fullmatch(pattern)
    if match is None:
        raise ValueError(tell("must be a text with one way of counting in braces, such as ({{lowerLetter}})"))
    if match[2] not in _SIGNS:
        raise ValueError(tell("Word's lists are not counted so: there is {kinds}", kinds=listed(COUNTED)))
    return Numeral(*match.groups())


class Numerals(NamedTuple):
    """How a contract numbers: its sections, the clauses in one, recitals, schedules, and the items of lists.

    `items` are by depth. A clause's number stands after that of its section: 4.2.
    """

    section: Numeral
    clause: Numeral
    recital: Numeral
    schedule: Numeral
    items: tuple[Numeral, ...]

    def clause_number(self, section: int, clause: int) -> str:
        """Return the number of a clause; `section` is 0 where clauses are numbered straight through."""
        return f"{self.section(section)}.{self.clause(clause)}" if section else self.clause(clause)
