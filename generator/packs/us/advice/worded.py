"""Dates, sums and questions as a sentence to a person says them."""

from datetime import date
from decimal import Decimal
from typing import Any

from generator.advice.rule import DoubtWords
from generator.answers.walking import Question, resolve, value_at
from generator.formatting.formats import Formats
from generator.packs.us.completing import Deal
from generator.packs.us.formats import formats
from generator.questionnaire.saying import member_title, printed

_LANGUAGE = "en-US"

DOUBTS = DoubtWords(
    {"secondary, unverified": "read in a secondary source only", "from memory": "no source was read for it"},
    "Not verified: {doubts}.",
)
"""How a finding says that a fact is not verified."""


def on(day: date) -> str:
    """Write a day: December 7, 2026."""
    return formats("USD").text(day, "date")


def money(amount: Decimal, deal: Deal) -> str:
    """Write a sum in the currency of the fee."""
    return _formats(deal).text(amount, "money")


def question(path: str) -> str:
    """Return the question that is asked for the answer at a path."""
    return f"“{_asked(path).title}”"


def answer(path: str, value: Any, deal: Deal) -> str:
    """Write an answer in the words of its question."""
    asked = _asked(path)
    if asked.models:
        return f"“{member_title(value)}”"
    return f"“{printed(asked, value, _formats(deal))}”"


def _formats(deal: Deal) -> Formats:
    # Of answers that are not finished the currency may not be known yet.
    return formats(value_at(deal, "fee.currency") or "USD")


def _asked(path: str) -> Question:
    return resolve(Deal, path)[0]
