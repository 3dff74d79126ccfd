"""Reading answers from JSON: every problem at once, each with its path and what is allowed."""

import json
import re
import stat
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from pydantic import BaseModel, ValidationError

from generator.answers.deal import SCHEMA_VERSION, Answers
from generator.answers.migration import migrated
from generator.answers.walking import questions
from generator.errors import InputError, Problem

__all__ = [
    "answers_from",
    "missing_file",
    "parse_json",
    "problems_of",
    "read_answers",
    "read_json",
    "refuse_foreign",
    "to_json",
]

_LONGEST_VALUE = 60
_WORD = (
    "is a Word file, and answers are wanted: give the .json file that it was made from; `clausegen returned` "
    "and `clausegen verify` read contracts"
)
_TABLE = (
    "is a table, and deals are wanted as JSON: one object on each line of a .jsonl file; `clausegen schema` "
    "prints its fields, and `clausegen new` makes one to copy"
)
_PACKED = "is compressed: unpack it first"
_PDF = "is a PDF, and answers are wanted: give the .json file that it was made from"
_YAML = "is YAML, and answers are read as JSON"
_ENDINGS = {
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".xlsm", ".ods"), _TABLE),
    **dict.fromkeys((".zip", ".gz", ".bz2", ".xz", ".zst"), _PACKED),
    **dict.fromkeys((".yaml", ".yml"), _YAML),
}
_STARTS = {b"PK\x03\x04": _WORD, b"\x1f\x8b": _PACKED, b"BZh": _PACKED, b"\xfd7zXZ": _PACKED, b"%PDF-": _PDF}
_DECIMAL = re.compile(r"^Decimal\('([^']*)'\)$")
_LIKE_ANOTHER = re.compile(r"null|true|false|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_ALTERNATIVES = frozenset(["or"])
_PLACE_IN_FILE = re.compile(r":\d+$|\[\d+\]$")
_MOST_DIGITS = 100
_LARGEST = 64 << 20
_HANDED_OVER = ("/dev/fd", "/proc/self/fd")
_MOST_SUGGESTED = 200
"""Problems for which a field of a similar name is looked for: that takes long."""

# What to say for an error of pydantic, by its type; `{…}` is filled from its context.
_MESSAGES = {
    "missing": "is required",
    "extra_forbidden": "is not a field here: remove it or mend its name",
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "int_parsing_size": "must be a smaller number",
    "string_unicode": "holds half a character (a lone surrogate): write the text anew",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "decimal_parsing": "must be a number such as 1500 or 1500.50",
    "decimal_type": "must be a number such as 1500 or 1500.50",
    "decimal_max_places": "must have at most {decimal_places} decimals",
    "decimal_max_digits": "must have at most {max_digits} digits",
    "decimal_whole_digits": "must have at most {whole_digits} digits before the point",
    "finite_number": "must be a finite number",
    "date_from_datetime_parsing": "must be a date such as 2026-12-01",
    "date_from_datetime_inexact": "must be a date without a time, such as 2026-12-01",
    "date_parsing": "must be a date such as 2026-12-01",
    "date_type": "must be a date such as 2026-12-01",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "too_short": "must have at least {min_length} entries",
    "too_long": "must have at most {max_length} entries",
    "literal_error": "must be one of {expected}",
    "union_tag_invalid": "kind must be one of {expected_tags}",
    "union_tag_not_found": "needs a field kind that says which of the choices it is",
    "model_type": "must be an object in braces",
    "model_attributes_type": "must be an object in braces",
    "tuple_type": "must be a list in brackets",
    "list_type": "must be a list in brackets",
    "dict_type": "must be an object in braces",
}


def read_answers(path: Path) -> Answers:
    """Read and validate an answers file; raise InputError with every problem."""
    return answers_from(read_json(path), source=str(path))


def answers_from(data: Any, *, source: str = "") -> Answers:
    """Validate answers that are already parsed JSON."""
    try:
        return Answers.model_validate(refuse_foreign(data, source=source))
    except ValidationError as error:
        raise InputError(problems_of(error, source=source)) from error


def refuse_foreign(data: Any, *, source: str) -> dict[str, Any]:
    """Return JSON data that is an object of this version's form; raise InputError for another.

    Answers of a former version are migrated.
    """
    if isinstance(data, list):
        raise InputError.single("holds a list: use `clausegen batch` for more than one deal", source=source)
    if not isinstance(data, dict):
        raise InputError.single("must be a JSON object: { … }", source=source)
    version = data.get("schema_version", SCHEMA_VERSION)
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise InputError.single(
            "was written by a newer clausegen: update the program, or make schema_version "
            f"{SCHEMA_VERSION} and mend what `clausegen explain` reports",
            place="schema_version",
            source=source,
            value=str(version),
        )
    return migrated(data)


def read_json(path: Path) -> Any:
    """Parse a JSON file; raise InputError for one that is missing, no plain file, too large or malformed."""
    try:
        return parse_json(_read(path), source=str(path))
    except FileNotFoundError:
        raise InputError.single(missing_file(path), source=str(path)) from None
    except IsADirectoryError:
        raise InputError.single(
            "is a folder: name a file, or use `clausegen batch` for a folder of deals", source=str(path)
        ) from None
    except OSError as error:
        raise InputError.single(f"cannot be read: {error.strerror}", source=str(path)) from error


def _read(path: Path) -> bytes:
    """Return a file's bytes; a device never ends, and a pipe that nobody writes to never begins.

    What a shell hands over by its number, as `<(…)` does, is read: there somebody writes.
    """
    kind = path.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or str(path.parent) in _HANDED_OVER):
        raise InputError.single("is a device or a pipe: name a plain file", source=str(path))
    with path.open("rb") as file:
        raw = file.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise InputError.single(f"is larger than {_LARGEST >> 20} MB: no deal is so long", source=str(path))
    return raw


