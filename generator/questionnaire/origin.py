"""Where each value of a deal is from: given, a default, computed, or printed in place of an answer."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel

from generator.answers.paths import lies_in
from generator.answers.walking import leaves

Origin = Literal["given", "default", "computed", "overridden", "assumed"]
"""Where a value is from; *overridden* is printed in place of another answer, and *assumed* stands in a
draft for an answer that is missing."""


def origins(answers: BaseModel, deal: BaseModel, asked: Iterable[str] = ()) -> Mapping[str, Origin]:
    """Say of every value of a deal whether it was given, is a default, was computed or overridden.

    `asked` are the paths of answers that the deal does not follow.
    """
    given = frozenset(given_in(answers))
    before = {leaf.path: leaf.value for leaf in leaves(answers)}
    found: dict[str, Origin] = {}
    for leaf in leaves(deal):
        if leaf.path in given:
            found[leaf.path] = "given"
        elif before.get(leaf.path, _ABSENT) == leaf.value:
            found[leaf.path] = "default"
        else:
            found[leaf.path] = "computed"
    found |= dict.fromkeys(given, "given")
    for path in asked:
        found |= dict.fromkeys((p for p in found if lies_in(p, path)), "overridden")
    return found


def origin_at(path: str, origins: Mapping[str, Origin]) -> Origin:
    """Return where what is at a path is from; a page is given when anything in it is."""
    if path in origins:
        return origins[path]
    inside = (f"{path}.", f"{path}[")
    for wanted in _BEFORE_DEFAULT:
        if any(origin == wanted and leaf.startswith(inside) for leaf, origin in origins.items()):
            return wanted
    return "default"


_BEFORE_DEFAULT: tuple[Origin, ...] = ("given", "computed")
_ABSENT = object()


def given_in(page: BaseModel, prefix: str = "") -> Iterator[str]:
    """Yield the path of everything that was given, pages and what is in them."""
    for name in page.model_fields_set:
        yield from _given_below(getattr(page, name), f"{prefix}{name}")


def _given_below(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield path
        yield from given_in(value, f"{path}.")
        if "kind" in type(value).model_fields:
            yield f"{path}.kind"
    elif isinstance(value, tuple) and value:
        for index, item in enumerate(value):
            yield from _given_below(item, f"{path}[{index}]")
    else:
        yield path
