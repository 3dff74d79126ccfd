"""The program of a condition: its tree, with every name looked up, as code that can be kept on disk.

So are many conditions at once: deals for which each turned out the same are told from others by one program.
"""

import ast
import marshal
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from types import CodeType, FunctionType
from typing import Any, NamedTuple

from generator.library.condition_grammar import CONSTANTS, comparison_of, constant_name, path_of

Lookup = Callable[[str], Any]
Entry = tuple[str, int]
"""The path of an entry of a list, which `item` means, and its number from 1."""
_ITEM, _NUMBER = "item", "item.no"


class Program(NamedTuple):
    """A condition compiled: marshalled code of a function of a lookup, and the literals that it names."""

    code: bytes
    literals: tuple[Any, ...]


def program_of(node: ast.expr) -> Program:
    """Compile a tree that is in the grammar."""
    literals: list[Any] = []
    return _compiled(_looked_up(node, literals, None), literals)


def program_of_turns(turns: Iterable[tuple[ast.expr, Entry | None, bool]]) -> Program:
    """Compile trees, each with the entry that `item` means in it, into whether each turns out as told."""
    literals: list[Any] = []
    bodies = [(_looked_up(node, literals, entry), truth) for node, entry, truth in turns]
    turned: list[ast.expr] = [body if truth else ast.UnaryOp(ast.Not(), body) for body, truth in bodies]
    always = ast.Constant(value=True)  # with two of them there is something to join, even of no trees
    return _compiled(ast.BoolOp(ast.And(), [always, always, *turned]), literals)


def _compiled(body: ast.expr, literals: list[Any]) -> Program:
    lookup = ast.arguments(
        posonlyargs=[], args=[ast.arg("lookup")], kwonlyargs=[], kw_defaults=[], defaults=[]
    )
    tree = ast.fix_missing_locations(ast.Expression(ast.Lambda(lookup, body)))
    module = compile(tree, "<when>", "eval")
    (code,) = (constant for constant in module.co_consts if isinstance(constant, CodeType))
    return Program(marshal.dumps(code), tuple(literals))


@cache
def function_of(program: Program) -> Callable[[Lookup], Any]:
    """Return a program as a function; it can name its literals and nothing else."""
    names = {f"literal_{index}": literal for index, literal in enumerate(program.literals)}
    code: CodeType = marshal.loads(program.code)  # noqa: S302  made here from what the grammar lets through
    return FunctionType(code, {"__builtins__": {}, "sized": _sized, **names})


def _looked_up(node: ast.expr, literals: list[Any], entry: Entry | None) -> ast.expr:
    if isinstance(node, ast.BoolOp):
        return ast.BoolOp(node.op, [_looked_up(value, literals, entry) for value in node.values])
    if isinstance(node, ast.UnaryOp):
        return ast.UnaryOp(ast.Not(), _looked_up(node.operand, literals, entry))
    if isinstance(node, ast.Compare):
        return _compared(node, literals, entry)
    if path := path_of(node):
        return _named(path, entry)
    return ast.Constant(CONSTANTS[constant_name(node)])


def _named(path: str, entry: Entry | None) -> ast.expr:
    if entry is not None and path == _NUMBER:
        return ast.Constant(entry[1])
    if entry is not None and (path == _ITEM or path.startswith(f"{_ITEM}.")):
        path = f"{entry[0]}{path.removeprefix(_ITEM)}"
    return _call("lookup", ast.Constant(path))


def _compared(node: ast.Compare, literals: list[Any], entry: Entry | None) -> ast.expr:
    comparison = comparison_of(node)
    left = _named(comparison.path, entry)
    if comparison.sort == "chosen":
        literals.append(comparison.literals[0])
        several = ast.BoolOp(ast.Or(), [left, ast.Tuple([], ast.Load())])
        return ast.Compare(ast.Name(f"literal_{len(literals) - 1}", ast.Load()), node.ops, [several])
    if comparison.sort == "none":
        return ast.Compare(left, node.ops, [ast.Constant(None)])
    # A Decimal cannot stand in a tree, so literals have names.
    right = ast.Name(f"literal_{len(literals)}", ast.Load())
    literals.append(comparison.literals if comparison.sort == "member" else comparison.literals[0])
    if comparison.sort != "size":
        return ast.Compare(left, node.ops, [right])
    named = ast.NamedExpr(ast.Name("value", ast.Store()), left)
    compared = ast.Compare(ast.Name("value", ast.Load()), node.ops, [right])
    return ast.BoolOp(ast.And(), [_call("sized", named), compared])


def _call(name: str, argument: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), [argument], [])


def _sized(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)
