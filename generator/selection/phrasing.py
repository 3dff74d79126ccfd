"""Texts for a reader: answers by their questions, days as the contract prints them, sources in short.

Drafting notes, findings and law files name answers by their path and days by their figures. A person
reads neither: what is printed for people goes through here.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.answers.parties import Party
from generator.answers.walking import Question, resolve, way_to
from generator.findings import Source
from generator.formatting.phrases import Phrases

if TYPE_CHECKING:
    from pydantic import BaseModel

_PATH = re.compile(r"\b(?P<path>[a-z_]+(?:\.[a-z_]+)+|(?<=\()[a-z_]+(?=\)))(?: is (?P<value>[a-z0-9_]+))?\b")
"""An answer that a note names: `payment.term`, or a whole page in brackets, `(silence)`."""
_DAY = re.compile(r"(?<![\w/-])(\d{4}-\d{2}-\d{2})(?![\w/-])")
_FLAGS = {"true": "answers.yes", "false": "answers.no"}
_GRADES = {
    "verified in a stored copy": "verified",
    "secondary, unverified": "secondary",
    "from memory": "memory",
}
"""The phrase of each grade that clauses and law files give a source."""


class Phrasing(NamedTuple):
    """How a reader is told of a deal: by its questions, days as printed, phrases of its language.

    `root` is the model that the questions stand in, `day` prints a day, `place` names the place of a code.
    """

    root: type["BaseModel"]
    phrases: Phrases
    day: Callable[[date], str]
    place: Callable[[str], str]

    def say(self, name: str, /, **values: object) -> str:
        """Return a phrase with its values."""
        return self.phrases.say(name, **values)

    def in_words(self, text: str) -> str:
        """Return a text with each path of an answer as its question, a value as its label, a day as a date.

        `(rights.when is full_payment)` becomes `(“When do the rights pass?”: “On full payment”)`.
        """
        return _in_words(self, text)

    def title_of(self, path: str, asked: str = "") -> str:
        """Return the question that a path leads to; empty where the questionnaire has no such path.

        `asked` is its title in this deal: a path may lead to one question of an estimate and another of a
        cap.

        Of what both parties are asked it names the party, of a list the entry: `Deliverable 2: Price`.
        Below a table, such as the positions, nobody is asked entry by entry: the table's own title stands.
        """
        return _title_of(self, path, asked)

    def day_in_words(self, day: str) -> str:
        """Return a day such as `2026-12-01` as the contract prints one; as it is where it is no day."""
        return _day_in_words(self, day)

    def source_in_words(self, source: Source) -> str:
        """Return a source with the day it was read and how sure it is: `Cal. Civ. Code § 1671 (…)`."""
        return self._with_details(source.title, (*self._read_on(source), self.sure_in_words(source)))

    def sure_in_words(self, source: Source) -> str:
        """Return how sure a source is, with the doubt that goes with it; empty where nobody said."""
        return sure_in_words(source.sure, self.phrases)

    def laws_in_words(self, sources: Iterable[Source]) -> str:
        """Return sources in short: those read on one day and equally sure share the words for that.

        A doubt that goes with a grade is told where the sources stand in full.
        """
        return _laws_in_words(self, tuple(sources))

    def _in_groups(self, sources: tuple[Source, ...]) -> str:
        groups: dict[tuple[str, ...], list[str]] = {}
        for source in sources:
            details = (*self._read_on(source), *self._grade(source.sure))
            groups.setdefault(details, []).append(source.title)
        join = self.phrases.join
        told = (self._with_details(join("semicolon", titles), details) for details, titles in groups.items())
        return join("semicolon", told)

    def _read_on(self, source: Source) -> Iterator[str]:
        if source.checked:
            yield self.say("sources.read", day=self.day_in_words(source.checked))
            if source.old:
                yield self.say("sources.old")

    def _with_details(self, title: str, details: Iterable[str]) -> str:
        told = self.phrases.join("comma", (detail for detail in details if detail))
        return self.say("signs.with_details", text=title, details=told) if told else title

    def _grade(self, sure: str) -> Iterator[str]:
        grade, _, doubt = sure.partition(";")
        yield self.say(f"sources.short.{_GRADES[grade]}") if grade in _GRADES else grade
        if doubt:
            yield self.say("sources.doubt")


def sure_in_words(sure: str, phrases: Phrases) -> str:
    """Return a grade in words, with the doubt that goes with it; empty where nobody said."""
    grade, sign, doubt = sure.partition(";")
    return (phrases.say(f"sources.full.{_GRADES[grade]}") if grade in _GRADES else grade) + sign + doubt


@cache
def _day_in_words(phrasing: Phrasing, day: str) -> str:
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return day
    return phrasing.day(read).replace("\u00a0", " ")


@cache
def _in_words(phrasing: Phrasing, text: str) -> str:
    said = _PATH.sub(lambda found: _said(phrasing, found), text)
    return _DAY.sub(lambda found: phrasing.day_in_words(found[1]), said)


_laws_in_words = cache(Phrasing._in_groups)  # noqa: SLF001  its own; clauses lean on the same sources


@cache
def _title_of(phrasing: Phrasing, path: str, asked: str) -> str:
    before: list[str] = []
    title = ""
    for meant, entry in way_to(phrasing.root, path):
        question = next((one for one in meant if one.title == asked), meant[0])
        if question.name == "kind" and question.menu is None:
            break  # the kind of a union has no question of its own: the union is asked
        title = question.title
        if entry is not None:
            title = phrasing.say("answers.entry", title=_entry(question), number=entry + 1)
        if entry is not None or _is_party(question):
            before.append(title)
    return phrasing.phrases.join("colon", before if title in before else (*before, title))


def _entry(question: Question) -> str:
    named = (str(model.model_config.get("title") or "") for model in question.models)
    return next(filter(None, named), question.title)


def _is_party(question: Question) -> bool:
    return any(issubclass(model, Party) for model in question.models)


def _said(phrasing: Phrasing, found: re.Match[str]) -> str:
    asked = resolve(phrasing.root, found["path"])
    if not asked:
        return found[0]
    title, value = asked[0].title, found["value"]
    if value is None:
        return phrasing.phrases.quoted(title)
    label = _label(phrasing, asked[0], value)
    if label is None:
        return phrasing.say("answers.is", title=title, value=value)
    return phrasing.say("answers.brief", title=title, answer=label)


def _label(phrasing: Phrasing, question: Question, value: str) -> str | None:
    """Return what a person chooses to give a value; None where it is no value of the question."""
    if (label := question.label(value)) is not None:
        return label
    if value in _FLAGS or (value == "none" and question.optional):
        return phrasing.say(_FLAGS.get(value, "answers.no"))
    return value if value.isdigit() else None
