"""What every kind of table comes down to: sheets, their lines, and what of a file cannot be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.messages import figure, tell
from generator.tables.cell import COMMENT, Cell, Fault, shown

MOST_COLUMNS = 2_000
"""Columns of a table: ten times as many as a deal has questions."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet begins; its first line that holds something names the columns."""

    name: str
    decimal_commas: bool = False
    """It comes from where commas stand for decimals."""
    hidden: bool = False
    """Nobody sees it; it comes without lines."""
    apart: bool = False
    """It is none of deals: it may hold a list of theirs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet as it stands: its cells by column, from 0; or what is wrong with the whole row."""

    number: int
    cells: Mapping[int, Cell]
    at: int = 0
    """The line of the file on which it ends."""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file is read no further."""

    message: str


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a sheet by their places, and what is wrong with them."""

    names: Mapping[int, str]
    problems: tuple[tuple[str, str], ...] = ()
    """Pairs of a column's letters and what is wrong with it."""
    comment: int | None = field(default=None)
    row: int = 1

    @property
    def letters(self) -> dict[str, str]:
        """Return the letters of each column by its name."""
        return {name: letters(at) for at, name in self.names.items()}

    def is_comment(self, line: Line) -> bool:
        """Say whether a row is there for people."""
        mark = line.cells.get(self.comment) if self.comment is not None else None
        return mark is not None and shown(mark).lstrip().startswith(COMMENT)

    def notes(self, line: Line) -> dict[str, Cell]:
        """Return the cells of a row that are there for people, by the names of their columns."""
        return {
            self.names[at]: cell
            for at, cell in line.cells.items()
            if self.names.get(at, "").startswith(COMMENT)
        }

    def cells(self, line: Line) -> dict[str, Cell]:
        """Return the cells of a row by name; those of a column without one are faults."""
        nameless = Fault(tell("has no name in the first row of its column"))
        return {
            self.names.get(at) or letters(at): cell
            if at in self.names
            else Fault(nameless.message, shown(cell))
            for at, cell in line.cells.items()
            if not self.names.get(at, "").startswith(COMMENT)
        }


def header_of(line: Line) -> Header:
    """Return the columns that a line names."""
    names: dict[int, str] = {}
    problems = []
    for at, cell in line.cells.items():
        name = shown(cell).strip()
        if isinstance(cell, Fault):
            problems.append((letters(at), cell.message))
        elif name in names.values() and not name.startswith(COMMENT):
            problems.append((letters(at), tell("the column {name} stands twice: keep one", name=name[:60])))
        if at < MOST_COLUMNS:
            names[at] = name
    if len(line.cells) > MOST_COLUMNS or max(line.cells, default=0) >= MOST_COLUMNS:
        problems = [
            ("", tell("has more than {most} columns: it is no table of deals", most=figure(MOST_COLUMNS)))
        ]
    first = next(iter(names.items()), (0, ""))
    comment = first[0] if first[1].startswith(COMMENT) else None
    return Header(names, tuple(problems), comment, line.number)


def letters(at: int) -> str:
    """Return the letters of a column, from 0: A, Z, AA."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


Lines = Iterator[Sheet | Line | Unreadable]
