"""Interviews that were begun, as files: read, saved after every answer, held by one run at a time."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import InputError
from generator.locking import locked
from generator.messages import Message, tell

if TYPE_CHECKING:
    from generator.questionnaire.interview import Interview
    from generator.questionnaire.missing import Unfinished
    from generator.questionnaire.parts import Questionnaire

UNFINISHED = ".partial.json"
"""How the name of an unfinished interview ends; the answers file that it becomes has the same before it."""

BEFORE = ".previous.json"
"""How the name of the answers before the last change ends."""

_IN_USE = Message("another interview (process {process}) is open there: finish or stop it first")


@contextmanager
def alone(partial: Path) -> Iterator[None]:
    """Hold the interview that is saved in `partial`; raise InputError while another process does."""
    with locked(partial.with_name(f".{partial.name}.lock"), _IN_USE):
        yield


def check_place(partial: Path) -> None:
    """Raise InputError where answers cannot be saved because a folder has their name."""
    if partial.is_dir():
        raise InputError.single(
            tell("is a folder, and answers are saved there: move it away"), source=str(partial)
        )


def read_start(path: Path) -> dict[str, Any]:
    """Return the answers in a file; raise InputError where it holds none."""
    from generator.answers.reading import read_kept
    from generator.packs.reading import current_form

    _, data = current_form(read_kept(path), source=str(path))
    return {key: value for key, value in data.items() if key != "$schema"}


def to_save(data: Mapping[str, Any]) -> bytes:
    """Return what an interview saves, as a file."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
    # Half a character, as a broken paste leaves it, is no UTF-8; escaped it is JSON.
    return text.encode("utf-8", "backslashreplace")


def questionnaire_of(start: Mapping[str, Any], day: date, library: Path | None) -> "Questionnaire":
    """Return what an interview about answers is held about; `day` is today, and chooses the law."""
    from generator.advice.advising import advise_so_far
    from generator.drafting.given_up import telling
    from generator.packs.pack import pack_in

    pack = pack_in(start, own=library)
    rulebook = pack.rulebook()
    about = pack.questionnaire(day, lambda data: advise_so_far(rulebook, data, day))
    return telling(about, day, library)


def read_ended(ended: "Interview", day: date, library: Path | None) -> "Unfinished":
    """Return the answers that an interview ended with; some may be left open."""
    from generator.packs.reading import read_unfinished
    from generator.questionnaire.missing import Unfinished

    if not ended.left_open:
        return Unfinished(ended.answers(), ended.data)
    return read_unfinished(ended.unfinished, day, own=library)
