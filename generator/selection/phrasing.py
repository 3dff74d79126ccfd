"""Texts for a reader: answers by their questions, days as the contract prints them, sources in short.

Drafting notes, findings and law files name answers by their path and days by their figures. A person
reads neither: what is printed for people goes through here.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from generator.answers.parties import Party
from generator.answers.walking import Question, questions, resolve
from generator.findings import Source
from generator.formatting.formats import Formats
from generator.packs.us.completing import Deal

if TYPE_CHECKING:
    from pydantic import BaseModel

_PATH = re.compile(r"\b(?P<path>[a-z_]+(?:\.[a-z_]+)+)(?: is (?P<value>[a-z0-9_]+))?\b")
_DAY = re.compile(r"(?<![\w/-])(\d{4}-\d{2}-\d{2})(?![\w/-])")
_STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<index>\d+)\])?")
_FLAGS = {"true": "yes", "false": "no"}
_GRADES = {"verified in a stored copy": "verified", "secondary, unverified": "secondary source"}
_LANGUAGE = "en-US"


@cache
def in_words(text: str, language: str = _LANGUAGE) -> str:
    """Return a text with each path of an answer as its question, a value as its label, a day as a date.

    `(rights.when is full_payment)` becomes `(“When do the rights pass?”: “On full payment”)`.
    """
    return _DAY.sub(lambda found: day_in_words(found[1], language), _PATH.sub(_said, text))


def day_in_words(day: str, language: str = _LANGUAGE) -> str:
    """Return a day such as `2026-12-01` as the contract prints one; as it is where it is no day."""
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return day
    return Formats(language, "USD").text(read, "date").replace("\u00a0", " ")


def source_in_words(source: Source, language: str = _LANGUAGE) -> str:
    """Return a source with the day it was read and how sure it is: `Cal. Civ. Code § 1671 (…)`."""
    return _with_details(source.title, (_read_on(source, language), source.sure))


def laws_in_words(sources: Iterable[Source], language: str = _LANGUAGE) -> str:
    """Return sources in short: those read on one day and equally sure share the words for that.

    A doubt that goes with a grade is told where the sources stand in full.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        groups.setdefault((_read_on(source, language), _grade(source.sure)), []).append(source.title)
    return "; ".join(_with_details("; ".join(titles), details) for details, titles in groups.items())


def _read_on(source: Source, language: str) -> str:
    old = ", more than a year before this contract" * source.old
    return f"read {day_in_words(source.checked, language)}{old}" if source.checked else ""


def _with_details(title: str, details: Iterable[str]) -> str:
    told = ", ".join(detail for detail in details if detail)
    return f"{title} ({told})" if told else title


def _grade(sure: str) -> str:
    grade, _, doubt = sure.partition(";")
    return _GRADES.get(grade, grade) + ", with a doubt" * bool(doubt)


@cache
def title_of(path: str) -> str:
    """Return the question that a path leads to; empty where the questionnaire has no such path.

    Of what both parties are asked it names the party, of a list the entry: `Deliverable 2: Price`.
    Below a table, such as the positions, nobody is asked entry by entry: the table's own title stands.
    """
    models: tuple[type[BaseModel], ...] = (Deal,)
    before: list[str] = []
    title = ""
    for step in path.split("."):
        found = _STEP.fullmatch(step)
        asked = [q for model in models for q in questions(model) if found and q.name == found["name"]]
        if found is None or not asked:
            return ""
        question = asked[0]
        if question.name == "kind" and question.menu is None:
            break  # the kind of a union has no question of its own: the union is asked
        title = question.title
        if question.kind == "table":
            break
        if found["index"] is not None:
            title = f"{_entry(question)} {int(found['index']) + 1}"
        if found["index"] is not None or _is_party(question):
            before.append(title)
        models = tuple(model for q in asked for model in q.models)
    return ": ".join(before if title in before else (*before, title))


def _entry(question: Question) -> str:
    named = (str(model.model_config.get("title") or "") for model in question.models)
    return next(filter(None, named), question.title)


def _is_party(question: Question) -> bool:
    return any(issubclass(model, Party) for model in question.models)


def _said(found: re.Match[str]) -> str:
    asked = resolve(Deal, found["path"])
    if not asked:
        return found[0]
    title, value = f"“{asked[0].title}”", found["value"]
    if value is None:
        return title
    label = _label(asked[0], value)
    return f"{title} is {value}" if label is None else f"{title}: “{label}”"


def _label(question: Question, value: str) -> str | None:
    """Return what a person chooses to give a value; None where it is no value of the question."""
    if (label := question.label(value)) is not None:
        return label
    if value == "none" and question.optional:
        return "no"
    return _FLAGS.get(value, value if value.isdigit() else None)
