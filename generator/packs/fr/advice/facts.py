"""Rules about the facts themselves: those that a deal leans on and nobody checked for long."""

from collections.abc import Iterator
from dataclasses import fields

from generator.advice.rule import Advice, rule
from generator.law.checking import stale
from generator.law.fact import Fact
from generator.law.reading import topic_title
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import on
from generator.packs.fr.law.topics import FranceFile


@rule("stale-fact", "contract.date")
def stale_fact(case: Case) -> Iterator[Advice]:
    """Warn of facts and sources of clauses that nobody checked for a year before the day of the deal."""
    known = {field.name: getattr(case.in_force, field.name) for field in fields(case.in_force)}
    old = {name: fact for name, fact in known.items() if isinstance(fact, Fact) and stale(fact, case.as_of)}
    cited = [source for source in dict.fromkeys(case.cited) if source.on(case.as_of).old]
    sources = tuple(dict.fromkeys((*(fact.source for fact in old.values()), *cited)))
    if sources:
        named = [topic_title(FranceFile, name) for name in old]
        named += ["des sources d’articles"] * bool(cited)
        yield Advice(
            f"{', '.join(named)} : vérifié plus d’un an avant le {on(case.as_of)}",
            "vérifiez si le droit a changé, ou prenez une version plus récente de ce programme",
            sources,
        )
