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
from generator.formatting.formats import Formats, filter_for
from generator.library.asking import DOCUMENT
from generator.library.clause import Hole, Parts
from generator.library.condition_grammar import Comparison
from generator.library.conditions import Condition
from generator.library.vocabulary import Vocabulary

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
        message = _hole_problem(hole, scope)
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
            yield f"{path} is neither yes nor no: compare it, as in {path} == …, or write `is not none`"


def _comparison_problem(comparison: Comparison, found: tuple[Question, ...]) -> str:
    path = comparison.path
    if comparison.sort == "none" or not found:
        return ""
    if any(question.kind not in ("value", "menu", "flag") for question in found):
        return f"{path} has parts: compare one of them, or write `is none` or `is not none`"
    if any(question.unit == "date" for question in found):
        return f"{path} is a date: conditions do not compare dates"
    if comparison.sort == "size" and not all(question.unit in _NUMBERS for question in found):
        return f"{path} is not a number: only numbers are compared by size"
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
        return f"{path} does not name several values of a menu: compare it, as in {path} == …"
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
        return f"{path} is never {literal!r}: it is one of {', '.join(allowed)}"
    kind = "a number" if found[0].unit in _NUMBERS else "a text"
    return f"{path} is {kind}: it is never {literal!r}"


def _hole_problem(hole: Hole, scope: Scope) -> str:
    if hole.path == "item.no" and scope.item is not None:
        return "" if hole.filter == "" else "item.no takes no filter"
    found = scope.resolve(hole.path)
    if not found:
        return _unknown(hole.path, scope)
    wanted = {filter_for(question) for question in found}
    if None in wanted or len(wanted) != 1:
        return f"{hole.path} cannot be printed: name one of its fields"
    name = wanted.pop() or ""
    if name != hole.filter:
        mend = f"{{{{ {hole.path} | {name} }}}}" if name else f"{{{{ {hole.path} }}}}"
        return f"{hole.path} is printed as {mend}"
    return _wordless(hole.path, found, scope.vocabulary.formats) if name == "words" else ""


def _wordless(path: str, found: tuple[Question, ...], formats: Formats) -> str:
    values = {value for question in found for value in (question.item or question).values}
    missing = sorted(values - formats.menu_words)
    if not missing:
        return ""
    file = "/".join(formats.file.parts[-2:])
    return f"{path} cannot be printed: {file} has no word for {', '.join(missing)}"


def _unknown(path: str, scope: Scope) -> str:
    deal = scope.vocabulary.deal
    *above, last = path.split(".")
    models = tuple(m for q in resolve(deal, ".".join(above)) for m in q.models) if above else (deal,)
    known = [question.name for model in models for question in questions(model)]
    close = get_close_matches(last, known, n=1)
    hint = f"; did you mean {'.'.join([*above, close[0]])}?" if close else ""
    return f"the answers have no {path}{hint}"
