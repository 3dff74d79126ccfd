"""Advice on a deal: answers read against the law of a day and the practice of the trade."""
