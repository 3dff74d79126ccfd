"""The archive of a batch: documents as stored entries, in the order of their records, the manifest last."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.batch.entries import Entries
from generator.batch.ledger import Ledger
from generator.batch.lines import refuse_folder, unwritable
from generator.batch.outcome import Made
from generator.batch.placing import answers_in, changed_since
from generator.batch.records import Record
from generator.batch.recovering import MANIFEST, reopen, whole_entries
from generator.batch.settings import Batch
from generator.errors import InputError
from generator.messages import tell


def archive_manifests(path: Path) -> tuple[Path, Path]:
    """Return where a run keeps the manifest of an archive until that is whole, and where it writes it."""
    return path.with_name(f"{path.name}.manifest"), path.with_name(f"{path.name}.manifest.partial")


class Archive:
    """One zip file while a run writes it: `NAME.zip.partial`, which becomes `NAME.zip` at the end."""

    def __init__(self, path: Path, batch: Batch, *, resume: bool) -> None:
        """Take the path of the archive, which this run has for itself."""
        self._path, self._batch, self._resume = path, batch, resume
        self._partial = path.with_name(f"{path.name}.partial")
        self._mode = 0o600 if batch.private else 0o666

    def __enter__(self) -> Self:
        """Open the archive, a half one after its last whole entry; raise InputError where that cannot be."""
        for path in (self._path, self._partial, *archive_manifests(self._path)):
            refuse_folder(path)
        if not (self._resume or self._batch.overwrite):
            self._refuse_what_stands()
        if self._resume and self._path.exists() and not self._partial.exists():
            reopen(self._path, self._partial, archive_manifests(self._path)[0])
        self._ledger = Ledger(*archive_manifests(self._path), self._batch, resume=self._resume)
        try:
            self._open()
        except OSError as error:
            self._ledger.close()
            raise unwritable(self._partial, error) from error
        return self

    def _refuse_what_stands(self) -> None:
        if self._path.exists():
            message = tell("exists: go on with --resume, replace it with --overwrite, or name another")
            raise InputError.single(message, source=str(self._path))
        if self._partial.exists():
            message = tell(
                "was left by a run that was interrupted: go on with --resume, replace it with --overwrite, "
                "or name another"
            )
            raise InputError.single(message, source=str(self._partial))

    def _open(self) -> None:
        anew = 0 if self._resume else os.O_TRUNC
        handle = os.open(
            self._partial, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | anew, self._mode
        )
        self._file = os.fdopen(handle, "r+b")
        self._entries = Entries(self._file, self._path.parent, self._mode & 0o644)
        for entry in whole_entries(self._file):
            self._entries.keep(entry)

    def known(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield the records, each with what an earlier run made of it, if all of it is in the archive."""
        for record in self._ledger.known(records):
            names = record.earlier.files() if record.earlier else ()
            there = all(name in self._entries for name in names)
            yield record if there else replace(record, earlier=None)

    def finished(self, records: int) -> None:
        """Note how many records there are in all: the run has come to its end."""
        self._ledger.finished(records)

    def add(self, made: Made) -> Made:
        """Store the documents of a record, note what became of it, and return it as the manifest tells it."""
        try:
            made = self._stored(made)
            self._file.flush()  # a line must not be there before its documents
        except OSError as error:
            raise unwritable(self._partial, error) from error
        made = self._ledger.in_order(made)
        if self._ledger.add(made.outcome):
            self._sync()
        return made

    def _stored(self, made: Made) -> Made:
        for name, data in made.documents.items():
            if name not in self._entries:
                self._entries.add(name, data)
            # No two PDFs are the same bytes.
            elif not name.endswith(".pdf") and self._entries.read(name) != data:
                if made.outcome.record_id:
                    return changed_since(made, name, answers_in(self._entries.read(name)))
                message = tell(
                    "{name} is in the archive already and differs: make another archive", name=name
                )
                return replace(
                    made, outcome=replace(made.outcome, status="failed", errors=({"message": message},))
                )
        return made

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self._ledger.sync()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Make the archive whole; one that was cut short stays partial, for --resume."""
        try:
            if error is None:
                self._finish()
        except OSError as fault:
            raise unwritable(self._partial, fault) from fault
        finally:
            self._ledger.close()
            self._entries.close()
            with suppress(OSError):
                self._file.close()

    def _finish(self) -> None:
        self._ledger.finish(lambda outcome: outcome.output in self._entries)
        whole, _ = archive_manifests(self._path)
        self._entries.add_file(MANIFEST, whole)
        self._entries.finish()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._partial.replace(self._path)
        whole.unlink()
