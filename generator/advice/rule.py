"""A rule: one small question put to a deal, with its id and the answers that it reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from generator.advice.case import Case
from generator.findings import Finding, Severity, Source
from generator.law.fact import Fact


@dataclass(frozen=True, slots=True)
class Advice:
    """What a rule found; place, slot and severity are the rule's own unless given here.

    `facts` are those of the law that reason or mend tell: the finding cites them and says what is not
    verified in them. `sources` are cited beside them.
    """

    reason: str
    mend: str = ""
    sources: tuple[Source, ...] = ()
    remedy: tuple[str, object] | None = None
    severity: Severity | None = None
    place: str = ""
    slot: str = ""
    slip: bool = False
    facts: tuple[Fact, ...] = ()

    @property
    def told(self) -> str:
        """Return the reason, and after it every doubt about the facts that it tells."""
        doubts = "; ".join(dict.fromkeys(_doubts(self.facts)))
        return f"{self.reason.rstrip('.')}. Not verified: {doubts}." if doubts else self.reason

    @property
    def cited(self) -> tuple[Source, ...]:
        """Return the sources of the facts, and those beside them."""
        return (*(fact.source for fact in self.facts), *self.sources)


def _doubts(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        # Beside others a doubt needs the name of its fact.
        name = f"{fact.source.title}: " if len(facts) > 1 else ""
        yield from (f"{name}{doubt.rstrip('.')}" for doubt in fact.doubts)


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
            reason=advice.told,
            mend=advice.mend,
            sources=advice.cited,
            slot=advice.slot or self.slot,
            remedy=advice.remedy,
            slip=advice.slip,
        )


def rule(
    name: str, place: str, *, slot: str = "", needs: tuple[str, ...] = (), severity: Severity = "warning"
) -> Callable[[Question], Rule]:
    """Make a rule of a function."""
    return lambda question: Rule(name, place, slot, needs, severity, question)


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that a module makes, in their order there; those that it imports belong elsewhere."""
    found = (value for value in vars(module).values() if isinstance(value, Rule))
    return tuple(made for made in found if made.question.__module__ == module.__name__)
