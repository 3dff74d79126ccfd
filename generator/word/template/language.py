"""The program that a template becomes: only the documented tags are in it, whatever hides them.

The lint reads paragraphs as people see them. What runs is what docxtpl makes of the markup, where a
tag could hide in an attribute or be put together from pieces; so that is looked through as well.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.messages import tell
from generator.word.template.vocabulary import LISTS, NAMES, ROW

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_ALLOWED = ("Template", "Output", "TemplateData", "Name", "Getattr", "For", "If", "Not")
_OF_LOOPS = ("first", "length")  # what `vm` and `hm` ask of their loop
_LONGEST_SHOWN = 60
PICTURE = "<wp:docPr "
"""Where a picture has its number, which may stand in a document once."""


def check_program(environment: "Environment", program: str, part: str) -> Iterator[Problem]:
    """Yield whatever in a program is no documented tag; raise TemplateSyntaxError where it is no program."""
    from jinja2 import nodes

    tree = environment.parse(program)
    variables = {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)}
    if any(_never_ends(loop) for loop in tree.find_all(nodes.For)):
        yield Problem(
            tell("holds a loop inside another that is not over the paragraphs of a row"), place=part
        )
    if repeats(tree, "<w:bookmark"):
        yield Problem(tell("holds a bookmark in a loop, once for each entry: delete it in Word"), place=part)
    for node in (tree, *tree.find_all(nodes.Node)):
        if message := _refused(node, variables):
            line = program.splitlines()[node.lineno - 1].strip()[:_LONGEST_SHOWN] if node.lineno else ""
            yield Problem(message, place=part, value=line)


def repeats(tree: "nodes.Template", markup: str) -> bool:
    """Say whether a loop of a program repeats this markup."""
    from jinja2 import nodes

    return any(
        markup in text.data for loop in tree.find_all(nodes.For) for text in loop.find_all(nodes.TemplateData)
    )


def _never_ends(loop: "nodes.For") -> bool:
    """Say whether loops in a loop could make a document that never ends."""
    from jinja2 import nodes

    inner = list(loop.find_all(nodes.For))
    return any(isinstance(found.iter, nodes.Name) or found.find(nodes.For) for found in inner)


def _refused(node: object, variables: set[str]) -> str:
    from jinja2 import nodes

    kind = type(node).__name__
    if _of_merging(node):
        return ""
    if kind not in _ALLOWED:
        return tell("holds a tag that no template may have ({kind})", kind=kind.lower())
    if isinstance(node, nodes.Getattr):
        owner = node.node.name if isinstance(node.node, nodes.Name) else ""
        known = (
            f"labels.{node.attr}" in NAMES if owner == "labels" else owner in variables and node.attr in ROW
        )
        return (
            ""
            if known
            else tell(
                "holds a tag that names {owner}.{name}, which is unknown", owner=owner or "…", name=node.attr
            )
        )
    if isinstance(node, nodes.For) and (node.test or node.else_ or node.recursive):
        return tell("holds a loop with a condition of its own, which no template may have")
    if isinstance(node, nodes.Name) and node.name not in {"labels", "loop", *NAMES, *LISTS, *variables}:
        return tell("holds a tag that names {name}, which is unknown", name=node.name)
    return ""


def _of_merging(node: object) -> bool:
    """Say whether docxtpl made this of `hm` and `vm`: loop.first, or 2 * loop.length in a wide cell."""
    from jinja2 import nodes

    if isinstance(node, nodes.Mul):
        return isinstance(node.left, nodes.Const) and isinstance(node.right, nodes.Getattr)
    if isinstance(node, nodes.Const):
        return type(node.value) is int
    return (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and (node.node.name == "loop" and node.attr in _OF_LOOPS)
    )
