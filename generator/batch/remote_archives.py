"""Archives at a URL: each holds the documents of 1,000 records and is put there whole, once it is full."""

import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from generator.batch.earlier import outcomes_of
from generator.batch.entries import Entries
from generator.batch.index import Index, name_digest
from generator.batch.outcome import Made, Outcome
from generator.batch.parts import Part
from generator.batch.placing import changed_since
from generator.batch.remote import RemoteManifest
from generator.batch.settings import Batch
from generator.errors import InputError
from generator.messages import tell

RECORDS = 1_000
"""Records with documents in an archive; a kill takes no more than these."""
_MODE = 0o644
_ENDING = ".zip"


class RemoteArchives(RemoteManifest):
    """The manifest of a run whose documents go to archives at a URL, and these.

    Which archive a record goes to follows from those before it alone, so that a run that was killed goes on
    with the archive that it was filling and makes the same bytes.
    """

    def __init__(self, url: str, part: Part) -> None:
        """Take the place; nothing is fetched yet."""
        super().__init__(url, part)
        self._stem = f"contracts{part.mark}."

    def _open(self, batch: Batch, *, resume: bool) -> None:
        standing = [name for name in self._bucket.names("") if self._number_of(name)]
        if not (resume or batch.overwrite) and (
            standing or any(path.is_file() and path.stat().st_size for path in self.manifests)
        ):
            raise InputError.single(
                tell("exists: go on with --resume, replace it with --overwrite, or name another"),
                source=f"{self._bucket.url}/{(*standing, self._part.manifest)[0]}",
            )
        self._again = resume
        self._places, self._number = Index(), 1
        self._open_archive()
        if resume:
            for manifest in self.manifests:
                self._learn(outcomes_of(manifest))
        super()._open(batch, resume=resume)

    def _learn(self, outcomes: Iterable[Outcome]) -> None:
        """Take note of what earlier runs have put where; the next archive comes after theirs."""
        for outcome in outcomes:
            number = self._number_of(outcome.archive)
            if outcome.output and number:
                self._note(outcome, number)
                self._number = max(self._number, number + 1)

    def _number_of(self, name: str) -> int:
        """Return which archive of this part that is, from 1; 0 for none."""
        digits = name.removeprefix(self._stem).removesuffix(_ENDING)
        number = int(digits) if digits.isdecimal() else 0
        return number if name == self._archive(number) else 0

    def _archive(self, number: int) -> str:
        return f"{self._stem}{number:05}{_ENDING}"

    def _note(self, outcome: Outcome, number: int) -> None:
        """Remember in which archive a document is, and its content."""
        for what in ("", outcome.sha256, outcome.answers_sha256):
            self._places.add(name_digest(f"{outcome.output}\0{what}"), number)

    def _find(self, outcome: Outcome, what: str = "") -> int | None:
        return self._places.find(name_digest(f"{outcome.output}\0{what}"))

    def _open_archive(self) -> None:
        self._path = Path(self._folder.name, "archive")
        self._file: BinaryIO = self._path.open("w+b")
        self._entries = Entries(self._file, self._path.parent, _MODE)
        self._records = 0

    def _placed(self, made: Made) -> Made:
        outcome = made.outcome
        number = self._find(outcome)
        if number is not None:
            return self._placed_before(made, number)
        for name, data in made.documents.items():
            self._entries.add(name, data)
        self._note(outcome, self._number)
        self._records += 1
        return replace(made, outcome=replace(outcome, archive=self._archive(self._number)), documents={})

    def _placed_before(self, made: Made, number: int) -> Made:
        """Return a record whose document is in an archive already; the same one stays, another is told."""
        outcome = made.outcome
        if self._find(outcome, outcome.sha256) is not None:
            told = replace(outcome, archive=self._archive(number))
            return replace(made, outcome=told, documents={})
        same_answers = self._find(outcome, outcome.answers_sha256) is not None
        if outcome.record_id:
            return changed_since(made, outcome.output, outcome.answers_sha256 if same_answers else "other")
        raise InputError.single(
            tell("{name} is in the archive already and differs: make another archive", name=outcome.output)
        )

    def _is_piece(self) -> bool:
        """Say whether the archive is full: its lines are put away after it, never before."""
        if self._records < RECORDS:
            return False
        self._put_archive()
        return True

    def _put_archive(self) -> None:
        name = self._archive(self._number)
        self._entries.finish()
        self._entries.close()
        self._file.close()
        if not self._bucket.put_file(name, self._path, overwrite=self._batch.overwrite):
            self._refuse_other(name)
        self._number += 1
        self._open_archive()

    def _refuse_other(self, name: str) -> None:
        """Raise InputError unless a run that was killed put this same archive there before its lines."""
        found = Path(self._folder.name, "found")
        self._bucket.fetch(name, found)
        same = self._again and (
            _names(found) == _names(self._path)
            if self._batch.pdf
            else found.read_bytes() == self._path.read_bytes()
        )
        if not same:
            raise InputError.single(
                tell("exists and differs from what would be written: use --overwrite to replace it"),
                source=f"{self._bucket.url}/{name}",
            )

    def _cut_short(self, _: BaseException) -> None:
        """Leave the pieces as they are: the archive that was being filled is filled anew by --resume."""

    def _close(self) -> None:
        super()._close()
        self._places.close()
        self._entries.close()
        self._file.close()

    def _finish(self) -> None:
        if self._records:
            self._put_archive()
        super()._finish()
        if self._again:
            return
        for name in self._bucket.names(""):
            if self._number_of(name) >= self._number:
                self._bucket.remove(name)


def _names(archive: Path) -> list[str]:
    """Return what an archive holds: names have digits of what documents were made of, as PDFs have days."""
    with zipfile.ZipFile(archive) as found:
        return [entry.filename for entry in found.infolist()]
