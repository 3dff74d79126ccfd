"""The states of the United States: the codes that answers accept, and their names."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator

from generator.answers.values import Choice, Menu, Unit

_StateCode = Literal[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID",
    "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO",
    "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
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

STATES: dict[str, str] = dict(zip(get_args(_StateCode), _NAMES, strict=True))
"""The 50 states and the District of Columbia, code to name (ISO 3166-2:US)."""

_CODE_OF = {name.casefold(): code for code, name in STATES.items()}
_CODE_OF |= {code.casefold(): code for code in STATES}
_CODE_OF |= {f"us-{code}".casefold(): code for code in STATES}


def state_code(value: Any) -> str:
    """Return the code of a state written by code or name; raise ValueError for anything else."""
    code = _CODE_OF.get(value.strip().casefold()) if isinstance(value, str) else None
    if code is None:
        raise ValueError("must be one of the 50 states or DC, by its two letters or name, such as NY")
    return code


State = Annotated[
    _StateCode,
    BeforeValidator(state_code),
    Menu(tuple((code, Choice(name, "")) for code, name in STATES.items())),
    Unit("state"),
]
"""A state by its two letters; "New York", "ny" and "US-NY" are read too."""


def state_name(code: str) -> str:
    """Return the name of a state by its code."""
    return STATES[code]
