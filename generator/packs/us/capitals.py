"""Capital letters for names that were typed without any, or in nothing else."""

import re

_SMALL = (
    "of",
    "the",
    "and",
    "on",
    "by",
    "de",
    "del",
    "la",
    "du",
    "des",
    "da",
    "do",
    "von",
    "van",
    "am",
    "der",
)
_LETTERS = ("n", "s", "e", "w", "ne", "nw", "se", "sw", "po", "us", "usa", "uk", "nyc", "ii", "iii")
"""What stands for words, and is written in capitals."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_PREFIX = re.compile(r"(mc|[odl][’'])(?=[^\W\d_]{2})")


def capitalized(text: str) -> str:
    """Return a name in the usual capitals; one that has some capitals already stays as it was typed.

    `port of spain` becomes `Port of Spain`, `9 PINE ST NW` becomes `9 Pine St NW`; `deForest` and `LA` stay.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    shouted = text == text.upper() and any(len(word) > 2 and word not in _LETTERS for word in words)  # noqa: PLR2004
    if text == text.lower() != text.upper() or shouted:
        return _WORD.sub(_capital, text)
    return text


def _capital(found: re.Match[str]) -> str:
    word, before = found[0].casefold(), found.string[: found.start()]
    if before[-1:].isdigit():
        return word if len(word) > 1 else word.upper()  # 5th, 12B
    if word in _LETTERS:
        return word.upper()
    if before.strip() and word in _SMALL:
        return word
    prefix = _PREFIX.match(word)
    if prefix is None:
        return word.capitalize()
    start = prefix[0] if before.strip() and prefix[0][0] in "dl" else prefix[0].capitalize()
    return start + word[prefix.end() :].capitalize()
