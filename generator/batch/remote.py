"""Storage behind a URL: documents put by workers anywhere, the manifest in pieces until a run ends."""

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from generator.batch.index import Index, name_digest
from generator.batch.ledger import Ledger
from generator.batch.merging import merge, parts_in
from generator.batch.outcome import Made, Outcome, Status
from generator.batch.parts import WHOLE, Part
from generator.batch.records import Record
from generator.batch.replacing import Outdated
from generator.batch.settings import Batch
from generator.errors import InputError
from generator.messages import tell

_PIECE, _PIECE_SECONDS = 64, 15.0
"""Lines after which, or seconds, the manifest so far is put away: a kill takes no more than these."""
_ARCHIVES = 4096
"""How many archives of parts are remembered to stand."""
WORD, PDF = ".docx", ".pdf"
_SCHEMES = "://"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(::.+)?://[^/]")
_HERE = ("file://", "local://")


def is_url(text: str) -> bool:
    """Say whether a place is a URL, not a folder."""
    return _SCHEMES in text


def folder_of(text: str) -> Path | None:
    """Return the folder that a URL of this machine means, or a plain name; None for one elsewhere."""
    for scheme in _HERE:
        if text.startswith(scheme):
            return Path(text.removeprefix(scheme))
    return None if is_url(text) else Path(text)


class Bucket:
    """A folder of some storage, whatever it is: names below it, each put whole or not at all."""

    def __init__(self, url: str) -> None:
        """Open it; raise InputError where nothing here knows such a URL."""
        self.url = url.rstrip("/")
        if not _URL.match(url):
            raise InputError.single(
                tell("is no URL that is known here, such as s3://bucket/folder"), source=url
            )
        try:
            from fsspec.core import url_to_fs

            self._files, self._root = url_to_fs(self.url)  # type: ignore[no-untyped-call]
        except ImportError as error:
            raise InputError.single(
                tell(
                    "needs {package}: pip install 'contract-clause-generator[remote]' has fsspec, with S3, "
                    "Google Cloud and Azure",
                    package=error.name or error,
                ),
                source=url,
            ) from error
        except ValueError as error:
            raise InputError.single(
                tell("is no URL that is known here, such as s3://bucket/folder: {reason}", reason=error),
                source=url,
            ) from error
        # What lies in the memory of this process no worker can reach.
        self.only_here = self._files.protocol == "memory" or "memory" in self._files.protocol

    @contextmanager
    def _telling(self, name: str, *, writes: bool = False) -> Iterator[None]:
        """Tell what storage says of a name; that nothing is there is an answer, but not to who writes."""
        try:
            yield
        except (FileExistsError, InputError):
            raise
        except Exception as error:  # each storage has its own; to a person they are one
            if isinstance(error, FileNotFoundError) and not writes:
                raise
            raise InputError.single(
                tell("cannot be reached: {reason}", reason=str(error) or type(error).__name__),
                source=f"{self.url}/{name}",
            ) from error

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def read(self, name: str) -> bytes | None:
        """Return what is there; None where nothing is."""
        try:
            with self._telling(name):
                found: bytes = self._files.cat_file(self._path(name))
                return found
        except FileNotFoundError:
            return None

    def holds(self, name: str) -> bool:
        """Say whether something is there."""
        with self._telling(name):
            return bool(self._files.exists(self._path(name)))

    def put(self, name: str, data: bytes, *, overwrite: bool) -> bytes | None:
        """Put something there; where another thing stands, and may not be replaced, return that."""
        mode = "overwrite" if overwrite else "create"
        try:
            with self._telling(name, writes=True):
                if not overwrite and self._files.exists(self._path(name)):
                    return self.read(name)
                if "/" in name and self.only_here:
                    self._files.makedirs(self._path(name).rpartition("/")[0], exist_ok=True)
                self._files.pipe_file(self._path(name), data, mode=mode)
        except FileExistsError:
            return self.read(name)
        return None

    def put_file(self, name: str, path: Path, *, overwrite: bool) -> bool:
        """Put a file there, of whatever size; say False where something stands that may not be replaced."""
        with self._telling(name, writes=True):
            if not overwrite and self._files.exists(self._path(name)):
                return False
            self._files.put_file(str(path), self._path(name))
        return True

    def fetch(self, name: str, path: Path) -> None:
        """Write what is there to a file, of whatever size."""
        with self._telling(name):
            self._files.get_file(self._path(name), str(path))

    def all_names(self) -> Iterator[str]:
        """Yield the names of all that stands there, in whatever folder."""
        with self._telling(""):
            self._files.invalidate_cache()
            for path in self._files.find(self._root):
                yield str(path).removeprefix(self._root).lstrip("/")

    def names(self, below: str) -> list[str]:
        """Return what stands right below a folder."""
        with self._telling(below), suppress(FileNotFoundError):
            self._files.invalidate_cache()
            found = self._files.ls(self._path(below).rstrip("/"), detail=False)
            return sorted(str(path).rpartition("/")[2] for path in found)
        return []

    def remove(self, name: str) -> None:
        """Remove what is there, if anything is."""
        with self._telling(name), suppress(FileNotFoundError):
            self._files.rm_file(self._path(name))


