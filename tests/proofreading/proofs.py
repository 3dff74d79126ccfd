"""Proofreading a library with the habits of the shipped pack."""

from functools import partial
from pathlib import Path

from generator.library.clause import Library
from generator.library.outline import Outline
from generator.packs.pack import pack_of
from generator.packs.samples import sample_in
from generator.proofreading.proof import Proof
from generator.proofreading.proofread import Report, proofread
from generator.proofreading.samples import read_samples

PACK = pack_of("en-US")


def report(library: Library, outline: Outline, file: Path, root: Path) -> Report:
    """Return what is found in a library, and in the samples of a folder."""
    samples = read_samples(root, library, outline, partial(sample_in, "en-US"))
    return proofread(Proof(library, outline, file, PACK.deal, PACK.habits()), PACK.root, (), samples)
