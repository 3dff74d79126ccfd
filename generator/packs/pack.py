"""A pack: the parts that one language and law hand to the engines, found by its tag.

Engines never import a pack. They are handed the parts they need.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.errors import InputError
from generator.formatting.formats import Formats
from generator.questionnaire.parts import Judge, Questionnaire

DEFAULT = "en-US"
"""The pack of answers that name none."""

MODULES: dict[str, str] = {"en-US": "generator.packs.us.pack"}
"""For each tag the module whose `PACK` it is; it is imported when the pack is first asked for."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The parts of a pack.

    `tag` is its language and country, `folder` holds its data files. `root` is the model of the answers,
    `deal` that of completed ones. `complete` makes a deal of answers under the law of a day; `suggest` gives
    the defaults that follow from JSON answers, by path. `questionnaire` is what an interview is held about:
    it takes today, and what judges the answers so far. `formats` prints and reads values; it takes the code
    of a currency.
    """

    tag: str
    folder: Path
    root: type[BaseModel]
    deal: type[BaseModel]
    complete: Callable[[Any, date], Any]
    suggest: Callable[[Mapping[str, Any], date], dict[str, Any]]
    questionnaire: Callable[[date, Judge], Questionnaire]
    formats: Callable[[str], Formats]


@cache
def pack_of(tag: str) -> Pack:
    """Return the pack with a tag; raise InputError, naming those there are, where there is none."""
    if tag not in MODULES:
        raise InputError.single(f"no such pack: there is {', '.join(sorted(MODULES))}", value=tag)
    found: Pack = import_module(MODULES[tag]).PACK
    return found


def pack_in(data: Any, *, source: str = "") -> Pack:
    """Return the pack that JSON answers name, the usual one where they name none; raise InputError."""
    tag = data.get("pack", DEFAULT) if isinstance(data, Mapping) else DEFAULT
    if not isinstance(tag, str) or tag not in MODULES:
        there = ", ".join(sorted(MODULES))
        raise InputError.single(
            f"must name a pack: there is {there}", place="pack", source=source, value=str(tag)
        )
    return pack_of(tag)
