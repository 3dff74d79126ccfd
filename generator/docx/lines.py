"""Lines: a paragraph or a row of a table as it reads, with every tracked change and comment in it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple


class Mark(NamedTuple):
    """A tracked change: whose, when, and whether it is one end of a move."""

    author: str
    date: str
    moved: bool = False


class Piece(NamedTuple):
    """A stretch of text; `key` stands for the text of a live field or the edge of a cell.

    `comments` are the comments that stand on it; `look` says that a reader does not see it as words
    that count (struck through, hidden), or that it can change by itself.
    """

    text: str
    key: str = ""
    inserted: Mark | None = None
    deleted: Mark | None = None
    comments: frozenset[str] = frozenset()
    look: str = ""


class Line(NamedTuple):
    """A paragraph, or a row of a table whose cells are parted by pieces of their own.

    `inserted` and `deleted` mark its end: where that goes, the line runs on into the next.
    `table` counts the tables from 1; 0 is running text.
    """

    style: str
    pieces: tuple[Piece, ...]
    bookmarks: frozenset[str] = frozenset()
    inserted: Mark | None = None
    deleted: Mark | None = None
    table: int = 0
    comments: frozenset[str] = frozenset()
    """Comments whose sign stands in the line, also those that stand on no words."""
    numbers: tuple[str, str] = ("", "")
    """What the lists of the file print before it: before the tracked changes, and after them."""


def stretches(pieces: Iterable[Piece]) -> Iterator[tuple[str, str, str]]:
    """Yield text, key and look of pieces, wherever runs end; a look is told in brackets around its words."""
    for (key, look), group in groupby(pieces, key=lambda piece: (piece.key, piece.look)):
        if key:
            for piece in group:
                yield piece.text, key, ""
            continue
        text = "".join([piece.text for piece in group])
        if look and text.strip():
            yield f"[{look}: {text}]", "", look
        else:
            yield text, "", ""


def with_stand_in(pieces: list[Piece], stand_in: Piece) -> list[Piece]:
    """Return pieces with one that stands there before, or after, the tracked changes where no words do."""
    words = [piece for piece in pieces if piece.text.strip()]
    before, after = any(not word.inserted for word in words), any(not word.deleted for word in words)
    if before and after:
        return pieces
    came = stand_in.inserted or (words[0].deleted if before else None)
    went = stand_in.deleted or (words[0].inserted if after else None)
    return [*pieces, stand_in._replace(inserted=came, deleted=went)]
