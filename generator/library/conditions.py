"""The small boolean language of `when`: names, literals, comparisons, and / or / not.

A name is a path into the deal. A path that leads nowhere (a page left out, the other member
of a union) is `none`; comparing none by size is false. A bare name is true for a true flag or
a list that is not empty. There are no calls and no arithmetic.
"""

import ast
import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

__all__ = ["ALWAYS", "Condition", "ConditionError", "holds", "parse_condition"]

Lookup = Callable[[str], Any]
Test = Callable[[Lookup], Any]

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}
_BY_SIZE = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_CONSTANTS = {"none": None, "true": True, "false": False}
_GRAMMAR = "names, literals, == != < <= > >= in, is none, and, or, not"


class ConditionError(ValueError):
    """A condition that cannot be read; the message says what is allowed."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as written, with the paths it reads and the literals it compares them to."""

    text: str
    paths: tuple[str, ...] = ()
    compared: tuple[tuple[str, Any], ...] = ()


ALWAYS = Condition("true")


def parse_condition(text: str) -> Condition:
    """Read a condition; raise ConditionError when it is not in the language."""
    tree = _tree(text)
    _compile(text)
    paths = dict.fromkeys(path for node in ast.walk(tree) if (path := _path(node)))
    # ast.walk also meets the inner parts of a path ("fee" of fee.kind): keep whole paths.
    inner = {
        inner_path
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and (inner_path := _path(node.value))
    }
    return Condition(text, tuple(p for p in paths if p not in inner), tuple(dict.fromkeys(_compared(tree))))


def holds(condition: Condition, lookup: Lookup) -> bool:
    """Say whether a condition is true; `lookup` gives the value at a path, or None."""
    return bool(_compile(condition.text)(lookup))


def _tree(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ConditionError(f"cannot be read: {error.msg}; allowed are {_GRAMMAR}") from error


@cache
def _compile(text: str) -> Test:
    return _test(_tree(text))


def _path(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return "" if node.id in _CONSTANTS else node.id
    if isinstance(node, ast.Attribute):
        base = _path(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""


def _compared(tree: ast.expr) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and (path := _path(node.left)):
            found += [(path, part.value) for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return found


def _test(node: ast.expr) -> Test:
    if isinstance(node, ast.BoolOp):
        return _bool(node)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = _test(node.operand)
        return lambda lookup: not inner(lookup)
    if isinstance(node, ast.Compare):
        return _comparison(node)
    return _value(node)


def _bool(node: ast.BoolOp) -> Test:
    parts = tuple(_test(value) for value in node.values)
    if isinstance(node.op, ast.And):
        return lambda lookup: all(part(lookup) for part in parts)
    return lambda lookup: any(part(lookup) for part in parts)


def _comparison(node: ast.Compare) -> Test:
    if len(node.ops) != 1:
        raise ConditionError("compare two things at a time: join comparisons with `and`")
    kind = type(node.ops[0])
    left, right, compare = _value(node.left), _value(node.comparators[0]), _COMPARE[kind]
    if kind in (ast.Is, ast.IsNot) and _constant_name(node.comparators[0]) != "none":
        raise ConditionError("`is` goes with none only: write == to compare")

    def test(lookup: Lookup) -> bool:
        first, second = left(lookup), right(lookup)
        if kind in _BY_SIZE and (first is None or second is None):
            return False
        return compare(first, second)

    return test


def _constant_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) and node.id in _CONSTANTS else ""


def _value(node: ast.expr) -> Test:
    if name := _constant_name(node):
        constant = _CONSTANTS[name]
        return lambda _: constant
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float):
        literal = node.value
        return lambda _: literal
    if isinstance(node, ast.List | ast.Tuple) and all(isinstance(e, ast.Constant) for e in node.elts):
        literals = tuple(e.value for e in node.elts if isinstance(e, ast.Constant))
        return lambda _: literals
    if path := _path(node):
        return lambda lookup: lookup(path)
    raise ConditionError(f"`{ast.unparse(node)}` is not allowed here; allowed are {_GRAMMAR}")
