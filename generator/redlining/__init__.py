"""Redlining: what changed between two versions of a contract, as Word's own tracked changes."""

from generator.redlining.changes import Change, changes, redline_and_changes
from generator.redlining.redline import redline
from generator.redlining.settling import accepted, open_changes, rejected
from generator.redlining.sides import Side, open_side, standard

__all__ = [
    "Change",
    "Side",
    "accepted",
    "changes",
    "open_changes",
    "open_side",
    "redline",
    "redline_and_changes",
    "rejected",
    "standard",
]
