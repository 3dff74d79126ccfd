"""The deals of a table: each row with what other sheets hold of it, and where each of its cells stands."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel

from generator.messages import tell
from generator.tables.cell import COMMENT, RECORD_ID, Cell, Fault, Row, shown
from generator.tables.columns import lists_of_pages, problem_with
from generator.tables.sheet import Header, Line, Sheet, Unreadable, header_of

NUMBER, PACK = "contract.number", "pack"
_KEYS = (RECORD_ID, NUMBER)
"""The columns by which the rows of other sheets find their deal; the first that a sheet has."""

RootsOf = Callable[[str], Iterable[type[BaseModel]]]
"""Yields the root models of all packs, that of a tag first; none is loaded before it is asked for."""

_Roots = Sequence[type[BaseModel]]


@dataclass(frozen=True, slots=True)
class Table:
    """What the rows of a sheet share: its name, the letters of its columns, and how its numbers are read."""

    sheet: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    decimal_commas: bool = False

    def cell(self, column: str, row: int) -> str:
        """Return where a cell is, such as F7; empty where the table has no such column."""
        return f"{self.letters[column]}{row}" if column in self.letters else ""


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal as a table has it. `elsewhere` are the cells that stand in other sheets."""

    row: int
    line: int
    cells: Row
    table: Table
    elsewhere: Mapping[str, str]
    problem: str = ""
    notes: Row = field(default_factory=dict)
    """What the columns hold that are passed over."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What of a table cannot be read, and the cell where that is."""

    message: str
    cell: str = ""
    row: int = 0


class _Entry(NamedTuple):
    """A row of a sheet that holds a list."""

    cells: Row
    places: Mapping[str, str]
    at: str
    notes: Row


_Lists = dict[str, dict[str, list[_Entry]]]
"""By the number of the deal and by list: its entries."""


def deals_of(lines: Iterable[Sheet | Line | Unreadable], roots_of: RootsOf) -> Iterator[Deal | Refused]:
    """Yield the deals of a table; what is wrong with its columns ends it, and is told all at once.

    The rows may be of several packs: a column has to be a field of one of them.
    """
    lists: _Lists = defaultdict(lambda: defaultdict(list))
    taken: set[str] = set()
    for sheet, found in _by_sheet(lines):
        if isinstance(found, Unreadable):
            yield Refused(found.message)
            return
        if sheet.hidden or sheet.apart:
            wrong = list(_gather(sheet, found, lists, roots_of))
            yield from wrong
            if wrong:
                return
        else:
            refused = False
            for deal in _deals(sheet, found, roots_of):
                yield _with_lists(deal, lists, taken) if lists and isinstance(deal, Deal) else deal
                refused = refused or isinstance(deal, Refused)
            if refused:
                return
    for number, entries in lists.items():
        if number not in taken:
            for entry in (each for found in entries.values() for each in found):
                yield Refused(
                    tell(
                        "belongs to no deal: no row of the first sheet has the number {number}",
                        number=number[:60] or "''",
                    ),
                    entry.at,
                )


def _by_sheet(
    lines: Iterable[Sheet | Line | Unreadable],
) -> Iterator[tuple[Sheet, Iterator[Line | Unreadable] | Unreadable]]:
    """Yield each sheet with its lines, which must be read before the next is asked for."""
    walk = iter(lines)
    ahead: Sheet | Line | Unreadable | None = next(walk, None)
    while ahead is not None:
        if isinstance(ahead, Unreadable):
            yield Sheet(""), ahead
            return
        if not isinstance(ahead, Sheet):
            raise TypeError("a line stands before its sheet")
        sheet, ahead = ahead, None

        def below() -> Iterator[Line | Unreadable]:
            nonlocal ahead
            for line in walk:
                if isinstance(line, Sheet):
                    ahead = line
                    return
                yield line

        inside = below()
        yield sheet, inside
        for _ in inside:  # what nobody wanted
            pass


def _header(lines: Iterator[Line | Unreadable]) -> Header | Refused | None:
    """Return the columns of a sheet; None for an empty one."""
    first = next(lines, None)
    if first is None:
        return None
    if isinstance(first, Unreadable):
        return Refused(first.message)
    return Refused(first.problem, row=first.number) if first.problem else header_of(first)


def _deals(sheet: Sheet, lines: Iterator[Line | Unreadable], roots_of: RootsOf) -> Iterator[Deal | Refused]:
    header = _header(lines)
    if header is None or isinstance(header, Refused):
        yield header or Refused(tell("is empty: expected the names of columns, and a deal in each row"))
        return
    table = Table(sheet.name, header.letters, sheet.decimal_commas)
    checked, empty = False, True
    for line in lines:
        if isinstance(line, Unreadable):
            yield Refused(line.message)
            return
        if header.is_comment(line) or not (line.cells or line.problem):
            continue
        cells = header.cells(line)
        if not checked:
            roots = roots_of(shown(cells.get(PACK, "")).strip())
            # Without a column for it, all are of the usual pack.
            among = tuple(roots) if PACK in header.names.values() else (next(iter(roots)),)
            refused = list(_wrong_columns(header, sheet, among))
            yield from refused
            if refused:
                return
            checked = True
        if cells or line.problem:
            empty = False
            at, notes = line.at or line.number, header.notes(line)
            yield Deal(line.number, at, cells, table, {}, line.problem, notes)
    if empty:
        yield Refused(tell("holds no deal: expected one in each row below the names of the columns"))


