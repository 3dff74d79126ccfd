"""A letter that is kept with its case, and its entry in the log once it was sent."""

import datetime as dt
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from generator.case.events import Event
from generator.case.folder import Case
from generator.case.letter_files import FORMS, file_name, letter_in_form
from generator.case.letters import Letter
from generator.writing import write_file

_FOLDER = "letters"
"""Where the letters of a case lie, inside its folder."""


def usual_files(case: Case, letter: Letter, *, number: int = 1) -> tuple[Path, ...]:
    """Return where the files of a letter lie with its case, one in each form.

    `number` counts letters of one kind on one day.
    """
    name = file_name(letter) if number == 1 else f"{file_name(letter)}-{number}"
    return tuple(case.folder / _FOLDER / f"{name}{form}" for form in FORMS)


def unused_files(case: Case, letter: Letter) -> dict[Path, bytes]:
    """Return the files of a letter under names that no other letter of the case has."""
    for number in count(1):
        made = made_files(letter, usual_files(case, letter, number=number))
        if not any(path.exists() and path.read_bytes() != data for path, data in made.items()):
            return made
    raise AssertionError("numbers do not end")


def made_files(letter: Letter, paths: tuple[Path, ...]) -> dict[Path, bytes]:
    """Return what the files of a letter hold, each in the form that its name ends in.

    What is made with the letter lies beside its Word file.
    """
    made = {path: letter_in_form(letter, path.suffix.lower()) for path in paths}
    for path in [path for path in paths if path.suffix.lower() == FORMS[0]]:
        made |= {path.with_name(f"{path.stem}-{e.name}"): e.made for e in letter.enclosed if e.made}
    return made


def keep_files(made: Mapping[Path, bytes]) -> None:
    """Write the files of a letter, in place of those that stood there; they are private."""
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data, overwrite=True, private=True)


def log_sent(
    case: Case, letter: Letter, made: Mapping[Path, bytes], *, now: dt.datetime, files: tuple[Path, ...] = ()
) -> Event | None:
    """Enter that a letter was sent, with its Word file and other files; None for one that makes no entry."""
    if not letter.entry:
        return None
    kept = [path for path in made if path.suffix.lower() == FORMS[0]] or [*made]
    return case.enter(letter.entry, now=now, files=(*kept, *files))
