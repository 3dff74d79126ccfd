"""Combinations: every way in which a few answers can turn out, walked from the models.

A condition of the library reads few answers, and each has few values that matter: the members
of a menu, a page that is there or not, a number below, at and above each figure it is compared
with. So a statement such as "exactly one variant fits" is proved by looking at every combination.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import Any

from pydantic import BaseModel

from generator.answers.walking import Question, questions
from generator.library.conditions import NEVER, Condition, holds, parse_condition

Combination = Mapping[str, Any]
"""A value for each path; a path that leads nowhere is missing."""

_PRESENT = object()
_HUNDREDTH = Decimal("0.01")
_MOST = 200_000


class TooManyCombinations(Exception):  # noqa: N818  a statement about size, not a fault
    """The answers read are too many to look at every combination."""


def combinations(
    model: type[BaseModel],
    impossible: tuple[Condition, ...],
    paths: Iterable[str],
    conditions: Iterable[Condition] = (),
) -> Iterator[Combination]:
    """Yield every combination of the paths in a model and of what the conditions read.

    One in which an `impossible` condition holds is left out. Raise TooManyCombinations where they are too
    many to look at each.
    """
    conditions = tuple(conditions)
    wanted = set(paths) | {path for condition in conditions for path in condition.paths}
    ruled_out = [c for c in impossible if not wanted.isdisjoint(c.paths)]
    for condition in ruled_out:
        wanted.update(condition.paths)
    compared: dict[str, set[Any]] = {}
    for condition in (*conditions, *ruled_out):
        for path, literal in condition.compared:
            compared.setdefault(path, set()).add(literal)
    never = _one_of(tuple(condition.text for condition in ruled_out))
    for combination in _model(model, "", _tree(wanted), compared):
        if not holds(never, combination.get):
            yield combination


@lru_cache(maxsize=256)
def _one_of(conditions: tuple[str, ...]) -> Condition:
    """Return the condition that one of some holds, which is quicker to ask than each of them."""
    return parse_condition(" or ".join(f"({condition})" for condition in conditions)) if conditions else NEVER


_Tree = dict[str, Any]


def _tree(paths: Iterable[str]) -> _Tree:
    root: _Tree = {}
    for path in paths:
        node = root
        for name in path.split("."):
            node = node.setdefault(name, {})
    return root


def _model(
    model: type[BaseModel], prefix: str, tree: _Tree, compared: Mapping[str, set[Any]]
) -> Iterator[dict[str, Any]]:
    parts = [
        list(_question(question, f"{prefix}{question.name}", tree[question.name], compared))
        for question in questions(model)
        if question.name in tree
    ]
    if len(parts) == 1:
        yield from parts[0]
        return
    if prod(len(part) for part in parts) > _MOST:
        raise TooManyCombinations
    for combination in itertools.product(*parts):
        merged: dict[str, Any] = {}
        for part in combination:
            merged |= part
        yield merged


def _question(
    question: Question, path: str, tree: _Tree, compared: Mapping[str, set[Any]]
) -> Iterator[dict[str, Any]]:
    if question.optional:
        yield {}
    if question.kind in ("page", "union"):
        for model in question.models:
            for below in _model(model, f"{path}.", tree, compared):
                yield {path: _PRESENT, **below}
    elif question.item is not None and question.item.values:
        yield from ({path: value} for value in _choices(compared.get(path, set())))
    elif question.kind == "list":
        yield {path: ()}
        yield {path: (_PRESENT,)}
    elif question.values:
        yield from ({path: value} for value in question.values)
    else:
        yield from ({path: value} for value in _numbers(question, compared.get(path, set())))


def _choices(literals: set[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield each choice of several values that conditions can tell apart; something is always chosen."""
    known = sorted(literals, key=str)
    for count in range(len(known) + 1):
        yield from (chosen or (_PRESENT,) for chosen in itertools.combinations(known, count))


def _numbers(question: Question, literals: set[Any]) -> list[Any]:
    if not literals:
        return [_PRESENT]
    if any(isinstance(literal, str) for literal in literals):
        return [*sorted(literals, key=str), _PRESENT]
    step = Decimal(1) if question.whole else _HUNDREDTH
    around = {Decimal(str(literal)) + off for literal in literals for off in (-step, Decimal(0), step)}
    return sorted(number for number in around if _within(question, number))


def _within(question: Question, number: Decimal) -> bool:
    bounds = {name: getattr(mark, name) for mark in question.metadata for name in ("ge", "gt", "le", "lt")
              if getattr(mark, name, None) is not None}  # fmt: skip
    return (
        number >= bounds.get("ge", number)
        and number <= bounds.get("le", number)
        and ("gt" not in bounds or number > bounds["gt"])
        and ("lt" not in bounds or number < bounds["lt"])
    )
