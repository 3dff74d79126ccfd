"""Advice on a deal: answers read against the law of a day and the practice of the trade."""

from generator.advice.advising import RULES, advise, advise_partial, advise_so_far, advise_unfinished

__all__ = ["RULES", "advise", "advise_partial", "advise_so_far", "advise_unfinished"]
