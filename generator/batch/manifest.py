"""The folder of a batch: documents that workers wrote, and the manifest beside them."""

import shutil
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.batch.ledger import Ledger
from generator.batch.lines import refuse_folder
from generator.batch.outcome import Made
from generator.batch.parts import WHOLE, Part
from generator.batch.placing import workshop
from generator.batch.replacing import Outdated
from generator.batch.settings import Batch
from generator.errors import InputError


def manifests_of(folder: Path, part: Part = WHOLE) -> tuple[Path, Path]:
    """Return where the manifest of a folder, or of a part, is, and where a run writes it."""
    return folder / part.manifest, folder / f"{part.manifest}.partial"


class Manifest:
    """The manifest of a folder while a run goes on."""

    def __init__(self, folder: Path, batch: Batch, *, resume: bool) -> None:
        """Take the folder, which this run has for itself."""
        self._folder, self._batch, self._resume = folder, batch, resume

    def __enter__(self) -> Self:
        """Open the manifest; raise InputError where nothing can be written."""
        for path in manifests_of(self._folder, self._batch.part):
            refuse_folder(path)
        self._remove_unnamed()
        manifests = manifests_of(self._folder, self._batch.part)
        self._outdated = Outdated(manifests) if self._batch.overwrite else None
        self._ledger = Ledger(*manifests, self._batch, resume=self._resume)
        self.known = self._ledger.known
        return self

    def finished(self, records: int) -> None:
        """Note how many records there are in all: the run has come to its end."""
        self._ledger.finished(records)

    def add(self, made: Made) -> Made:
        """Note what became of a record, and return it as the manifest tells it."""
        made = self._ledger.in_order(made)
        for name in self._outdated.beside(made.outcome) if self._outdated else ():
            with suppress(OSError):
                (self._folder / name).unlink()
        if self._ledger.add(made.outcome):
            self._ledger.sync()
        return made

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the manifest in its place, whatever ended the run."""
        try:
            self._ledger.finish(lambda outcome: (self._folder / outcome.output).is_file())
        except InputError:
            if error is None:
                raise  # otherwise a full disk, say, has been told of; what is partial is read by --resume
        finally:
            self._ledger.close()
            if self._outdated:
                self._outdated.close()
            self._remove_unnamed()

    def _remove_unnamed(self) -> None:
        """Remove what a killed run was writing."""
        with suppress(OSError):
            shutil.rmtree(workshop(self._folder, self._batch.part))
