"""Selection: exactly one clause for each slot of the outline, and because of what."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.selection.choice import Alternative, Choice, Reason, Selection
    from generator.selection.choosing import Situation, matching, select, situation_of
    from generator.selection.cited import cited_sources
    from generator.selection.localities import Place, place_codes, place_title, places
    from generator.selection.reasons import with_reasons
    from generator.selection.speaking import day_in_words, in_words, laws_in_words, source_in_words, title_of

__all__ = [
    "Alternative",
    "Choice",
    "Place",
    "Reason",
    "Selection",
    "Situation",
    "cited_sources",
    "day_in_words",
    "in_words",
    "laws_in_words",
    "matching",
    "place_codes",
    "place_title",
    "places",
    "select",
    "situation_of",
    "source_in_words",
    "title_of",
    "with_reasons",
]

__getattr__ = on_demand(
    __name__,
    {
        "Alternative": "choice",
        "Choice": "choice",
        "Place": "localities",
        "Reason": "choice",
        "Selection": "choice",
        "Situation": "choosing",
        "cited_sources": "cited",
        "day_in_words": "speaking",
        "in_words": "speaking",
        "laws_in_words": "speaking",
        "source_in_words": "speaking",
        "title_of": "speaking",
        "matching": "choosing",
        "place_codes": "localities",
        "place_title": "localities",
        "places": "localities",
        "select": "choosing",
        "situation_of": "choosing",
        "with_reasons": "reasons",
    },
)
