"""What is made: the project, its kinds of work, its deliverables, dates and revision rounds."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.kinds import Kind, PhysicalWork
from generator.answers.values import Amount, Count, Day, Line, Menu, Page, Paragraphs, refusal
from generator.messages import long_date, tell


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
            "With a fixed fee: give every deliverable a price (they add up to the fee) or none. Else leave "
            "it out: the contract states the rate."
        ),
        examples=["1500"],
    )


class ThirdPartyItem(Page):
    """Something of others that goes into the work, or that the work needs."""

    model_config = ConfigDict(title="Third-party item")

    name: Annotated[Line, Field(max_length=150)] = Field(
        title="What is it called?", examples=["Source Serif 4, regular and bold"]
    )
    type: Annotated[
        Literal["font", "image", "plugin", "library", "hosting", "other"],
        Menu.of(
            font=("Font", "Print, web and app use often need a license each."),
            image=("Stock image", "Photos, icons, video, music."),
            plugin=("Plugin", "Themes and add-ons of a website or a design tool."),
            library=("Software library", "Open source or paid."),
            hosting=("Hosting", "Servers, domains and online services."),
            other=("Something else", "Anything that others offer under their own terms."),
        ),
    ] = Field(title="What kind of thing is it?")
    terms: Line = Field(
        title="Its license, or where the terms are",
        description="The name of the license is enough, or the address of the page that has it.",
        examples=["SIL Open Font License 1.1"],
    )
    license_by: Annotated[
        Literal["client", "freelancer_repaid", "freelancer"],
        Menu.of(
            client=(
                "The client gets and pays for it",
                "Best for what must be renewed.",
            ),
            freelancer_repaid=(
                "You get it, the client repays you",
                "It goes on your next invoice.",
            ),
            freelancer=("You get it at your own cost", "Your price must cover it."),
        ),
    ] = Field(default="client", title="Who gets the license, and who pays for it?")
    cost: Annotated[Line, Field(max_length=150)] | None = Field(
        default=None,
        title="What does it cost?",
        description="The client agrees to it by signing. If you leave it out, nothing is said about it.",
        examples=["$49 a year, first year"],
    )


class Project(Page):
    """The work: what, when, and how often it may be revised."""

    model_config = ConfigDict(title="The project")

    title: Annotated[Line, Field(max_length=150)] = Field(
        title="Project title", examples=["Website redesign"]
    )
    description: Paragraphs = Field(
        title="Describe the project",
        description=(
            "Two or three sentences that a stranger would understand. A blank line starts a new paragraph."
        ),
        examples=["Redesign of the client's website with a new visual identity."],
    )
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1, max_length=7)] | None = Field(
        default=None,
        title="What kinds of work are in it?",
        description=(
            "Pick everything that is part of this job: the contract covers these kinds of work and no "
            "others. If you pick none, it covers all of them but physical work."
        ),
    )
    physical: PhysicalWork = Field(default=PhysicalWork.model_construct(), title="Physical work")
    deliverables: Annotated[tuple[Deliverable, ...], Field(min_length=1, max_length=200)] = Field(
        title="Deliverables", description="List every item, one by one: what is not listed is extra work."
    )
    out_of_scope: Annotated[tuple[Line, ...], Field(max_length=100)] = Field(
        default=(),
        title="What is not included?",
        description="Name what clients often expect for free: copywriting, photos, hosting, print runs.",
        examples=["Copywriting"],
    )
    third_party: Annotated[tuple[ThirdPartyItem, ...], Field(max_length=100)] = Field(
        default=(),
        title="Fonts, stock images, plugins and other third-party items that you will use",
        description=(
            "Name those that you know now: they come with licenses of their own and go into a schedule. "
            "If you name none, you give the client a list at delivery."
        ),
    )
    start: Day = Field(title="Start date", examples=["2026-12-07"])
    end: Day = Field(
        title="Target date for final delivery",
        description="The day by which you plan to hand over the last item.",
        examples=["2027-02-26"],
    )
    event: Annotated[Line, Field(max_length=200)] | None = Field(
        default=None,
        title="Is there a day that cannot be moved, such as a wedding or a training?",
        description=(
            "Name it with day, hours and place. The contract then binds you to that day: if you cannot come, "
            "you send someone as good or repay what was paid for it."
        ),
        examples=["Wedding on May 1, 2027, 2 to 10 p.m., 88 Oak Avenue, Newark, NJ"],
    )
    revision_rounds: Annotated[Count, Field(ge=0, le=20)] = Field(
        default=2,
        title="Revision rounds for each deliverable",
        description="How often the client may ask for changes to an item. Two is usual.",
    )

    @model_validator(mode="after")
    def _kinds_differ(self) -> Self:
        if self.kinds is not None and len(set(self.kinds)) != len(self.kinds):
            raise refusal(tell("{{kinds}} names a kind of work twice: name each once"), "kinds")
        return self

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end < self.start:
            end, start = long_date(self.end), long_date(self.start)
            raise refusal(
                tell(
                    "{{end}} ({end}) lies before {{start}} ({start}): give a later {{end}}",
                    end=end,
                    start=start,
                ),
                "end",
            )
        return self
