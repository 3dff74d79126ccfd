"""The answers inside a review draft: wherever they are read, they are those that it was made of."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.errors import InputError
from generator.messages import tell
from generator.packs.reading import answers_hashes, read_unfinished
from generator.questionnaire.missing import Unfinished

_VERSION_1 = "0.1."
"""Versions of the program whose answers have the first form without saying so."""


def embedded_answers(made_of: Mapping[str, Any], *, source: str, own: Path | None = None) -> Unfinished:
    """Return the answers that a review draft holds, by what the file says it was made of.

    Law files of a person's `own` library give the defaults of what is missing in them.

    Raises InputError where they cannot be read, or have another hash than those the draft was made from.
    """
    data = made_of["answers"]
    if str(made_of.get("generator", "")).startswith(_VERSION_1):
        data = {"schema_version": 1, **data}  # what it left to a default has the meaning of then
    day = law_day(made_of)
    read = read_unfinished(data, day, source=source, own=own)
    if made_of.get("answers_sha256") not in answers_hashes(read.answers):
        raise InputError.single(
            tell(
                "the answers inside were changed since it was made, so they are not those of its text: "
                "use the answers file (.json) that it was made from"
            ),
            source=source,
        )
    return read


def law_day(made_of: Mapping[str, Any]) -> date | None:
    """Return the day whose law a file was made under, where it says so."""
    return date.fromisoformat(made_of["as_of"]) if "as_of" in made_of else None
