"""A cell as a table holds it, whatever file it stands in, and how it is kept as JSON for a worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

COMMENT = "#"
"""What the name of a column begins with that nobody reads, and a row whose cell there begins with it."""

RECORD_ID = "record_id"
"""The column that names a deal and is none of its answers."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that holds no value: why, and what it shows."""

    message: str
    shown: str = ""


Cell = str | Decimal | bool | date | Fault
"""Text as it was typed, or what a workbook says is a number, a yes or no, or a day."""

Row = Mapping[str, Cell]
"""The cells of a deal that hold something, by the names of their columns."""


def shown(cell: Cell) -> str:
    """Return what a cell shows."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
        case Fault():
            return cell.shown
        case _:
            return cell


def kept(cell: Cell) -> Any:
    """Return a cell as JSON data."""
    match cell:
        case Decimal():
            return {"number": f"{cell:f}"}
        case date():
            return {"date": cell.isoformat()}
        case Fault():
            return {"fault": cell.message, "shown": cell.shown}
        case _:
            return cell


def unkept(data: Any) -> Cell:
    """Return the cell that JSON data stand for."""
    match data:
        case {"number": number}:
            return Decimal(number)
        case {"date": day}:
            return date.fromisoformat(day)
        case {"fault": message, "shown": text}:
            return Fault(message, text)
        case _:
            return data if isinstance(data, bool) else str(data)
