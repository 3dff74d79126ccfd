"""Printing values: one way for each unit, in the words of one language."""

from generator.formatting.answering import NOTHING, member_title, printed
from generator.formatting.formats import FILTERS, Formats, filter_for, fixed_words, languages, menu_words

__all__ = [
    "FILTERS",
    "NOTHING",
    "Formats",
    "filter_for",
    "fixed_words",
    "languages",
    "member_title",
    "menu_words",
    "printed",
]
