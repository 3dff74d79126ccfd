"""From a record to its contract: whatever goes wrong is that record's outcome alone."""

import errno
from collections.abc import Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from generator.answers.reading import parse_json
from generator.answers.root import Root
from generator.batch.outcome import Made, Outcome
from generator.batch.placing import placed, stands
from generator.batch.records import Record
from generator.batch.settings import Batch
from generator.drafting.forms import ENDINGS
from generator.drafting.pipeline import Draft, Materials, draft, open_materials
from generator.errors import InputError
from generator.findings import Finding
from generator.messages import relayed, tell
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from generator.writing import document_name

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def draft_record(record: Record, batch: Batch, materials: Materials) -> Outcome:
    """Draft a record and write its documents; every fault is told in the outcome."""
    return made_from(record, batch, materials).outcome


def made_from(record: Record, batch: Batch, materials: Materials) -> Made:
    """Draft a record, and write its documents if there is a folder; every fault is told in the outcome."""
    if record.problem:
        return failed(record, batch, {"message": record.problem})
    if record.earlier is not None and stands(record.earlier, batch):
        known = replace(record.earlier, input=record.source, line=record.line)
        return Made(known, skipped=True)
    try:
        data = parse_json(record.raw, source=record.source, line=record.line or 1)
        answers = answers_from(data, source=record.source)
        answers = pack_of(answers.pack).with_length(answers, batch.length)
        return _made(record, _with_accepted(answers, batch.accept), batch, materials)
    except InputError as error:
        problems = ({k: v for k, v in asdict(p).items() if v and k != "source"} for p in error.problems)
        return replace(failed(record, batch, *problems), disk_full=_tells_of_a_full_disk(error))
    except OSError as error:
        said = relayed(error.strerror or str(error))
        reason = f"{said}: {error.filename}" if error.filename else said
        return failed(record, batch, {"message": tell("could not be drafted: {reason}", reason=reason)})
    except Exception as error:  # noqa: BLE001  the last line of defence: the other records go on
        reason = tell(
            "could not be drafted: {kind}: {reason}; please report it",
            kind=type(error).__name__,
            reason=error,
        )
        return failed(record, batch, {"message": reason})


def failed(record: Record, batch: Batch, *errors: Mapping[str, str]) -> Made:
    """Return the outcome of a record that has no contract."""
    outcome = replace(_outcome(record, batch), status="failed", errors=tuple(dict(e) for e in errors))
    return Made(outcome)


def _outcome(record: Record, batch: Batch) -> Outcome:
    return Outcome(
        record.source,
        "done",
        line=record.line,
        record_sha256=record.digest(batch.accept),
        made_with=batch.made_with,
    )


def _tells_of_a_full_disk(error: InputError) -> bool:
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in _FULL


def _with_accepted(answers: Any, accept: tuple[str, ...]) -> Any:
    # Answers that gain nothing stay as they were given: what is set counts for their hash.
    accepted = tuple(dict.fromkeys((*answers.accepted, *accept)))
    gains = len(accepted) > len(set(answers.accepted))
    return answers.model_copy(update={"accepted": accepted}) if gains else answers


def _made(record: Record, answers: Root, batch: Batch, materials: Materials) -> Made:
    if answers.pack != materials.pack.tag:
        materials = open_materials(own=batch.library, template=batch.template, pack=answers.pack)
    drafted = draft(answers, materials, as_of=batch.as_of)
    outcome = replace(
        _outcome(record, batch),
        accepted=drafted.known.accepted,
        findings=tuple(
            {"id": f.id, "severity": f.severity, "place": f.place, "reason": f.reason}
            for f in drafted.findings
        ),
    )
    signed = batch.form == "signing"
    stopping = drafted.unaccepted if signed else ()
    if stopping:
        errors = tuple({"id": f.id, "place": f.place, "message": _told(f)} for f in stopping)
        return Made(replace(outcome, status="failed", errors=errors))
    return placed(_documents(outcome, drafted, batch), batch)


def _told(finding: Finding) -> str:
    return (
        tell("{reason} Mend: {mend}", reason=finding.sentence, mend=finding.mend)
        if finding.mend
        else finding.reason
    )


def _documents(outcome: Outcome, drafted: Draft, batch: Batch) -> Made:
    digest = drafted.answers_hash
    stem = document_name(drafted.known.client, drafted.known.date, digest)
    level = batch.compression
    data = drafted.document(batch.form, compression=level)
    name = batch.place(f"{stem}{ENDINGS[batch.form]}.docx", digest)
    sheets = drafted.companions(compression=level) if batch.form == "signing" else {}
    companions = {batch.place(f"{stem}.{kind}.docx", digest): sheet for kind, sheet in sheets.items()}
    outcome = replace(
        outcome,
        output=name,
        sha256=sha256(data).hexdigest(),
        answers_sha256=digest,
        companions=tuple(companions),
    )
    return Made(outcome, {**companions, name: data})
