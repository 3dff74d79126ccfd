"""One source has one grade in the French pack: in clauses, letters, the law file, the coverage sheet."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.case.letter_materials import letter_library
from generator.findings import Source
from generator.law.reading import facts_in
from generator.library.shipped import folders
from generator.packs.fr.law.lookup import LAW
from generator.packs.library import coverage_of, read_library

TAG = "fr-FR"


def in_texts() -> Iterator[Source]:
    for library in (read_library(folders(None), TAG), letter_library(TAG)):
        for clause in library.clauses():
            yield from clause.references


def in_coverage() -> Iterator[Source]:
    coverage = coverage_of(folders(None), TAG)
    assert coverage
    for entries in coverage.entries.values():
        for entry in entries:
            yield from (reference.source for reference in entry.references)


def in_law_files() -> Iterator[Source]:
    for model in LAW.models:
        for code in LAW.codes(model):
            yield from (fact.source for _, fact in facts_in(LAW.file(model, code)))


def citation(source: Source) -> str:
    """Return what a title names: the article or the judgment, without what it is about."""
    return source.title.replace("\u00a0", " ").partition(" (")[0]


def graded_twice(named: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, sure in named:
        found[name].add(sure.split(";")[0])
    return {name: grades for name, grades in found.items() if len(grades) > 1}


def cited() -> tuple[Source, ...]:
    return (*in_texts(), *in_coverage(), *in_law_files())


def test_one_citation_has_one_grade() -> None:
    assert not graded_twice((citation(source), source.sure) for source in cited())


def test_one_page_has_one_grade() -> None:
    # An address of a whole code on Légifrance is where to look, not what was read.
    pages = (source for source in cited() if source.href and not re.search("/codes/texte_lc/", source.href))
    assert not graded_twice((source.href, source.sure) for source in pages)
