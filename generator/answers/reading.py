"""Reading answers from JSON: every problem at once, each with its path and what is allowed."""

import json
import re
import stat
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from generator.answers.root import SCHEMA_VERSION, Root
from generator.answers.values import plain
from generator.answers.walking import questions
from generator.errors import InputError, Problem
from generator.messages import Message, any_of, figure, listed, relayed, tell, tell_many

Model = TypeVar("Model", bound=BaseModel)

LONGEST = 16 << 20
"""Bytes that the JSON of one deal may have, wherever it is read."""
_MOST_VALUES = 20_000
"""Values that one deal may have, more than its longest lists allow: each can be a problem to tell."""
_MOST_KEYS_TOLD = 5
_LONGEST_VALUE = 60
_WORD = Message(
    "is a Word file, and answers are wanted: give the .json file that it was made from; "
    "`clausegen returned` and `clausegen verify` read contracts"
)
_TABLE = Message(
    "is a table, and one deal is wanted as JSON: `clausegen batch` makes the contracts of a .csv or .xlsx, "
    "and `clausegen schema --xlsx` writes one to fill in"
)
_PACKED = Message("is compressed: unpack it first")
_PDF = Message("is a PDF, and answers are wanted: give the .json file that it was made from")
_YAML = Message("is YAML, and answers are read as JSON")
_ENDINGS = {
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".xlsm", ".ods"), _TABLE),
    **dict.fromkeys((".zip", ".gz", ".bz2", ".xz", ".zst"), _PACKED),
    **dict.fromkeys((".yaml", ".yml"), _YAML),
}
_STARTS = {b"PK\x03\x04": _WORD, b"\x1f\x8b": _PACKED, b"BZh": _PACKED, b"\xfd7zXZ": _PACKED, b"%PDF-": _PDF}
_DECIMAL = re.compile(r"^Decimal\('([^']*)'\)$")
_LIKE_ANOTHER = re.compile(r"null|true|false|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_VALUES = re.compile(r"""'[^']*'|"[^"]*"|[0-9]+""")
_ONE_VALUE = Message("must be {expected}")
_PLACE_IN_FILE = re.compile(r":\d+$|\[\d+\]$")
_MOST_DIGITS = 100
_HANDED_OVER = ("/dev/fd", "/proc/self/fd")
_MOST_SUGGESTED = 200
"""Problems for which a field of a similar name is looked for: that takes long."""

# What to say for an error of pydantic, by its type; `{…}` is filled from its context.
_MESSAGES = {
    "missing": Message("is required"),
    "extra_forbidden": Message("is not a field here: remove it or mend its name"),
    "string_type": Message("must be text in quotes"),
    "string_too_short": Message("must not be empty"),
    "string_too_long": Message("must have at most {max_length} characters"),
    "int_parsing": Message("must be a whole number"),
    "int_type": Message("must be a whole number"),
    "int_from_float": Message("must be a whole number"),
    "int_parsing_size": Message("must be a smaller number"),
    "string_unicode": Message("holds half a character (a lone surrogate): write the text anew"),
    "bool_parsing": Message("must be true or false"),
    "bool_type": Message("must be true or false"),
    "decimal_parsing": Message("must be a number such as 1500 or 1500.50"),
    "decimal_type": Message("must be a number such as 1500 or 1500.50"),
    "decimal_max_places": Message("must have at most {decimal_places} decimals"),
    "decimal_max_digits": Message("must have at most {max_digits} digits"),
    "decimal_whole_digits": Message("must have at most {whole_digits} digits before the point"),
    "finite_number": Message("must be a finite number"),
    "greater_than": Message("must be more than {gt}"),
    "greater_than_equal": Message("must be at least {ge}"),
    "less_than": Message("must be less than {lt}"),
    "less_than_equal": Message("must be at most {le}"),
    "too_short": Message("must have at least {min_length} entries"),
    "too_long": Message("must have at most {max_length} entries"),
    "literal_error": Message("must be one of {expected}"),
    "union_tag_invalid": Message("kind must be one of {expected_tags}"),
    "union_tag_not_found": Message("needs a field kind that says which of the choices it is"),
    "model_type": Message("must be an object in braces"),
    "model_attributes_type": Message("must be an object in braces"),
    "tuple_type": Message("must be a list in brackets"),
    "list_type": Message("must be a list in brackets"),
    "dict_type": Message("must be an object in braces"),
}


