"""Dates, sums and questions as a sentence to a person says them."""

from datetime import date
from decimal import Decimal
from typing import Any

from generator.answers.walking import Question, resolve
from generator.formatting import Formats
from generator.questionnaire import Deal
from generator.questionnaire.saying import member_title, printed

__all__ = ["answer", "money", "on", "question"]

_LANGUAGE = "en-US"


def on(day: date) -> str:
    """Write a day: December 7, 2026."""
    return Formats(_LANGUAGE, "USD").text(day, "date")


def money(amount: Decimal, deal: Deal) -> str:
    """Write a sum in the currency of the fee."""
    return Formats(_LANGUAGE, deal.fee.currency).text(amount, "money")


def question(path: str) -> str:
    """Return the question that is asked for the answer at a path."""
    return f"“{_asked(path).title}”"


def answer(path: str, value: Any, deal: Deal) -> str:
    """Write an answer in the words of its question."""
    asked = _asked(path)
    if asked.models:
        return f"“{member_title(value)}”"
    return f"“{printed(asked, value, Formats(_LANGUAGE, deal.fee.currency))}”"


def _asked(path: str) -> Question:
    return resolve(Deal, path)[0]