def missing_file(path: Path) -> str:
    """Return what to say of a file that is not there."""
    return "standard input is not read: give the name of a file" if str(path) == "-" else "no such file"


def _other_kind(raw: bytes, source: str) -> str:
    """Return what a file is that holds no JSON, and what to do with it; nothing where that is not known."""
    name = _PLACE_IN_FILE.sub("", source).lower()
    by_name = next((told for ending, told in _ENDINGS.items() if name.endswith(ending)), "")
    return by_name or next((told for start, told in _STARTS.items() if raw.startswith(start)), "")


def parse_json(raw: bytes, *, source: str, line: int = 1) -> Any:
    """Parse JSON bytes in UTF-8 that begin on a line of a file; duplicate keys and NaN are refused."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = _other_kind(raw, source) or f"is not UTF-8 text (byte {error.start + 1}): save it as UTF-8"
        raise InputError.single(told, source=source) from error
    if not text.strip():
        raise InputError.single("is empty: expected a JSON object with answers", source=source)
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
            f"is not valid JSON: {error.msg.removesuffix(' at')} (line {at}, column {error.colno})",
            source=f"{source}:{at}",
        ) from error
    except RecursionError:
        raise InputError.single("is nested too deeply", source=source) from None
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
    msg = f"{name[:_LONGEST_VALUE]} is not a number that a contract can hold"
    raise ValueError(msg)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        msg = f"the key {', '.join(twice)} stands twice in one object: keep one"
        raise ValueError(msg)
    return found


def problems_of(error: ValidationError, *, source: str = "") -> tuple[Problem, ...]:
    """Turn pydantic's errors into problems with a path, the value and what is allowed."""
    items = error.errors(include_url=False)
    return tuple(
        problem
        for number, item in enumerate(items)
        for problem in _problems(item, source, suggest=number < _MOST_SUGGESTED)
    )


def _problems(item: Mapping[str, Any], source: str, *, suggest: bool) -> list[Problem]:
    if item["type"] == "contradictions":
        return [
            Problem(found["message"], place=found["place"], source=source) for found in item["ctx"]["found"]
        ]
    place, models = _place(item["loc"])
    shown = "" if item["type"] == "missing" else _shown(item.get("input"))
    misspelt = suggest and item["type"] == "extra_forbidden"
    message = _misspelt(item["loc"][-1], models) if misspelt else ""
    return [Problem(message or _message(item), place=place, source=source, value=shown)]


def _misspelt(name: int | str, models: tuple[type[BaseModel], ...]) -> str:
    from difflib import get_close_matches

    known = [question.name for model in models for question in questions(model)]
    close = get_close_matches(str(name), known, n=1)
    return f"is not a field here: did you mean {close[0]}?" if close else ""


def _message(item: Mapping[str, Any]) -> str:
    context = dict(item.get("ctx", {}))
    if item["type"] == "value_error":
        return str(context.get("error", item["msg"]))
    # Pydantic takes a bare number such as 99 for seconds since 1970.
    if item["type"] == "date_from_datetime_inexact" and ":" not in str(item.get("input")):
        return _MESSAGES["date_parsing"]
    # A length checked after cleaning is reported as that of a list, also for a text.
    of_text = "string_" if isinstance(item.get("input"), str) and item["type"].startswith("too_") else ""
    template = _MESSAGES.get(of_text + item["type"])
    if item["type"] == "literal_error" and _ALTERNATIVES.isdisjoint(str(context["expected"]).split()):
        template = "must be {expected}"
    return template.format_map({k: _plain(v) for k, v in context.items()}) if template else str(item["msg"])


def _plain(limit: Any) -> str:
    """Write a limit as a person does; pydantic writes some as Python would: Decimal('999')."""
    text = _DECIMAL.sub(r"\1", str(limit))
    return f"{int(text):,}" if text.isdecimal() else text


def _place(location: tuple[int | str, ...]) -> tuple[str, tuple[type[BaseModel], ...]]:
    """Return the path of a place, and the models that can hold its last name."""
    # pydantic names the chosen member of a union in the location (fee.fixed.amount);
    # the path in the file has no such step.
    path = ""
    models: tuple[type[BaseModel], ...] = (Answers,)
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


def to_json(answers: Answers) -> str:
    """Write answers as JSON that a person can read and edit: only what was given."""
    data = answers.model_dump(mode="json", exclude_unset=True)
    return json.dumps({"schema_version": SCHEMA_VERSION, **data}, ensure_ascii=False, indent=2) + "\n"
