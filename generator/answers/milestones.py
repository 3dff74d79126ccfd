"""Milestones: stages of a fixed fee, when each is paid, and which deliverables belong to it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.answers.values import Amount, Count, Day, Line, Page, Percent
from generator.messages import tell

_SHORTEST_RANGE = 3
"""Two numbers in a row are written out."""


class PercentShare(Page):
    """A percentage of the fixed fee."""

    model_config = ConfigDict(title="A percentage of the fee")

    kind: Literal["percent"] = "percent"
    percent: Annotated[Percent, Field(gt=0)] = Field(title="Percent of the fee", examples=["25"])


class AmountShare(Page):
    """A sum of money."""

    model_config = ConfigDict(title="A fixed sum")

    kind: Literal["amount"] = "amount"
    amount: Annotated[Amount, Field(gt=0)] = Field(title="Amount", examples=["2000"])


class DueOnEvent(Page):
    """Due when something happens, such as an approval."""

    model_config = ConfigDict(title="When something happens")

    kind: Literal["event"] = "event"
    event: Line = Field(title="What must happen?", examples=["Approval of the wireframes"])


class DueOnDate(Page):
    """Due on a date in the calendar."""

    model_config = ConfigDict(title="On a date")

    kind: Literal["date"] = "date"
    date: Day = Field(title="On which date?", examples=["2027-01-15"])


_Number = Annotated[Count, Field(ge=1)]


class Milestone(Page):
    """A stage of the project that is paid when it is reached."""

    model_config = ConfigDict(title="Milestone")

    name: Line = Field(title="Name of the milestone", examples=["Wireframes"])
    share: Annotated[PercentShare | AmountShare, Field(discriminator="kind")] = Field(
        title="In percent or a fixed sum?"
    )
    due: Annotated[DueOnEvent | DueOnDate, Field(discriminator="kind")] = Field(title="When is it due?")
    deliverables: Annotated[tuple[_Number, ...], Field(max_length=200)] = Field(
        default=(),
        title="Which deliverables belong to it?",
        description=(
            "Their numbers in your list of deliverables, each in one milestone only. Rights that pass by "
            "milestone pass with it; a deliverable in no milestone goes with the last one."
        ),
        examples=[1],
    )


def misplaced_deliverables(milestones: tuple[Milestone, ...], listed: int) -> Iterator[tuple[int, str]]:
    """Yield the index of a milestone and what is wrong with a deliverable that it names.

    `listed` is how many deliverables there are.
    """
    owners: dict[int, int] = {}
    for index, milestone in enumerate(milestones):
        for number in milestone.deliverables:
            if number > listed:
                yield (
                    index,
                    tell(
                        "there is no deliverable {number}: they are numbered 1 to {listed}",
                        number=number,
                        listed=listed,
                    ),
                )
            elif number in owners:
                yield index, _named_again(number, None if owners[number] == index else owners[number])
            owners.setdefault(number, index)


def _named_again(number: int, other: int | None) -> str:
    """Say that a deliverable is named twice: in one milestone, or in the one with this index too."""
    if other is None:
        return tell("deliverable {number} is twice here: name it once, in one milestone", number=number)
    return tell(
        "deliverable {number} is in milestone {milestone} too: name it once, in one milestone",
        number=number,
        milestone=other + 1,
    )


def ranges(numbers: tuple[int, ...]) -> str:
    """Return numbers in order, those in a row joined to a range."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    if len(run) < _SHORTEST_RANGE:
        return ", ".join(str(number) for number in run)
    return f"{run[0]}–{run[-1]}"
