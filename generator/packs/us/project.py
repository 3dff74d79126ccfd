"""The project, with what freelance laws of the states ask about it."""

from typing import Annotated

from pydantic import Field

from generator.answers import project
from generator.answers.values import Amount
from generator.packs.us.places import State


class Deliverable(project.Deliverable):
    """One item that the freelancer hands over."""

    value: Annotated[Amount, Field(gt=0)] | None = Field(
        default=None,
        title="Its price",
        description="Price every item, so that the prices add up to the fee, or none of them.",
        examples=["1500"],
    )


class Project(project.Project):
    """The work: what, when, and how often it may be revised."""

    deliverables: Annotated[tuple[Deliverable, ...], Field(min_length=1, max_length=200)] = Field(
        title="Deliverables", description="List every item, one by one: what is not listed is extra work."
    )
    place_of_work: State | None = Field(
        default=None,
        title="State where most of the work is done",
        description=(
            "Freelance laws follow the place of work. Usual is the state of your own address, if it is in "
            "the United States."
        ),
        examples=["US-NY"],
    )
