"""Printing values: one way for each unit, in the words of one language."""

from generator.formatting.formats import FILTERS, Formats, filter_for, languages, menu_words

__all__ = [
    "FILTERS",
    "Formats",
    "filter_for",
    "languages",
    "menu_words",
]
