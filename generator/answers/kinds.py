"""The kinds of work: what a deal is about, so that its contract speaks of that and of nothing else."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from generator.answers.values import Line, Menu, Page

Kind = Annotated[
    Literal["design", "illustration", "software", "writing", "photo_video", "physical", "advice"],
    Menu.of(
        design=(
            "Brand and graphic design",
            "Logos, layouts, packaging. Working files stay yours unless listed.",
        ),
        illustration=("Illustration", "An original drawing or painting stays yours unless listed."),
        software=(
            "Website or software",
            "Source code goes with the work; you never switch off a live site to get paid.",
        ),
        writing=("Writing", "Texts, editing and translations. Drafts and notes stay yours unless listed."),
        photo_video=("Photo and video", "Raw files and pictures that were not chosen stay yours."),
        physical=(
            "Physical work, such as a mural",
            "Site and safety, who owns the piece and when, varnish, repainting and pictures of it.",
        ),
        advice=("Advice and other services", "Training, research, events: delivered when it is done."),
    ),
]

WITHOUT_ANSWER: tuple[Any, ...] = ("design", "illustration", "software", "writing", "photo_video", "advice")
"""What a contract covers where no kind is answered: all that every contract covered before this was asked."""


class PhysicalWork(Page):
    """The place of a physical piece, who owns it and when, and what may happen to it later."""

    model_config = ConfigDict(title="Physical work")

    site: Annotated[Line, Field(max_length=150)] | None = Field(
        default=None,
        title="Where is the piece made or installed?",
        description="The address and the place there. If you leave it out, it is the client’s address.",
        examples=["North wall of 300 Main Street, Buffalo, NY"],
    )
    owner: Annotated[
        Literal["client", "other"],
        Menu.of(
            client=("The client", "The client can agree to all that the place needs."),
            other=(
                "Someone else, such as a landlord",
                "The client brings the owner’s written consent first.",
            ),
        ),
    ] = Field(default="client", title="Who owns the building or the place?")
    equipment: Annotated[
        Literal["freelancer", "client"],
        Menu.of(
            freelancer=("You", "Your price must cover it, and you answer for its safe use."),
            client=("The client", "You may refuse to use what is not safe."),
        ),
    ] = Field(default="freelancer", title="Who provides scaffolding, lifts and the like?")
    ownership: Annotated[
        Literal["on_payment", "on_completion"],
        Menu.of(
            on_payment=("On full payment", "A piece that can be moved stays yours until it is paid."),
            on_completion=("On completion", "You then rely on the invoice and on the copyright alone."),
        ),
    ] = Field(
        default="on_payment",
        title="When does the piece itself become the client’s?",
        description="The copyright is another question, asked later: to own the piece is not to own it.",
    )
    coat: bool = Field(default=True, title="Does the price include a protective coat, such as varnish?")
    changes: Annotated[
        Literal["promise", "waiver"],
        Menu.of(
            promise=(
                "Only after telling you first",
                "90 days to take pictures of the piece, or to take it back if it can be moved.",
            ),
            waiver=(
                "Whatever it wants",
                "You give up the right to stop it. Owners of buildings often ask for this.",
            ),
        ),
    ] = Field(default="promise", title="May the client later repaint, move or remove the piece?")
