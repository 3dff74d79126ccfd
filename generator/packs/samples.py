"""Reading a sample: a whole deal that proofreading looks at."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.answers.reading import read_json
from generator.packs.pack import DEFAULT, MODULES, pack_of
from generator.packs.reading import answers_from
from generator.proofreading.samples import Sample


@cache
def sample_in(tag: str, file: Path) -> Sample | None:
    """Return the completed deal of an answers file of a pack; None for one of another pack.

    Raise InputError with every problem of it.
    """
    data = read_json(file)
    named = data.get("pack", DEFAULT) if isinstance(data, Mapping) else tag
    if isinstance(named, str) and named in MODULES and named != tag:
        return None  # its own pack reads it
    answers = answers_from(data, source=str(file))
    pack = pack_of(tag)
    known = pack.particulars(answers)
    deal = pack.complete(answers, known.date)
    return Sample(deal, pack.where(deal), known.positions)
