"""One source has one grade in the French pack: in clauses, letters, law, coverage sheet and findings."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.case.letter_materials import letter_library
from generator.findings import Source
from generator.law.reading import facts_in
from generator.library.shipped import folders
from generator.packs.fr import advice
from generator.packs.fr.advice.worded import article
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


def in_findings() -> Iterator[Source]:
    """Yield what the rules of advice cite, as their code calls for it: most rules hold for few deals."""
    for file in Path(str(advice.__file__)).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            if isinstance(node, ast.Call) and called == "article":
                yield article(*(ast.literal_eval(argument) for argument in node.args))


_ARTICLE = re.compile(r"(?:[LRD]\. )?\d[\d-]*(?: [IVX]+)?")


def citations(source: Source) -> tuple[str, ...]:
    """Return each article or judgment that a title names, without what it is about."""
    named = source.title.replace("\u00a0", " ").partition(" (")[0]
    code, _, numbers = named.partition(" art. ")
    articles = re.split(", | et ", numbers)
    whole = all(_ARTICLE.fullmatch(number) for number in articles)
    return tuple(f"{code} {number}" for number in articles) if whole else (named,)


def graded_twice(named: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, sure in named:
        found[name].add(sure.split(";")[0])
    return {name: grades for name, grades in found.items() if len(grades) > 1}


def cited() -> tuple[Source, ...]:
    return (*in_texts(), *in_coverage(), *in_law_files(), *in_findings())


def test_one_citation_has_one_grade() -> None:
    named = ((name, source.sure) for source in cited() for name in citations(source))
    assert not graded_twice(named)


def test_one_page_has_one_grade() -> None:
    # An address of a whole code on Légifrance is where to look, not what was read.
    pages = (source for source in cited() if source.href and not re.search("/codes/texte_lc/", source.href))
    assert not graded_twice((source.href, source.sure) for source in pages)