@cache
def bucket(url: str) -> Bucket:
    """Return the storage at a URL, opened once by each process."""
    return Bucket(url)


def place_remote(made: Made, batch: Batch, store: Bucket) -> Made:
    """Put the documents of a record there, the contract after what goes with it, and each before its PDF.

    The same again changes nothing. No two PDFs of a document are the same bytes: one that stands is kept
    with its document.
    """
    from generator.batch.placing import answers_in, changed_since

    status: Status = "done"
    kept: set[str] = set()
    for name, data in sorted(made.documents.items(), key=lambda item: item[0].endswith(PDF)):
        standing = store.put(name, data, overwrite=batch.overwrite)
        if standing is None or (name.endswith(PDF) and name.removesuffix(PDF) in kept):
            continue
        if standing == data:
            # A run that goes on made it itself, before it was stopped.
            status = "done before" if batch.since else "done"
            kept.add(name.removesuffix(WORD))
        elif made.outcome.record_id:
            return changed_since(made, name, answers_in(standing))
        else:
            raise InputError.single(
                tell(
                    "{name} exists and differs from what would be written: use --overwrite to replace it",
                    name=name,
                )
            )
    failed = made.outcome.status == "failed"  # for want of a PDF
    return Made(made.outcome if failed else replace(made.outcome, status=status))


