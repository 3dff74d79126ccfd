"""Fields of a Word file while it is read: what counts of them, and what can change by itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.docx.lines import Piece, with_stand_in

# Their result an editor computes again: what they point at counts, not what they show.
PAGED = frozenset(["PAGEREF", "NOTEREF", "PAGE", "NUMPAGES", "SECTIONPAGES"])
_COMPUTED = PAGED | {"REF"}
# These show what is typed into them, or nothing.
_STILL = frozenset(["HYPERLINK", "XE", "TC", "TA", "PRIVATE", "TOC"])
_NUMBER = re.compile(r"[\divxlcdm\s.,-]*", re.IGNORECASE)
_LONGEST_CODE = 80
_NOTHING = "nothing yet"


@dataclass(slots=True)
class Field:
    """A field that is being read; `entries` are those of a form's menu, `entry` the one that is chosen."""

    mark: Piece
    instruction: str = ""
    shown: list[Piece] = field(default_factory=list)
    result: bool = False
    entries: tuple[str, ...] = ()
    entry: int = 0


def closed(read: Field, becomes: Callable[[str], str]) -> list[Piece]:
    """Return a field as one piece if its text is computed, else the pieces that it shows.

    What an editor may compute anew from elsewhere says so; `becomes` returns what would then stand
    there, from the code of the field, empty where nobody knows.
    """
    words = read.instruction.split()
    if not words:
        return read.shown
    kind = words[0].upper()
    if kind in _STILL:
        return read.shown
    if kind not in _COMPUTED:
        return _changing(read, " ".join(words), becomes)
    target = words[1] if len(words) > 1 and not words[1].startswith("\\") else ""
    shown = "".join(piece.text for piece in read.shown if piece.deleted is None or read.mark.deleted)
    if any(p.look for p in read.shown) or (kind != "REF" and not _NUMBER.fullmatch(shown)):
        return read.shown
    comments = frozenset().union(*(piece.comments for piece in read.shown))
    key = f"{kind} {target}".rstrip()
    return [read.mark._replace(text=shown, key=key, comments=comments)]


def _changing(read: Field, code: str, becomes: Callable[[str], str]) -> list[Piece]:
    look = f"field {code[:_LONGEST_CODE]}"
    if value := becomes(code):
        look += f", which may become “{value[:_LONGEST_CODE]}”"
    if read.entries:
        chosen = read.entries[read.entry] if 0 <= read.entry < len(read.entries) else _NOTHING
        return [read.mark._replace(text=chosen, look=look)]
    shown = [piece._replace(look=look) for piece in read.shown]
    return with_stand_in(shown, read.mark._replace(text=_NOTHING, look=look))
