"""Capital letters of a French town that was typed without any."""

import re

_SMALL = (
    "à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "lez", "sous", "sur",
)  # fmt: skip
_WORD = re.compile(r"(?<!\d)[^\W\d_]+")


def town(text: str) -> str:
    """Return the name of a town in its usual capitals; one that has some already stays as it was typed.

    `aix-en-provence` becomes `Aix-en-Provence`.
    """
    return text if text != text.lower() else _WORD.sub(_capital, text)


def _capital(found: re.Match[str]) -> str:
    return found[0] if found.start() and found[0] in _SMALL else found[0].capitalize()
