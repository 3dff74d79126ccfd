"""Outcomes: what became of each record, a line of the manifest."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

Status = Literal["done", "done before", "changed since", "failed"]
"""Of a record whose document stands with other answers, "changed since": nothing was written."""
STATUSES = get_args(Status)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record."""

    input: str
    status: Status
    output: str = ""
    archive: str = ""
    """The archive at a URL that holds the files; empty where they stand by themselves."""
    sha256: str = ""
    answers_sha256: str = ""
    accepted: tuple[str, ...] = ()
    findings: tuple[dict[str, str], ...] = ()
    errors: tuple[dict[str, str], ...] = ()
    companions: tuple[str, ...] = ()
    pdfs: tuple[str, ...] = ()
    line: int = 0
    """Where the record begins in its file, from 1; 0 where there is no record."""
    record_sha256: str = ""
    record_id: str = ""
    """What names the record, whatever its answers are."""
    party: str = ""
    """The other side's name, as far as it is known."""
    number: int = 0
    """Which it is, from 1, of all records of a batch in parts; 0 where there is one part."""
    made_with: Mapping[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """Return the outcome as a line of JSON."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}  # `asdict` copies it all
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    def files(self) -> tuple[str, ...]:
        """Return the names of all files made of the record."""
        return tuple(name for name in (self.output, *self.companions, *self.pdfs) if name)

    def places(self) -> tuple[str, ...]:
        """Return the names of what has to stand for the record: its archive, or its files."""
        return (self.archive,) if self.archive else self.files()


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker gives back: the outcome, and the documents where it has not written them itself."""

    outcome: Outcome
    documents: Mapping[str, bytes] = field(default_factory=dict)
    skipped: bool = False
    """An earlier run made it, and all its files stand."""
    disk_full: bool = False
    raw: bytes = b""
    """The record where it failed: its own JSON, or its row (`batch.rejects`)."""


def outcome_from(line: str | bytes) -> Outcome | None:
    """Return the outcome that a line tells of, or None for any other line.

    A run that was killed leaves a torn line, and a manifest is a file that anybody may edit.
    """
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict) or entry.get("status") not in STATUSES:
        return None
    place, made_with, number = entry.get("line"), entry.get("made_with"), entry.get("number")
    return Outcome(
        input=_text(entry, "input"),
        status=entry["status"],
        output=_text(entry, "output"),
        archive=_text(entry, "archive"),
        sha256=_text(entry, "sha256"),
        answers_sha256=_text(entry, "answers_sha256"),
        accepted=_list(entry, "accepted", str),
        findings=_list(entry, "findings", dict),
        errors=_list(entry, "errors", dict),
        companions=_list(entry, "companions", str),
        pdfs=_list(entry, "pdfs", str),
        line=place if isinstance(place, int) else 0,
        record_sha256=_text(entry, "record_sha256"),
        record_id=_text(entry, "record_id"),
        party=_text(entry, "party"),
        number=number if isinstance(number, int) else 0,
        made_with=made_with if isinstance(made_with, dict) else {},
    )


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _list(entry: dict[str, Any], name: str, kind: type) -> tuple[Any, ...]:
    value = entry.get(name)
    return tuple(v for v in value if isinstance(v, kind)) if isinstance(value, list) else ()
