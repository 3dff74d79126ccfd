"""Clauses by the names that a reader knows: number and heading instead of the slot."""

from collections.abc import Iterable

from generator.assembly.contract import Contract
from generator.formatting.phrases import Phrases


def clause_names(contract: Contract, slots: Iterable[str], phrases: Phrases) -> str:
    """Return clauses of a contract in reading order, and how many of the slots it does not have."""
    wanted = set(slots)
    here = [clause for clause in contract.clauses() if clause.slot in wanted]
    named = [f"{clause.number} {clause.heading}".rstrip() for clause in here]
    gone = len(wanted) - len(here)
    if gone:
        named.append(phrases.say("returned.clauses_gone", count=gone))
    return phrases.join("comma", named)
