"""Reading and changing nested answers by their dotted paths; every change is a copy."""

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

from pydantic import BaseModel


class _Missing:
    """The one value that no answer can have."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = _Missing()

_PART = re.compile(r"[^.\[\]]+|\[\d+\]")


@lru_cache(maxsize=4096)
def parts(path: str) -> tuple[str | int, ...]:
    """Return the names and the indexes of lists that a path is made of."""
    return tuple(int(part[1:-1]) if part.startswith("[") else part for part in _PART.findall(path))


@lru_cache(maxsize=4096)
def last_step(path: str) -> tuple[str, str | int]:
    """Return the path of what holds a value, empty for the root, and the step from there."""
    step = parts(path)[-1]
    return path.removesuffix(f"[{step}]" if isinstance(step, int) else step).removesuffix("."), step


@cache
def _is_model(kind: type) -> bool:
    return issubclass(kind, BaseModel)


def step_into(place: Any, part: str | int) -> Any:
    """Return what a page, a mapping or a list holds under a name or a number, or MISSING."""
    if isinstance(part, int):
        inside = isinstance(place, list | tuple) and part < len(place)
        return place[part] if inside else MISSING
    # Pydantic makes getattr slow where there is no such field, and makes isinstance slow always.
    kind: type = type(place)
    if _is_model(kind):
        return place.__dict__.get(part, MISSING)
    # Most others are plain dicts; asking whether it is a mapping takes longer than all the rest.
    return place.get(part, MISSING) if kind is dict or isinstance(place, Mapping) else MISSING


def fetch(data: Any, path: str) -> Any:
    """Return the value at a path in JSON data or in models, or MISSING."""
    for part in parts(path):
        data = step_into(data, part)
    return data


def put(data: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Return a copy with a value at a path; what is missing on the way is made.

    Only what lies on the way is copied: the rest is shared, as nobody changes answers in their place.
    """
    changed = dict(data)
    place: Any = changed
    way = parts(path)
    for part, following in pairwise(way):
        fitting = list if isinstance(following, int) else dict
        inside = step_into(place, part)
        inside = fitting(inside) if isinstance(inside, fitting) else fitting()
        _set(place, part, inside)
        place = inside
    _set(place, way[-1], deepcopy(value))
    return changed


def _set(place: Any, part: str | int, value: Any) -> None:
    if isinstance(part, int) and part >= len(place):
        place.append(value)
    else:
        place[part] = value


def drop(data: Mapping[str, Any], path: str) -> dict[str, Any]:
    """Return a copy without the value at a path; later items of a list move up."""
    changed = deepcopy(dict(data))
    *way, last = parts(path)
    place: Any = changed
    for part in way:
        place = step_into(place, part)
    if step_into(place, last) is not MISSING:
        del place[last]
    return changed


def lies_in(path: str, page: str) -> bool:
    """Say whether a path is a page's own or lies below it."""
    return path == page or path.startswith((f"{page}.", f"{page}["))
