"""Views: lines as they read before or after their tracked changes, and what they are compared by."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import normalize

from generator.docx.lines import Line, Piece, stretches

# In a set, signs beyond Latin-1 would take Python five milliseconds to compile, in every run.
_TOKEN = re.compile(r"(?:[$£¥]|€)?\w+(?:(?:[.,'@:/-]|’)\w+)*%?|[^\w\s]")
# Enough to tell a change from none; longer ones made each file a tenth larger.
_DIGITS = 16
_CELL, _PARAGRAPH = "\0|\0", "\0/\0"
READING = 3
"""The way of reading that fingerprints are made with.

The first one counted how quotes are typed; the first two counted no watermark and no picture in a header.
"""
_AS_SEEN = 2
# Word types these by itself where a person types those.
_TYPED = str.maketrans("“”„‟‘’‚‛\u2010\u2011", '"' * 4 + "'" * 4 + "--")


class Token(NamedTuple):
    """A word or sign that counts when texts are compared, and where it stands in the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class View:
    """A line as it reads before or after the tracked changes."""

    pieces: tuple[Piece, ...]
    style: str = ""
    table: int = 0
    number: str = ""
    """What the lists of the file print before it."""

    @cached_property
    def text(self) -> str:
        """Return the line as it is shown."""
        return "".join(text for text, _, _ in stretches(self.pieces)).rstrip()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Return what counts when lines are compared: words and signs, a live field as one."""
        return _tokens(tuple(stretches(self.pieces)))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return what the line is compared by."""
        return tuple([token.key for token in self.tokens])

    @cached_property
    def canonical(self) -> str:
        """Return the text with a sign for each live field and each edge of a cell."""
        pieces = stretches(self.pieces)
        text = "".join(f"\0{key}\0" if key else f"\0{text}" if look else text for text, key, look in pieces)
        return canonical(text)


@lru_cache(maxsize=2048)
def _tokens(shown: tuple[tuple[str, str, str], ...]) -> tuple[Token, ...]:
    """Return the tokens of a line, which mostly reads the same in what was sent and in what came."""
    tokens: list[Token] = []
    start = 0
    for text, key, look in shown:
        end = start + len(text)
        if key and text:
            tokens.append(Token(f"{{{key}}}", start, end))
        elif not key:
            for found in _TOKEN.finditer(text.translate(_TYPED)):
                word = normalize("NFC", found[0])
                tokens.append(
                    Token(f"{look} {word}" if look else word, start + found.start(), start + found.end())
                )
        start = end
    return tuple(tokens)


def views(lines: Iterable[Line], *, after: bool) -> tuple[View, ...]:
    """Return lines as they read before or after their tracked changes; a line without text is left out."""
    found: list[View] = []
    pieces: list[Piece] = []
    all_lines = tuple(lines)
    for line, following in zip_longest(all_lines, all_lines[1:]):
        pieces += [p for p in line.pieces if (p.deleted if after else p.inserted) is None]
        ends = (line.deleted if after else line.inserted) is None
        if not ends and not line.table and following is not None and not following.table:
            continue  # without its end, the line runs on into the next
        if any(piece.text.strip() and piece.key not in ("|", "/") for piece in pieces):
            found.append(View(tuple(pieces), line.style, line.table, line.numbers[after]))
        pieces = []
    return tuple(found)


def canonical(text: str) -> str:
    """Return a text as lines are compared: one space for white space, accents one with their letters."""
    return normalize("NFC", " ".join(text.split()))


def as_typed(text: str) -> str:
    """Return a text as a person types it: editors make quotes curly and hyphens unbreaking by themselves."""
    return canonical(text).translate(_TYPED)


def has_words(line: str) -> bool:
    """Say whether a canonical line has words between the edges of its cells."""
    return bool(line if "\0" not in line else line.replace(_PARAGRAPH, "").replace(_CELL, "").strip())


def fingerprint(found: Iterable[View], blanks: tuple[str, ...] = (), reading: int = READING) -> str:
    """Return the first digits of the SHA-256 of a place: blanks, numbers and references do not count.

    `blanks` are labels (`By:`) after which people sign; what stands there does not count either.
    `reading` is the way of reading that the other fingerprint was made with.
    """
    return digest_of((view.canonical for view in found), blanks, reading)


def digest_of(lines: Iterable[str], blanks: tuple[str, ...] = (), reading: int = READING) -> str:
    """Return the fingerprint of canonical lines."""
    return digits_of(compared(lines, reading), blanks)


def compared(lines: Iterable[str], reading: int = READING) -> str:
    """Return canonical lines as one text without what no reader sees."""
    return "\n".join(map(_as_seen, lines) if reading >= _AS_SEEN else lines)


def digits_of(text: str, blanks: tuple[str, ...] = ()) -> str:
    """Return the fingerprint of such a text."""
    if blanks:
        lines = (
            _CELL.join(_unsigned(cell, blanks) for cell in line.split(_CELL)) for line in text.split("\n")
        )
        text = "\n".join(lines)
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def plain_number(number: str) -> str:
    """Return the number that a list prints as it counts: without room and the last stop."""
    return " ".join(number.split()).removesuffix(".")


def numbers_digest(numbers: Sequence[str]) -> str:
    """Return a fingerprint of numbers; empty where there are none."""
    if not numbers:
        return ""
    return sha256("\n".join(numbers).encode()).hexdigest()[: _DIGITS // 2]


@lru_cache(maxsize=4096)
def _as_seen(line: str) -> str:
    """Return a canonical line without what no reader sees: how quotes are typed, room at a cell's edges."""
    line = line.translate(_TYPED)
    if "\0" not in line:
        return line
    cells = (
        _PARAGRAPH.join(text for part in cell.split(_PARAGRAPH) if (text := part.strip()))
        for cell in line.split(_CELL)
    )
    return _CELL.join(cells)


def _unsigned(cell: str, blanks: tuple[str, ...]) -> str:
    return next((blank for blank in blanks if cell.strip().startswith(blank)), cell)
