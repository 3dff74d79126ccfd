"""Placing documents in the folder of a batch, each whole and none over another."""

from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile

from generator.batch.outcome import Made, Outcome, Status
from generator.batch.parts import Part
from generator.batch.settings import Batch
from generator.errors import InputError
from generator.messages import tell
from generator.word.provenance import read_provenance
from generator.writing import FileStands, write_file

WORKSHOP = ".clausegen-batch"
"""The folder inside that of the batch where files are written before they have a name."""


def workshop(folder: Path, part: Part) -> Path:
    """Return that folder; each part has its own, which it empties."""
    return folder / f"{WORKSHOP}{part.mark}"


def placed(made: Made, batch: Batch) -> Made:
    """Write the documents where the batch has a folder, the contract last, and give back the outcome."""
    if batch.url:
        from generator.batch.remote import bucket, place_remote

        return place_remote(made, batch, bucket(batch.url))
    if batch.folder is None:
        return made
    if made.outcome.record_id and not batch.overwrite:
        for name, data in made.documents.items():
            path = batch.folder / name
            if path.is_file() and path.read_bytes() != data:
                return changed_since(made, name, answers_in(path.read_bytes()))
    status: Status = "done"
    for name, data in made.documents.items():
        status = _write(batch.folder / name, data, batch, batch.folder)
    return Made(replace(made.outcome, status=status))


def answers_in(document: bytes) -> str:
    """Return the SHA-256 of the answers that a document was made of; empty where it does not say."""
    with suppress(InputError, ValueError, KeyError, BadZipFile):  # anybody may have put a file there
        return str(read_provenance(document).get("answers_sha256") or "")
    return ""


def changed_since(made: Made, name: str, before: str) -> Made:
    """Return what becomes of a record whose document stands and is another; it stays as it is.

    `before` is the SHA-256 of the answers of what stands.
    """
    if before == made.outcome.answers_sha256 or not before:
        message = tell(
            "{name} stands and differs, though not its answers: it was edited, or made with other options; "
            "--overwrite replaces it",
            name=name,
        )
    else:
        message = tell("its answers changed since {name} was made: --overwrite replaces it", name=name)
    told = replace(
        made.outcome,
        status="changed since",
        output="",
        sha256="",
        companions=(),
        errors=({"message": message},),
    )
    return Made(told)


def _write(path: Path, data: bytes, batch: Batch, folder: Path) -> Status:
    try:
        write_file(
            path,
            data,
            overwrite=batch.overwrite,
            private=batch.private,
            workshop=workshop(folder, batch.part),
        )
    except FileStands:
        if path.is_file() and path.read_bytes() == data:
            # A worker that died after it had written this file belonged to the same run.
            return "done" if path.stat().st_mtime_ns >= batch.since else "done before"
        raise InputError.single(
            tell(
                "{name} exists and differs from what would be written: use --overwrite to replace it",
                name=path.name,
            )
        ) from None
    return "done"


def stands(earlier: Outcome, batch: Batch) -> bool:
    """Say whether every file is there; what lacks its PDF is drafted again, so that ours is converted."""
    if batch.pdf and not earlier.pdfs:
        return False
    if batch.url:
        from generator.batch.remote import bucket

        return all(map(bucket(batch.url).holds, earlier.files()))
    if batch.folder is None:
        return True  # whoever keeps the archive has looked
    path = batch.folder / earlier.output
    return (
        path.is_file()
        and sha256(path.read_bytes()).hexdigest() == earlier.sha256
        and all((batch.folder / name).is_file() for name in earlier.files())
    )
