"""Running a batch: records go to worker processes, outcomes come back in order."""

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from generator.answers import Answers, answers_from, parse_json
from generator.batch.records import Record
from generator.drafting import DEFAULT_TEMPLATE, Materials, draft, open_materials, unaccepted
from generator.errors import InputError
from generator.writing import answers_hash, document_name, write_file

__all__ = ["Batch", "Outcome", "read_manifest", "run"]

Status = Literal["done", "done before", "failed"]

_AHEAD = 8
"""Records handed out per worker before the oldest outcome is awaited: keeps memory flat."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What to make of every record, and where."""

    folder: Path
    as_of: date | None = None
    review: bool = False
    accept: tuple[str, ...] = ()
    overwrite: bool = False
    library: Path | None = None
    template: str = DEFAULT_TEMPLATE
    done: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 by output name of what an earlier run finished; those records are not redone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record: a line of the manifest."""

    input: str
    status: Status
    output: str = ""
    sha256: str = ""
    answers_sha256: str = ""
    findings: tuple[dict[str, str], ...] = ()
    errors: tuple[dict[str, str], ...] = ()
    companions: tuple[str, ...] = ()

    def line(self) -> str:
        """Return the outcome as a line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def run(records: Iterable[Record], batch: Batch, *, jobs: int) -> Iterator[Outcome]:
    """Draft every record and yield the outcomes in the records' order."""
    if jobs == 1:
        materials = open_materials(own=batch.library, template=batch.template)
        for record in records:
            yield _outcome(record, batch, materials)
        return
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(batch,)) as pool:
        waiting: deque[Future[Outcome]] = deque()
        for record in records:
            waiting.append(pool.submit(_in_worker, record))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def read_manifest(path: Path) -> dict[str, str]:
    """Return the SHA-256 by output name of an earlier run's finished records.

    A torn last line, left by a run that was killed, is passed over.
    """
    found: dict[str, str] = {}
    if not path.is_file():
        return found
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
        except json.JSONDecodeError:
            continue
        if isinstance(entry, dict) and str(entry.get("status", "")).startswith("done"):
            found[str(entry["output"])] = str(entry["sha256"])
    return found


# A worker opens the materials once; a process has no other way to be handed them.
_worker: dict[str, Any] = {}


def _start_worker(batch: Batch) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    _worker["batch"] = batch
    _worker["materials"] = open_materials(own=batch.library, template=batch.template)


def _in_worker(record: Record) -> Outcome:
    return _outcome(record, _worker["batch"], _worker["materials"])


def _outcome(record: Record, batch: Batch, materials: Materials) -> Outcome:
    if record.problem:
        return Outcome(record.source, "failed", errors=({"message": record.problem},))
    try:
        answers = answers_from(parse_json(record.raw, source=record.source), source=record.source)
        accepted = tuple(dict.fromkeys((*answers.accepted, *batch.accept)))
        return _drafted(record, answers.model_copy(update={"accepted": accepted}), batch, materials)
    except InputError as error:
        problems = tuple({k: v for k, v in asdict(p).items() if v and k != "source"} for p in error.problems)
        return Outcome(record.source, "failed", errors=problems)


def _drafted(record: Record, answers: Answers, batch: Batch, materials: Materials) -> Outcome:
    name = document_name(answers) + (".review.docx" if batch.review else ".docx")
    path = batch.folder / name
    if batch.done.get(name) and path.is_file() and _digest(path.read_bytes()) == batch.done[name]:
        return Outcome(record.source, "done before", name, batch.done[name], answers_hash(answers))
    drafted = draft(answers, materials, as_of=batch.as_of)
    findings = tuple(
        {"id": f.id, "severity": f.severity, "place": f.place, "reason": f.reason} for f in drafted.findings
    )
    stopping = () if batch.review else unaccepted(drafted.findings, answers.accepted)
    if stopping:
        errors = tuple({"id": f.id, "place": f.place, "message": f"{f.reason} {f.mend}"} for f in stopping)
        return Outcome(record.source, "failed", findings=findings, errors=errors)
    data = drafted.review_draft() if batch.review else drafted.signing_copy()
    sheets = {} if batch.review else drafted.companions()
    companions = {f"{path.stem}.{kind}.docx": sheet for kind, sheet in sheets.items()}
    for beside, sheet in companions.items():
        _written(batch.folder / beside, sheet, batch)
    status = _written(path, data, batch)
    return Outcome(
        record.source, status, name, _digest(data), answers_hash(answers), findings,
        companions=tuple(companions),
    )  # fmt: skip


def _written(path: Path, data: bytes, batch: Batch) -> Status:
    if not batch.overwrite and path.is_file():
        if path.read_bytes() == data:
            return "done before"
        raise InputError.single(
            f"{path.name} exists and differs from what would be written: use --overwrite to replace it"
        )
    write_file(path, data, overwrite=batch.overwrite, private=batch.review)
    return "done"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
