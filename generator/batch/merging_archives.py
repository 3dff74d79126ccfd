"""Merging the archives of parts: the result is the archive that one run of all would have made."""

import os
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from generator.batch.earlier import outcomes_of
from generator.batch.entries import Entries
from generator.batch.index import Index, name_digest
from generator.batch.lines import refuse_folder, unwritable
from generator.batch.merging import merge
from generator.batch.parts import WHOLE, Part
from generator.batch.recovering import MANIFEST
from generator.errors import InputError
from generator.messages import tell


def merge_archives(archives: Sequence[Path], out: Path, *, overwrite: bool) -> tuple[int, dict[str, int]]:
    """Write one archive of those of all parts, which stay; return how many they are, and records by status.

    Raise InputError with all that is wrong, as `merge` does, and write nothing.
    """
    refuse_folder(out)
    if out.exists() and (not overwrite or any(out.samefile(each) for each in archives if each.exists())):
        raise InputError.single(tell("exists: name another, or replace it with --overwrite"), source=str(out))
    with ExitStack() as ends:
        folder = Path(ends.enter_context(TemporaryDirectory(prefix="clausegen-")))
        opened = [ends.enter_context(_opened(path)) for path in archives]
        manifests = _manifests(opened, folder)
        places = ends.enter_context(Index())
        for at, archive in enumerate(opened):
            for entry in archive.infolist():
                places.add(name_digest(entry.filename), at)
        merged = folder / WHOLE.manifest
        counts = merge(manifests, merged, lambda name: places.find(name_digest(name)) is not None)
        try:
            _write(out, merged, opened, places)
        except OSError as error:
            raise unwritable(out, error) from error
    return len(archives), counts


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        found = zipfile.ZipFile(path)
        if MANIFEST in found.namelist():
            return found
        found.close()
    except FileNotFoundError as error:
        raise InputError.single(tell("does not exist"), source=str(path)) from error
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise InputError.single(tell("is no archive of a batch: name another"), source=str(path)) from error
    raise InputError.single(tell("is no archive of a batch: name another"), source=str(path))


def _manifests(archives: Sequence[zipfile.ZipFile], folder: Path) -> dict[Part, Path]:
    """Return the manifests of archives as files, by part: the first of its records says which it is."""
    found = []
    for at, archive in enumerate(archives):
        path = folder / f"{at}.jsonl"
        with archive.open(MANIFEST) as lines, path.open("wb") as file:
            copyfileobj(lines, file)
        first = next((outcome.number for outcome in outcomes_of(path)), len(archives))
        found.append((first, at, path))
    return {Part(number, len(found)): path for number, (_, _, path) in enumerate(sorted(found), 1)}


def _write(out: Path, merged: Path, archives: Sequence[zipfile.ZipFile], places: Index) -> None:
    """Write the documents in the order of their records, and the manifest."""
    partial = out.with_name(f"{out.name}.partial")
    mode = max((entry.external_attr >> 16 for each in archives for entry in each.infolist()), default=0)
    try:
        handle = os.open(
            partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode or 0o600
        )
        with os.fdopen(handle, "w+b") as file:
            entries = Entries(file, out.parent, mode)
            for outcome in outcomes_of(merged):
                for name in (*outcome.companions, outcome.output, *outcome.pdfs):
                    at = places.find(name_digest(name)) if name and name not in entries else None
                    if at is not None:
                        entries.add(name, archives[at].read(name))
            entries.add_file(MANIFEST, merged)
            entries.finish()
            entries.close()
            file.flush()
            os.fsync(file.fileno())
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
