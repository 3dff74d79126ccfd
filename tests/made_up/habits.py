"""Habits of a made-up language: every noun has a capital, and a defined term stands in «…»."""

import re
from collections.abc import Iterator

from generator.library.conditions import parse_condition
from generator.proofreading.habits import Habits, Reading, RefusedWords, Spelling


def _in_quotes(term: str) -> re.Pattern[str]:
    """Match a term in quotes, whatever its ending is."""
    return re.compile(rf"«{re.escape(term.rstrip('аеиоуыь'))}\w{{0,3}}»")


def _slang(text: str) -> Iterator[tuple[str, str]]:
    yield from ((found[0], "сейчас") for found in re.finditer(r"\bщас\b", text))


def _longest_sentence(text: str) -> float:
    return max(len(sentence.split()) for sentence in text.split("."))


HABITS = Habits(
    term_uses=_in_quotes,
    like_a_term=re.compile(r"«[^»]+»"),
    typed_reference=re.compile(r"\bРаздел \d+"),
    impossible=(parse_condition("fee.kind == 'sheet' and terms.advance is not none"),),
    reading=Reading(_longest_sentence, hardest=12, hole="десять", ends=("; и",)),
    refused=(
        RefusedWords("forever-words", "обещает навсегда", "назовите срок", lambda text: "навсегда" in text),
    ),
    spelling=Spelling("slang", "«{word}» не пишут", "пишите «{right}»", _slang),
)
