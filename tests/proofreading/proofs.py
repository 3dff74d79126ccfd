"""Proofreading a library with the habits of the shipped pack."""

from pathlib import Path
from typing import Any

from generator.library.clause import Library
from generator.library.outline import Outline
from generator.packs.pack import pack_of
from generator.packs.reading import read_answers
from generator.proofreading.proof import Proof
from generator.proofreading.proofread import Report, proofread
from generator.proofreading.samples import read_samples

PACK = pack_of("en-US")


def deal_in(file: Path) -> Any:
    answers = read_answers(file)
    return PACK.complete(answers, answers.contract.date)


def report(library: Library, outline: Outline, file: Path, root: Path) -> Report:
    """Return what is found in a library, and in the samples of a folder."""
    samples = read_samples(root, library, outline, deal_in)
    return proofread(Proof(library, outline, file, PACK.deal, PACK.habits()), PACK.root, (), samples)
