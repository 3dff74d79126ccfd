"""What a letter is made from: its outline, the texts of letters, and a Word frame."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.caching import kept
from generator.case.facts import with_case
from generator.errors import UsageError
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.library.outline_reading import read_outline
from generator.library.reading import read_library
from generator.library.shipped import folders, layered, stock
from generator.library.templates import frame_of
from generator.library.vocabulary import Vocabulary, vocabulary_of
from generator.messages import tell
from generator.packs.library import vocabularies


@dataclass(frozen=True, slots=True)
class LetterMaterials:
    """A kind of letter: its outline with its file, the texts of its slots, and the Word frame."""

    library: Library
    outline: Outline
    file: Path
    frame: Path


@cache
def letter_files(tag: str, own: Path | None = None) -> Mapping[str, Path]:
    """Return the outlines of a pack's letters by kind; a person's own come first."""
    found = layered(folders(own), f"contract_templates/letters/{tag}", ".yaml")
    return {name.removesuffix(".yaml"): path for name, path in found.items()}


def letter_vocabulary(tag: str, own: Path | None = None) -> Vocabulary:
    """Return what the texts of a pack's letters can name: the deal, and what happened in its case."""
    vocabulary = vocabulary_of(vocabularies(folders(own)), tag)
    return replace(vocabulary, deal=with_case(vocabulary.deal))


@cache
def letter_library(tag: str, own: Path | None = None) -> Library:
    """Return the texts of all letters of a pack; raise InputError with the problems of every file."""
    roots = folders(own)
    return kept(
        f"letters-{tag}",
        lambda: (tag.encode(), *stock(roots)),
        lambda: read_library(roots, letter_vocabulary(tag, own), letters=True),
    )


@cache
def letter_materials(tag: str, kind: str, own: Path | None = None) -> LetterMaterials:
    """Read a kind of letter; raise UsageError for one that there is not, InputError for what is wrong in it.

    A letter is of the kind that its file is named after.
    """
    known = letter_files(tag, own)
    if kind not in known:
        there = ", ".join(name.replace("_", "-") for name in known)
        raise UsageError(tell("no letter is called {kind}: there is {known}", kind=kind, known=there))
    vocabulary = letter_vocabulary(tag, own)
    roots = folders(own)
    outline, file = read_outline(roots, f"letters/{tag}/{kind}", {tag: lambda: vocabulary})
    library = letter_library(tag, own).within(slot for slot, _ in outline.slots)
    return LetterMaterials(library, outline, file, frame_of(roots, outline))
