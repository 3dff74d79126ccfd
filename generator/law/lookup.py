"""Looking up the law of a place on a day; each file is read when first asked for."""

from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from generator.errors import InputError
from generator.law.facts import City, Jurisdiction
from generator.law.reading import SIDE_BY_SIDE, CityFile, StateFile, read_city, read_state, topics

_FOLDER = Path(__file__).parent / "us"
_DAYS = 256
"""What is kept of what places say on a day: a batch may have as many days as records."""


@cache
def jurisdictions() -> tuple[str, ...]:
    """Return the codes of all states that have a file, in order."""
    return tuple(sorted(path.stem.upper() for path in _FOLDER.glob("*.yaml")))


@cache
def cities() -> tuple[str, ...]:
    """Return the codes of all cities that have a file, in order."""
    return tuple(sorted(path.stem for path in (_FOLDER / "cities").glob("*.yaml")))


@lru_cache(maxsize=_DAYS)
def jurisdiction(code: str, as_of: date) -> Jurisdiction:
    """Return what a state says on a day; a fact from before its first known day is not determined."""
    file = _state(code)
    return Jurisdiction(file.code, file.name, as_of, **_on(as_of, file))


@lru_cache(maxsize=_DAYS)
def city(code: str, as_of: date) -> City:
    """Return what a city says on a day, beside the law of its state."""
    file = _city(code)
    return City(file.code, file.name, file.state, as_of, **_on(as_of, file))


def city_name(code: str) -> str:
    """Return the name of a city by its code."""
    return _city(code).name


@cache
def city_names(state: str) -> tuple[str, ...]:
    """Return the names of the cities of a state that have a law of their own."""
    return tuple(city_name(code) for code in _cities_of(state))


def city_at(state: str, name: str, postal_code: str | None = None) -> str | None:
    """Return the code of the city with a law of its own that an address lies in, or None."""
    wanted = name.casefold().strip()
    for code in _cities_of(state):
        if wanted in _written(code) or (postal_code and postal_code.startswith(_city(code).zip_prefixes)):
            return code
    return None


@cache
def _cities_of(state: str) -> tuple[str, ...]:
    return _state(state).cities if state in jurisdictions() else ()


@cache
def _written(code: str) -> frozenset[str]:
    return frozenset(written.casefold() for written in _city(code).written)


def _on(day: date, file: StateFile | CityFile) -> dict[str, Any]:
    """Return what is in force of every topic: the last fact, or all where they stand side by side."""
    found: dict[str, Any] = {}
    for topic, facts in topics(file):
        held = tuple(fact for fact in facts if fact.in_force(day))
        found[topic] = held if topic in SIDE_BY_SIDE else held[-1] if held else None
    return found


@cache
def _state(code: str) -> StateFile:
    if code not in jurisdictions():
        raise InputError.single("is not a state whose law is on file", value=code)
    return read_state(_FOLDER / f"{code.lower()}.yaml")


@cache
def _city(code: str) -> CityFile:
    if code not in cities():
        raise InputError.single("is not a city whose law is on file", value=code)
    return read_city(_FOLDER / "cities" / f"{code}.yaml")
