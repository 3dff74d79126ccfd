"""The sources that the clauses of a deal cite."""

from functools import lru_cache

from generator.answers.particulars import Where
from generator.findings import Source
from generator.selection.choice import Selection


def cited_sources(selection: Selection, where: Where) -> tuple[Source, ...]:
    """Return the sources of the chosen clauses, each once, without the law of other places."""
    return _cited(selection, where.law)


@lru_cache(maxsize=256)
def _cited(selection: Selection, here: frozenset[str]) -> tuple[Source, ...]:
    cited = (source for choice in selection.choices.values() for source in choice.clause.references)
    return tuple(dict.fromkeys(source for source in cited if source.jurisdiction in here))
