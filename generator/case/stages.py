"""What a matter comes to on a day: its stage, the steps from it, duties, the moves of the other side."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """An act of the ladder that is possible, or will be.

    `day` is when habit does it, `allowed` when the contract allows it, never later than `day`. `entry` names
    what it logs: the event and the fields that tell it from others. `choice` is one that nobody takes
    unasked. `facts` are days and sums that its letter names. `about` names its matter where that has no name
    of its own among the phrases.
    """

    act: str
    matter: str
    day: dt.date
    allowed: dt.date
    why: str
    entry: Mapping[str, Any] = field(default_factory=dict)
    cites: tuple[str, ...] = ()
    until: dt.date | None = None
    choice: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """What the freelancer owes, and the day by which: one business day before the last."""

    what: str
    by: dt.date
    last: dt.date
    cite: str


@dataclass(frozen=True, slots=True)
class Move:
    """What the other side may do, until a day where there is one, and what follows."""

    what: str
    until: dt.date | None = None
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of the case: a question, a delivery, an invoice, the offer; `stage` as the kit counts it."""

    id: str
    title: str
    stage: str
    told: str
    steps: tuple[Step, ...] = ()
    duties: tuple[Duty, ...] = ()
    moves: tuple[Move, ...] = ()
    done: bool = False
