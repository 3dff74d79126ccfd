"""Outcomes: what became of each record, a line of the manifest."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

__all__ = ["Outcome", "Status", "outcome_from"]

Status = Literal["done", "done before", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record."""

    input: str
    status: Status
    output: str = ""
    sha256: str = ""
    answers_sha256: str = ""
    accepted: tuple[str, ...] = ()
    findings: tuple[dict[str, str], ...] = ()
    errors: tuple[dict[str, str], ...] = ()
    companions: tuple[str, ...] = ()
    pdfs: tuple[str, ...] = ()

    def line(self) -> str:
        """Return the outcome as a line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def outcome_from(line: str) -> Outcome | None:
    """Return the outcome that a line tells of, or None for any other line.

    A run that was killed leaves a torn line, and a manifest is a file that anybody may edit.
    """
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict) or entry.get("status") not in ("done", "done before", "failed"):
        return None
    return Outcome(
        input=_text(entry, "input"),
        status=entry["status"],
        output=_text(entry, "output"),
        sha256=_text(entry, "sha256"),
        answers_sha256=_text(entry, "answers_sha256"),
        accepted=_list(entry, "accepted", str),
        findings=_list(entry, "findings", dict),
        errors=_list(entry, "errors", dict),
        companions=_list(entry, "companions", str),
        pdfs=_list(entry, "pdfs", str),
    )


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _list(entry: dict[str, Any], name: str, kind: type) -> tuple[Any, ...]:
    value = entry.get(name)
    return tuple(v for v in value if isinstance(v, kind)) if isinstance(value, list) else ()
