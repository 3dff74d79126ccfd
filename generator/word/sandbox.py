"""The sandbox in which the tags of a template run: escaped, strict, and without a way out."""

from functools import cache
from typing import TYPE_CHECKING

from generator.messages import tell

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def sandbox() -> "Environment":
    """Return the environment of every template."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=present)


def present(value: object) -> object:
    """Refuse None: a contract never prints it."""
    if value is None:
        from jinja2 import UndefinedError

        raise UndefinedError(tell("a tag has no value"))
    return value
