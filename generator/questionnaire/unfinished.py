"""Answers that are not finished: fit to lay out a review draft, never a copy to sign."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.answers.reading import Fault, faults_of
from generator.answers.root import without_notes
from generator.errors import InputError, Problem
from generator.questionnaire.missing import BlankWords, Missing, Unfinished
from generator.questionnaire.partial import so_far
from generator.questionnaire.placeholders import fill

# What pydantic says where an answer is not there; `incomplete` is our own, of a page that needs more.
_ABSENT = frozenset(["missing", "incomplete", "union_tag_not_found"])


def read_unfinished(
    given: Mapping[str, Any],
    root: type[BaseModel],
    suggested: Mapping[str, Any],
    words: BlankWords,
    *,
    source: str = "",
) -> Unfinished:
    """Read JSON answers of a root model of which some may be missing.

    Raise InputError for what is wrong in those given.

    `suggested` are the defaults that follow from the answers so far, by path, `words` those of
    blanks. Whether sums and dates
    agree is only asked of whole answers.
    """
    try:
        return Unfinished(root.model_validate(given), given)
    except ValidationError as error:
        incomplete = _incomplete(error, root, source)
    raw = without_notes(given)
    filled = fill(root, raw, suggested, words, incomplete)
    if more := _still_incomplete(filled.data, root) - incomplete:  # of pages that are missing as a whole
        filled = fill(root, raw, suggested, words, incomplete | more)
    made = so_far(root, filled.data)
    if made.wrong:  # of a page that does not say its kind, which is assumed
        raise InputError(replace(problem, source=source) for problem in made.wrong)
    return Unfinished(_blanked(made.page, raw, "", filled.missing), given, filled.missing)


def _incomplete(error: ValidationError, root: type[BaseModel], source: str) -> frozenset[str]:
    """Return the optional answers that their page needs; raise InputError where more than that is wrong."""
    faults = faults_of(error, root)
    items = error.errors(include_url=False)
    # Contradictions come alone, for answers that are otherwise right.
    inputs = [item.get("input") for item in items] if len(items) == len(faults) else [...] * len(faults)
    absent = [fault.place for fault in faults if fault.type in _ABSENT]
    wrong = [
        Problem(fault.message, place=fault.place, source=source, value=fault.value)
        for fault, given in zip(faults, inputs, strict=True)
        if fault.type not in _ABSENT
        and (given is not None or fault.type == "contradictions")
        # pydantic counts only the entries that are whole
        and not (fault.type == "too_short" and any(p.startswith(f"{fault.place}[") for p in absent))
    ]
    if wrong:
        raise InputError(wrong)
    return _asked_for(faults)


def _still_incomplete(filled: Mapping[str, Any], root: type[BaseModel]) -> frozenset[str]:
    try:
        root.model_validate(filled)
    except ValidationError as error:
        return _asked_for(faults_of(error, root))
    return frozenset()


def _asked_for(faults: tuple[Fault, ...]) -> frozenset[str]:
    return frozenset(f"{f.place}.{name}" for f in faults if f.type == "incomplete" for name in f.fields)


def _blanked(value: Any, raw: Any, path: str, missing: Mapping[str, Missing]) -> Any:
    """Put words in brackets in place of stand-ins for text, and forget that stand-ins were ever set."""
    if path in missing and missing[path].text:
        return f"[{missing[path].words}]"
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        below = raw if isinstance(raw, Mapping) else {}
        prefix = f"{path}." if path else ""
        values = {
            name: _blanked(getattr(value, name), below.get(name), f"{prefix}{name}", missing)
            for name in fields
        }
        given = {
            name for name in value.model_fields_set if name in below and f"{prefix}{name}" not in missing
        }
        return type(value).model_construct(_fields_set=given, **values)
    if isinstance(value, tuple):
        entries = raw if isinstance(raw, list) else []
        return tuple(
            _blanked(entry, entries[index] if index < len(entries) else None, f"{path}[{index}]", missing)
            for index, entry in enumerate(value)
        )
    return value
