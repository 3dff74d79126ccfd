"""Looking up what US states and cities say, and which city an address lies in."""

from functools import cache
from pathlib import Path

from generator.law.lookup import Law
from generator.packs.us.law.topics import CityFile, NationFile, StateFile

LAW = Law(Path(__file__).parent, (StateFile, CityFile, NationFile))
"""The law that the program ships."""


def state_law(code: str, law: Law = LAW) -> StateFile:
    """Return what a state says; raise InputError for a code that is none."""
    return law.file(StateFile, code)


def federal_law(law: Law = LAW) -> NationFile:
    """Return what holds in every state."""
    return law.file(NationFile, "US")


def city_law(code: str, law: Law = LAW) -> CityFile:
    """Return what a city says, beside the law of its state."""
    return law.file(CityFile, code)


@cache
def city_names(state: str, law: Law = LAW) -> tuple[str, ...]:
    """Return the names of the cities of a state that have a law of their own."""
    return tuple(city_law(code, law).name for code in _cities_of(state, law))


def city_at(state: str, name: str, postal_code: str | None = None, law: Law = LAW) -> str | None:
    """Return the code of the city with a law of its own that an address lies in, or None."""
    wanted = name.casefold().strip()
    for code in _cities_of(state, law):
        prefixes = city_law(code, law).zip_prefixes
        if wanted in _written(code, law) or (postal_code and postal_code.startswith(prefixes)):
            return code
    return None


@cache
def _cities_of(state: str, law: Law) -> tuple[str, ...]:
    return tuple(code for code in law.codes(CityFile) if code.startswith(f"{state}/"))


@cache
def _written(code: str, law: Law) -> frozenset[str]:
    return frozenset(written.casefold() for written in city_law(code, law).written)
