"""Printing values: one way for each unit, in the words of one language."""
