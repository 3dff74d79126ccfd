"""A finding: something a person should know about a deal or about the clause library."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Self

from generator.errors import InputError
from generator.messages import tell

Severity = Literal["error", "warning", "note"]
"""An error stops a signing copy until it is accepted by name; a warning never blocks; a note only
explains: it is shown in review drafts and explanations, and never counted as a warning."""


STALE_DAYS = 365
"""Legislatures sit once a year: a source that was not checked for longer may have changed."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: its title, address, the day it was checked, how sure it is.

    `jurisdiction` is the state or city whose law it is (`US-CA`, `US-WA/Seattle`), empty where it is
    not bound to one. `old`: nobody checked it in the year before the contract.
    """

    title: str
    href: str = ""
    checked: str = ""
    sure: str = ""
    jurisdiction: str = ""
    old: bool = False

    def on(self, day: date) -> Self:
        """Return the source as it stands on a day: `old` where it was checked over a year before."""
        old = bool(self.checked) and (day - date.fromisoformat(self.checked)).days > STALE_DAYS
        return self if old == self.old else replace(self, old=old)


@dataclass(frozen=True, slots=True)
class Finding:
    """An error, a warning or a note with an id, the place, the reason, the sources and the mend.

    `place` is a path into the answers (`payment.term`) or a file with its line
    (`clauses/en-US/payment/late_charge.md:12`). `mend` says what to do; `remedy`, where there
    is one safe value, is the path and the JSON value that would settle the finding. A `slip` is most likely
    a mistake in what was typed, so that the wizard asks at once whether it is meant.
    """

    id: str
    severity: Severity
    place: str
    reason: str
    mend: str = ""
    sources: tuple[Source, ...] = ()
    slot: str = ""
    remedy: tuple[str, object] | None = None
    slip: bool = False

    @property
    def sentence(self) -> str:
        """Return the reason with its period, for a text that goes on after it."""
        return f"{self.reason.rstrip('.')}."

    def __str__(self) -> str:
        """Render as one line: `error payment-term-too-long at payment.term: reason. Mend: …`."""
        text = f"{self.severity} {self.id} at {self.place}: {self.reason}"
        if self.severity == "note":
            return f"{text} {self.mend}".rstrip()
        return tell("{text} Mend: {mend}", text=text, mend=self.mend) if self.mend else text

    @property
    def statement(self) -> str:
        """What was found, in whole sentences; of a note also what follows from it: a note only informs."""
        after = self.mend if self.severity == "note" else ""
        return " ".join(_sentence(text) for text in (self.reason, after) if text)

    @property
    def to_do(self) -> str:
        """What to do about it, as a sentence; empty for a note."""
        return _sentence(self.mend) if self.mend and self.severity != "note" else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "." * (not text.endswith((".", "?", "!")))


def problem_findings(name: str, error: InputError, place: str = "", mend: str = "") -> Iterator[Finding]:
    """Yield an error for each problem of wrong input; `place` is used for one that names no file."""
    for problem in error.problems:
        yield Finding(name, "error", problem.source or place, str(replace(problem, source="")), mend)


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without those that say of a place what another has said before."""
    told: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        told.setdefault((finding.place, finding.reason), finding)
    return tuple(told.values())
