"""Whose law governs the contract, and where its courts sit."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from generator.answers.values import CityName, Menu, Page
from generator.packs.us.places import State, find_state

DISTRICT = "US-DC"

CAPITAL = "Washington"
"""The city of the courts of the District of Columbia, which is one city."""


class GoverningLaw(Page):
    """Which state's law applies and where its courts sit."""

    model_config = ConfigDict(
        title="Governing law and courts",
        # For forms: the one city of the District, which is filled in below, may be left out.
        json_schema_extra={
            "required": ["state"],
            "if": {"properties": {"state": {"const": DISTRICT}}, "required": ["state"]},
            "else": {"required": ["city"]},
        },
    )

    state: State = Field(
        title="Governing state",
        description="Best a state where you or the client live, or where the work is done.",
        examples=["US-NY"],
    )
    city: CityName = Field(
        title="City of the courts",
        description=(
            "The courts located in or serving this city. Usually your own city. Not needed for the District "
            "of Columbia, which is one."
        ),
        examples=["New York"],
    )
    attorney_fees: Annotated[
        Literal["own", "loser"],
        Menu.of(
            own=("Each side pays its own", "The usual rule; a law may still give them."),
            loser=("The losing side pays", "Helps you collect, and makes you pay if you lose."),
        ),
    ] = Field(
        default="own",
        title="Who pays the attorney's fees of a lawsuit?",
        description=(
            "Where the losing side pays, it pays the costs of collection too, and the rule binds both sides "
            "alike."
        ),
    )
    mediation: bool = Field(
        default=False,
        title="Try mediation before going to court?",
        description="Often cheaper than a lawsuit; adds a step. Small claims court stays open either way.",
    )

    @model_validator(mode="before")
    @classmethod
    def _one_city(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("city") is None and find_state(data.get("state")) == DISTRICT:
            return {**data, "city": CAPITAL}
        return data
