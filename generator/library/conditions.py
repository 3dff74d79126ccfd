"""The small boolean language of `when`: names, literals, comparisons, and / or / not.

A name is a path into the deal. A path that leads nowhere (a page left out, the other member
of a union) is `none`; comparing none by size is false. A bare name is true for a true flag or
a list that is not empty. There are no calls and no arithmetic. A comparison has a name on one side
and literals on the other, so that every way in which it can turn out can be looked at.
"""

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from generator.library.condition_grammar import (
    Comparison,
    ConditionError,
    comparison_of,
    path_of,
    reads_of,
    tree_of,
)
from generator.library.condition_programs import (
    Entry,
    Lookup,
    Program,
    function_of,
    program_of,
    program_of_turns,
)
from generator.messages import tell

Verdict = tuple[bool, tuple[tuple[Comparison, bool], ...]]


@dataclass(frozen=True)
class Condition:
    """A condition as written, what it compares, and the names that stand alone in it."""

    text: str
    program: Program
    comparisons: tuple[Comparison, ...] = ()
    alone: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def compared(self) -> tuple[tuple[str, Any], ...]:
        """Return each path with each literal that it is compared to."""
        pairs = ((found.path, literal) for found in self.comparisons for literal in found.literals)
        return tuple(dict.fromkeys(pairs))

    def __hash__(self) -> int:
        """Return the hash of the text, which all the rest was read from."""
        return hash(self.text)

    @cached_property
    def test(self) -> Callable[[Lookup], Any]:
        """Return the program as a function of a lookup."""
        return function_of(self.program)

    def __reduce__(self) -> tuple[type["Condition"], tuple[Any, ...]]:
        """Pickle what it was made of: a function cannot be."""
        return Condition, (self.text, self.program, self.comparisons, self.alone, self.paths)


@lru_cache(maxsize=4096)
def parse_condition(text: str) -> Condition:
    """Read a condition; raise ConditionError when it is not in the language."""
    try:
        read = tuple(reads_of(_tree(text)))
        program = program_of(_tree(text))
    except RecursionError:
        raise ConditionError(tell("is nested too deeply")) from None
    comparisons = tuple(found for found in read if isinstance(found, Comparison))
    alone = tuple(found for found in read if isinstance(found, str))
    paths = dict.fromkeys(found if isinstance(found, str) else found.path for found in read)
    return Condition(text, program, comparisons, alone, tuple(paths))


def holds(condition: Condition, lookup: Lookup) -> bool:
    """Say whether a condition is true; `lookup` gives the value at a path, or None."""
    return bool(condition.test(lookup))


def turning_as(turns: Iterable[tuple[Condition, Entry | None, bool]]) -> Callable[[Lookup], bool]:
    """Return one question whether conditions, each asked of an entry or of the whole, turn out as told.

    It is asked of each of many deals: in one function it takes less than a third of the time.
    """
    trees = ((_tree(condition.text), entry, truth) for condition, entry, truth in turns if condition.paths)
    return function_of(program_of_turns(trees))


def decisive(condition: Condition, lookup: Lookup) -> Verdict:
    """Say whether a condition is true, and which comparisons, true or false themselves, decide that."""
    return _judge(_tree(condition.text), lookup)


def _judge(node: ast.expr, lookup: Lookup) -> Verdict:
    if isinstance(node, ast.BoolOp):
        parts = [_judge(value, lookup) for value in node.values]
        outcome = (all if isinstance(node.op, ast.And) else any)(truth for truth, _ in parts)
        # Those that turned out as the whole did: without them it would be otherwise.
        return outcome, tuple(leaf for truth, leaves in parts if truth == outcome for leaf in leaves)
    if isinstance(node, ast.UnaryOp):
        truth, leaves = _judge(node.operand, lookup)
        return not truth, leaves
    truth = bool(_function(node)(lookup))
    if isinstance(node, ast.Compare):
        return truth, ((_comparison(node), truth),)
    path = path_of(node)
    return truth, ((Comparison(path, "alone", ()), truth),) if path else ()


@cache
def _tree(text: str) -> ast.expr:
    return tree_of(text)


_comparison = cache(comparison_of)


@cache
def _function(node: ast.expr) -> Callable[[Lookup], Any]:
    return function_of(program_of(node))


ALWAYS = parse_condition("true")
NEVER = parse_condition("false")
