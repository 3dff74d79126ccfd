"""Looking up the law of a place on a day; each file is read when first asked for."""

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from generator.errors import InputError
from generator.law.facts import City, Fact, Jurisdiction
from generator.law.reading import CityFile, StateFile, read_city, read_state

__all__ = ["cities", "city", "city_at", "city_name", "city_names", "jurisdiction", "jurisdictions"]

FactT = TypeVar("FactT", bound=Fact)

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
    return Jurisdiction(
        code=file.code,
        name=file.name,
        as_of=as_of,
        small_claims=_in_force(file.small_claims, as_of),
        late_interest=_in_force(file.late_interest, as_of),
        freelance_law=_in_force(file.freelance_law, as_of),
        choice_of_law=_in_force(file.choice_of_law, as_of),
        county_clause=_in_force(file.county_clause, as_of),
        work_made_for_hire=_in_force(file.work_made_for_hire, as_of),
        contractor_test=_in_force(file.contractor_test, as_of),
        liquidated_sums=_in_force(file.liquidated_sums, as_of),
        attorney_fees=_all_in_force(file.attorney_fees, as_of),
        forum_rules=_all_in_force(file.forum_rules, as_of),
        consumer_rules=_all_in_force(file.consumer_rules, as_of),
    )


@lru_cache(maxsize=_DAYS)
def city(code: str, as_of: date) -> City:
    """Return what a city says on a day, beside the law of its state."""
    file = _city(code)
    law = _in_force(file.freelance_law, as_of)
    return City(code=file.code, name=file.name, state=file.state, as_of=as_of, freelance_law=law)


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


def _all_in_force(facts: Sequence[FactT], day: date) -> tuple[FactT, ...]:
    return tuple(fact for fact in facts if fact.in_force(day))


def _in_force(facts: Sequence[FactT], day: date) -> FactT | None:
    return next((fact for fact in reversed(facts) if fact.in_force(day)), None)


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
