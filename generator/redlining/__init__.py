"""Redlining: what changed between two versions of a contract, as Word's own tracked changes."""

from generator.redlining.changes import Change, changes, redline_and_changes
from generator.redlining.redline import redline
from generator.redlining.sides import Side, open_side, standard

__all__ = [
    "Change",
    "Side",
    "changes",
    "open_side",
    "redline",
    "redline_and_changes",
    "standard",
]
