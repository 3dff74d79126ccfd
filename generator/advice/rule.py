"""A rule: one small question put to a case, with its id and the answers that it reads."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, Generic, NamedTuple, TypeVar

from generator.findings import Finding, Severity, Source
from generator.law.fact import Fact, Sure

CaseT = TypeVar("CaseT")
"""What the rules of a pack read: a deal, the law of the places that it touches, and the day."""


class DoubtWords(NamedTuple):
    """How a reader is told that a fact is not verified.

    `grades` has words for each grade that is below verified; `sentence` has the mark `{doubts}`.
    """

    grades: Mapping[Sure, str]
    sentence: str


class Advice(NamedTuple):
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

    def told(self, words: DoubtWords) -> str:
        """Return the reason, and after it every doubt about the facts that it tells."""
        doubts = "; ".join(dict.fromkeys(_doubts(self.facts, words)))
        return f"{self.reason.rstrip('.')}. {words.sentence.format(doubts=doubts)}" if doubts else self.reason

    @property
    def cited(self) -> tuple[Source, ...]:
        """Return the sources of the facts, and those beside them."""
        return (*(fact.source for fact in self.facts), *self.sources)


def _doubts(facts: tuple[Fact, ...], words: DoubtWords) -> Iterator[str]:
    for fact in facts:
        # Beside others a doubt needs the name of its fact.
        name = f"{fact.source.title}: " if len(facts) > 1 else ""
        yield from (f"{name}{doubt.rstrip('.')}" for doubt in fact.doubts(words.grades))


class Rule(NamedTuple, Generic[CaseT]):
    """One rule of advice: it cannot run without the answers at its place and in `needs`."""

    id: str
    place: str
    slot: str
    needs: tuple[str, ...]
    severity: Severity
    question: Callable[[CaseT], Iterator[Advice]]

    def finding(self, advice: Advice, words: DoubtWords) -> Finding:
        """Return what an answer to the question finds, under the name of the rule."""
        return Finding(
            id=self.id,
            severity=advice.severity or self.severity,
            place=advice.place or self.place,
            reason=advice.told(words),
            mend=advice.mend,
            sources=advice.cited,
            slot=advice.slot or self.slot,
            remedy=advice.remedy,
            slip=advice.slip,
        )


def rule(
    name: str, place: str, *, slot: str = "", needs: tuple[str, ...] = (), severity: Severity = "warning"
) -> Callable[[Callable[[CaseT], Iterator[Advice]]], Rule[CaseT]]:
    """Make a rule of a function."""
    return lambda question: Rule(name, place, slot, needs, severity, question)


def rules_of(module: ModuleType) -> tuple[Rule[Any], ...]:
    """Return the rules that a module makes, in their order there; those that it imports belong elsewhere."""
    found = (value for value in vars(module).values() if isinstance(value, Rule))
    return tuple(made for made in found if made.question.__module__ == module.__name__)


def rules_in(package: ModuleType, order: tuple[str, ...] = ()) -> tuple[Rule[Any], ...]:
    """Return the rules of every module of a package: of those in `order` first, then by name.

    The package is walked, so that no module can be forgotten.
    """
    names = {module.name for module in iter_modules(package.__path__)}
    first = [name for name in order if name in names]
    modules = (import_module(f"{package.__name__}.{name}") for name in (*first, *sorted(names - {*first})))
    return tuple(made for module in modules for made in rules_of(module))
