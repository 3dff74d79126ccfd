"""What a selection is made of: the clause of a slot, and because of what it was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.findings import Source
from generator.library.clause import Clause
from generator.questionnaire.origin import Origin


class Reason(NamedTuple):
    """An answer that a clause's condition read: its path, value as text, where it is from; in words.

    `words` say it as a person was asked: “How is the work priced?” was answered “Fixed fee”; `brief`
    says it where there is little room: “How is the work priced?”: “Fixed fee”.
    """

    path: str
    value: str
    origin: Origin
    words: str
    brief: str = ""


class Alternative(NamedTuple):
    """A clause of the same slot that was not chosen, and why not.

    `fits` says that the answers allow it: it is another position of the same slot.
    """

    clause: Clause
    why_not: str
    fits: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The clause chosen for a slot; compared as the object it is, so that it can key what is kept of it.

    `place` names the jurisdiction that a local clause was chosen for (`US-WA/Seattle`),
    empty for a general one. The rest is for a reviewer, empty until asked for: `references` are those
    that bear on this deal, `elsewhere` those that are law of a state or city which it does not touch.
    """

    slot: str
    clause: Clause
    place: str = ""
    because: tuple[Reason, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    references: tuple[Source, ...] = ()
    elsewhere: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The choices of a deal by slot, in outline order; an optional slot may be missing.

    Deals in the same situation share one object, and it compares as that: what is made of it can be kept.
    """

    choices: Mapping[str, Choice]
