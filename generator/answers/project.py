"""What is made: the project, its deliverables, dates and revision rounds."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.places import State
from generator.answers.values import Amount, Count, Day, Line, Page, Paragraphs

__all__ = ["Deliverable", "Project"]


class Deliverable(Page):
    """One item that the freelancer hands over."""

    model_config = ConfigDict(title="Deliverable")

    name: Line = Field(title="What do you hand over?", examples=["Logo in vector and bitmap form"])
    description: Paragraphs | None = Field(
        default=None,
        title="Details",
        description="Formats, sizes, pages, what counts as finished.",
        examples=["SVG, PDF and PNG; light and dark versions."],
    )
    value: Annotated[Amount, Field(gt=0)] | None = Field(
        default=None,
        title="Its price",
        description=(
            "New York, California and Illinois ask for the value of each service. For a fixed fee: "
            "give every deliverable a price (they add up to the fee) or none."
        ),
        examples=["1500"],
    )


class Project(Page):
    """The work: what, when, and how often it may be revised."""

    model_config = ConfigDict(title="The project")

    title: Annotated[Line, Field(max_length=150)] = Field(
        title="Project title", examples=["Website redesign"]
    )
    description: Paragraphs = Field(
        title="Describe the project",
        description="Two or three sentences that a stranger would understand. Blank lines part paragraphs.",
        examples=["Redesign of the client's website with a new visual identity."],
    )
    deliverables: Annotated[tuple[Deliverable, ...], Field(min_length=1, max_length=200)] = Field(
        title="Deliverables", description="List every item, one by one: what is not listed is extra work."
    )
    out_of_scope: Annotated[tuple[Line, ...], Field(max_length=100)] = Field(
        default=(),
        title="What is not included?",
        description="Name what clients often expect for free: copywriting, photos, hosting, print runs.",
        examples=["Copywriting"],
    )
    start: Day = Field(title="Start date", examples=["2026-12-07"])
    end: Day = Field(title="Target date for final delivery", examples=["2027-02-26"])
    revision_rounds: Annotated[Count, Field(ge=0, le=20)] = Field(
        default=2,
        title="Revision rounds included",
        description="Two is usual. More rounds are billed as extra work.",
    )
    place_of_work: State | None = Field(
        default=None,
        title="State where most of the work is done",
        description=(
            "Freelance laws follow the place of work. Left out: the state of your own address, if it is in "
            "the United States."
        ),
        examples=["NY"],
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"end ({self.end}) lies before start ({self.start}): give a later end")
        return self