def validated(data: Mapping[str, Any], root: type[Model], *, source: str = "") -> Model:
    """Return the answers of a root model that JSON data hold; raise InputError with every problem."""
    try:
        return root.model_validate(data)
    except ValidationError as error:
        raise InputError(problems_of(error, root, source=source)) from error


def refuse_foreign(data: Any, *, source: str) -> dict[str, Any]:
    """Return JSON data that is an object of a form that is known here; raise InputError for another."""
    if isinstance(data, list):
        raise InputError.single(
            tell("holds a list: use `clausegen batch` for more than one deal"), source=source
        )
    if not isinstance(data, dict):
        raise InputError.single(tell("must be a JSON object: {{ … }}"), source=source)
    version = data.get("schema_version", SCHEMA_VERSION)
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise InputError.single(
            tell(
                "was written by a newer clausegen: update the program, or make schema_version "
                "{version} and mend what `clausegen explain` reports",
                version=SCHEMA_VERSION,
            ),
            place="schema_version",
            source=source,
            value=str(version),
        )
    if _holds_more_than(_MOST_VALUES, data):
        raise InputError.single(
            tell("holds more than {most} values: it is not one deal", most=figure(_MOST_VALUES)),
            source=source,
        )
    return data


def _holds_more_than(most: int, data: Any) -> bool:
    level, count = [data], 0
    while level and count <= most:
        value = level.pop()
        below = value.values() if isinstance(value, dict) else value
        count += len(below)
        level += [entry for entry in below if isinstance(entry, dict | list)]
    return count > most


def read_json(path: Path) -> Any:
    """Parse a JSON file; raise InputError for one that is missing, no plain file, too long or malformed."""
    try:
        return parse_json(_read(path), source=str(path))
    except FileNotFoundError:
        raise InputError.single(missing_file(path), source=str(path)) from None
    except IsADirectoryError:
        raise InputError.single(
            tell("is a folder: name a file, or use `clausegen batch` for a folder of deals"), source=str(path)
        ) from None
    except OSError as error:
        raise InputError.single(
            tell("cannot be read: {reason}", reason=relayed(error.strerror)), source=str(path)
        ) from error


def _read(path: Path) -> bytes:
    """Return a file's bytes; a device never ends, and a pipe that nobody writes to never begins.

    What a shell hands over by its number, as `<(…)` does, is read: there somebody writes.
    """
    kind = path.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or str(path.parent) in _HANDED_OVER):
        raise InputError.single(tell("is a device or a pipe: name a plain file"), source=str(path))
    with path.open("rb") as file:
        return file.read(LONGEST + 1)


def read_kept(path: Path) -> Any:
    """Parse a JSON file that this program keeps; raise InputError also for one that is no plain file.

    Reading a device or a pipe that was put in its place might never end.
    """
    try:
        plain_file = stat.S_ISREG(path.stat().st_mode)
    except OSError:
        plain_file = True  # reading says what is wrong
    if not plain_file:
        raise InputError.single(tell("is no plain file: move it away, or delete it"), source=str(path))
    return read_json(path)


def missing_file(path: Path) -> str:
    """Return what to say of a file that is not there."""
    return (
        tell("standard input is not read: give the name of a file")
        if str(path) == "-"
        else tell("no such file")
    )


def _other_kind(raw: bytes, source: str) -> str:
    """Return what a file is that holds no JSON, and what to do with it; nothing where that is not known."""
    name = _PLACE_IN_FILE.sub("", source).lower()
    by_name = (kind for ending, kind in _ENDINGS.items() if name.endswith(ending))
    by_start = (kind for start, kind in _STARTS.items() if raw.startswith(start))
    kind = next(chain(by_name, by_start), None)
    return tell(kind) if kind else ""


