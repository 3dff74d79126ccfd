"""The sources that the clauses of a deal cite."""

from generator.findings import Source
from generator.packs.us.completing import Deal
from generator.selection.choice import Selection
from generator.selection.localities import law_codes


def cited_sources(selection: Selection, deal: Deal) -> tuple[Source, ...]:
    """Return the sources of the chosen clauses, each once, without the law of other places."""
    here = law_codes(deal)
    cited = (source for choice in selection.choices.values() for source in choice.clause.references)
    return tuple(dict.fromkeys(source for source in cited if source.jurisdiction in here))
