"""Reading a sample: a whole deal that proofreading looks at."""

from pathlib import Path

from generator.packs.pack import pack_of
from generator.packs.reading import read_answers
from generator.proofreading.samples import Sample


def sample_in(file: Path) -> Sample:
    """Return the completed deal of an answers file; raise InputError with every problem of it."""
    answers = read_answers(file)
    pack = pack_of(answers.pack)
    known = pack.particulars(answers)
    deal = pack.complete(answers, known.date)
    return Sample(deal, pack.where(deal), known.positions)
