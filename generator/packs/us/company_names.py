"""What the end of a company's name says about its form: “Loaf Bakery LLC” is no person.

The one table of these endings. They are what state and foreign registers ask a name to end in
(Del. Code tit. 6 § 18-102 for LLC, tit. 8 § 102 for corporations; the rest from memory).
"""

import re
from functools import cache
from typing import Literal, NamedTuple

CompanyType = Literal["llc", "corporation", "partnership", "nonprofit", "other"]


class Suffix(NamedTuple):
    """How a name ends, as it is written there, and the kinds of company that end so."""

    written: str
    types: tuple[CompanyType, ...]


_ANY: tuple[CompanyType, ...] = ("llc", "corporation", "partnership", "nonprofit", "other")
_INCORPORATED: tuple[CompanyType, ...] = ("corporation", "nonprofit")

_ENDINGS: dict[tuple[CompanyType, ...], tuple[str, ...]] = {
    ("llc",): ("LLC", "L.L.C.", "PLLC", "LC", "Limited Liability Company"),
    _INCORPORATED: ("Inc", "Incorporated", "Corp", "Corporation"),
    ("corporation",): ("PBC", "PC", "PA", "Professional Corporation", "Public Benefit Corporation"),
    ("partnership",): ("LLP", "LLLP", "PLLP", "LP", "Limited Partnership"),
    # In the United States companies of every form, in most other countries the usual one.
    _ANY: ("Ltd", "Limited", "Co", "Company", "Foundation", "Cooperative"),
    ("other",): (
        *("GmbH", "gGmbH", "mbH", "UG", "AG", "KG", "OHG", "eG", "GbR", "SE", "e.V."),
        *("SA", "SAS", "SASU", "SARL", "EURL", "SNC", "SRL", "SpA", "Sagl"),
        *("BV", "NV", "CV", "VOF", "BVBA", "SL", "SLU", "Lda", "Ltda"),
        *("AB", "AS", "A/S", "ApS", "Oy", "Oyj", "Kft", "s.r.o.", "a.s.", "sp. z o.o.", "d.o.o."),
        *("PLC", "CIC", "Pty Ltd", "Pte Ltd", "Pvt Ltd", "Sdn Bhd", "KK"),
    ),
}

_AROUND = re.compile(r"[,;<>()\[\]“”\"]")
_SHORT = 2
"""Letters: so short an ending is a name of people too (Sa, Co, As), so that it must be written as one."""
_SELDOM_OF_PEOPLE = ("co",)
"""Short, but seldom the name of a person in the United States, and often that of a company."""


@cache
def _known() -> dict[str, tuple[CompanyType, ...]]:
    return {_bare(ending): types for types, endings in _ENDINGS.items() for ending in endings}


def _bare(ending: str) -> str:
    """Return an ending as it is compared: without dots and spaces, in small letters."""
    return re.sub(r"[.\s]", "", ending).casefold()


def suffix_of(name: str) -> Suffix | None:
    """Return the ending of a name that only a company bears, None where it has none.

    A name is not an ending alone, and an ending of two letters counts where it is written as one: in
    capitals or with dots.
    """
    words = _AROUND.sub(" ", name).split()
    for length in (3, 2, 1):
        if len(words) <= length:
            continue
        written = " ".join(words[-length:])
        types = _known().get(_bare(written))
        if types is not None and _meant(written):
            return Suffix(written, types)
    return None


def _meant(written: str) -> bool:
    bare = _bare(written)
    return (
        len(bare) > _SHORT
        or bare in _SELDOM_OF_PEOPLE
        or "." in written
        or written.isupper()
        or "/" in written
    )
