"""A default that follows from other answers."""

from typing import Any, NamedTuple


class Suggestion(NamedTuple):
    """A default as a JSON value, and the paths of the answers that it follows from, given or not."""

    value: Any
    because: tuple[str, ...] = ()
