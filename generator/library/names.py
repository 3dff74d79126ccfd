"""Checking the names in holes and conditions against the models, when the library is read.

StrictUndefined alone is not enough: `payment.typo is not none` is true under it.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import BaseModel

from generator.answers.walking import Question, questions, resolve
from generator.formatting import filter_for
from generator.library.clause import Hole, Parts
from generator.library.conditions import Condition

__all__ = ["condition_problems", "hole_problems"]


def hole_problems(
    parts: Parts, root: type[BaseModel], item: Question | None = None
) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for holes whose path or filter the models do not know."""
    for hole in (part for part in parts if isinstance(part, Hole)):
        message = _hole_problem(hole, root, item)
        if message:
            yield hole.line, message


def condition_problems(
    condition: Condition, root: type[BaseModel], item: Question | None = None
) -> Iterator[str]:
    """Yield a message for each name or compared value of a condition that cannot be."""
    for path in condition.paths:
        if not _resolved(path, root, item):
            yield _unknown(path, root)
    for path, literal in condition.compared:
        allowed = {value for question in _resolved(path, root, item) for value in question.values}
        if allowed and literal not in allowed:
            values = ", ".join(repr(value) for value in sorted(allowed, key=str))
            yield f"{path} is never {literal!r}: it is one of {values}"


def _resolved(path: str, root: type[BaseModel], item: Question | None) -> tuple[Question, ...]:
    head, _, rest = path.partition(".")
    if head != "item" or item is None:
        return resolve(root, path)
    if not rest:
        return (item,)
    return tuple(question for model in item.models for question in resolve(model, rest))


def _hole_problem(hole: Hole, root: type[BaseModel], item: Question | None) -> str:
    if hole.path == "item.no" and item is not None:
        return "" if hole.filter == "" else "item.no takes no filter"
    found = _resolved(hole.path, root, item)
    if not found:
        return _unknown(hole.path, root)
    wanted = {filter_for(question) for question in found}
    if None in wanted or len(wanted) != 1:
        return f"{hole.path} cannot be printed: name one of its fields"
    name = wanted.pop() or ""
    if name != hole.filter:
        mend = f"{{{{ {hole.path} | {name} }}}}" if name else f"{{{{ {hole.path} }}}}"
        return f"{hole.path} is printed as {mend}"
    return ""


def _unknown(path: str, root: type[BaseModel]) -> str:
    *above, last = path.split(".")
    models = tuple(m for q in resolve(root, ".".join(above)) for m in q.models) if above else (root,)
    known = [question.name for model in models for question in questions(model)]
    close = get_close_matches(last, known, n=1)
    hint = f"; did you mean {'.'.join([*above, close[0]])}?" if close else ""
    return f"the answers have no {path}{hint}"
