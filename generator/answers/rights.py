"""Who owns the work: the one union behind two questions.

When do rights pass (keep and license, or assign), and what may the freelancer show.
A license-only deal has no field for an assignment date, so the two cannot disagree.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.answers.values import Count, Days, Line, Menu, Page


class PortfolioLicense(Page):
    """You may show the finished work in your portfolio."""

    model_config = ConfigDict(title="Yes, I may show the work")

    kind: Literal["licensed"] = "licensed"
    credit_line: Line | None = Field(
        default=None,
        title="Credit line",
        description="Words the client prints with the work. If you leave it out, no credit is owed.",
        examples=["Design: Ortiz Studio"],
    )
    embargo: Days | None = Field(
        default=None,
        title="How long after launch before you show it?",
        description="If you leave it out, you may show it once the client has published it.",
    )


class NoPortfolio(Page):
    """You may not show the work without the client's written consent."""

    model_config = ConfigDict(title="No, not without consent")

    kind: Literal["none"] = "none"


Portfolio = Annotated[PortfolioLicense | NoPortfolio, Field(discriminator="kind")]


class PerpetualTerm(Page):
    """The license never ends while the client keeps to the contract."""

    model_config = ConfigDict(title="Without end")

    kind: Literal["perpetual"] = "perpetual"


class LimitedTerm(Page):
    """The license ends after some years; the client then renews it or stops using the work."""

    model_config = ConfigDict(title="For a number of years")

    kind: Literal["years"] = "years"
    years: Annotated[Count, Field(ge=1, le=99)] = Field(title="How many years?", examples=[3])


class License(Page):
    """You keep the copyright; the client may use the work as agreed."""

    model_config = ConfigDict(title="Keep the copyright and license the client")

    kind: Literal["license"] = "license"
    exclusivity: Annotated[
        Literal["exclusive", "sole", "non_exclusive"],
        Menu.of(
            exclusive=("Exclusive", "Only the client may use the work for the agreed purpose."),
            sole=("Sole", "Only the client and you may use it for the agreed purpose."),
            non_exclusive=("Non-exclusive", "You may license the same work to others."),
        ),
    ] = Field(default="non_exclusive", title="How exclusive is the license?")
    scope: Line = Field(
        title="What may the client use it for?", examples=["Packaging and promotion of the Lumen tea line"]
    )
    media: Line = Field(title="In which media?", examples=["Print packaging, web and social media"])
    territory: Line = Field(default="worldwide", title="In which territory?", examples=["United States"])
    term: Annotated[PerpetualTerm | LimitedTerm, Field(discriminator="kind")] = Field(
        default=PerpetualTerm.model_construct(), title="For how long?"
    )
    credit_line: Line | None = Field(
        default=None,
        title="Credit line",
        description="Words the client prints with the work. If you leave it out, no credit is owed.",
        examples=["Illustration: Łucja Nowak"],
    )
    embargo: Days | None = Field(
        default=None,
        title="How long after launch before you show the work?",
        description="If you leave it out, you may show it once the client has published it.",
    )


class Assign(Page):
    """The client becomes the owner once it has paid."""

    model_config = ConfigDict(title="Assign the rights to the client")

    kind: Literal["assign"] = "assign"
    when: Annotated[
        Literal["full_payment", "each_milestone"],
        Menu.of(
            full_payment=("On full payment", "Strongest lever: nothing passes until all is paid."),
            each_milestone=("With each paid milestone", "Each stage passes when it is paid."),
        ),
    ] = Field(default="full_payment", title="When do the rights pass?")
    portfolio: Portfolio = Field(
        default=PortfolioLicense.model_construct(), title="May you show the work in your portfolio?"
    )


Rights = Annotated[Assign | License, Field(discriminator="kind")]
