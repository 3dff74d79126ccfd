"""The grammar of a condition: what may stand in one, as Python's own parser reads it."""

import ast
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from generator.messages import Message, relayed, tell

Sort = Literal["none", "equal", "size", "member", "chosen", "alone"]

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
CONSTANTS = {"none": None, "true": True, "false": False}
_GRAMMAR = Message("names, literals, == != < <= > >= in, is none, and, or, not")


class ConditionError(ValueError):
    """A condition that cannot be read; the message says what is allowed."""


class Comparison(NamedTuple):
    """An answer compared: with none, for equality, by size, with the members of a list, or alone.

    chosen: whether an answer that names several values has one of them, as in `'design' in project.kinds`.

    `operator` is written as in the condition where it compares with one value.
    """

    path: str
    sort: Sort
    literals: tuple[Any, ...]
    operator: str = ""


def tree_of(text: str) -> ast.expr:
    """Parse a condition; raise ConditionError where it is not Python's syntax."""
    try:
        return ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ConditionError(
            tell(
                "cannot be read: {reason}; allowed are {allowed}",
                reason=relayed(error.msg),
                allowed=tell(_GRAMMAR),
            )
        ) from error
    except (ValueError, MemoryError) as error:
        raise ConditionError(tell("cannot be read; allowed are {allowed}", allowed=tell(_GRAMMAR))) from error


def reads_of(node: ast.expr) -> Iterator[Comparison | str]:
    """Yield what a condition reads, in the order it is written."""
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from reads_of(value)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from reads_of(node.operand)
    elif isinstance(node, ast.Compare):
        yield comparison_of(node)
    elif path := path_of(node):
        yield path
    elif constant_name(node) not in ("true", "false"):
        raise ConditionError(
            tell(
                "`{text}` is not allowed here; allowed are {allowed}",
                text=ast.unparse(node),
                allowed=tell(_GRAMMAR),
            )
        )


def comparison_of(node: ast.Compare) -> Comparison:
    """Return what a comparison compares; raise ConditionError where it is not of the language."""
    if len(node.ops) != 1:
        raise ConditionError(tell("compare two things at a time: join comparisons with `and`"))
    path, right = path_of(node.left), node.comparators[0]
    sort = _COMPARE[type(node.ops[0])]
    if sort == "member" and isinstance(node.left, ast.Constant):
        return _chosen(node.left, right)
    if not path:
        raise ConditionError(
            tell(
                "`{text}` is not allowed before a comparison: begin with a name, as in payment.deposit > 0",
                text=ast.unparse(node.left),
            )
        )
    if (sort == "none") != (constant_name(right) == "none"):
        raise ConditionError(tell("`is` goes with none, and none with `is`: write == to compare"))
    if sort == "none":
        return Comparison(path, sort, ())
    if sort == "member":
        return Comparison(path, sort, _list(right))
    return Comparison(path, sort, (_literal(right),), _WRITTEN[type(node.ops[0])])


def _chosen(value: ast.Constant, of: ast.expr) -> Comparison:
    path = path_of(of)
    if not path:
        raise ConditionError(tell("a value is looked for in an answer, as in 'design' in project.kinds"))
    return Comparison(path, "chosen", (_literal(value),))


def _list(node: ast.expr) -> tuple[Any, ...]:
    if not isinstance(node, ast.List | ast.Tuple):
        raise ConditionError(tell("`in` goes with a list of values, as in fee.kind in ['fixed', 'hourly']"))
    return tuple(_literal(element) for element in node.elts)


def _literal(node: ast.expr) -> Any:
    if (name := constant_name(node)) in ("true", "false"):
        return CONSTANTS[name]
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int):
        return node.value
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        return Decimal(str(node.value))  # the answers are decimal: 0.1 must be 0.1
    raise ConditionError(
        tell(
            "`{text}` is not a value to compare with: write a text in quotes, a number, true or "
            "false; allowed are {allowed}",
            text=ast.unparse(node),
            allowed=tell(_GRAMMAR),
        )
    )


def constant_name(node: ast.expr) -> str:
    """Return none, true or false where a node is one of them, else an empty text."""
    return node.id if isinstance(node, ast.Name) and node.id in CONSTANTS else ""


def path_of(node: ast.expr) -> str:
    """Return the path that a node names, or an empty text."""
    if isinstance(node, ast.Name):
        return "" if node.id in CONSTANTS else node.id
    if isinstance(node, ast.Attribute):
        base = path_of(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""
