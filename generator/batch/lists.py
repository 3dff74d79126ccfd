"""JSON lists taken apart: each entry's own text, so that a bad one never takes the others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder

__all__ = ["Unreadable", "entries", "is_list"]

_MARK = b"\xef\xbb\xbf"  # the byte order mark that some programs put before UTF-8
_SPACE = re.compile(r"[ \t\n\r]*")

# Finds where an entry ends and judges little else: NaN, doubled keys, tabs and endless numbers are
# refused when the entry is read.
_ENDS = JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a list cannot be read further."""

    message: str


def is_list(raw: bytes) -> bool:
    """Say whether JSON bytes begin as a list."""
    return raw.removeprefix(_MARK).lstrip(b" \t\n\r").startswith(b"[")


def entries(raw: bytes) -> Iterator[bytes | Unreadable]:
    """Yield the text of each entry as it stands; a syntax error ends the list and comes last."""
    text = raw.removeprefix(_MARK).decode("utf-8", "surrogateescape")
    try:
        yield from _entries(text)
    except JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        yield Unreadable(f"is not valid JSON: {error.msg} ({place}); the list was read no further")
    except RecursionError:
        yield Unreadable("is nested too deeply; the list was read no further")


def _entries(text: str) -> Iterator[bytes]:
    at = _after_space(text, text.index("[") + 1)
    more = text[at : at + 1] != "]"
    while more:
        _, end = _ENDS.raw_decode(text, at)
        yield text[at:end].encode("utf-8", "surrogateescape")
        at = _after_space(text, end)
        more = text[at : at + 1] == ","
        if more:
            at = _after_space(text, at + 1)
        elif text[at : at + 1] != "]":
            raise JSONDecodeError("Expecting ',' delimiter", text, at)
    at = _after_space(text, at + 1)
    if at < len(text):
        raise JSONDecodeError("Extra data", text, at)


def _after_space(text: str, start: int) -> int:
    space = _SPACE.match(text, start)
    return space.end() if space else start
