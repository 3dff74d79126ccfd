"""Clauses that only some projects need: AI tools, open-source parts, personal data, insurance."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.answers.values import Amount, Count, Menu, Page


class AiTools(Page):
    """Rules for work made with AI tools."""

    model_config = ConfigDict(title="AI tools")

    use: Annotated[
        Literal["allowed", "with_consent", "none"],
        Menu.of(
            allowed=("Allowed as an aid", "You may use them and stay responsible for the result."),
            with_consent=("Only with consent", "You ask before using them for a deliverable."),
            none=("Not used", "No deliverable contains output of generative AI."),
        ),
    ] = Field(default="allowed", title="May AI tools be used?")


class OpenSource(Page):
    """Rules for open-source parts in software."""

    model_config = ConfigDict(title="Open-source parts")

    copyleft: bool = Field(
        default=False,
        title="Are copyleft licenses (GPL and the like) allowed?",
        description="They can oblige the client to publish its own code.",
    )


class PersonalData(Page):
    """Rules for personal data that the freelancer can see."""

    model_config = ConfigDict(title="Personal data")

    breach_notice_hours: Annotated[Count, Field(ge=1, le=720)] = Field(
        default=72, title="Hours to tell the client of a data breach"
    )


class Insurance(Page):
    """The freelancer keeps a liability insurance."""

    model_config = ConfigDict(title="Insurance")

    cover: Annotated[Amount, Field(gt=0)] = Field(
        title="Professional liability cover per claim", examples=["1000000"]
    )


class Options(Page):
    """Clauses that only some projects need."""

    model_config = ConfigDict(title="Optional clauses")

    ai_tools: AiTools | None = Field(default=None, title="Include rules for AI tools?")
    open_source: OpenSource | None = Field(default=None, title="Include rules for open-source parts?")
    personal_data: PersonalData | None = Field(default=None, title="Include rules for personal data?")
    insurance: Insurance | None = Field(default=None, title="Include a duty to be insured?")
