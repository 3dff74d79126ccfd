"""The ledger of a run: a line for each record, and what earlier runs have written."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from generator.batch.earlier import Earlier
from generator.batch.index import Index, name_digest
from generator.batch.lines import Lines, unwritable
from generator.batch.outcome import Made, Outcome
from generator.batch.records import Record
from generator.batch.settings import Batch

_LAST = 200
_ENDED = "records_of_all_parts"
_SYNCED_EVERY = 32
"""Lines that a power cut may take: those of one chunk."""


class Ledger:
    """A manifest while a run writes it: a partial one, which takes the place of the whole one at the end.

    What an earlier run made is known by its record if this run resumes, and stays in the manifest
    whether this run comes to it or not: a resumed run forgets nothing.
    """

    def __init__(self, whole: Path, partial: Path, batch: Batch, *, resume: bool) -> None:
        """Open both; raise InputError where nothing can be written, or what stands there does not fit."""
        self._whole, self._batch = whole, batch
        self._earlier = (
            Earlier(whole, partial, batch.made_with, overwrite=batch.overwrite) if resume else None
        )
        self._partial = Lines(partial)
        self._names = Index()
        self._unsynced = 0
        self._records: int | None = None

    def known(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield the records, each with what an earlier run made of it."""
        for record in records:
            earlier = self._earlier and self._earlier.find(record.digest(self._batch.accept))
            yield replace(record, earlier=earlier) if earlier else record

    def in_order(self, made: Made) -> Made:
        """Return what was made, told as if one worker had drafted all records in their order."""
        outcome = made.outcome
        if not outcome.output or outcome.status == "failed":
            return made
        first = self._names.add(name_digest(outcome.output), 0)
        return made if first else replace(made, outcome=replace(outcome, status="done before"))

    def add(self, outcome: Outcome) -> bool:
        """Write what became of a record; say True when it is time to sync."""
        # A lone surrogate, which JSON can name and UTF-8 cannot hold, is written as JSON names it.
        self._partial.add(outcome.text().encode("utf-8", "backslashreplace"))
        self._unsynced += 1
        return self._unsynced >= _SYNCED_EVERY

    def finished(self, records: int) -> None:
        """Note, in the manifest of a part, how many records there are in all parts together."""
        if self._batch.part.of > 1:
            self._records = records

    def sync(self) -> None:
        """Wait until all lines are on the disk."""
        self._partial.sync()
        self._unsynced = 0

    def finish(self, stands: Callable[[Outcome], bool]) -> None:
        """Put the manifest in its place, with what earlier runs made, is not in this one and stands."""
        for outcome in self._earlier.outcomes() if self._earlier is not None else ():
            if self._names.add(name_digest(outcome.output), 0) and stands(outcome):
                self.add(outcome)
        if self._records is not None:
            self._partial.add(json.dumps({_ENDED: self._records}).encode())
        self.sync()
        try:
            self._partial.path.replace(self._whole)
        except OSError as error:
            raise unwritable(self._whole, error) from error

    def close(self) -> None:
        """Let the files go; what is not finished stays partial."""
        with ExitStack() as last:
            last.callback(self._partial.close)
            last.callback(self._names.close)
            if self._earlier is not None:
                last.callback(self._earlier.close)


def ending_of(manifest: Path) -> int | None:
    """Return how many records all parts have, which stands at the end of a part that was finished."""
    with manifest.open("rb") as file:
        file.seek(max(file.seek(0, os.SEEK_END) - _LAST, 0))
        *_, last = file.read().splitlines() or [b""]
    try:
        found = json.loads(last)
    except ValueError:
        return None
    total = found.get(_ENDED) if isinstance(found, dict) else None
    return total if isinstance(total, int) else None
