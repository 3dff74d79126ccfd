"""The day of signing, recorded beside a contract before there is a case: a case that begins takes it over."""

import datetime as dt
import json
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from generator.answers.reading import problems_of, read_kept
from generator.answers.values import Day, Page
from generator.case.attachments import content_of, digest_of
from generator.case.events import Attachment
from generator.errors import InputError
from generator.messages import long_date, tell
from generator.writing import write_file

ENDING = ".signed.json"


class Signing(Page):
    """What is recorded of a signing: the day, the contract as it was made, and the signed file.

    Its fields are those of the event `signed` in the log of a case; the hashes are SHA-256.
    """

    version: Literal[1] = 1
    event: Literal["signed"] = "signed"
    on: Day
    contract: Attachment | None = None
    files: tuple[Attachment, ...] = ()


def record_of(file: Path) -> Path:
    """Return where the signing of a contract, or of its answers, is recorded."""
    return file.with_name(f"{file.stem}{ENDING}")


def record_signing(
    file: Path, on: dt.date, signed: Path | None, *, today: dt.date, overwrite: bool = False
) -> Signing:
    """Record that both sides have signed on a day, and keep the signed file beside the contract.

    `file` is the contract or its answers, which lie beside each other under one name. Raises InputError for a
    day that has not come, and where something is recorded already.
    """
    if on > today:
        told = tell("lies in the future: today is {day}", day=long_date(today))
        raise InputError.single(told, place="--on", value=on.isoformat())
    record = record_of(file)
    if record.exists() and not overwrite:
        told = tell("was recorded before: change it with --overwrite")
        raise InputError.single(told, source=str(record))
    contract = file.with_suffix(".docx")
    made = _attachment(contract, content_of(contract)) if contract.is_file() else None
    files = () if signed is None else (_kept(file, signed),)
    signing = Signing(on=on, contract=made, files=files)
    data = signing.model_dump(mode="json")
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    write_file(record, text.encode(), overwrite=True, private=True)
    return signing


def read_signing(file: Path) -> Signing | None:
    """Return what is recorded of a contract or of its answers; None where nothing is.

    Raises InputError for a record that is damaged, and for a signed file that is gone or another by now.
    """
    record = record_of(file)
    if not record.exists():
        return None
    try:
        signing = Signing.model_validate(read_kept(record))
    except ValidationError as error:
        raise InputError(problems_of(error, Signing, source=str(record))) from error
    for path, attached in zip(signed_files(file, signing), signing.files, strict=True):
        if not path.is_file() or digest_of(content_of(path)) != attached.sha256:
            told = tell("is gone, or no longer the file that was recorded as signed: put it back")
            raise InputError.single(told, source=str(path))
    return signing


def signed_files(file: Path, signing: Signing) -> tuple[Path, ...]:
    """Return where the signed files lie."""
    return tuple(file.with_name(attached.name) for attached in signing.files)


def _kept(file: Path, signed: Path) -> Attachment:
    content = content_of(signed)
    place = file.with_name(f"{file.stem}.signed{signed.suffix}")
    if not (place.exists() and content_of(place) == content):
        write_file(place, content, private=True)
    return _attachment(place, content)


def _attachment(path: Path, content: bytes) -> Attachment:
    return Attachment(name=path.name, sha256=digest_of(content))
