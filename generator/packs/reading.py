"""Reading answers of any pack: the file says of which."""

from datetime import date
from pathlib import Path
from typing import Any

from generator.answers.reading import read_json, refuse_foreign, validated
from generator.answers.root import Root
from generator.packs.pack import Pack, pack_in, pack_of
from generator.packs.phrasing import phrases_of
from generator.questionnaire.missing import BlankWords, Unfinished
from generator.writing import dump_hash


def read_answers(path: Path) -> Any:
    """Read and validate an answers file; raise InputError with every problem."""
    return answers_from(read_json(path), source=str(path))


def answers_from(data: Any, *, source: str = "") -> Any:
    """Return the answers that parsed JSON holds, of the root model of its pack; raise InputError."""
    pack, current = current_form(data, source=source)
    return validated(current, pack.root, source=source)


def current_form(data: Any, *, source: str = "", own: Path | None = None) -> tuple[Pack, dict[str, Any]]:
    """Return the pack of JSON answers, and the answers in the form of today; raise InputError.

    The pack has the law files of a person's `own` library first.
    """
    known = refuse_foreign(data, source=source)
    pack = pack_in(known, source=source, own=own)
    return pack, pack.migrate(known)


def read_unfinished(
    data: Any, as_of: date | None = None, *, source: str = "", own: Path | None = None
) -> Unfinished:
    """Return answers of which some may be missing; raise InputError for what is wrong in those given.

    `as_of` is the day whose law gives the defaults that follow from the answers; without it none do.
    Law files of a person's `own` library stand first.
    """
    from generator.questionnaire.unfinished import read_unfinished as read

    pack, current = current_form(data, source=source, own=own)
    suggested = pack.suggest(current, as_of) if as_of else {}
    words = BlankWords(phrases_of(pack.tag, own), pack.blank_name)
    return read(current, pack.root, suggested, words, source=source)


def answers_hashes(answers: Root) -> frozenset[str]:
    """Return the hash of today and those that former versions of the program gave the same answers."""
    dump = answers.model_dump()
    return frozenset(map(dump_hash, (dump, *pack_of(answers.pack).as_before(dump))))
