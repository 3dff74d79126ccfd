"""CSV: rows of text, read as spreadsheets write them, and written so that no spreadsheet runs a cell."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO, TextIOWrapper
from typing import BinaryIO

from generator.messages import relayed, tell
from generator.tables.cell import Cell, Fault, shown
from generator.tables.sheet import Line, Sheet, Unreadable

_LONGEST_CELL = 1 << 20
_LONGEST_LINE = 16 << 20
_DELIMITERS = ",;\t|"
_LIVE = "=+-@\t\r"
"""What a cell begins with that spreadsheets run or change; OWASP names them."""
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
"""How people keep leading zeros in a CSV that Excel opens."""


def lines_of_csv(file: BinaryIO) -> Iterator[Sheet | Line | Unreadable]:
    """Yield the sheet of a CSV file, then its rows; bytes that are no UTF-8 stand as surrogates."""
    csv.field_size_limit(_LONGEST_CELL)
    text = TextIOWrapper(file, _encoding(file), "surrogateescape", newline="")
    try:
        yield from _lines(text)
    finally:
        text.detach()  # whoever opened the file closes it


def _lines(text: TextIOWrapper) -> Iterator[Sheet | Line | Unreadable]:
    first, skipped = text.readline(_LONGEST_LINE), 0
    delimiter = _delimiter(first)
    if first.lower().startswith("sep=") and len(first.rstrip()) == len("sep=;"):
        delimiter, first, skipped = first.rstrip()[-1], text.readline(_LONGEST_LINE), 1
    reader = csv.reader(_from(first, text), delimiter=delimiter, strict=True)
    yield Sheet("", decimal_commas=delimiter == ";")
    number = skipped
    try:
        for number, cells in enumerate(reader, skipped + 1):
            found = {at: _cell(cell) for at, cell in enumerate(cells) if cell.strip()}
            yield Line(number, found, reader.line_num + skipped)
    except (csv.Error, UnicodeDecodeError) as error:
        yield Unreadable(
            tell(
                "row {row} cannot be read: {reason}; a quote may be missing. The table was read no further",
                row=number + 1,
                reason=relayed(str(error)),
            )
        )


def _from(first: str, text: TextIOWrapper) -> Iterator[str]:
    """Yield the lines of a text, each as long as one may be."""
    line = first
    while line:
        yield line
        line = text.readline(_LONGEST_LINE)


def _encoding(file: BinaryIO) -> str:
    start = file.read(4)
    file.seek(0)
    return "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _delimiter(header: str) -> str:
    outside = re.sub(r'"[^"]*"', "", header)
    return max(_DELIMITERS, key=lambda sign: (outside.count(sign), sign == ","))


def _cell(text: str) -> Cell:
    if text.startswith("="):
        found = _AS_TEXT.fullmatch(text)
        if found is None:
            return Fault(tell("is a formula: write its value, or put ' before it if it is text"), text)
        return found[1].replace('""', '"')
    if text[0] == "'" and text[1:2] and text[1] in f"{_LIVE}'":
        return text[1:]
    if not text.isascii() and any("\udc80" <= sign <= "\udcff" for sign in text):
        return Fault(tell("is not UTF-8 text: save the table as CSV UTF-8"), ascii(text)[1:-1])
    return text


def harmless(text: str) -> str:
    """Return a text as a cell of CSV that no spreadsheet takes for a formula; reading it gives it back."""
    return f"'{text}" if text[:1] and text[0] in f"{_LIVE}'" else text


def csv_line(cells: Iterable[Cell]) -> bytes:
    """Return a row of CSV."""
    line = StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow([harmless(written(cell)) for cell in cells])
    return line.getvalue().encode("utf-8", "backslashreplace")


def written(cell: Cell) -> str:
    """Return a cell as text that is read as the same value."""
    text = shown(cell)
    # 8.125 may be thousands to who reads it as text.
    return f"{text}0" if not isinstance(cell, str) and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text) else text


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a whole CSV file; the mark at its start tells Excel that it is UTF-8."""
    file = BytesIO(b"")
    file.write(b"\xef\xbb\xbf" + csv_line(header))
    for row in rows:
        file.write(csv_line(row))
    return file.getvalue()
