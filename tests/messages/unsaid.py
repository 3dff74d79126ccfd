"""Finding what a person is told and no translator sees: words of the sources that are shown as they are."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

# Two words, or a word and a colon: what people read, and programs seldom write.
_SENTENCE = re.compile(r"[A-Za-z’',`.)]{2,} [a-zA-Z(`*]|[a-z]{2,}: |^[A-Z][a-z]+ $")
_WORD = re.compile(r"[A-Za-z]{2}")
_CODE = re.compile(
    r"^\s*<|xmlns|^w:|\?<|\\b|Program Files|^(PRAGMA|INSERT|SELECT|CREATE) |^--[a-z-]+ [A-Z=]+$"
)
"""Markup, patterns, paths of Windows, SQL and options are no sentences."""
_TOLD = frozenset(["tell", "tell_many", "Message"])
_PHRASED = frozenset(["say", "below"])
"""What a pack says, by the name of the phrase."""
_ASKED = frozenset(["Field", "ConfigDict", "Menu.of"])
"""Questions: they are told in the language of the pack."""
_HELP = frozenset(["click.option", "click.argument", "click.command", "click.group", "command.command"])
"""Help is looked up when click prints it."""
_MISTAKES = frozenset(["TypeError", "AttributeError", "KeyError", "AssertionError", "JSONDecodeError"])
"""What only a programmer sees."""
_NOT_ENTERED = _ASKED | _HELP | _MISTAKES
_ERRORS = frozenset(["InputError.single", "UsageError", "NotConverted.single", "PictureError", "WorkerLost"])
_PROBLEMS = frozenset(["Problem", "Unreadable", "ConditionError", "MarkupError", "_Refused", "_ValueError"])
_LATER = frozenset(["refusal", "spot.problem", "reader.add", "self.add", "self.fail"])
_ON_SCREEN = frozenset(["click.echo", "click.secho", "click.confirm", "click.prompt", "choose", "confirm"])
_IN_WIZARD = frozenset(["Option", "screen.problem", "screen.note", "screen.warning"])
_SHOWN = _ERRORS | _PROBLEMS | _LATER | _ON_SCREEN | _IN_WIZARD
"""What shows its first argument to a person: there one word is enough."""


class Unsaid(NamedTuple):
    """Words that no translator sees: the line, and the words."""

    line: int
    text: str


def unsaid_in(source: str) -> Iterator[Unsaid]:
    """Yield the words of a source that a person is told without `tell`."""
    reader = _Reader()
    reader.visit(ast.parse(source))
    yield from reader.found


@dataclass
class _Reader(ast.NodeVisitor):
    found: list[Unsaid] = field(default_factory=list)
    above: list[ast.AST] = field(default_factory=list)

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            return
        if isinstance(node, ast.AnnAssign):
            self._below(node, [node.value] if node.value else [])
        elif isinstance(node, ast.FunctionDef):
            self._below(node, [*node.decorator_list, *node.body])
        elif isinstance(node, ast.Call) and _is_seen(called := ast.unparse(node.func)):
            # What is filled into a message or a phrase is shown beside it.
            self._below(node, [] if called in _NOT_ENTERED else [k.value for k in node.keywords])
        elif isinstance(node, ast.JoinedStr):
            said = "".join(part.value if isinstance(part, ast.Constant) else "0" for part in node.values)
            self._text(node, said)
            self._below(node, [part for part in node.values if isinstance(part, ast.FormattedValue)])
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                self._text(node, node.value)
        else:
            self._below(node, list(ast.iter_child_nodes(node)))

    def _below(self, node: ast.AST, children: list[ast.AST]) -> None:
        self.above.append(node)
        for child in children:
            self.visit(child)
        self.above.pop()

    def _text(self, node: ast.expr, said: str) -> None:
        if not _CODE.search(said) and (_SENTENCE.search(said) or (_WORD.search(said) and self._shown(node))):
            self.found.append(Unsaid(node.lineno, said))

    def _shown(self, node: ast.expr) -> bool:
        """Say whether a text is the first argument of what shows it, also where it is one of two."""
        child: ast.AST = node
        for parent in reversed(self.above):
            if isinstance(parent, ast.Call):
                return ast.unparse(parent.func) in _SHOWN and parent.args[:1] == [child]
            if not isinstance(parent, ast.IfExp | ast.BoolOp | ast.BinOp):
                return False
            child = parent
        return False


def _is_seen(called: str) -> bool:
    """Say whether a translator sees the words of such a call, or nobody does."""
    return called in _TOLD | _NOT_ENTERED or called.startswith("re.") or called.rpartition(".")[2] in _PHRASED
