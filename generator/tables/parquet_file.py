"""Parquet: rows of a data frame; lists and structures in a cell are read as JSON."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from math import isnan
from typing import Any, BinaryIO

from generator.errors import InputError
from generator.messages import relayed, tell
from generator.tables.cell import Cell, Fault
from generator.tables.sheet import Line, Sheet, Unreadable

_ROWS_AT_ONCE = 256


def lines_of_parquet(file: BinaryIO) -> Iterator[Sheet | Line | Unreadable]:
    """Yield the sheet of a Parquet file, then its rows, the names of the columns first."""
    try:
        from pyarrow import lib, parquet
    except ImportError as error:
        raise InputError.single(
            tell("Parquet needs the package pyarrow: pip install 'contract-clause-generator[parquet]'")
        ) from error
    yield Sheet("")
    try:
        table: Any = parquet.ParquetFile(file)  # type: ignore[no-untyped-call]
        names = table.schema_arrow.names
        yield Line(1, dict(enumerate(names)))
        number = 1
        for batch in table.iter_batches(_ROWS_AT_ONCE):
            columns = [batch.column(at).to_pylist() for at in range(len(names))]
            for cells in zip(*columns, strict=True):
                number += 1
                found = ((at, cell_of(value)) for at, value in enumerate(cells))
                yield Line(number, {at: cell for at, cell in found if cell is not None})
    except (lib.ArrowException, OSError, ValueError) as error:
        yield Unreadable(tell("cannot be read as Parquet: {reason}", reason=relayed(str(error))))


def cell_of(value: Any) -> Cell | None:  # noqa: PLR0911  one for each kind of value
    """Return the cell of a value as programs hold it; None for nothing."""
    match value:
        case None:
            return None
        case str() if not value.strip():
            return None
        case bool() | str():
            return value
        case int() | Decimal():
            return Decimal(value)
        case float():
            return None if isnan(value) else Decimal(f"{value:.15g}")
        case datetime():
            if value.time() != time():
                return Fault(tell("has a time of day, and a date is wanted"), value.isoformat(" "))
            return value.date()
        case date():
            return value
        case dict() | list():
            return json.dumps(_without_nothing(value), default=str)
        case _:
            return str(value)


def _without_nothing(value: Any) -> Any:
    """Return nested data without the fields that hold nothing: a frame gives every row the fields of all."""
    if isinstance(value, dict):
        return {key: _without_nothing(below) for key, below in value.items() if below is not None}
    return [_without_nothing(each) for each in value] if isinstance(value, list) else value
