"""Drafting notes for a reader: an answer that a note names is said in the questionnaire's own words."""

import re
from functools import cache

from generator.answers.walking import Question, questions, resolve
from generator.completion import Deal

__all__ = ["in_words"]

_PATH = re.compile(r"\b(?P<path>[a-z_]+(?:\.[a-z_]+)+)(?: is (?P<value>[a-z0-9_]+))?\b")
_FLAGS = {"true": "yes", "false": "no"}


@cache
def in_words(note: str) -> str:
    """Return a note with each path of an answer as its question, and a value as its label.

    `(rights.when is full_payment)` becomes `(“When do the rights pass?”: “On full payment”)`.
    """
    return _PATH.sub(_said, note)


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
    if question.menu is not None and value in dict(question.menu.choices):
        return question.menu[value].label
    for model in question.models:
        if any(field.name == "kind" and value in field.values for field in questions(model)):
            return str(model.model_config.get("title"))
    if value == "none" and question.optional:
        return "no"
    return _FLAGS.get(value, value if value.isdigit() else None)