def parse_json(raw: bytes, *, source: str, line: int = 1) -> Any:
    """Parse JSON bytes in UTF-8 that begin on a line of a file; duplicate keys and NaN are refused."""
    if len(raw) > LONGEST:
        raise InputError.single(
            tell("is longer than {megabytes} MB: it is not one deal", megabytes=LONGEST >> 20), source=source
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = _other_kind(raw, source) or tell(
            "is not UTF-8 text (byte {position}): save it as UTF-8", position=error.start + 1
        )
        raise InputError.single(told, source=source) from error
    if not text.strip():
        raise InputError.single(tell("is empty: expected a JSON object with answers"), source=source)
    try:
        return json.loads(
            text,
            parse_float=_number,
            parse_int=_whole,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        if told := _other_kind(raw, source):
            raise InputError.single(told, source=source) from error
        at = line - 1 + error.lineno
        raise InputError.single(
            tell(
                "is not valid JSON: {reason} (line {line}, column {column})",
                reason=relayed(error.msg.removesuffix(" at")),
                line=at,
                column=error.colno,
            ),
            source=f"{source}:{at}",
        ) from error
    except RecursionError:
        raise InputError.single(tell("is nested too deeply"), source=source) from None
    except ValueError as error:
        raise InputError.single(str(error), source=source) from error


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return _refuse_constant(text)


def _whole(text: str) -> int:
    return int(text) if len(text) <= _MOST_DIGITS else _refuse_constant(text)


def _refuse_constant(name: str) -> NoReturn:
    msg = tell("{value} is not a number that a contract can hold", value=name[:_LONGEST_VALUE])
    raise ValueError(msg)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = sorted(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        more, keys = len(twice) - _MOST_KEYS_TOLD, listed(twice[:_MOST_KEYS_TOLD])
        if more > 0:
            msg = tell(
                "the keys {keys} and {more} more stand twice in one object: keep one each",
                keys=keys,
                more=more,
            )
        else:
            msg = tell_many(
                len(twice),
                "the key {keys} stands twice in one object: keep one",
                "the keys {keys} stand twice in one object: keep one each",
                keys=keys,
            )
        raise ValueError(msg)
    return found


class Fault(NamedTuple):
    """One error of pydantic: the place in the answers, what is wrong there, and the fields to mend it in.

    `type` is pydantic's. `fields` are below the place, none where it is itself the one to mend. `marked` is
    the text of a rule of ours with its marks (`values.MARK`).
    """

    type: str
    place: str
    message: str
    value: str = ""
    fields: tuple[str, ...] = ()
    marked: str = ""


def faults_of(error: ValidationError, root: type[BaseModel]) -> tuple[Fault, ...]:
    """Turn pydantic's errors on answers of a root model into faults."""
    items = error.errors(include_url=False)
    return tuple(
        fault
        for number, item in enumerate(items)
        for fault in _faults(item, root, suggest=number < _MOST_SUGGESTED)
    )


def problems_of(error: ValidationError, root: type[BaseModel], *, source: str = "") -> tuple[Problem, ...]:
    """Turn pydantic's errors on a model into problems with a path, the value and what is allowed."""
    return tuple(
        Problem(fault.message, place=fault.place, source=source, value=fault.value, fields=fault.fields)
        for fault in faults_of(error, root)
    )


def _faults(item: Mapping[str, Any], root: type[BaseModel], *, suggest: bool) -> list[Fault]:
    kind, context = item["type"], item.get("ctx", {})
    if kind == "contradictions":
        return [Fault(kind, place, plain(marked), marked=marked) for place, marked in context["found"]]
    place, models = _place(item["loc"], root)
    shown = "" if kind == "missing" else _shown(item.get("input"))
    if kind in ("incomplete", "refused"):
        return [Fault(kind, place, context["text"], shown, tuple(context["fields"]), context["marked"])]
    name = item["loc"][-1] if item["loc"] else ""
    message = ""
    if suggest and kind == "extra_forbidden":
        message = _misspelt(name, models)
    elif kind == "missing":
        message = _choices(name, models)
    return [Fault(kind, place, message or _message(item), shown)]


def _misspelt(name: int | str, models: tuple[type[BaseModel], ...]) -> str:
    from difflib import get_close_matches

    known = [question.name for model in models for question in questions(model)]
    close = get_close_matches(str(name), known, n=1)
    return tell("is not a field here: did you mean {name}?", name=close[0]) if close else ""


def _choices(name: int | str, models: tuple[type[BaseModel], ...]) -> str:
    """Return what to say of a missing field that has choices; nothing for another."""
    asked = next((each for model in models for each in questions(model) if each.name == name), None)
    if asked is None:
        return ""
    values = any_of(repr(value) for value in asked.values) if asked.values else ""
    tags = any_of(repr(tag) for tag in map(_tag, asked.models) if tag) if asked.kind == "union" else ""
    if values:
        return tell("is required: {values}", values=values)
    return tell("is required: an object whose kind is {kinds}", kinds=tags) if tags else ""


def _message(item: Mapping[str, Any]) -> str:
    # Pydantic gives a bound that is a Decimal as Python writes it.
    context = {
        name: _DECIMAL.sub(r"\1", b) if isinstance(b, str) else b for name, b in item.get("ctx", {}).items()
    }
    if item["type"] == "value_error":
        return str(context.get("error", item["msg"]))
    # A length checked after cleaning is reported as that of a list, also for a text.
    of_text = "string_" if isinstance(item.get("input"), str) and item["type"].startswith("too_") else ""
    template = _MESSAGES.get(of_text + item["type"])
    if item["type"] == "literal_error" and len(_VALUES.findall(context["expected"])) == 1:
        template = _ONE_VALUE
    if template is None:
        return str(item["msg"])
    return tell(template, **{name: _plain(name, value) for name, value in context.items()})


def _plain(name: str, limit: Any) -> str:
    """Write a limit as a person does; pydantic writes some as Python would: Decimal('999').

    What may stand there it lists in English.
    """
    text = _DECIMAL.sub(r"\1", str(limit))
    if name == "expected":
        return any_of(_VALUES.findall(text))
    if name == "expected_tags":
        return listed(text.split(", "))
    return figure(int(text)) if text.isdecimal() else text


def _place(location: tuple[int | str, ...], root: type[BaseModel]) -> tuple[str, tuple[type[BaseModel], ...]]:
    """Return the path of a place, and the models that can hold its last name."""
    # pydantic names the chosen member of a union in the location (fee.fixed.amount);
    # the path in the file has no such step.
    path = ""
    models: tuple[type[BaseModel], ...] = (root,)
    above = models
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
            continue
        chosen = tuple(model for model in models if _tag(model) == part)
        if chosen and len(models) > 1:
            models = chosen
            continue
        path += f".{part}" if path else part
        above = models
        models = tuple(m for model in models for q in questions(model) if q.name == part for m in q.models)
    return path, above


def _tag(model: type[BaseModel]) -> str | None:
    kind = model.model_fields.get("kind")
    return None if kind is None else kind.default


def _shown(value: Any) -> str:
    if isinstance(value, Mapping | list | tuple):
        return ""
    text = _as_json(value)
    text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _as_json(value: Any) -> str:
    """Write a value as the file has it; a text that looks like another kind of value keeps its quotes."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if not isinstance(value, str):
        return str(value)
    return f'"{value}"' if _LIKE_ANOTHER.fullmatch(value) else value


def to_json(answers: Root) -> str:
    """Write answers as JSON that a person can read and edit: only what was given, and of what form it is."""
    data = answers.model_dump(mode="json", exclude_unset=True)
    form = {"schema_version": SCHEMA_VERSION, "pack": answers.pack}
    return json.dumps(form | data, ensure_ascii=False, indent=2) + "\n"
