"""JSON lists taken apart while they are read: each entry's own text; a bad one never takes the others."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder
from typing import BinaryIO

from generator.answers.reading import LONGEST
from generator.messages import relayed, tell

_MARK = b"\xef\xbb\xbf"  # the byte order mark that some programs put before UTF-8
_BLANK = b" \t\n\r"
_SPACE = re.compile(r"[ \t\n\r]*")
_PIECE = 1 << 18

# Finds where an entry ends and judges little else: NaN, doubled keys, tabs and endless numbers are
# refused when the entry is read.
_ENDS = JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """The text of an entry as it stands, and the line on which it begins."""

    raw: bytes
    line: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a list cannot be read further."""

    message: str


def begins_list(file: BinaryIO) -> bool:
    """Say whether a JSON file begins as a list; the file is at its start before and after."""
    start = file.read(_PIECE).removeprefix(_MARK).lstrip(_BLANK)
    file.seek(0)
    return start.startswith(b"[")


def entries(file: BinaryIO) -> Iterator[Entry | Unreadable]:
    """Yield each entry of a list; a syntax error ends the list and comes last."""
    text = _Text(file)
    try:
        yield from _entries(text)
    except JSONDecodeError as error:
        line, column = text.place(error.pos)
        yield Unreadable(
            tell(
                "is not valid JSON: {reason} (line {line}, column {column}); the list was read no further",
                reason=relayed(error.msg),
                line=line,
                column=column,
            )
        )
    except RecursionError:
        yield Unreadable(tell("is nested too deeply; the list was read no further"))


class _Text:
    """The part of a file that is being looked at, and how much of it has gone by."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin after the byte order mark."""
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.ended = False
        self.text, self._lines, self._column = "", 0, 0
        self.more()
        self.text = self.text.removeprefix(_MARK.decode())

    def more(self) -> None:
        """Read on, as much again as there is: what is read twice stays in proportion."""
        piece = self._file.read(max(_PIECE, len(self.text)))
        self.ended = not piece
        self.text += self._decoder.decode(piece, final=self.ended)

    def drop(self, end: int) -> None:
        """Let go of what has been dealt with."""
        newest = self.text.rfind("\n", 0, end)
        self._column = end - newest - 1 if newest >= 0 else self._column + end
        self._lines += self.text.count("\n", 0, end)
        self.text = self.text[end:]

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column of a position, both from 1."""
        newest = self.text.rfind("\n", 0, at)
        column = at - newest if newest >= 0 else self._column + at + 1
        return self._lines + self.text.count("\n", 0, at) + 1, column

    def skip(self, at: int) -> int:
        """Return the position of the next character that is no blank, and read on to it."""
        while True:
            space = _SPACE.match(self.text, at)
            at = space.end() if space else at
            if at < len(self.text) or self.ended:
                return at
            self.more()

    def end_of_value(self, at: int) -> int:
        """Return where the value at a position ends; raise JSONDecodeError where there is none."""
        while True:
            try:
                end = _ENDS.raw_decode(self.text, at)[1]
            except JSONDecodeError:
                if self.ended or len(self.text) - at > LONGEST:
                    raise
            else:
                # A number that ends with the piece may go on in the next, be it cut at "1", "1." or "1e+".
                if len(self.text) - end > len("e+") or self.ended:
                    return end
            self.more()


def _entries(text: _Text) -> Iterator[Entry]:
    at = text.skip(text.skip(0) + 1)
    more = text.text[at : at + 1] != "]"
    while more:
        end = text.end_of_value(at)
        yield Entry(text.text[at:end].encode("utf-8", "surrogateescape"), text.place(at)[0])
        at = text.skip(end)
        more = text.text[at : at + 1] == ","
        if more:
            at = text.skip(at + 1)
        elif text.text[at : at + 1] != "]":
            raise JSONDecodeError("Expecting ',' delimiter", text.text, at)
        if at > _PIECE >> 4:  # lines are counted from here for every entry
            text.drop(at)
            at = 0
    at = text.skip(at + 1)
    if at < len(text.text):
        raise JSONDecodeError("Extra data", text.text, at)
