"""The small boolean language of `when`: names, literals, comparisons, and / or / not.

A name is a path into the deal. A path that leads nowhere (a page left out, the other member
of a union) is `none`; comparing none by size is false. A bare name is true for a true flag or
a list that is not empty. There are no calls and no arithmetic. A comparison begins with a name
and ends with a literal, so that every way in which it can turn out can be looked at.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

__all__ = [
    "ALWAYS",
    "Comparison",
    "Condition",
    "ConditionError",
    "decisive",
    "holds",
    "parse_condition",
]

Lookup = Callable[[str], Any]
Test = Callable[[Lookup], Any]
Sort = Literal["none", "equal", "size", "member", "alone"]
Verdict = tuple[bool, tuple[tuple["Comparison", bool], ...]]

_COMPARE: dict[type[ast.cmpop], Sort] = {
    ast.Is: "none",
    ast.IsNot: "none",
    ast.Eq: "equal",
    ast.NotEq: "equal",
    ast.Lt: "size",
    ast.LtE: "size",
    ast.Gt: "size",
    ast.GtE: "size",
    ast.In: "member",
    ast.NotIn: "member",
}
_WRITTEN: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_CONSTANTS = {"none": None, "true": True, "false": False}
_GRAMMAR = "names, literals, == != < <= > >= in, is none, and, or, not"


class ConditionError(ValueError):
    """A condition that cannot be read; the message says what is allowed."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An answer compared: with none, for equality, by size, with the members of a list, or alone.

    `operator` is written as in the condition where it compares with one value.
    """

    path: str
    sort: Sort
    literals: tuple[Any, ...]
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as written, what it compares, and the names that stand alone in it."""

    text: str
    comparisons: tuple[Comparison, ...] = ()
    alone: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def compared(self) -> tuple[tuple[str, Any], ...]:
        """Return each path with each literal that it is compared to."""
        pairs = ((found.path, literal) for found in self.comparisons for literal in found.literals)
        return tuple(dict.fromkeys(pairs))


ALWAYS = Condition("true")


def parse_condition(text: str) -> Condition:
    """Read a condition; raise ConditionError when it is not in the language."""
    try:
        read = tuple(_read(_tree(text)))
        _compile(text)
    except RecursionError:
        raise ConditionError("is nested too deeply") from None
    comparisons = tuple(found for found in read if isinstance(found, Comparison))
    alone = tuple(found for found in read if isinstance(found, str))
    paths = dict.fromkeys(found if isinstance(found, str) else found.path for found in read)
    return Condition(text, comparisons, alone, tuple(paths))


def holds(condition: Condition, lookup: Lookup) -> bool:
    """Say whether a condition is true; `lookup` gives the value at a path, or None."""
    return bool(_compile(condition.text)(lookup))


def decisive(condition: Condition, lookup: Lookup) -> Verdict:
    """Say whether a condition is true, and which comparisons, true or false themselves, decide that."""
    return _judge(_kept_tree(condition.text), lookup)


def _judge(node: ast.expr, lookup: Lookup) -> Verdict:
    if isinstance(node, ast.BoolOp):
        parts = [_judge(value, lookup) for value in node.values]
        outcome = (all if isinstance(node.op, ast.And) else any)(truth for truth, _ in parts)
        # Those that turned out as the whole did: without them it would be otherwise.
        return outcome, tuple(leaf for truth, leaves in parts if truth == outcome for leaf in leaves)
    if isinstance(node, ast.UnaryOp):
        truth, leaves = _judge(node.operand, lookup)
        return not truth, leaves
    truth = bool(_compile(ast.unparse(node))(lookup))
    if isinstance(node, ast.Compare):
        return truth, ((_comparison(node), truth),)
    path = _path(node)
    return truth, ((Comparison(path, "alone", ()), truth),) if path else ()


@cache
def _kept_tree(text: str) -> ast.expr:
    return _tree(text)


