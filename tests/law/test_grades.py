"""One source has one grade, wherever it is cited: in a clause, in a law file, in a finding."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import get_args

from generator.findings import Source
from generator.law.fact import Sure
from generator.law.reading import facts_in
from generator.library.shipped import folders
from generator.packs.library import read_library
from generator.packs.us.advice import sources
from generator.packs.us.law.lookup import LAW

GRADES = get_args(Sure)


def in_clauses() -> Iterator[Source]:
    for clause in read_library(folders(None), "en-US").clauses():
        yield from clause.references


def in_law_files() -> Iterator[Source]:
    for model in LAW.models:
        for code in LAW.codes(model):
            yield from (fact.source for _, fact in facts_in(LAW.file(model, code)))


def in_findings() -> Iterator[Source]:
    yield from (value for value in vars(sources).values() if isinstance(value, Source))


def cited() -> tuple[Source, ...]:
    return (*in_clauses(), *in_law_files(), *in_findings())


def grade(source: Source) -> str:
    return source.sure.split(";")[0]


def address(source: Source) -> str:
    return re.sub(r"^https?://(www\.)?", "", source.href).rstrip("/")


def citation(source: Source) -> str:
    """Return the statute or the judgment that a title names, however it is written."""
    title = re.sub(r" \([a-z0-9.-]+\.[a-z]+\)$", "", source.title).partition(": ")[0]
    return title.replace("§", "").replace("  ", " ")


def graded_twice(names: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, given in names:
        found[name].add(given)
    return {name: given for name, given in found.items() if len(given) > 1}


def test_every_source_has_one_of_the_three_grades() -> None:
    assert not [source for source in cited() if grade(source) not in GRADES]


def test_one_address_has_one_grade() -> None:
    assert not graded_twice((address(source), grade(source)) for source in cited() if source.href)


def test_one_citation_has_one_grade() -> None:
    # A title that is only a host, as in “findlaw.com”, names no source.
    named = (source for source in cited() if " " in source.title)
    assert not graded_twice((citation(source), grade(source)) for source in named)
