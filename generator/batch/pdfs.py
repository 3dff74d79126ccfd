"""The PDFs of a batch: documents gather, and each run of LibreOffice converts those of many records."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Event

from generator.batch.outcome import Made, Outcome
from generator.batch.settings import Batch
from generator.errors import InputError
from generator.messages import relayed, tell
from generator.pdf.converting import AT_ONCE, convert
from generator.writing import sync, write_file

_ENOUGH = 2
"""So many documents that fail alone say that LibreOffice is at fault, not they: no more are tried."""

_Files = dict[str, bytes | InputError]
"""By name of the Word file: its content or its PDF, or what keeps it from having one."""


def with_pdfs(made: Generator[Made, None, None], batch: Batch, jobs: int) -> Generator[Made, None, None]:
    """Yield what was made in order, each once the PDFs of its documents stand beside them or are with it.

    So many LibreOffices run at once, each with a profile of its own. A document that has its PDF
    already is not converted again. Where no PDF can be made, the outcome says so and has failed;
    its Word files stay.
    """
    stop = Event()
    pool = ThreadPoolExecutor(jobs)
    try:
        with closing(made):
            waiting: deque[_Group] = deque()
            for members in _groups(made, batch):
                waiting.append(_Group(members, pool.submit(_made, _to_convert(members, batch), stop.is_set)))
                if len(waiting) > jobs:
                    yield from _finished(waiting.popleft(), batch)
            while waiting:
                yield from _finished(waiting.popleft(), batch)
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Group:
    """Records whose documents are converted in one run."""

    members: list[Made]
    pdfs: Future[_Files]


def _groups(made: Iterable[Made], batch: Batch) -> Iterator[list[Made]]:
    gathered: list[Made] = []
    documents = 0
    for one in made:
        gathered.append(one)
        documents += len(_lacking(one, batch))
        if documents >= AT_ONCE or len(gathered) >= AT_ONCE * 8:
            yield gathered
            gathered, documents = [], 0
    if gathered:
        yield gathered


def _to_convert(members: list[Made], batch: Batch) -> _Files:
    return {name: _read(name, one, batch) for one in members for name in _lacking(one, batch)}


def _made(documents: _Files, stopped: Callable[[], bool]) -> _Files:
    """Return the PDFs; should the one run fail, each is tried alone, so that none takes others with it."""
    sound = {name: data for name, data in documents.items() if isinstance(data, bytes)}
    try:
        return documents | dict(zip(sound, convert(list(sound.values()), stopped=stopped), strict=True))
    except InputError as error:
        alone = len(sound) > 1 and not stopped()
        return documents | (_one_by_one(sound, stopped) if alone else dict.fromkeys(sound, error))


def _one_by_one(documents: dict[str, bytes], stopped: Callable[[], bool]) -> _Files:
    made: _Files = {}
    failed: list[InputError] = []
    for name, document in documents.items():
        if len(failed) == _ENOUGH:
            made[name] = failed[-1]
            continue
        try:
            made[name] = convert([document], stopped=stopped)[0]
        except InputError as error:
            failed.append(error)
            made[name] = error
    return made


def _documents(outcome: Outcome) -> tuple[str, ...]:
    return () if outcome.status == "failed" else (outcome.output, *outcome.companions)


def _lacking(made: Made, batch: Batch) -> tuple[str, ...]:
    """Return the documents without a PDF, or with one from before they were last written."""
    names = _documents(made.outcome)
    if batch.folder is None:
        return () if made.skipped else names
    folder = batch.folder
    return tuple(name for name in names if not _has_pdf(folder / name))


def _has_pdf(document: Path) -> bool:
    pdf = document.with_suffix(".pdf")
    return pdf.is_file() and pdf.stat().st_mtime_ns >= document.stat().st_mtime_ns


def _read(name: str, made: Made, batch: Batch) -> bytes | InputError:
    if batch.folder is None:
        return made.documents[name]
    try:
        data = (batch.folder / name).read_bytes()
    except OSError as error:
        return InputError.single(
            tell("cannot be read: {reason}", reason=relayed(error.strerror)), source=name
        )
    if name == made.outcome.output and sha256(data).hexdigest() != made.outcome.sha256:
        return InputError.single(tell("was changed while the batch ran: run it again"), source=name)
    return data


def _finished(group: _Group, batch: Batch) -> Iterator[Made]:
    pdfs = group.pdfs.result()
    for made in group.members:
        yield _with_pdf(made, pdfs, batch)


def _with_pdf(made: Made, pdfs: _Files, batch: Batch) -> Made:
    names = {name: _pdf_name(name) for name in _documents(made.outcome)}
    try:
        # Asked again: the same deal may have come twice.
        new = {names[name]: _content(name, pdfs) for name in _lacking(made, batch)}
        if batch.folder is not None:
            _write(new, batch.folder, batch)
            new = {}
    except InputError as error:
        errors = tuple(
            {"place": made.outcome.output, "message": problem.message} for problem in error.problems
        )
        return replace(made, outcome=replace(made.outcome, status="failed", errors=errors))
    outcome = replace(made.outcome, pdfs=tuple(names.values()))
    return replace(made, outcome=outcome, documents={**made.documents, **new})


def _write(pdfs: dict[str, bytes], folder: Path, batch: Batch) -> None:
    for name, data in pdfs.items():
        write_file(folder / name, data, overwrite=batch.overwrite, private=batch.private)
    sync((folder / name for name in pdfs), folder)


def _content(name: str, pdfs: _Files) -> bytes:
    content = pdfs[name]
    if isinstance(content, InputError):
        raise content
    return content


def _pdf_name(name: str) -> str:
    return f"{name.removesuffix('.docx')}.pdf"
