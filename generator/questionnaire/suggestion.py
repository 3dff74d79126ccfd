"""A default that follows from other answers."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic_core import to_jsonable_python

from generator.answers.overrides import Lookup


class Suggestion(NamedTuple):
    """A default as a JSON value, and the paths of the answers that it follows from, given or not."""

    value: Any
    because: tuple[str, ...] = ()


Rule = Callable[[Lookup, date], Any]
"""A default that follows from other answers: looked up by path, on a day; None while it cannot be known."""


def filled_in(rules: Mapping[str, Rule], at: Lookup, as_of: date, page: str) -> dict[str, Any]:
    """Return, by name, what completing fills into a page: the defaults of answers that are not given."""
    found = {
        path.partition(".")[2]: rule(at, as_of)
        for path, rule in rules.items()
        if path.startswith(f"{page}.") and at(path) is None
    }
    return {name: value for name, value in found.items() if value is not None}


def suggested(rules: Mapping[str, Rule], at: Lookup, as_of: date) -> dict[str, Suggestion]:
    """Return, by path, the defaults to offer for answers still open, each with what it follows from."""
    found = {path: _suggestion(rule, at, as_of) for path, rule in rules.items()}
    return {path: suggestion for path, suggestion in found.items() if suggestion.value is not None}


def _suggestion(rule: Rule, at: Lookup, as_of: date) -> Suggestion:
    read: dict[str, None] = {}

    def watched(path: str) -> Any:
        read[path] = None
        return at(path)

    value = to_jsonable_python(rule(watched, as_of))
    return Suggestion(value, tuple(read))
