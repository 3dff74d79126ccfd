"""Who makes the contract: the freelancer and the client, with full contact details."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator

from generator.answers.email_phone import Email, phone_number
from generator.answers.places import Country
from generator.answers.values import CityName, Line, Menu, Page, Unit, refusal
from generator.messages import tell


class Address(Page):
    """A postal address."""

    model_config = ConfigDict(title="Postal address")
    printed_by: ClassVar[str | None] = "address"

    street: Line = Field(
        title="Street and number", description="With suite or unit.", examples=["41 Mercer Street, Apt 5"]
    )
    city: CityName = Field(title="City", examples=["Brooklyn"])
    country: Country = Field(title="Country")
    region: Annotated[Line, Field(max_length=100)] | None = Field(
        default=None, title="State, province or county"
    )
    postal_code: Annotated[Line, Field(max_length=20)] | None = Field(default=None, title="Postal code")


class Signatory(Page):
    """A person who signs for a company."""

    model_config = ConfigDict(title="Signatory")

    name: Line = Field(title="Name of the person who signs", examples=["Dana Whitfield"])
    title: Annotated[Line, Field(max_length=100)] = Field(
        title="Their title", examples=["Chief Operating Officer"]
    )


class Contact(Page):
    """A second person to reach when the first does not answer."""

    model_config = ConfigDict(title="Second contact")

    name: Line = Field(title="Name of the second contact", examples=["Sam Okafor"])
    email: Email = Field(title="Their e-mail", examples=["accounts@example.com"])
    phone: Line | None = Field(default=None, title="Their phone", examples=["+1 212 555 0101"])


class Individual(Page):
    """A person who signs in their own name (a sole proprietor is one)."""

    model_config = ConfigDict(title="An individual or sole proprietor")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["individual"] = "individual"
    trade_name: Line | None = Field(
        default=None,
        title="Trade name",
        description="The name that the business has, if it is not the person’s own (“doing business as”).",
        examples=["Ortiz Studio"],
    )


class Company(Page):
    """A company or other organization; one or more people sign for it."""

    model_config = ConfigDict(title="A company or organization")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["company"] = "company"
    type: Annotated[
        Literal["llc", "corporation", "partnership", "nonprofit", "other"],
        Menu.of(
            llc=("limited liability company (LLC)", "The usual form of a small business."),
            corporation=("corporation (Inc., Corp.)", "Has shareholders and officers."),
            partnership=("partnership (LLP, LP, general)", "Two or more partners."),
            nonprofit=("nonprofit corporation", "Charities and associations."),
            other=(
                "another kind of organization",
                "A company abroad, such as a Ltd or GmbH; a cooperative, a trust.",
            ),
        ),
    ] = Field(default="llc", title="What kind of company?")
    organized_in: Line = Field(
        title="State or country of organization",
        description="Where the company is registered, as its papers say.",
        examples=["Delaware"],
    )
    signatories: Annotated[tuple[Signatory, ...], Field(min_length=1, max_length=6)] = Field(
        title="Who signs for the company?"
    )

    @field_validator("organized_in")
    @classmethod
    def _a_place(cls, value: str) -> str:
        if any(sign.isdigit() for sign in value):
            raise ValueError(tell("must be the name of a state or country, without digits, such as Delaware"))
        return value


Form = Annotated[Individual | Company, Field(discriminator="kind")]


class Party(Page):
    """What both sides must give: name, form, address, e-mail and phone."""

    home: ClassVar[str | None] = None
    """The country that a phone number is taken to be of where the address does not say."""

    legal_name: Line = Field(
        title="Legal name",
        description="Your full legal name, or your company's name as it is registered.",
        examples=["Maya Ortiz"],
    )
    form: Form = Field(default=Individual.model_construct(), title="Individual or company?")
    address: Address = Field(title="Postal address")
    email: Email = Field(
        title="E-mail", description="Notices go here.", examples=["maya@ortizstudio.example.com"]
    )
    phone: Annotated[Line, Field(max_length=40), Unit("text")] = Field(
        title="Phone",
        description="A number that reaches a person when e-mail goes unanswered.",
        examples=["+1 212 555 0100"],
    )

    @field_validator("phone")
    @classmethod
    def _reachable(cls, value: str, info: ValidationInfo) -> str:
        address = info.data.get("address")
        return phone_number(value, address.country if address else cls.home)


class Freelancer(Party):
    """You: the designer or developer who does the work."""

    model_config = ConfigDict(title="You, the freelancer")


class Client(Party):
    """The business or person who orders the work."""

    model_config = ConfigDict(title="Your client")

    legal_name: Line = Field(
        title="Legal name",
        description="Who the contract is with: a person's full name, or a company's with its LLC or Inc.",
        examples=["Harbor Coffee LLC"],
    )

    kind: Annotated[
        Literal["business", "consumer"],
        Menu.of(
            business=("A business or organization", "Ordinary business terms apply."),
            consumer=(
                "A person, for private use",
                "Consumer law protects them: the contract uses cautious terms.",
            ),
        ),
    ] = Field(default="business", title="Does the client buy for a business or privately?")
    history: Annotated[
        Literal["new", "known", "paid_late", "fell_silent"],
        Menu.of(
            new=("New client", "Half up front is usual, and final files once they are paid for."),
            known=("Known client who pays on time", "A smaller deposit is usual."),
            paid_late=("Paid late before", "Ask for half or more up front; send final files once paid."),
            fell_silent=(
                "Stopped answering before",
                "Ask for half or more up front; send final files once paid.",
            ),
        ),
    ] = Field(default="new", title="Have you worked with this client before?")
    second_contact: Contact | None = Field(
        default=None,
        title="Include a second contact at the client?",
        description="Reminders go to both, so one absent person does not stall the project.",
    )

    @model_validator(mode="after")
    def _consumer_is_a_person(self) -> Self:
        if self.kind == "consumer" and self.form.kind == "company":
            raise refusal(
                tell(
                    "a consumer client is a person: set {{form.kind}} to {{form.kind=individual}}, or "
                    "{{kind}} to {{kind=business}}"
                ),
                "form.kind",
                "kind",
            )
        return self

    @field_validator("second_contact")
    @classmethod
    def _second_contact_reachable(cls, value: Contact | None, info: ValidationInfo) -> Contact | None:
        if value is None or value.phone is None:
            return value
        address = info.data.get("address")
        phone = phone_number(value.phone, address.country if address else cls.home)
        return value.model_copy(update={"phone": phone})
