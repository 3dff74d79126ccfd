"""Printing values: one way for each unit, in the words of one language."""

from generator.formatting.formats import FILTERS, Formats, filter_for, fixed_words, languages, menu_words
from generator.formatting.parsing import READ, Unclear

__all__ = [
    "FILTERS",
    "READ",
    "Formats",
    "Unclear",
    "filter_for",
    "fixed_words",
    "languages",
    "menu_words",
]
