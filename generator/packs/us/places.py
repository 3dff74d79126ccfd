"""The states of the United States: their codes, their names, and the letters an address has for them."""

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator

from generator.answers.values import Choice, Line, Menu, Unit

_StateCode = Literal[
    "US-AL", "US-AK", "US-AZ", "US-AR", "US-CA", "US-CO", "US-CT", "US-DE", "US-DC", "US-FL", "US-GA",
    "US-HI", "US-ID", "US-IL", "US-IN", "US-IA", "US-KS", "US-KY", "US-LA", "US-ME", "US-MD", "US-MA",
    "US-MI", "US-MN", "US-MS", "US-MO", "US-MT", "US-NE", "US-NV", "US-NH", "US-NJ", "US-NM", "US-NY",
    "US-NC", "US-ND", "US-OH", "US-OK", "US-OR", "US-PA", "US-RI", "US-SC", "US-SD", "US-TN", "US-TX",
    "US-UT", "US-VT", "US-VA", "US-WA", "US-WV", "US-WI", "US-WY",
]  # fmt: skip

_NAMES = (
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado",
    "Connecticut", "Delaware", "District of Columbia", "Florida", "Georgia",
    "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky",
    "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota",
    "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire",
    "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio",
    "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina",
    "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia",
    "Washington", "West Virginia", "Wisconsin", "Wyoming",
)  # fmt: skip

_COUNTRY = "US-"

STATES: dict[str, str] = dict(zip(get_args(_StateCode), _NAMES, strict=True))
"""The 50 states and the District of Columbia, code (ISO 3166-2) to name."""

_SHORT = (
    "AL Ala", "AZ Ariz", "AR Ark", "CA Calif Cal", "CO Colo", "CT Conn", "DE Del", "FL Fla", "IL Ill",
    "IN Ind", "KS Kan Kans", "MA Mass", "MI Mich", "MN Minn", "MS Miss", "MT Mont", "NE Neb Nebr", "NV Nev",
    "NM NMex", "NC NCar", "ND NDak", "OK Okla", "OR Ore Oreg", "PA Penn Penna", "SC SCar", "SD SDak",
    "TN Tenn", "TX Tex", "WA Wash", "WV WVa", "WI Wis Wisc", "WY Wyo",
)  # fmt: skip
"""How newspapers and older letters shorten the names, without their dots and blanks."""

_BETWEEN = re.compile(r"[.\s]+")


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text).casefold()


_CODE_OF = {
    _bare(written): code
    for code, name in STATES.items()
    for written in (name, code, code.removeprefix(_COUNTRY))
}
_CODE_OF |= {
    _bare(written): f"{_COUNTRY}{letters}" for letters, *short in map(str.split, _SHORT) for written in short
}


def find_state(value: Any) -> str | None:
    """Return the code of a state by its code, two letters, name or usual short form (Ore., N. Mex.).

    None for anything else.
    """
    return _CODE_OF.get(_bare(value)) if isinstance(value, str) else None


def state_code(value: Any) -> str:
    """Return the code of a state written by code, two letters or name; raise ValueError for anything else."""
    code = find_state(value)
    if code is None:
        raise ValueError(
            "must be one of the 50 states or DC, by its code, two letters or name, such as US-NY"
        )
    return code


State = Annotated[
    _StateCode,
    BeforeValidator(state_code),
    Menu(tuple((code, Choice(name, "")) for code, name in STATES.items())),
    Unit("state"),
]
"""A state by its code; "New York", "ny" and "NY" are read too."""

RegisteredIn = Annotated[Line, BeforeValidator(lambda value: find_state(value) or value), Unit("state")]
"""Where a company is registered: a state by its code, or another place in the words of its register."""


def state_name(code: str) -> str:
    """Return the name of a state by its code."""
    return STATES[code]


def postal_letters(code: str) -> str:
    """Return the two letters that an address has for a state."""
    return code.removeprefix(_COUNTRY)


def state_of_address(country: Any, region: Any) -> str | None:
    """Return the code of the state that an address lies in; None abroad, or while the answer is missing.

    `region` is how the address writes it: the two letters are what the post reads, not the code of a place.
    """
    return find_state(region) if country in (None, "US") else None
