"""Reading a sample: a whole deal that proofreading looks at."""

from functools import cache
from pathlib import Path

from generator.packs.pack import pack_of
from generator.packs.reading import read_answers
from generator.proofreading.samples import Sample


@cache
def sample_in(tag: str, file: Path) -> Sample | None:
    """Return the completed deal of an answers file of a pack; None for one of another pack.

    Raise InputError with every problem of it.
    """
    answers = read_answers(file)
    if answers.pack != tag:
        return None
    pack = pack_of(tag)
    known = pack.particulars(answers)
    deal = pack.complete(answers, known.date)
    return Sample(deal, pack.where(deal), known.positions)
