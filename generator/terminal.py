"""Text that others wrote, made fit for a terminal."""

import unicodedata

_STEERING = frozenset(("Cc", "Cf", "Cs", "Co"))


def printable(text: str) -> str:
    """Return text as one line, without what could drive a terminal or turn the direction of its text."""
    kept = (" " if char in "\n\t\r" else char for char in text)
    return "".join(char for char in kept if not steers(char))


def steers(char: str) -> bool:
    """Tell whether a character prints nothing itself and may change how others are shown."""
    return unicodedata.category(char) in _STEERING
