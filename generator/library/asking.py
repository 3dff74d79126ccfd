"""What a kind of document asks beside the deal's answers: an invoice its number, a sheet its day."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, Field, ValidationError, create_model

from generator.answers.reading import problems_of
from generator.answers.values import Amount, Count, Day, Line, Page, Paragraphs, Percent
from generator.errors import InputError, Problem
from generator.library.outline import Ask

DOCUMENT = "document"
"""The first part of the path by which a text of the outline names such an answer: `document.number`."""

_TYPES: Mapping[str, Any] = {
    "text": Line,
    "paragraphs": Paragraphs,
    "number": Count,
    "money": Amount,
    "percent": Percent,
    "date": Day,
}


@lru_cache(maxsize=64)
def facts_model(asks: tuple[Ask, ...]) -> type[BaseModel]:
    """Return the questions as a model, which is walked, described and filled like a page of the deal."""
    fields: dict[str, Any] = {ask.name: _field(ask) for ask in asks}
    return create_model("Facts", __base__=Page, **fields)


def _field(ask: Ask) -> tuple[Any, Any]:
    kind = _TYPES[ask.kind]
    info: dict[str, Any] = {"title": ask.title, "description": ask.help or None}
    if ask.example:
        info["examples"] = [ask.example]
    return (kind | None, Field(default=None, **info)) if ask.optional else (kind, Field(**info))


def facts_from(asks: tuple[Ask, ...], given: Mapping[str, Any], *, name: str) -> BaseModel:
    """Return the checked answers to the questions of the kind of document called `name`.

    Raise InputError with every problem; its place is `name.question`.
    """
    model = facts_model(asks)
    try:
        return model.model_validate(dict(given))
    except ValidationError as error:
        titles = {ask.name: ask.title for ask in asks}
        raise InputError(
            _named(problem, name, titles.get(problem.place, "")) for problem in problems_of(error, model)
        ) from error


def _named(problem: Problem, name: str, title: str) -> Problem:
    message = f"{problem.message} ({title})" if title else problem.message
    return replace(problem, message=message, place=f"{name}.{problem.place}")
