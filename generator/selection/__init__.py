"""Selection: exactly one clause for each slot of the outline, and because of what."""

from generator.selection.choice import Alternative, Choice, Reason, Selection
from generator.selection.choosing import matching, select
from generator.selection.places import Place, place_codes, places

__all__ = [
    "Alternative",
    "Choice",
    "Place",
    "Reason",
    "Selection",
    "matching",
    "place_codes",
    "places",
    "select",
]
