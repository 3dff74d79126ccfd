"""The PDFs of a batch: outcomes gather, and one run of LibreOffice converts the documents of many."""

import hashlib
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from generator.batch.drafting import Batch
from generator.batch.outcome import Outcome
from generator.errors import InputError
from generator.pdf import AT_ONCE, convert
from generator.writing import write_file

__all__ = ["with_pdfs"]

_ENOUGH = 2
"""So many documents that fail alone say that LibreOffice is at fault, not they: no more are tried."""

_Files = dict[str, bytes | InputError]
"""By name of the Word file: its content or its PDF, or what keeps it from having one."""


def with_pdfs(outcomes: Generator[Outcome, None, None], batch: Batch) -> Generator[Outcome, None, None]:
    """Yield the outcomes in order, each once the PDFs of its documents stand beside them.

    A document that has its PDF already is not converted again. Where no PDF can be made, the
    outcome says so and has failed; its Word files stay.
    """
    with closing(outcomes):
        gathered: list[Outcome] = []
        for outcome in outcomes:
            gathered.append(outcome)
            if sum(len(_lacking(each, batch)) for each in gathered) >= AT_ONCE:
                yield from _converted(gathered, batch)
                gathered = []
        yield from _converted(gathered, batch)


def _converted(outcomes: list[Outcome], batch: Batch) -> Iterator[Outcome]:
    made = _made({name: _read(name, each, batch) for each in outcomes for name in _lacking(each, batch)})
    yield from (_with_pdf(each, made, batch) for each in outcomes)


def _made(documents: _Files) -> _Files:
    """Return the PDFs; should the one run fail, each is tried alone, so that none takes others with it."""
    sound = {name: data for name, data in documents.items() if isinstance(data, bytes)}
    try:
        return documents | dict(zip(sound, convert(list(sound.values())), strict=True))
    except InputError as error:
        return documents | (_one_by_one(sound) if len(sound) > 1 else dict.fromkeys(sound, error))


def _one_by_one(documents: dict[str, bytes]) -> _Files:
    made: _Files = {}
    failed: list[InputError] = []
    for name, document in documents.items():
        if len(failed) == _ENOUGH:
            made[name] = failed[-1]
            continue
        try:
            made[name] = convert([document])[0]
        except InputError as error:
            failed.append(error)
            made[name] = error
    return made


def _documents(outcome: Outcome) -> tuple[str, ...]:
    return () if outcome.status == "failed" else (outcome.output, *outcome.companions)


def _lacking(outcome: Outcome, batch: Batch) -> tuple[str, ...]:
    """Return the documents without a PDF, or with one from before they were last written."""
    return tuple(name for name in _documents(outcome) if not _has_pdf(batch.folder / name))


def _has_pdf(document: Path) -> bool:
    pdf = document.with_suffix(".pdf")
    return pdf.is_file() and pdf.stat().st_mtime_ns >= document.stat().st_mtime_ns


def _read(name: str, outcome: Outcome, batch: Batch) -> bytes | InputError:
    try:
        data = (batch.folder / name).read_bytes()
    except OSError as error:
        return InputError.single(f"cannot be read: {error.strerror}", source=name)
    if name == outcome.output and hashlib.sha256(data).hexdigest() != outcome.sha256:
        return InputError.single("was changed while the batch ran: run it again", source=name)
    return data


def _with_pdf(outcome: Outcome, made: _Files, batch: Batch) -> Outcome:
    for name in _lacking(outcome, batch):  # asked again: the same deal may have come twice
        try:
            content = made[name]
            if isinstance(content, InputError):
                raise content
            path = (batch.folder / name).with_suffix(".pdf")
            write_file(path, content, overwrite=batch.overwrite, private=batch.review)
        except InputError as error:
            errors = tuple({"place": name, "message": problem.message} for problem in error.problems)
            return replace(outcome, status="failed", errors=errors)
    return replace(outcome, pdfs=tuple(str(Path(name).with_suffix(".pdf")) for name in _documents(outcome)))
