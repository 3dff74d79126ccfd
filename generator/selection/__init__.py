"""Selection: exactly one clause for each slot of the outline, and because of what."""

from generator.selection.choosing import select
from generator.selection.choice import Alternative, Choice, Reason, Selection

__all__ = ["Alternative", "Choice", "Reason", "Selection", "select"]
