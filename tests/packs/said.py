"""What the program says: the phrases that its sources name, with the values that they hand over."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

GENERATOR = Path(__file__).resolve().parent.parent.parent / "generator"


class Said(NamedTuple):
    """A phrase as it is said; `name` ends in a dot where the rest is computed."""

    name: str
    values: frozenset[str]
    place: str


def said_in(source: str, place: str) -> Iterator[Said]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        where = f"{place}:{node.lineno}"
        values = frozenset(keyword.arg or "**" for keyword in node.keywords)
        if called in ("say", "_say"):
            yield from (Said(name, values, where) for name in _names(node.args[0]))
        elif called == "join" and isinstance(node.func, ast.Attribute) and len(node.args) == 2:
            yield from (Said(f"signs.{name}", frozenset(), where) for name in _names(node.args[0]))
        elif called == "below" and isinstance(node.func, ast.Attribute):
            yield from (Said(f"{name}.", frozenset(), where) for name in _names(node.args[0]))
        elif called == "headings_of":
            names = [name for argument in node.args[1:] for name in _names(argument)]
            yield from (Said(f"columns.{name}", frozenset(), where) for name in names)


def _names(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression may be; of a computed one what it begins with."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        yield str(node.values[0].value)
    elif isinstance(node, ast.IfExp):
        yield from _names(node.body)
        yield from _names(node.orelse)
    else:
        yield ""  # a name from elsewhere: a table of names, whose texts stand in the same source


def said_in_page(template: str, place: str) -> Iterator[Said]:
    """Yield what a template of a page says: `say("web.title", name=value)`."""
    for call in Environment(autoescape=True).parse(template).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("say", "join") and call.args:
            before = "" if call.node.name == "say" else "signs."
            values = frozenset(keyword.key for keyword in call.kwargs)
            names = _names_in_page(call.args[0])
            yield from (Said(f"{before}{name}", values, f"{place}:{call.lineno}") for name in names)


def _names_in_page(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        yield str(node.value)
    elif isinstance(node, nodes.Concat):
        yield from _names_in_page(node.nodes[0])
    elif isinstance(node, nodes.CondExpr):
        yield from _names_in_page(node.expr1)
        yield from _names_in_page(node.expr2) if node.expr2 else ()
    else:
        yield ""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the place and text of every template of a page."""
    for path in sorted((GENERATOR / "web" / "pages").glob("*.html")):
        yield str(path.relative_to(GENERATOR.parent)), path.read_text(encoding="utf-8")


def sources() -> Iterator[tuple[str, str]]:
    """Yield the place and text of every source but the list of phrases."""
    for path in sorted(GENERATOR.rglob("*.py")):
        if path.name != "declared.py":
            yield str(path.relative_to(GENERATOR.parent)), path.read_text(encoding="utf-8")


def all_said() -> list[Said]:
    in_sources = [said for place, source in sources() for said in said_in(source, place)]
    return in_sources + [said for place, page in pages() for said in said_in_page(page, place)]


def texts_in(source: str) -> set[str]:
    """Return the texts of a source: a phrase may be said by a name that stands in a table."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
