"""Records: deals from JSONL files, JSON lists, tables and folders, one at a time."""

import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from generator.answers.reading import LONGEST, missing_file
from generator.answers.root import Root
from generator.batch.inputs import Input, holds_deals, input_of, shown
from generator.batch.lists import Unreadable, begins_list, entries
from generator.batch.outcome import Outcome
from generator.messages import relayed, tell
from generator.packs.pack import DEFAULT, MODULES, pack_of
from generator.tables.cell import Cell, kept
from generator.tables.deals import Refused, Table, deals_of

_OURS = (".partial.json", ".previous.json")
_NOTHING = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """One deal as it came in: where it stands, and its JSON; or what keeps it from being read.

    The JSON is parsed where the deal is drafted, so that it is read the same wherever it stood. Of a row of
    a table it holds the cells by column; `row` is its number, `elsewhere` the cells of other sheets.
    """

    source: str
    raw: bytes = b""
    problem: str = ""
    line: int = 0
    earlier: Outcome | None = None
    """What an earlier run made of it; it is not redone while its files stand."""
    table: Table | None = None
    row: int = 0
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    cell: str = ""
    """Where in a table the problem is."""
    notes: Mapping[str, Cell] = field(default_factory=dict)
    """What a table holds beside it for people; it goes back to them with what failed."""
    identity: str = ""
    """What names it, whatever its answers are."""
    number: int = 0
    """Which it is of all records of a batch in parts."""

    def digest(self, accept: tuple[str, ...]) -> str:
        """Return the SHA-256 by which a later run knows the record again, with what was accepted for it."""
        if not self.raw:
            return ""
        return sha256(
            b"\0".join((self.raw.strip(_NOTHING), *(i.encode() for i in sorted(accept))))
        ).hexdigest()


def read_records(inputs: Iterable[Path | Input]) -> Iterator[Record]:
    """Yield the deals of files and folders in order; folders are read whole, by file name."""
    for path in inputs:
        if isinstance(path, Input):
            yield from _file(path)
            continue
        try:
            folder = path.is_dir()
        except OSError as error:
            yield _unreadable(path, error)
            continue
        yield from _folder(path) if folder else _file(input_of(path))


def _folder(path: Path) -> Iterator[Record]:
    unreadable: list[OSError] = []
    files = files_of(path, unreadable)
    for error in unreadable:
        yield _unreadable(Path(error.filename), error)
    if not files and not unreadable:
        yield Record(
            shown(path), problem=tell("holds no file of deals: .json, .jsonl, .csv, .xlsx or .parquet")
        )
    for file in files:
        yield from _file(input_of(file))


def files_of(folder: Path, unreadable: list[OSError] | None = None) -> list[Path]:
    """Return the files of a folder that hold deals, by name; what cannot be read is added to a list."""
    files: list[Path] = []
    for above, folders, names in os.walk(folder, onerror=None if unreadable is None else unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(above, name) for name in names if _holds_deals(Path(above, name))]
    return sorted(files)


def _holds_deals(file: Path) -> bool:
    name = file.name.lower()
    if (
        name == "manifest.jsonl"
        or name.startswith((".", "~$"))
        or name.endswith(_OURS)
        or not holds_deals(file)
    ):
        return False
    try:
        return file.is_file()
    except OSError:
        return True  # reading it says what is wrong


def _file(given: Input) -> Iterator[Record]:
    try:
        with given.opened() as file:
            match given.form:
                case "lines":
                    yield from _lines(given.name, file)
                case "json":
                    yield from _document(given.name, file)
                case _:
                    yield from _table(given, file)
    except (EOFError, zlib.error):
        yield Record(given.name, problem=tell("is damaged: pack it again"))
    except OSError as error:
        yield _unreadable(given.path, error, given.name)


def _unreadable(path: Path, error: OSError, name: str = "") -> Record:
    missing = isinstance(error, FileNotFoundError)
    return Record(
        name or shown(path),
        problem=missing_file(path)
        if missing
        else tell("cannot be read: {reason}", reason=relayed(error.strerror or str(error))),
    )


def _table(given: Input, file: BinaryIO) -> Iterator[Record]:
    """Yield a record for each row of a table; its JSON are the cells by column, in one order."""
    from generator.tables.csv_file import lines_of_csv
    from generator.tables.parquet_file import lines_of_parquet
    from generator.tables.xlsx_file import lines_of_xlsx

    lines = {"csv": lines_of_csv, "xlsx": lines_of_xlsx, "parquet": lines_of_parquet}[given.form]
    for deal in deals_of(lines(file), _roots_of):
        if isinstance(deal, Refused):
            where = f"{given.name}:{deal.row}" if deal.row else given.name
            yield Record(where, problem=deal.message, cell=deal.cell)
            continue
        cells = {column: kept(cell) for column, cell in deal.cells.items()}
        raw = json.dumps(cells, ensure_ascii=False, sort_keys=True).encode("utf-8", "backslashreplace")
        problem = deal.problem
        if len(raw) > LONGEST:
            raw, problem = b"", tell("is longer than {megabytes} MB", megabytes=LONGEST >> 20)
        yield Record(
            f"{given.name}:{deal.row}", raw, problem, deal.line,
            table=deal.table, row=deal.row, elsewhere=deal.elsewhere, notes=deal.notes,
        )  # fmt: skip


def _roots_of(tag: str) -> Iterator[type[Root]]:
    first = tag if tag in MODULES else DEFAULT
    yield from (pack_of(each).root for each in sorted(MODULES, key=lambda each: each != first))


def _lines(name: str, file: BinaryIO) -> Iterator[Record]:
    found, number = False, 0
    while line := file.readline(LONGEST):
        number += 1
        where = f"{name}:{number}"
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            found = True
            yield Record(
                where, problem=tell("is longer than {megabytes} MB", megabytes=LONGEST >> 20), line=number
            )
        elif line.strip(_NOTHING):
            found = True
            yield Record(where, line, line=number)
    if not found:
        yield Record(name, problem=tell("is empty: expected one JSON object on each line"))


def _document(name: str, file: BinaryIO) -> Iterator[Record]:
    if not begins_list(file):
        raw = file.read(LONGEST + 1)
        problem = tell("is longer than {megabytes} MB", megabytes=LONGEST >> 20) if len(raw) > LONGEST else ""
        yield Record(name, b"" if problem else raw, problem, line=1)
        return
    empty = True
    for index, entry in enumerate(entries(file)):
        empty = False
        where = f"{name}[{index}]"
        if isinstance(entry, Unreadable):
            yield Record(where, problem=entry.message)
        else:
            yield Record(where, entry.raw, line=entry.line)
    if empty:
        yield Record(name, problem=tell("is an empty list: expected deals in it"))