def _tree(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ConditionError(f"cannot be read: {error.msg}; allowed are {_GRAMMAR}") from error
    except (ValueError, MemoryError) as error:
        raise ConditionError(f"cannot be read; allowed are {_GRAMMAR}") from error


def _read(node: ast.expr) -> Iterator[Comparison | str]:
    """Yield what a condition reads, in the order it is written."""
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _read(value)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from _read(node.operand)
    elif isinstance(node, ast.Compare):
        yield _comparison(node)
    elif path := _path(node):
        yield path
    elif _constant_name(node) not in ("true", "false"):
        raise ConditionError(f"`{ast.unparse(node)}` is not allowed here; allowed are {_GRAMMAR}")


def _comparison(node: ast.Compare) -> Comparison:
    if len(node.ops) != 1:
        raise ConditionError("compare two things at a time: join comparisons with `and`")
    path, right = _path(node.left), node.comparators[0]
    sort = _COMPARE[type(node.ops[0])]
    if not path:
        raise ConditionError(
            f"`{ast.unparse(node.left)}` is not allowed before a comparison: begin with a name, as in "
            "payment.deposit > 0"
        )
    if (sort == "none") != (_constant_name(right) == "none"):
        raise ConditionError("`is` goes with none, and none with `is`: write == to compare")
    if sort == "none":
        return Comparison(path, sort, ())
    if sort == "member":
        return Comparison(path, sort, _list(right))
    return Comparison(path, sort, (_literal(right),), _WRITTEN[type(node.ops[0])])


def _list(node: ast.expr) -> tuple[Any, ...]:
    if not isinstance(node, ast.List | ast.Tuple):
        raise ConditionError("`in` goes with a list of values, as in fee.kind in ['fixed', 'hourly']")
    return tuple(_literal(element) for element in node.elts)


def _literal(node: ast.expr) -> Any:
    if (name := _constant_name(node)) in ("true", "false"):
        return _CONSTANTS[name]
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int):
        return node.value
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        return Decimal(str(node.value))  # the answers are decimal: 0.1 must be 0.1
    raise ConditionError(
        f"`{ast.unparse(node)}` is not a value to compare with: write a text in quotes, a number, true or "
        f"false; allowed are {_GRAMMAR}"
    )


def _constant_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) and node.id in _CONSTANTS else ""


def _path(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return "" if node.id in _CONSTANTS else node.id
    if isinstance(node, ast.Attribute):
        base = _path(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""


@cache
def _compile(text: str) -> Test:
    """Return a condition as a function: its own tree, with every name looked up, compiled by Python."""
    constants: dict[str, Any] = {}
    body = _looked_up(_tree(text), constants)
    lookup = ast.arguments(
        posonlyargs=[], args=[ast.arg("lookup")], kwonlyargs=[], kw_defaults=[], defaults=[]
    )
    tree = ast.fix_missing_locations(ast.Expression(ast.Lambda(lookup, body)))
    # Only what `_looked_up` lets through is in the tree: names, comparisons, and / or / not.
    test: Test = eval(compile(tree, "<when>", "eval"), {"__builtins__": {}, "sized": _sized, **constants})  # noqa: S307
    return test


def _looked_up(node: ast.expr, constants: dict[str, Any]) -> ast.expr:
    if isinstance(node, ast.BoolOp):
        return ast.BoolOp(node.op, [_looked_up(value, constants) for value in node.values])
    if isinstance(node, ast.UnaryOp):
        return ast.UnaryOp(ast.Not(), _looked_up(node.operand, constants))
    if isinstance(node, ast.Compare):
        return _compared(node, constants)
    if path := _path(node):
        return _call("lookup", ast.Constant(path))
    return ast.Constant(_CONSTANTS[_constant_name(node)])


def _compared(node: ast.Compare, constants: dict[str, Any]) -> ast.expr:
    comparison = _comparison(node)
    left: ast.expr = _call("lookup", ast.Constant(comparison.path))
    if comparison.sort == "none":
        return ast.Compare(left, node.ops, [ast.Constant(None)])
    literal = comparison.literals if comparison.sort == "member" else comparison.literals[0]
    name = f"literal_{len(constants)}"  # a Decimal cannot stand in a tree
    constants[name] = literal
    right = ast.Name(name, ast.Load())
    if comparison.sort != "size":
        return ast.Compare(left, node.ops, [right])
    named = ast.NamedExpr(ast.Name("value", ast.Store()), left)
    compared = ast.Compare(ast.Name("value", ast.Load()), node.ops, [right])
    return ast.BoolOp(ast.And(), [_call("sized", named), compared])


def _call(name: str, argument: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), [argument], [])


def _sized(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)
