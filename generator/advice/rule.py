"""A rule: one small question put to a deal, with its id and the answers that it reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.advice.case import Case
from generator.findings import Finding, Severity, Source

__all__ = ["Advice", "Case", "Rule", "rule"]


@dataclass(frozen=True, slots=True)
class Advice:
    """What a rule found; place and severity are the rule's own unless given here."""

    reason: str
    mend: str = ""
    sources: tuple[Source, ...] = ()
    remedy: tuple[str, object] | None = None
    severity: Severity | None = None
    place: str = ""
    slip: bool = False


Question = Callable[[Case], Iterator[Advice]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of advice: it cannot run without the answers at its place and in `needs`."""

    id: str
    place: str
    slot: str
    needs: tuple[str, ...]
    severity: Severity
    question: Question

    def finding(self, advice: Advice) -> Finding:
        """Return what an answer to the question finds, under the name of the rule."""
        return Finding(
            id=self.id,
            severity=advice.severity or self.severity,
            place=advice.place or self.place,
            reason=advice.reason,
            mend=advice.mend,
            sources=advice.sources,
            slot=self.slot,
            remedy=advice.remedy,
            slip=advice.slip,
        )


def rule(
    name: str, place: str, *, slot: str = "", needs: tuple[str, ...] = (), severity: Severity = "warning"
) -> Callable[[Question], Rule]:
    """Make a rule of a function."""
    return lambda question: Rule(name, place, slot, needs, severity, question)
