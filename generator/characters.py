"""Characters: those that no text of a document may hold, and what makes two names the same."""

import re
import unicodedata

from generator.messages import tell

# What Word and XML cannot hold, or what changes how the text around it reads: control characters, lone
# surrogates, zero-width space, line separators, bidi overrides and isolates, byte order mark, interlinear
# and replacement signs, noncharacters (Unicode 15.0, section 23.7: 32, and the last two of each plane).
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069"
    "\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff"
    + "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")
"""Letters and signs drawn as nothing: fillers of Hangul, the empty pattern of Braille, a null notehead."""


def unprintable(text: str) -> str:
    """Say which character of a text cannot stand in a document, and where; empty where all can."""
    if text.isascii() and text.replace("\n", "").isprintable():  # most texts
        return ""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return ""
    return tell(
        "the character U+{code} at position {position} cannot be printed: remove it",
        code=f"{ord(found[0]):04X}",
        position=found.start() + 1,
    )


def has_ink(text: str) -> bool:
    """Say whether anything of a text can be seen: a letter, figure, sign or mark of punctuation."""
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _BLANK_LETTERS for char in text)


def comparable(name: str) -> str:
    """Return a name without what two people write in different ways: capitals, blanks, wide letters."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
