"""The two parties, with addresses as the United States write them."""

import re
from typing import Annotated, ClassVar, Self

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator

from generator.answers import parties
from generator.answers.places import Country
from generator.answers.values import Line, refusal
from generator.packs.us.places import RegisteredIn, postal_letters, state_code, state_of_address

_ZIP = re.compile(r"\d{5}(-\d{4})?")


class Address(parties.Address):
    """A postal address."""

    model_config = ConfigDict(
        # For forms: the same as the checks below.
        json_schema_extra={
            "if": {"properties": {"country": {"const": "US"}}},
            "then": {
                "required": ["region", "postal_code"],
                "properties": {
                    "region": {"type": "string"},
                    "postal_code": {"type": "string", "pattern": f"^{_ZIP.pattern}$"},
                },
            },
        },
    )

    country: Country = Field(
        default="US",
        title="Country",
        description="US, or the name of the country.",
        examples=["US"],
    )
    region: Annotated[Line, Field(max_length=100)] | None = Field(
        default=None,
        title="State, province or county",
        description="Required in the United States: two letters or the name of the state.",
        examples=["NY"],
    )
    postal_code: Annotated[Line, Field(max_length=20)] | None = Field(
        default=None, title="ZIP or postal code", examples=["11201"]
    )

    @property
    def state(self) -> str | None:
        """Return the code of the state that it lies in, None abroad; `region` is what the post reads."""
        return state_of_address(self.country, self.region)

    @property
    def place(self) -> str:
        """Return the code of where it is: abroad the country's, with the region as it is written."""
        return self.state or (f"{self.country}-{self.region}" if self.region else self.country)

    @field_validator("region")
    @classmethod
    def _us_state(cls, value: str | None, info: ValidationInfo) -> str | None:
        in_the_us = info.data.get("country") == "US"
        return postal_letters(state_code(value)) if in_the_us and value is not None else value

    @field_validator("postal_code")
    @classmethod
    def _us_zip(cls, value: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("country") == "US" and value is not None and not _ZIP.fullmatch(value):
            raise ValueError("a US ZIP has five digits, such as 11201 or 11201-4321")
        return value

    @model_validator(mode="after")
    def _complete_in_the_us(self) -> Self:
        missing = [
            name
            for name, value in (("region", self.region), ("postal_code", self.postal_code))
            if self.country == "US" and value is None
        ]
        if missing:
            names = " and ".join(f"{{{name}}}" for name in missing)
            raise refusal(f"an address in the United States needs {names}", *missing, incomplete=True)
        return self


class Company(parties.Company):
    """A company or other organization, registered in a state or abroad."""

    organized_in: RegisteredIn = Field(
        title="State or country of organization",
        description="Where the company is registered, as its papers say.",
        examples=["Delaware"],
    )


Form = Annotated[parties.Individual | Company, Field(discriminator="kind")]


class Freelancer(parties.Freelancer):
    """You: the designer or developer who does the work."""

    home: ClassVar[str | None] = "US"

    form: Form = Field(default=parties.Individual.model_construct(), title="Individual or company?")
    address: Address = Field(title="Postal address")


class Client(parties.Client):
    """The business or person who orders the work."""

    home: ClassVar[str | None] = "US"

    form: Form = Field(default=parties.Individual.model_construct(), title="Individual or company?")
    address: Address = Field(title="Postal address")
