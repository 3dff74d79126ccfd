"""The log of a case: one JSON object a line, read whole, appended under a lock, never rewritten in part."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.answers.reading import faults_of, parse_json
from generator.case.attachments import content_of, digest_of
from generator.case.events import EVENTS, Event, Undone, sequence
from generator.case.order import Scope, problems_in, with_references
from generator.errors import InputError, Problem
from generator.locking import locked
from generator.messages import Message, listed, long_date, relayed, tell
from generator.terminal import printable
from generator.writing import sync, write_file

LOG = "log.jsonl"
FILES = "files"
_IN_USE = Message("another run (process {process}) writes to this case: wait until it is done")


@dataclass(frozen=True, slots=True)
class Log:
    """What a case's log holds: the entries in their order, and what was left of a line cut short."""

    events: tuple[Event, ...] = ()
    torn: str = ""

    @property
    def remark(self) -> str:
        """Say that a last line was cut short and does not count; empty where none was."""
        if not self.torn:
            return ""
        return tell(
            "The last line of {file} was cut short, so it does not count: {text} "
            "Log that event again if it happened.",
            file=LOG,
            text=printable(self.torn[:80]),
        )


def read_log(folder: Path) -> Log:
    """Read the log of a case folder; raise InputError where an entry cannot be read.

    A last line without its end was cut short by a kill or a full disk: it is told and left aside.
    """
    path = folder / LOG
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Log()
    except OSError as error:
        raise InputError.single(
            tell("cannot be read: {reason}", reason=relayed(error.strerror)), source=str(path)
        ) from error
    *lines, torn = raw.split(b"\n")
    events = tuple(_entry(line, f"{path}:{n}", n) for n, line in enumerate(lines, start=1))
    return Log(events, torn.decode("utf-8", "replace"))


def _entry(line: bytes, source: str, number: int) -> Event:
    event = event_from(parse_json(line, source=source), source=source)
    if event.id != number:
        raise InputError.single(
            tell(
                "must be {number}: entries are numbered in their order and never taken out; undo one instead",
                number=number,
            ),
            place="id",
            source=source,
            value=str(event.id),
        )
    return event


def event_from(data: Any, *, source: str = "") -> Event:
    """Return the event that JSON data describes; raise InputError with every wrong field."""
    if not isinstance(data, dict):
        raise InputError.single(tell("must be a JSON object: {{ … }}"), source=source)
    model = EVENTS.get(str(data.get("event")))
    if model is None:
        raise InputError([_no_event(str(data.get("event")), source)])
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise InputError(_problems(error, model, source)) from error


def _no_event(name: str, source: str) -> Problem:
    close = get_close_matches(name, EVENTS, n=1)
    values = {"name": close[0] if close else "", "known": listed(EVENTS)}
    message = (
        tell("is no event: did you mean {name}? Known are {known}", **values)
        if close
        else tell("is no event: known are {known}", **values)
    )
    return Problem(message, place="event", source=source, value=name)


def _problems(error: ValidationError, model: type[BaseModel], source: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(fault.message, place=fault.place, source=source, value=fault.value)
        for fault in faults_of(error, model)
    )


Judge = Callable[[tuple[Event, ...], Event], Problem | None]
"""Says what is wrong with a new event after those before it; None where nothing is."""


def append(
    folder: Path,
    fields: Mapping[str, Any],
    scope: Scope,
    *,
    now: dt.datetime,
    files: tuple[Path, ...] = (),
    judge: Judge | None = None,
) -> Event:
    """Add an event to the log of a case and return it, with its number and the files copied beside it.

    `fields` are those of the event but for id, recorded and files; a day left out is that of `now`. Raises
    InputError for what contradicts the vocabulary, the contract, what came before or the judge; then nothing
    was written. The file is replaced whole: a kill leaves the log as it was, or with the new entry.
    """
    with locked(folder / ".log.lock", _IN_USE):
        log = read_log(folder)
        kept = [(path, content_of(path)) for path in files]
        given = {"on": now.date().isoformat(), **fields}
        data = with_references(given, sequence(log.events)) | {
            "id": len(log.events) + 1,
            "recorded": now.isoformat(timespec="seconds"),
            "files": [{"name": path.name, "sha256": digest_of(content)} for path, content in kept],
        }
        event = event_from(data)
        _refuse(event, log, scope, now)
        if judge and (problem := judge(log.events, event)):
            raise InputError([problem])
        for path, content in kept:
            _keep(folder, path.name, content)
        lines = "".join(f"{line_of(entry)}\n" for entry in (*log.events, event))
        write_file(folder / LOG, lines.encode(), overwrite=True, private=True)
        sync([folder / LOG], folder)
    return event


def undo(folder: Path, number: int, scope: Scope, *, now: dt.datetime, why: str = "") -> Event:
    """Add an entry that undoes an earlier one; raise InputError where later ones rest on it."""
    fields = {"event": "undone", "undoes": number} | ({"why": why} if why else {})
    return append(folder, fields, scope, now=now)


def line_of(event: Event) -> str:
    """Return an event as its line of the log: only what was given, in the order of the vocabulary."""
    data = event.model_dump(mode="json", exclude_defaults=True)
    fixed = {"id": event.id, "event": vars(event)["event"]}
    return json.dumps(fixed | data, ensure_ascii=False, default=_plain, separators=(",", ":"))


def _plain(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _refuse(event: Event, log: Log, scope: Scope, now: dt.datetime) -> None:
    if event.on > now.date():
        raise InputError.single(
            tell(
                "lies in the future: today is {day}, and only what happened is logged",
                day=long_date(now.date()),
            ),
            place="on",
            value=event.on.isoformat(),
        )
    known = {str(problem) for problem in problems_in(log.events, scope)}
    found = [p for p in problems_in((*log.events, event), scope) if str(p) not in known]
    if not found:
        return
    if isinstance(event, Undone) and all(problem.place != "undoes" for problem in found):
        resting = "; ".join(f"{p.value}: {p.message}" for p in found)
        message = tell("later entries rest on it, undo those first: {entries}", entries=resting)
        raise InputError.single(message, place="undoes", value=str(event.undoes))
    raise InputError(found)


def kept_path(folder: Path, name: str, sha256: str) -> Path:
    """Return where an attachment lies in a case folder."""
    return folder / FILES / f"{sha256[:12]}-{name}"


def _keep(folder: Path, name: str, content: bytes) -> None:
    path = kept_path(folder, name, digest_of(content))
    if not path.exists():
        write_file(path, content, private=True)
        sync([path], path.parent)


def changed_files(folder: Path, events: tuple[Event, ...]) -> tuple[str, ...]:
    """Return the names of attachments that are gone, or are no longer what was attached."""
    attached = [attachment for event in events for attachment in event.files]
    return tuple(
        attachment.name
        for attachment in attached
        if not _is_as_attached(kept_path(folder, attachment.name, attachment.sha256), attachment.sha256)
    )


def _is_as_attached(path: Path, sha256: str) -> bool:
    try:
        return digest_of(path.read_bytes()) == sha256
    except OSError:
        return False