class RemoteManifest:
    """The manifest of a run whose documents go to a URL.

    It is kept in a folder of this machine while the run goes on, and put there piece by piece, for nothing
    can be added to what storage holds. At the end the whole takes the place of the pieces.
    """

    def __init__(self, url: str, part: Part) -> None:
        """Take the place; nothing is fetched yet."""
        self._bucket, self._part = bucket(url), part
        self._pieces = f"{part.manifest}.pieces"

    def __enter__(self) -> Self:
        """Fetch what earlier runs left there."""
        self._folder = TemporaryDirectory(prefix="clausegen-")
        try:
            self._fetch()
        except BaseException:
            self._folder.cleanup()
            raise
        return self

    def _fetch(self) -> None:
        whole, partial = self.manifests
        if (found := self._bucket.read(self._part.manifest)) is not None:
            whole.write_bytes(found)
        self._old = self._bucket.names(self._pieces)
        with partial.open("wb") as file:
            for name in self._old:
                file.write(self._bucket.read(f"{self._pieces}/{name}") or b"")

    @property
    def manifests(self) -> tuple[Path, Path]:
        """Return where the manifest is on this machine, and the pieces of a run that was cut short."""
        folder = Path(self._folder.name)
        return folder / self._part.manifest, folder / f"{self._part.manifest}.partial"

    def holds(self, name: str) -> bool:
        """Say whether a document is there."""
        return self._bucket.holds(name)

    @contextmanager
    def begin(self, batch: Batch, *, resume: bool) -> Iterator[Self]:
        """Open the manifest of this run, and put it in its place at the end, whatever ended the run."""
        self._open(batch, resume=resume)
        try:
            try:
                yield self
            except BaseException as error:
                with suppress(InputError):  # what ended the run is told
                    self._cut_short(error)
                raise
            self._finish()
        finally:
            self._close()

    def _open(self, batch: Batch, *, resume: bool) -> None:
        self._batch = batch
        self._outdated = Outdated(self.manifests) if batch.overwrite else None
        self._ledger = Ledger(*self.manifests, batch, resume=resume)
        self._put, self._lines, self._last = 0, 0, time.monotonic()
        self._next = int(self._old[-1].partition(".")[0]) + 1 if self._old else 1

    def _cut_short(self, _: BaseException) -> None:
        self._finish()

    def _close(self) -> None:
        self._ledger.close()
        if self._outdated:
            self._outdated.close()

    def finished(self, records: int) -> None:
        """Note how many records there are in all: the run has come to its end."""
        self._ledger.finished(records)

    def known(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield the records, each with what an earlier run made of it, if all of that is there."""
        told = self._ledger.known(records)
        # Workers that put documents there look for themselves.
        yield from told if self._batch.url else self._standing(told)

    def _standing(self, records: Iterable[Record]) -> Iterator[Record]:
        with Index() as there:
            listed = False
            for record in records:
                if record.earlier is not None and not listed:
                    for name in self._bucket.all_names():
                        there.add(name_digest(name), 0)
                    listed = True
                names = record.earlier.places() if record.earlier else ()
                stands = all(there.find(name_digest(name)) is not None for name in names)
                yield record if stands else replace(record, earlier=None)

    def add(self, made: Made) -> Made:
        """Note what became of a record, and return it as the manifest tells it."""
        if made.documents:
            try:
                made = self._placed(made)
            except InputError as error:
                told = tuple({"message": problem.message} for problem in error.problems)
                nothing = replace(made.outcome, output="", sha256="", companions=(), pdfs=())
                made = Made(replace(nothing, status="failed", errors=told))
        made = self._ledger.in_order(made)
        for name in self._outdated.beside(made.outcome) if self._outdated else ():
            self._bucket.remove(name)
        self._ledger.add(made.outcome)
        self._lines += 1
        if self._is_piece():
            self._put_piece()
        return made

    def _placed(self, made: Made) -> Made:
        return place_remote(made, self._batch, self._bucket)

    def _is_piece(self) -> bool:
        """Say whether the lines so far are to be put away."""
        return self._lines >= _PIECE or time.monotonic() - self._last > _PIECE_SECONDS

    def _put_piece(self) -> None:
        with self.manifests[1].open("rb") as file:
            file.seek(self._put)
            data = file.read()
        self._bucket.put(f"{self._pieces}/{self._next:08}.jsonl", data, overwrite=True)
        self._put, self._next = self._put + len(data), self._next + 1
        self._lines, self._last = 0, time.monotonic()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the copy on this machine go."""
        self._folder.cleanup()

    def _finish(self) -> None:
        self._ledger.finish(self._stands)
        self._bucket.put(self._part.manifest, self.manifests[0].read_bytes(), overwrite=True)
        for name in self._bucket.names(self._pieces):
            self._bucket.remove(f"{self._pieces}/{name}")

    def _stands(self, outcome: Outcome) -> bool:
        return self._bucket.holds(outcome.archive or outcome.output)


def merge_remote(url: str) -> tuple[int, dict[str, int]]:
    """Merge the manifests of parts at a URL, as `merge_folder` does."""
    store = bucket(url)
    names = parts_in(iter(store.names("")), url)
    with TemporaryDirectory(prefix="clausegen-") as folder:
        paths = {part: Path(folder, name) for part, name in names.items()}
        for path in paths.values():
            path.write_bytes(store.read(path.name) or b"")
        # Records of one part follow each other, and so do those of one archive.
        counts = merge(paths, Path(folder, WHOLE.manifest), lru_cache(_ARCHIVES)(store.holds))
        store.put(WHOLE.manifest, Path(folder, WHOLE.manifest).read_bytes(), overwrite=True)
    for name in names.values():
        store.remove(name)
    return len(names), counts
