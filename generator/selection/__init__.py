"""Selection: exactly one clause for each slot of the outline, and because of what."""

from generator.selection.choice import Alternative, Choice, Reason, Selection
from generator.selection.choosing import Situation, holding, matching, select, situation_of
from generator.selection.places import Place, place_codes, place_title, places
from generator.selection.reasons import with_reasons
from generator.selection.speaking import in_words

__all__ = [
    "Alternative",
    "Choice",
    "Place",
    "Reason",
    "Selection",
    "Situation",
    "holding",
    "in_words",
    "matching",
    "place_codes",
    "place_title",
    "places",
    "select",
    "situation_of",
    "with_reasons",
]
