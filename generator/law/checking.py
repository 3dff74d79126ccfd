"""Checking the law files: that each can be read, what a newer fact lost, which facts are old."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from generator.errors import InputError
from generator.findings import STALE_DAYS, Finding
from generator.law.fact import Fact
from generator.law.reading import CityFile, StateFile, histories, read_city, read_state, topics
from generator.yaml_lines import read_yaml

_FOLDER = Path(__file__).parent / "us"


def stale(fact: Fact, as_of: date) -> bool:
    """Tell whether a fact was checked too long before a day to be relied on."""
    return (as_of - fact.checked).days > STALE_DAYS


def law_files(folder: Path = _FOLDER) -> tuple[Path, ...]:
    """Return the files of states and cities, in order of their names."""
    return tuple(sorted(folder.rglob("*.yaml")))


def check_law(as_of: date, folder: Path = _FOLDER) -> tuple[Finding, ...]:
    """Return an error for each mistake in a law file and a warning for each fact past its check date.

    A mistake is also a fact that lacks a field of the fact it replaces: whoever added the field most
    likely put it in the wrong entry. A field that no longer holds is set to an empty value.
    """
    return tuple(finding for path in law_files(folder) for finding in _check(path, as_of))


def _check(path: Path, as_of: date) -> Iterator[Finding]:
    try:
        file = read_city(path) if path.parent.name == "cities" else read_state(path)
    except InputError as error:
        for problem in error.problems:
            reason = f"{problem.place}: {problem.message}".removeprefix(": ")
            yield Finding("law-file-wrong", "error", problem.source, reason, "mend the file")
    else:
        yield from _lost(path, file)
        yield from _stale(path, file, as_of)


def _lost(path: Path, file: StateFile | CityFile) -> Iterator[Finding]:
    for topic, facts in histories(file):
        for number, (older, newer) in enumerate(pairwise(facts), 1):
            if type(older) is not type(newer):
                continue
            lost = older.model_fields_set - newer.model_fields_set - Fact.model_fields.keys()
            for field in sorted(lost):
                yield Finding(
                    "fact-lost-a-field",
                    "error",
                    read_yaml(path).place_of((topic, number)),
                    f"{topic} of {file.name} has no {field} from {newer.since} on, and had one before",
                    f"move or repeat {field} here, or set it to an empty value if it no longer holds",
                    (newer.source,),
                )


def _stale(path: Path, file: StateFile | CityFile, as_of: date) -> Iterator[Finding]:
    for topic, facts in topics(file):
        for number, fact in enumerate(facts):
            if stale(fact, as_of):
                yield Finding(
                    "fact-past-its-check-date",
                    "warning",
                    read_yaml(path).place_of((topic, number)),
                    f"{topic} of {file.name} was last checked on {fact.checked}",
                    "look it up, mend what has changed, and set checked to that day",
                    (fact.source,),
                )
