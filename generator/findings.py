"""A finding: something a person should know about a deal or about the clause library."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Severity", "Source"]

Severity = Literal["error", "warning", "note"]
"""An error stops a signing copy until it is accepted by name; a warning never blocks; a note only
explains: it is shown in review drafts and explanations, and never counted as a warning."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: its title, address, the day it was checked, how sure it is.

    `jurisdiction` is the state or city whose law it is (`US-CA`, `US-WA/Seattle`), empty where it is
    not bound to one.
    """

    title: str
    href: str = ""
    checked: str = ""
    sure: str = ""
    jurisdiction: str = ""

    def __str__(self) -> str:
        """Render as one line for a terminal or a comment."""
        details = ", ".join(
            part for part in (f"checked {self.checked}" * bool(self.checked), self.sure) if part
        )
        return f"{self.title} ({details})" if details else self.title


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
        return f"{text} Mend: {self.mend}" if self.mend else text