def _wrong_columns(header: Header, sheet: Sheet, roots: _Roots, prefix: str = "") -> Iterator[Refused]:
    for at, problem in header.problems:
        yield Refused(problem, _at(sheet, f"{at}{header.row}"))
    if header.problems:
        return
    wrong = []
    for name, at in header.letters.items():
        path = name if not prefix or name in _KEYS or name.startswith(COMMENT) else f"{prefix}[1].{name}"
        problems = [problem_with(path, root) for root in roots] if name else []
        if problems and all(problems):
            wrong.append(Refused(f"{name[:60]} {problems[0]}", _at(sheet, f"{at}{header.row}")))
    if len(header.names) == len(wrong) == 1:
        (title,) = header.names.values()
        message = tell(
            "{title} stands where the names of the columns are expected, such as client.legal_name: delete "
            "the rows above them",
            title=title[:60],
        )
        yield Refused(message, wrong[0].cell)
    else:
        yield from wrong


def _at(sheet: Sheet, cell: str) -> str:
    return f"{sheet.name}!{cell}" if sheet.name else cell


def _gather(
    sheet: Sheet, lines: Iterator[Line | Unreadable], lists: _Lists, roots_of: RootsOf
) -> Iterator[Refused]:
    """Keep the entries of the list that a sheet holds; a sheet that is there for people is passed over."""
    # Of which pack each deal is stands in a sheet that is not read yet.
    roots = tuple(roots_of(""))
    is_list = any(sheet.name in lists_of_pages(root) for root in roots)
    if sheet.hidden:
        if is_list:
            yield Refused(tell("the sheet {name} is hidden: show it, or delete it", name=sheet.name))
        return
    header = _header(lines)
    if header is None or isinstance(header, Refused):
        if isinstance(header, Refused) and is_list:
            yield header
        return
    key = next((key for key in _KEYS if key in header.names.values()), None)
    refused = list(_wrong_list(sheet, header, key, roots))
    yield from refused
    if is_list and key is not None and not refused:
        yield from _keep(sheet, header, key, lines, lists)


def _wrong_list(sheet: Sheet, header: Header, key: str | None, roots: _Roots) -> Iterator[Refused]:
    """Yield what keeps a sheet from being read as a list of deals, if it means to be one."""
    known = frozenset[str]().union(*map(lists_of_pages, roots))
    if sheet.name in known and key is None:
        message = tell(
            "the sheet {name} needs a column {key}, the deal of each row", name=sheet.name, key=NUMBER
        )
        yield Refused(message)
    elif sheet.name in known:
        yield from _wrong_columns(header, sheet, roots, sheet.name)
    elif key is not None:
        listed = ", ".join(sorted(known))
        message = tell(
            "the sheet {name} is no list of a deal: name it as one of {known}", name=sheet.name, known=listed
        )
        yield Refused(message)


def _keep(
    sheet: Sheet, header: Header, key: str, lines: Iterator[Line | Unreadable], lists: _Lists
) -> Iterator[Refused]:
    for line in lines:
        if isinstance(line, Unreadable):
            yield Refused(line.message)
            return
        if header.is_comment(line) or not (line.cells or line.problem):
            continue
        at = _at(sheet, f"A{line.number}")
        if line.problem:
            yield Refused(line.problem, at)
            return
        cells = header.cells(line)
        number = shown(cells.pop(key, "")).strip()
        letters = header.letters
        places = {name: _at(sheet, f"{letters[name]}{line.number}") for name in cells if name in letters}
        lists[number][sheet.name].append(_Entry(cells, places, at, header.notes(line)))


def _with_lists(deal: Deal, lists: _Lists, taken: set[str]) -> Deal:
    """Return a deal with the entries that other sheets hold of it."""
    numbers = (shown(deal.cells[key]).strip() for key in _KEYS if key in deal.cells)
    number = next((each for each in numbers if each in lists), "")
    if not number:
        return deal
    problem = deal.problem
    if number in taken:
        problem = tell(
            "the number {number} stands in two rows: other sheets cannot tell them apart", number=number[:60]
        )
    taken.add(number)
    cells: dict[str, Cell] = dict(deal.cells)
    places: dict[str, str] = {}
    notes: dict[str, Cell] = dict(deal.notes)
    for name, entries in lists[number].items():
        if twice := next(
            (column for column in cells if column == name or column.startswith(f"{name}[")), None
        ):
            cells[twice] = Fault(
                tell("stands here and in the sheet {name}: empty one of the two", name=name),
                shown(cells[twice]),
            )
            continue
        for at, entry in enumerate(entries, 1):
            for column, cell in entry.cells.items():
                cells[f"{name}[{at}].{column}"] = cell
                places[f"{name}[{at}].{column}"] = entry.places.get(column, entry.at)
            notes |= {f"{name}[{at}].{column}": cell for column, cell in entry.notes.items()}
    return Deal(deal.row, deal.line, cells, deal.table, places, problem, notes)
