"""Fields of a Word file while it is read: what counts of them."""

import re
from dataclasses import dataclass, field

from generator.docx.lines import Piece

__all__ = ["Field", "closed"]

# Their result an editor computes again: what they point at counts, not what they show.
_COMPUTED = frozenset(["REF", "PAGEREF", "NOTEREF", "PAGE", "NUMPAGES", "SECTIONPAGES"])
_NUMBER = re.compile(r"[\divxlcdm\s.,-]*", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field that is being read."""

    mark: Piece
    instruction: str = ""
    shown: list[Piece] = field(default_factory=list)
    result: bool = False


def closed(read: Field) -> list[Piece]:
    """Return a field as one piece if its text is computed, else the pieces that it shows."""
    words = read.instruction.split()
    if not words or words[0].upper() not in _COMPUTED:
        return read.shown
    target = words[1] if len(words) > 1 and not words[1].startswith("\\") else ""
    shown = "".join(piece.text for piece in read.shown if piece.deleted is None or read.mark.deleted)
    if any(p.look for p in read.shown) or (words[0].upper() != "REF" and not _NUMBER.fullmatch(shown)):
        return read.shown
    comments = frozenset().union(*(piece.comments for piece in read.shown))
    key = f"{words[0].upper()} {target}".rstrip()
    return [read.mark._replace(text=shown, key=key, comments=comments)]
