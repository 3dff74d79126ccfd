"""What a review draft tells the lawyer besides the contract: findings, answers, what is open."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.assembly.contract import Inlines
from generator.findings import Finding, Source
from generator.questionnaire.origin import Origin
from generator.selection.phrasing import Phrasing


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer: its path, its question, its value as printed, where it is from, the slots it feeds."""

    path: str
    question: str
    value: str
    origin: Origin
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """What the short form says less than the full one: the heading of the clause there, one sentence."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to settle: its topic, what is open, the answer's path and the slots it bears on."""

    topic: str
    text: str
    path: str = ""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatuteItem:
    """An item that a law wants stated: where the contract states it, what it lacks."""

    text: str
    where: tuple[Inlines, ...] = ()
    gap: str = ""


@dataclass(frozen=True, slots=True)
class StatuteTable:
    """A law that applies, item by item; `doubt` says why it may not apply after all."""

    name: str
    citation: str
    source: Source
    doubt: str
    items: tuple[StatuteItem, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A clause category that reviewers look for: whether the contract has it, where, and why.

    `because` are the answers that decide it, in words. What is left out has the nearest terms as `where`.
    `sources` are the law that wants it.
    """

    category: str
    state: Literal["present", "by_answer", "left_out"]
    where: tuple[Inlines, ...]
    text: str
    because: tuple[str, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The matter of the pages around a review draft; `as_of` is the day whose law was applied.

    `phrasing` is how its reader is told of the deal.
    """

    findings: tuple[Finding, ...]
    answers: tuple[AnswerRow, ...]
    as_of: date
    phrasing: Phrasing
    accepted: tuple[str, ...] = ()
    """Ids of the errors that were accepted by name for a signing copy."""
    open_points: tuple[OpenPoint, ...] = ()
    own_clauses: frozenset[str] = frozenset()
    """Ids of the clauses that come from a person's own library."""
    statutes: tuple[StatuteTable, ...] = ()
    given_up: tuple[Omission, ...] = ()
    """What a short form says less than the full one would."""
    coverage: tuple[CoverageRow, ...] = ()
