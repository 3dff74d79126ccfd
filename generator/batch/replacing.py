"""A manifest that is replaced: documents of other input must not be lost, nor outdated ones left over."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile

from generator.batch.earlier import outcomes_of
from generator.batch.identity import identity_digest, identity_of
from generator.batch.index import Index, name_digest
from generator.batch.outcome import Outcome, outcome_from
from generator.batch.records import Record
from generator.errors import InputError
from generator.messages import tell

Stands = Callable[[str], bool]
_OURS = (".docx", ".pdf")


def refuse_other_input(
    manifests: tuple[Path, ...], stands: Stands, records: Iterable[Record], accept: tuple[str, ...]
) -> None:
    """Raise InputError where a run over these records would leave documents without a line.

    `manifests` tell of them, `stands` says whether a document is there.

    A record is known again by its content, or by where it stands: it may have been corrected. Where
    none has the content that it had, the input is another one under the same name.
    """
    if next(_documents(manifests, stands), None) is None:
        return
    known = False
    with Index() as here:
        for record in records:
            here.add(name_digest(record.source), 0)
            if name := identity_of(record):
                here.add(identity_digest(name), 0)
            for digest in {record.digest(accept), record.digest(())} - {""}:
                here.add(digest, 0)
        for outcome in _documents(manifests, stands):
            same = any(here.find(each) is not None for each in _names(outcome))
            if not same and here.find(name_digest(outcome.input)) is None:
                raise _refusal(manifests, outcome)
            known = known or same or not outcome.record_sha256
    if not known:
        raise _refusal(manifests, outcome)


class Outdated:
    """What earlier runs made beside documents, to be removed where --overwrite replaces the document.

    Only what their manifests tell of is: whatever else stands there is somebody's own.
    """

    def __init__(self, manifests: tuple[Path, ...]) -> None:
        """Read the manifests, which the run is about to replace."""
        self._file, self._places = TemporaryFile(), Index()  # noqa: SIM115  closed with the manifest
        for outcome in chain.from_iterable(map(outcomes_of, manifests)):
            if outcome.companions or outcome.pdfs:
                start = self._file.tell()
                if self._places.add(name_digest(outcome.output), start):
                    self._file.write(outcome.text().encode("utf-8", "backslashreplace") + b"\n")

    def beside(self, outcome: Outcome) -> tuple[str, ...]:
        """Return the files that went with what a document was before, and that it has no more."""
        start = self._places.find(name_digest(outcome.output)) if outcome.status == "done" else None
        if start is None:
            return ()
        self._file.seek(start)
        before = outcome_from(self._file.readline())
        if before is None or before.output != outcome.output or before.sha256 == outcome.sha256:
            return ()
        folder = outcome.output.rpartition("/")[0]
        return tuple(
            name
            for name in before.files()
            # Anybody may have edited the manifest.
            if name not in outcome.files() and name.endswith(_OURS) and name.rpartition("/")[0] == folder
        )

    def close(self) -> None:
        """Let the copies go."""
        self._file.close()
        self._places.close()


def _names(outcome: Outcome) -> Iterator[str]:
    """Yield by what a record is known again: its content, and what names it."""
    if outcome.record_sha256:
        yield outcome.record_sha256
    if outcome.record_id:
        yield identity_digest(outcome.record_id)


def _documents(manifests: tuple[Path, ...], stands: Stands) -> Iterator[Outcome]:
    """Yield what manifests tell of documents that stand."""
    for outcome in chain.from_iterable(map(outcomes_of, manifests)):
        if outcome.status != "failed" and outcome.output and stands(outcome.output):
            yield outcome


def _refusal(manifests: tuple[Path, ...], outcome: Outcome) -> InputError:
    return InputError.single(
        tell(
            "tells of documents of other input, such as {output} from {input}, and this run would "
            "replace it: add --resume, which keeps its lines, or name another folder with -o",
            output=outcome.output,
            input=outcome.input,
        ),
        source=str(manifests[0]),
    )
