"""Selection: exactly one clause for each slot of the outline, and because of what."""

from generator.selection.choice import Alternative, Choice, Reason, Selection
from generator.selection.choosing import matching, select

__all__ = ["Alternative", "Choice", "Reason", "Selection", "matching", "select"]
