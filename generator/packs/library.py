"""Reading clauses, outlines and templates with the vocabulary of the pack whose language they are in."""

from functools import cache, partial
from pathlib import Path

from generator.caching import kept
from generator.library import outline_reading, reading, templates
from generator.library.clause import Library
from generator.library.coverage import Coverage, read_coverage
from generator.library.outline import Outline
from generator.library.shipped import stock
from generator.library.vocabulary import Vocabularies, Vocabulary, vocabulary_of
from generator.packs.pack import DEFAULT, MODULES, pack_of
from generator.packs.phrasing import phrases_of


def _vocabulary(tag: str, own: Path | None) -> Vocabulary:
    pack, phrases = pack_of(tag, own), phrases_of(tag, own)
    signs = {"quoted": phrases.texts["signs.quoted"], "labeled": phrases.texts["signs.label"]}
    labels = {**phrases.below("labels"), **{name: str(text) for name, text in signs.items()}}
    return Vocabulary(tag, pack.deal, pack.formats(""), pack.place_problem, pack.sides, labels)


def vocabularies(roots: tuple[Path, ...]) -> Vocabularies:
    """Return what the texts of each language can name and print, with a person's own words first."""
    own = roots[0] if len(roots) > 1 else None
    return {tag: partial(_vocabulary, tag, own) for tag in MODULES}


def read_library(roots: tuple[Path, ...], tag: str) -> Library:
    """Read the clauses of a pack; raise InputError with the problems of every file."""
    return kept(
        f"clauses-{tag}",
        lambda: (tag.encode(), *stock(roots)),
        lambda: reading.read_library(roots, vocabulary_of(vocabularies(roots), tag)),
    )


def read_outline(roots: tuple[Path, ...], name: str) -> tuple[Outline, Path]:
    """Read an outline and find its file; raise InputError with every problem and its line."""
    return outline_reading.read_outline(roots, name, vocabularies(roots))


def read_template(roots: tuple[Path, ...], name: str, tag: str = DEFAULT) -> templates.Template:
    """Read a template: an outline, or a frame for the usual outline of a pack; raise InputError."""
    return templates.read_template(roots, name, pack_of(tag).template, vocabularies(roots))


@cache
def coverage_of(roots: tuple[Path, ...], tag: str) -> Coverage | None:
    """Return what a pack says of clause categories, None where it says nothing; raise InputError."""
    file = pack_of(tag).folder / "coverage.yaml"
    return read_coverage(file, vocabulary_of(vocabularies(roots), tag)) if file.is_file() else None
