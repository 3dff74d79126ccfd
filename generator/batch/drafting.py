"""From records to their contracts: whatever goes wrong with one is its outcome alone."""

import errno
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from generator.answers.root import Root
from generator.batch.identity import identity_digest, party_of, stem_of
from generator.batch.outcome import Made, Outcome
from generator.batch.placing import placed, stands
from generator.batch.reading import answers_of, column_of, located
from generator.batch.records import Record
from generator.batch.settings import Batch
from generator.drafting.forms import ENDINGS
from generator.drafting.pipeline import Draft, Materials, draft, open_materials
from generator.errors import InputError, Problem, UsageError
from generator.findings import Finding
from generator.messages import relayed, tell
from generator.packs.pack import pack_of
from generator.writing import document_name

_Stage = Callable[[Record, Any, Batch, Materials], Any]
"""Makes the next of a record and of what the stage before made; an outcome without documents is an end."""

_TOGETHER = 32
"""Records that go through the stages together: more gain nothing, and are more to hold."""
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def draft_record(record: Record, batch: Batch, materials: Materials) -> Outcome:
    """Draft a record and write its documents; every fault is told in the outcome."""
    (made,) = made_from_each([record], batch, materials)
    return made.outcome


def made_from_each(records: Sequence[Record], batch: Batch, materials: Materials) -> Iterator[Made]:
    """Draft records, and write their documents if there is a folder; every fault is told in its outcome.

    A few records go through each stage together: a stage that runs often in a row takes less than half of
    the time, for its code and data are still at hand. Documents are written one by one, as they are yielded.
    """
    for start in range(0, len(records), _TOGETHER):
        some = records[start : start + _TOGETHER]
        held: list[Any] = [None] * len(some)
        for stage in (_read, _drafted, _printed):
            held = [
                _tried(stage, record, before, batch, materials)
                for record, before in zip(some, held, strict=True)
            ]
        for record, made in zip(some, held, strict=True):
            yield _tried(_placed, record, made, batch, materials)


def _tried(stage: _Stage, record: Record, before: Any, batch: Batch, materials: Materials) -> Any:
    """Return what a stage makes of a record, or its outcome where it ends here."""
    if isinstance(before, Made) and not before.documents:
        return before
    try:
        return stage(record, before, batch, materials)
    except InputError as error:
        problems = (located(_told_of(problem), record, problem.fields) for problem in error.problems)
        return replace(failed(record, batch, *problems), disk_full=_tells_of_a_full_disk(error))
    except UsageError as error:
        return failed(record, batch, {"message": str(error)})
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


def _read(record: Record, _: None, batch: Batch, __: Materials) -> Root | Made:
    if record.problem:
        told = {"message": record.problem}
        return failed(record, batch, told | ({"cell": record.cell} if record.cell else {}))
    if record.earlier is not None and stands(record.earlier, batch):
        known = replace(record.earlier, input=record.source, line=record.line, number=record.number)
        return Made(known, skipped=True)
    answers = answers_of(record)
    answers = pack_of(answers.pack).with_length(answers, batch.length)
    found: Root = _with_accepted(answers, batch.accept)
    return found


def _drafted(_: Record, answers: Root, batch: Batch, materials: Materials) -> Draft:
    if answers.pack != materials.pack.tag:
        materials = open_materials(own=batch.library, template=batch.template, pack=answers.pack)
    return draft(answers, materials, as_of=batch.as_of)


def _printed(record: Record, drafted: Draft, batch: Batch, _: Materials) -> Made:
    outcome = replace(
        _outcome(record, batch),
        accepted=drafted.known.accepted,
        findings=tuple(
            {"id": f.id, "severity": f.severity, "place": f.place, "reason": f.reason}
            for f in drafted.findings
        ),
    )
    stopping = drafted.unaccepted if batch.form == "signing" else ()
    if stopping:
        errors = tuple(
            located({"id": f.id, "place": column_of(f.place, record), "message": _told(f)}, record)
            for f in stopping
        )
        return Made(replace(outcome, status="failed", errors=errors))
    return _documents(outcome, drafted, batch)


def _placed(_: Record, made: Made, batch: Batch, __: Materials) -> Made:
    return placed(made, batch)


def failed(record: Record, batch: Batch, *errors: Mapping[str, str]) -> Made:
    """Return the outcome of a record that has no contract."""
    told = tuple(dict(e) for e in errors)
    outcome = replace(_outcome(record, batch), status="failed", errors=told, party=party_of(record))
    return Made(outcome)


def _outcome(record: Record, batch: Batch) -> Outcome:
    return Outcome(
        record.source,
        "done",
        line=record.line,
        record_sha256=record.digest(batch.accept),
        record_id=record.identity,
        number=record.number,
        made_with=batch.made_with,
    )


def _told_of(problem: Problem) -> dict[str, str]:
    told = {"message": problem.message, "place": problem.place, "value": problem.value}
    return {name: text for name, text in told.items() if text}


def _tells_of_a_full_disk(error: InputError) -> bool:
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in _FULL


def _with_accepted(answers: Any, accept: tuple[str, ...]) -> Any:
    # Answers that gain nothing stay as they were given: what is set counts for their hash.
    accepted = tuple(dict.fromkeys((*answers.accepted, *accept)))
    gains = len(accepted) > len(set(answers.accepted))
    return answers.model_copy(update={"accepted": accepted}) if gains else answers


def _told(finding: Finding) -> str:
    return (
        tell("{reason} Mend: {mend}", reason=finding.sentence, mend=finding.mend)
        if finding.mend
        else finding.reason
    )


def _documents(outcome: Outcome, drafted: Draft, batch: Batch) -> Made:
    digest = drafted.answers_hash
    named = outcome.record_id
    stem = stem_of(named) if named else document_name(drafted.known.client, drafted.known.date, digest)
    place = identity_digest(named) if named else digest
    level = batch.compression
    data = drafted.document(batch.form, compression=level, of_many=True)
    name = batch.place(f"{stem}{ENDINGS[batch.form]}.docx", place)
    named_too = ("summary",) if batch.summary else ()
    sheets = drafted.companions(named_too, by_findings=batch.form == "signing", compression=level)
    companions = {batch.place(f"{stem}.{kind}.docx", place): sheet for kind, sheet in sheets.items()}
    outcome = replace(
        outcome,
        party=drafted.known.client,
        output=name,
        sha256=sha256(data).hexdigest(),
        answers_sha256=digest,
        companions=tuple(companions),
    )
    return Made(outcome, {**companions, name: data})
