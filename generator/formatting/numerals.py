"""How a pack numbers its contracts: the `numbers` of its formats."""

from collections.abc import Mapping
from typing import Any

from generator.counting import Numeral, Numerals, numeral
from generator.messages import tell

_DEEPEST = 3
"""Lists in clauses have so many levels."""


def numerals_in(words: Mapping[str, Any]) -> Numerals:
    """Return how contracts are numbered by the formats of a pack; raise ValueError for what is wrong."""
    numbers = words.get("numbers")
    if not isinstance(numbers, Mapping):
        raise ValueError(  # noqa: TRY004  one kind of error for what is wrong in the file
            tell("is required: say how sections, clauses, recitals, schedules and items are numbered")
        )
    items = numbers.get("items")
    if not isinstance(items, list) or len(items) != _DEEPEST:
        raise ValueError(
            tell("must say under items how each of the {count} levels of a list counts", count=_DEEPEST)
        )
    return Numerals(
        section=_one("section", numbers.get("section")),
        clause=_one("clause", numbers.get("clause")),
        recital=_one("recital", numbers.get("recital")),
        schedule=_one("schedule", numbers.get("schedule")),
        items=tuple(_one("items", item) for item in items),
    )


def _one(name: str, pattern: Any) -> Numeral:
    try:
        found = numeral(str(pattern))
    except ValueError as error:
        raise ValueError(
            tell("{name} {reason} (given: {value})", name=name, reason=error, value=pattern)
        ) from None
    if name not in ("recital", "items") and (found.before or found.after):
        raise ValueError(
            tell("{name} is the number alone, as references have it: {{{kind}}}", name=name, kind=found.kind)
        )
    return found
