"""From a record to its contract: whatever goes wrong is that record's outcome alone."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.answers import Answers, answers_from, parse_json
from generator.batch.outcome import Outcome, Status
from generator.batch.records import Record
from generator.drafting import DEFAULT_TEMPLATE, Draft, Materials, draft, unaccepted
from generator.errors import InputError
from generator.writing import FileStands, answers_hash, document_name, write_file

__all__ = ["Batch", "draft_record"]


@dataclass(frozen=True, slots=True)
class Batch:
    """What to make of every record, and where."""

    folder: Path
    as_of: date | None = None
    review: bool = False
    accept: tuple[str, ...] = ()
    overwrite: bool = False
    pdf: bool = False
    library: Path | None = None
    template: str = DEFAULT_TEMPLATE
    done: Mapping[str, Outcome] = field(default_factory=dict)
    """What earlier runs finished, by name of output; it is not redone while its files stand."""


def draft_record(record: Record, batch: Batch, materials: Materials) -> Outcome:
    """Draft a record and write its documents; every fault is told in the outcome."""
    if record.problem:
        return _failed(record, record.problem)
    try:
        answers = answers_from(parse_json(record.raw, source=record.source), source=record.source)
        return _drafted(record, _with_accepted(answers, batch.accept), batch, materials)
    except InputError as error:
        problems = tuple({k: v for k, v in asdict(p).items() if v and k != "source"} for p in error.problems)
        return Outcome(record.source, "failed", errors=problems)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _failed(record, f"could not be drafted: {error.strerror or error}{where}")
    except Exception as error:  # noqa: BLE001  the last line of defence: the other records go on
        return _failed(record, f"could not be drafted: {type(error).__name__}: {error}; please report it")


def _failed(record: Record, message: str) -> Outcome:
    return Outcome(record.source, "failed", errors=({"message": message},))


def _with_accepted(answers: Answers, accept: tuple[str, ...]) -> Answers:
    # Answers that gain nothing stay as they were given: what is set counts for their hash.
    accepted = tuple(dict.fromkeys((*answers.accepted, *accept)))
    gains = len(accepted) > len(set(answers.accepted))
    return answers.model_copy(update={"accepted": accepted}) if gains else answers


def _drafted(record: Record, answers: Answers, batch: Batch, materials: Materials) -> Outcome:
    name = document_name(answers) + (".review.docx" if batch.review else ".docx")
    earlier = batch.done.get(name)
    if earlier and earlier.answers_sha256 == answers_hash(answers) and _stands(earlier, batch):
        return replace(earlier, input=record.source, status="done before")
    drafted = draft(answers, materials, as_of=batch.as_of)
    findings = tuple(
        {"id": f.id, "severity": f.severity, "place": f.place, "reason": f.reason} for f in drafted.findings
    )
    outcome = Outcome(record.source, "done", accepted=answers.accepted, findings=findings)
    stopping = () if batch.review else unaccepted(drafted.findings, answers.accepted)
    if stopping:
        errors = tuple({"id": f.id, "place": f.place, "message": f"{f.reason} {f.mend}"} for f in stopping)
        return replace(outcome, status="failed", errors=errors)
    return _written(outcome, drafted, name, batch)


def _stands(earlier: Outcome, batch: Batch) -> bool:
    """Say whether every file is there; what lacks its PDF is drafted again, so that ours is converted."""
    folder, path = batch.folder, batch.folder / earlier.output
    return (
        path.is_file()
        and _digest(path.read_bytes()) == earlier.sha256
        and all((folder / name).is_file() for name in (*earlier.companions, *earlier.pdfs))
        and (bool(earlier.pdfs) or not batch.pdf)
    )


def _written(outcome: Outcome, drafted: Draft, name: str, batch: Batch) -> Outcome:
    data = drafted.review_draft() if batch.review else drafted.signing_copy()
    sheets = {} if batch.review else drafted.companions()
    companions = {f"{Path(name).stem}.{kind}.docx": sheet for kind, sheet in sheets.items()}
    for beside, sheet in companions.items():
        _write(batch.folder / beside, sheet, batch)
    return replace(
        outcome,
        status=_write(batch.folder / name, data, batch),
        output=name,
        sha256=_digest(data),
        answers_sha256=answers_hash(drafted.answers),
        companions=tuple(companions),
    )


def _write(path: Path, data: bytes, batch: Batch) -> Status:
    try:
        write_file(path, data, overwrite=batch.overwrite, private=batch.review)
    except FileStands:
        if path.is_file() and path.read_bytes() == data:
            return "done before"
        raise InputError.single(
            f"{path.name} exists and differs from what would be written: use --overwrite to replace it"
        ) from None
    return "done"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
