"""Checking the names in holes and conditions against the models, when the library is read.

StrictUndefined alone is not enough: `payment.typo is not none` is true under it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from generator.answers.walking import Question, questions, resolve
from generator.formatting.formats import BLOCKS, Formats, filter_for
from generator.library.asking import DOCUMENT
from generator.library.clause import Hole, Parts
from generator.library.condition_grammar import Comparison
from generator.library.conditions import Condition
from generator.library.vocabulary import Vocabulary
from generator.messages import listed, tell

_NUMBERS = ("money", "percent", "number")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a text may name: the fields of a deal, in a table those of its row, and what its document asks."""

    vocabulary: Vocabulary
    item: Question | None = None
    facts: type[BaseModel] | None = None

    def resolve(self, path: str) -> tuple[Question, ...]:
        """Return the fields that a path can mean, `item` being the row."""
        head, _, rest = path.partition(".")
        if head == DOCUMENT and self.facts is not None:
            return resolve(self.facts, rest)
        if head != "item" or self.item is None:
            return resolve(self.vocabulary.deal, path)
        if not rest:
            return (self.item,)
        return tuple(question for model in self.item.models for question in resolve(model, rest))


def hole_problems(parts: Parts, scope: Scope) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for holes whose path or filter the models do not know."""
    for hole in (part for part in parts if isinstance(part, Hole)):
        message = _hole_problem(hole, scope) or _crowded(hole, parts)
        if message:
            yield hole.line, message


def condition_problems(condition: Condition, scope: Scope) -> Iterator[str]:
    """Yield a message for each name or compared value of a condition that cannot be."""
    for path in condition.paths:
        if not scope.resolve(path):
            yield _unknown(path, scope)
    for comparison in condition.comparisons:
        problem = _choice_problem if comparison.sort == "chosen" else _comparison_problem
        message = problem(comparison, scope.resolve(comparison.path))
        if message:
            yield message
    for path in condition.alone:
        if any(question.kind in ("value", "menu") for question in scope.resolve(path)):
            yield tell(
                "{path} is neither yes nor no: compare it, as in {path} == …, or write `is not none`",
                path=path,
            )


def _comparison_problem(comparison: Comparison, found: tuple[Question, ...]) -> str:
    path = comparison.path
    if comparison.sort == "none" or not found:
        return ""
    if any(question.kind not in ("value", "menu", "flag") for question in found):
        return tell("{path} has parts: compare one of them, or write `is none` or `is not none`", path=path)
    if any(question.unit == "date" for question in found):
        return tell("{path} is a date: conditions do not compare dates", path=path)
    if comparison.sort == "size" and not all(question.unit in _NUMBERS for question in found):
        return tell("{path} is not a number: only numbers are compared by size", path=path)
    for literal in comparison.literals:
        if not any(_accepts(question, literal) for question in found):
            return _never(path, literal, found)
    return ""


def _choice_problem(comparison: Comparison, found: tuple[Question, ...]) -> str:
    path = comparison.path
    items = tuple(question.item for question in found if question.item is not None and question.item.values)
    if not found:
        return ""
    if not items:
        return tell("{path} does not name several values of a menu: compare it, as in {path} == …", path=path)
    (literal,) = comparison.literals
    return "" if any(_accepts(item, literal) for item in items) else _never(path, literal, items)


def _accepts(question: Question, literal: Any) -> bool:
    if question.values:
        return any(type(value) is type(literal) and value == literal for value in question.values)
    if question.unit in _NUMBERS:
        return isinstance(literal, int | Decimal) and not isinstance(literal, bool)
    return isinstance(literal, str)


def _never(path: str, literal: Any, found: tuple[Question, ...]) -> str:
    allowed = sorted({repr(value) for question in found for value in question.values})
    if allowed:
        return tell(
            "{path} is never {value}: it is one of {allowed}",
            path=path,
            value=repr(literal),
            allowed=listed(allowed),
        )
    if found[0].unit in _NUMBERS:
        return tell("{path} is a number: it is never {value}", path=path, value=repr(literal))
    return tell("{path} is a text: it is never {value}", path=path, value=repr(literal))


def _hole_problem(hole: Hole, scope: Scope) -> str:
    if hole.path == "item.no" and scope.item is not None:
        return "" if hole.filter == "" else tell("item.no takes no filter")
    found = scope.resolve(hole.path)
    if not found:
        return _unknown(hole.path, scope)
    wanted = {filter_for(question) for question in found}
    if None in wanted or len(wanted) != 1:
        return tell("{path} cannot be printed: name one of its fields", path=hole.path)
    name = wanted.pop() or ""
    if name != hole.filter:
        mend = f"{{{{ {hole.path} | {name} }}}}" if name else f"{{{{ {hole.path} }}}}"
        return tell("{path} is printed as {hole}", path=hole.path, hole=mend)
    return _wordless(hole.path, found, scope.vocabulary.formats) if name == "words" else ""


def _crowded(hole: Hole, parts: Parts) -> str:
    if hole.filter in BLOCKS and len(parts) > 1:
        return tell("{path} is printed line by line: give it a paragraph of its own", path=hole.path)
    return ""


def _wordless(path: str, found: tuple[Question, ...], formats: Formats) -> str:
    values = {value for question in found for value in (question.item or question).values}
    missing = sorted(values - formats.menu_words)
    if not missing:
        return ""
    file = "/".join(formats.file.parts[-2:])
    return tell(
        "{path} cannot be printed: {file} has no word for {values}",
        path=path,
        file=file,
        values=listed(missing),
    )


def _unknown(path: str, scope: Scope) -> str:
    deal = scope.vocabulary.deal
    *above, last = path.split(".")
    models = tuple(m for q in resolve(deal, ".".join(above)) for m in q.models) if above else (deal,)
    known = [question.name for model in models for question in questions(model)]
    close = get_close_matches(last, known, n=1)
    if close:
        like = ".".join([*above, close[0]])
        return tell("the answers have no {path}; did you mean {like}?", path=path, like=like)
    return tell("the answers have no {path}", path=path)
