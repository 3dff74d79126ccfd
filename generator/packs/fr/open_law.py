"""What of the law nobody determined for a day, or could verify."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from generator.law.fact import Fact
from generator.law.lookup import Law
from generator.law.reading import topic_title
from generator.packs.fr.advice.worded import DOUBTS, on
from generator.packs.fr.completing import Deal
from generator.packs.fr.law.lookup import in_force
from generator.packs.fr.law.topics import FranceFile


def open_law(law: Law, deal: Deal, as_of: date) -> Iterator[str]:  # noqa: ARG001  it is that of the country
    """Yield a sentence for each topic that is not known on a day, or not verified."""
    known = in_force(law, as_of)
    for field in fields(known):
        title, fact = topic_title(FranceFile, field.name), getattr(known, field.name)
        if fact is None:
            yield f"{title} : rien n’est connu au {on(as_of)}."
        elif isinstance(fact, Fact) and (doubts := fact.doubts(DOUBTS.grades)):
            yield f"{title} : {', '.join(doubts)}."
