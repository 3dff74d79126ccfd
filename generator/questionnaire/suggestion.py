"""A default that follows from other answers."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A default as a JSON value, and the paths of the answers that it follows from, given or not."""

    value: Any
    because: tuple[str, ...] = ()
