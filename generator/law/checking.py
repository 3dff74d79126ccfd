"""Checking the law: files that cannot be read, facts that are old or lost a field, topics half registered."""

import inspect
import sys
from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from generator.errors import InputError, Problem
from generator.findings import STALE_DAYS, Finding, problem_findings
from generator.law.fact import Fact
from generator.law.history import History
from generator.law.lookup import Law
from generator.law.reading import LawFile, read_law_file, topic_kinds, topics
from generator.messages import long_date, tell
from generator.yaml_lines import read_yaml


def stale(fact: Fact, as_of: date) -> bool:
    """Tell whether a fact was checked too long before a day to be relied on."""
    return (as_of - fact.checked).days > STALE_DAYS


def check_law(law: Law, as_of: date) -> tuple[Finding, ...]:
    """Return an error for each mistake in a law file and a warning for each fact past its check date.

    A mistake is also a fact that lacks a field of the fact it replaces: whoever added the field most
    likely put it in the wrong entry. A field that no longer holds is set to an empty value.
    """
    return tuple(finding for path, model in law.files() for finding in _check(path, model, as_of))


def half_registered(law: Law, read: Collection[str]) -> tuple[Problem, ...]:
    """Return a problem for each topic that is registered by half; `read` are those that may be read."""
    return (*_unread(law, read), *_unknown(law, read), *_unheld(law))


def _unread(law: Law, read: Collection[str]) -> Iterator[Problem]:
    for model in law.models:
        for topic in topic_kinds(model):
            place = f"{_named(model)}.{topic}"
            if not model.model_fields[topic].title:
                yield Problem(tell("has no title: say there what findings call it"), place)
            if topic not in read:
                yield Problem(
                    tell("nothing may read it: make it a field of what rules or remedies read"), place
                )


def _unknown(law: Law, read: Collection[str]) -> Iterator[Problem]:
    known = {topic for model in law.models for topic in topic_kinds(model)}
    for topic in sorted(set(read) - known):
        yield Problem(
            tell("rules or remedies may read it, but no law file has it: make it a field of one"), topic
        )


def _unheld(law: Law) -> Iterator[Problem]:
    """Yield the kinds of fact that a module with law files makes, and no topic holds."""
    held = {kind for model in law.models for kind in topic_kinds(model).values()}
    for name in dict.fromkeys(model.__module__ for model in law.models):
        classes = (made for made in vars(sys.modules[name]).values() if inspect.isclass(made))
        for made in classes:
            if issubclass(made, Fact) and made.__module__ == name and made not in held:
                yield Problem(tell("no law file has such facts: make it the kind of a topic"), _named(made))


def _named(made: type) -> str:
    return f"{made.__module__}.{made.__name__}"


def _check(path: Path, model: type[LawFile] | None, as_of: date) -> Iterator[Finding]:
    if model is None:
        reason = tell("lies in a folder where no law file belongs")
        mend = tell("a law file is named by the code of its place, with a folder for each slash in it")
        yield Finding("law-file-wrong", "error", str(path), reason, mend)
        return
    try:
        file = read_law_file(path, model)
    except InputError as error:
        yield from problem_findings("law-file-wrong", error, str(path), tell("mend the file"))
    else:
        yield from _lost(path, file)
        yield from _stale(path, file, as_of)


def _lost(path: Path, file: LawFile) -> Iterator[Finding]:
    for name, topic in topics(file):
        replaced = pairwise(topic) if isinstance(topic, History) else ()
        for number, (older, newer) in enumerate(replaced, 1):
            if type(older) is not type(newer):
                continue
            lost = older.model_fields_set - newer.model_fields_set - Fact.model_fields.keys()
            for field in sorted(lost):
                yield Finding(
                    "fact-lost-a-field",
                    "error",
                    read_yaml(path).place_of((name, number)),
                    tell(
                        "{topic} of {file} has no {field} from {day} on, and had one before",
                        topic=name,
                        file=file.name,
                        field=field,
                        day=newer.since and long_date(newer.since),
                    ),
                    tell(
                        "move or repeat {field} here, or set it to an empty value if it no longer holds",
                        field=field,
                    ),
                    (newer.source,),
                )


def _stale(path: Path, file: LawFile, as_of: date) -> Iterator[Finding]:
    for name, topic in topics(file):
        for number, fact in enumerate(topic):
            if stale(fact, as_of):
                yield Finding(
                    "fact-past-its-check-date",
                    "warning",
                    read_yaml(path).place_of((name, number)),
                    tell(
                        "{topic} of {file} was last checked on {day}",
                        topic=name,
                        file=file.name,
                        day=long_date(fact.checked),
                    ),
                    tell("look it up, mend what has changed, and set checked to that day"),
                    (fact.source,),
                )
