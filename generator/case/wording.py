"""An entry of a log in words: what happened, and what was said of it."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.answers.walking import Question, questions
from generator.case.events import Event, name_of
from generator.case.referring import referable
from generator.case.view import View
from generator.case.words import Words

_OF_ANY = ("on", "at", "by", "note", "files", "via", "to", "bounced")
_NOT_TOLD = ("id", "event", "on", "at", "recorded", "by", "files", "note", "pay_to")
_IN_TITLE = {"issued": "paper", "noticed": "kind", "checked_in": "kind"}
"""The field that says what was sent: the title of such an entry names it."""


def entry_title(words: Words, name: str) -> str:
    """Return what an event is called."""
    return words.say(f"entries.names.{name}")


def event_title(words: Words, event: Event) -> str:
    """Return what an entry is called; of a letter or a paper, what was sent."""
    name = name_of(event)
    if name in _IN_TITLE:
        return words.say("entries.sent", what=sent_thing(words, event))
    return entry_title(words, name)


def sent_thing(words: Words, event: Event) -> str:
    """Return what an entry says was sent, such as a receipt; empty where its title alone tells it."""
    name = name_of(event)
    field = _IN_TITLE.get(name)
    return choice_label(words, name, field, getattr(event, field)) if field else ""


def field_label(words: Words, event: str, field: str) -> str:
    """Return what a field of an event is called; those of the work done are fields of `work`."""
    return words.say(f"entries.fields.{'any' if field in _OF_ANY else event}.{field}")


def choice_label(words: Words, event: str, field: str, value: str) -> str:
    """Return what a value of a field is called that has a few only."""
    if (event, field) == ("invoiced", "kind"):
        return words.say(f"letters.lines.{value}")
    return words.say(f"entries.choices.{field}.{value}")


def entry_details(
    view: View, event: Event, without: frozenset[str] = frozenset()
) -> tuple[tuple[str, str], ...]:
    """Return what was said of an event beside its day, as pairs of field and value, `without` some fields.

    Fields left out are not told; one that only says yes has its own name as its value.
    """
    name = name_of(event)
    given = event.model_fields_set - without - {_IN_TITLE.get(name)}
    told = [q for q in questions(type(event)) if q.name in given and q.name not in _NOT_TOLD]
    return tuple(pair for q in told for pair in _told(view, name, q, getattr(event, q.name)))


def entry_lines(view: View, event: Event) -> Iterator[str]:
    """Yield what was said of an event, each field with its value; a field that only says yes stands alone."""
    for name, value in entry_details(view, event):
        yield view.words.phrases.join("colon", (name, value)) if name != value else name


def _told(view: View, event: str, question: Question, value: Any) -> Iterator[tuple[str, str]]:
    label = field_label(view.words, event, question.name)
    if value is True:
        yield label, label
    elif value not in (None, False, "", ()) and (shown := _shown(view, event, question, value)):
        yield label, shown


def _shown(view: View, event: str, question: Question, value: Any) -> str:
    words = view.words
    if isinstance(value, tuple):
        item = question.item or question
        return words.phrases.join("comma", filter(None, (_shown(view, event, item, one) for one in value)))
    if isinstance(value, BaseModel):
        inside = "work" if question.name in ("work", "done") else event
        parts = (_shown(view, inside, q, getattr(value, q.name)) for q in questions(type(value)))
        return words.phrases.join("space", filter(None, parts))
    known = referable(view, event, question.name, every=True)
    if known is not None:
        return known.get(str(value), str(value))
    return "" if value is None else _plain(words, event, question, value)


def _plain(words: Words, event: str, question: Question, value: Any) -> str:
    """Return a value that is one, and names nothing else of the case."""
    if (event, question.name) == ("invoiced", "number"):
        return words.say("letters.invoice", number=value)
    if question.kind == "menu":
        return choice_label(words, event, question.name, str(value))
    if isinstance(value, Decimal):
        return _figure(words, event, question, value)
    return str(words.shown(value) if isinstance(value, dt.date) else value)


def _figure(words: Words, event: str, question: Question, value: Decimal) -> str:
    """Return a figure with its unit: percent, hours or money."""
    if event == "work" and question.name == "percent":
        return words.percent(value)
    if question.name in ("hours", "needed"):
        return words.say("entries.hours", hours=words.number(value)) if value else ""
    return str(words.shown(value))
