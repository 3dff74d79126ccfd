"""Sources of findings: facts of the law files, and the published practice of the trade."""

from generator.findings import Source
from generator.law import Fact

__all__ = ["FORMS", "GUILD", "PENALTY", "SILENCE_PRACTICE", "sources_of"]

_CHECKED = "2026-11-21"
_SECONDARY = "secondary, unverified"

PENALTY = Source(
    "Restatement (Second) of Contracts § 356",
    "https://oranburg.law/K/rules/r2d-356/",
    _CHECKED,
    "verified in a stored copy",
)
GUILD = Source(
    "Graphic Artists Guild terms, as a studio prints them",
    "https://blacktopbranding.com/terms",
    _CHECKED,
    _SECONDARY,
)
FORMS = Source(
    "Sample freelance contract (Bonsai)",
    "https://www.hellobonsai.com/freelance/sample-freelance-contract",
    _CHECKED,
    "verified in a stored copy",
)
SILENCE_PRACTICE = Source("Studio articles on clients who stop answering", "", _CHECKED, _SECONDARY)


def sources_of(*facts: Fact) -> tuple[Source, ...]:
    """Return the first reference of each fact, with the day it was checked and how sure it is."""
    return tuple(
        Source(fact.references[0].title, fact.references[0].href, fact.checked.isoformat(), fact.sure)
        for fact in facts
    )
