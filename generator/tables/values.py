"""What a cell means for a field: one value of an answer, or why it is none."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.answers.walking import Question, questions
from generator.messages import any_of, tell
from generator.tables.cell import Cell, Fault, shown
from generator.tables.columns import NO, YES

Read = Callable[[str, str], Any]
"""Reads words that stand for a value in the forms of a pack, by unit; raises ValueError saying why not."""

_NUMBERS = frozenset({"money", "daily", "percent", "number"})
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_MAY_BE_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_CURRENCY = re.compile(r"[A-Z]{2,3}\$?|[$¢-¥฿₠-⃏]")
"""The code or the sign of a currency."""
_TRUE, _FALSE = ("true", YES), ("false", NO)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of a table are read: in the forms of a pack, and whether commas stand for decimals."""

    read: Read
    decimal_commas: bool = False


def value_of(cell: Cell, fields: tuple[Question, ...], reading: Reading) -> Any:
    """Return the JSON value that a cell has for a field, or a Fault.

    Text that is no value of the field is given back: the field says what is allowed.
    """
    if isinstance(cell, Fault):
        return cell
    if fields and all(field.name == "kind" and field.constant for field in fields):
        return _kind(cell, fields)
    found = [_value(cell, field, reading) for field in fields] or [shown(cell)]
    return next((value for value in found if not isinstance(value, Fault)), found[0])


def _kind(cell: Cell, fields: tuple[Question, ...]) -> Any:
    """Return which of several kinds a cell names."""
    kinds = {str(field.values[0]).casefold(): field.values[0] for field in fields}
    text = shown(cell).strip()
    if text.casefold() in kinds:
        return kinds[text.casefold()]
    return Fault(tell("must be one of {kinds}", kinds=any_of(map(repr, kinds.values()))), text)


def _value(cell: Cell, field: Question, reading: Reading) -> Any:
    match field.kind:
        case "page" | "union":
            found: Any = _page(cell, field)
        case "list":
            found = _list(cell, field, reading)
        case "flag":
            found = _flag(cell)
        case "menu":
            found = _choice(cell, field)
        case _ if field.unit == "date":
            found = _day(cell, reading)
        case _ if field.whole or field.unit in _NUMBERS:
            found = _number(cell, field, reading)
        case _:
            found = _text(cell)
    return found


def _text(cell: Cell) -> str | Fault:
    if isinstance(cell, bool):
        return Fault(
            tell("is true or false here, and words are wanted: format the cell as text"), shown(cell)
        )
    if isinstance(cell, date):
        return Fault(
            tell("is a date here, and words are wanted: format the cell as text and type them again"),
            shown(cell),
        )
    return shown(cell)


def _number(cell: Cell, field: Question, reading: Reading) -> Any:
    if isinstance(cell, date):
        return Fault(
            tell("is a date here, and a number is wanted: format the cell as a number and type it again"),
            shown(cell),
        )
    if not isinstance(cell, str):
        return _written(cell, field) if isinstance(cell, Decimal) else cell
    text = cell.strip()
    if _MAY_BE_THOUSANDS.fullmatch(text) and ("." in text or reading.decimal_commas):
        return _one_of_two(text)
    if _PLAIN_NUMBER.fullmatch(text):
        return _written(Decimal(text), field)
    unit = field.unit if field.unit in ("money", "percent") else "number"
    try:
        return _written(reading.read(text, unit).normalize(), field)
    except ValueError:
        # Otherwise the field says what is allowed.
        return (_other_currency(text, reading) if unit == "money" else None) or text


def _other_currency(text: str, reading: Reading) -> Fault | None:
    """Return what is wrong with a sum whose sign or code is not that of the deal's currency."""
    found = _CURRENCY.search(text)
    if found is None:
        return None
    try:
        reading.read(text.replace(found[0], "").strip(), "money")
    except ValueError:
        return None
    message = tell(
        "is in {sign}, and the currency of the deal is another: change one of the two", sign=found[0]
    )
    return Fault(message, text)


def _one_of_two(text: str) -> Fault:
    whole, rest = re.split("[.,]", text)
    one = f"{whole}.{rest}"
    message = tell(
        "may be {one} or {other}: write {written} or {other}",
        one=f"{Decimal(one).normalize():f}",
        written=f"{one}0",
        other=f"{whole}{rest}",
    )
    return Fault(message, text)


def _written(number: Decimal, field: Question) -> Any:
    return _whole(number) if field.whole else f"{number:f}"


def _whole(number: Decimal) -> Any:
    return int(number) if number == number.to_integral_value() and abs(number) < 10**18 else f"{number:f}"


def _day(cell: Cell, reading: Reading) -> Any:
    if isinstance(cell, Decimal):
        return Fault(tell("is a number here, and a date is wanted: format the cell as a date"), shown(cell))
    if not isinstance(cell, str):
        return shown(cell)
    text = cell.strip()
    if iso := _ISO.fullmatch(text):
        return iso[1]
    try:
        return reading.read(text, "date").isoformat()
    except ValueError as error:
        said = str(error)
        return Fault(tell("{reason}: write a date such as 2026-12-01", reason=said), cell) if said else text


def _flag(cell: Cell) -> Any:
    if isinstance(cell, str):
        word = cell.strip().casefold()
        return True if word in _TRUE else False if word in _FALSE else cell
    return cell if isinstance(cell, bool) else shown(cell)


def _choice(cell: Cell, field: Question) -> Any:
    text = shown(cell).strip()
    values = {str(value).casefold(): value for value in field.values}
    return values.get(text.casefold(), text)


def _page(cell: Cell, field: Question) -> Any:
    """Return whether a page is there: yes and no, or its JSON."""
    if isinstance(cell, str) and cell.lstrip().startswith("{"):
        return _json(cell)
    told = _flag(cell)
    if isinstance(told, bool):
        return {} if told else None
    first = next(each.name for each in questions(field.models[0]))
    if field.kind == "page" and field.optional:
        return Fault(
            tell("must be {yes} or {no}; its answers have columns of their own", yes=YES, no=NO), told
        )
    return Fault(
        tell("its answers have columns of their own, such as {name}", name=f"{field.name}.{first}"), told
    )


def _list(cell: Cell, field: Question, reading: Reading) -> Any:
    """Return the entries of a list: each on a line of the cell, or as JSON."""
    text = shown(cell)
    if text.lstrip().startswith("["):
        return _json(text)
    item = field.item
    if item is None or item.models:
        return Fault(
            tell("give each entry columns of its own, such as {name}[1].name", name=field.name), text
        )
    free = item.kind == "value" and item.unit in ("text", "paragraphs", None)
    entries = [entry for entry in re.split(r"\n" if free else r"[\n,;]", text) if entry.strip()]
    found = [_value(entry, item, reading) for entry in entries]
    return next((value for value in found if isinstance(value, Fault)), found)


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str)
    except (ValueError, RecursionError):
        return Fault(tell("is not valid JSON"), text)
