"""Asking for advice on the base deal with some answers changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.advice.advising import advise
from generator.findings import Finding
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from generator.packs.us.completing import complete
from tests.scenarios.patching import base, changed

DAY = date(2026, 12, 1)
BOOK = pack_of("en-US").rulebook()


def advice(changes: Mapping[str, Any] | None = None, as_of: date = DAY) -> tuple[Finding, ...]:
    """Return the findings on the base deal with some answers changed."""
    deal = complete(answers_from(changed(base(), changes or {})), as_of)
    return advise(BOOK, deal, as_of)


def ids(changes: Mapping[str, Any] | None = None, as_of: date = DAY) -> set[str]:
    """Return the ids of the findings."""
    return {finding.id for finding in advice(changes, as_of)}


def one(name: str, changes: Mapping[str, Any] | None = None, as_of: date = DAY) -> Finding:
    """Return the one finding with an id."""
    (found,) = (finding for finding in advice(changes, as_of) if finding.id == name)
    return found


def address(state: str, city: str, postal_code: str = "00000") -> dict[str, str]:
    """Return an address in a state."""
    return {"street": "1 Main Street", "city": city, "region": state, "postal_code": postal_code}


def company() -> dict[str, Any]:
    """Return the form of a company."""
    signatories = [{"name": "Maya Ortiz", "title": "Manager"}]
    return {"kind": "company", "type": "llc", "organized_in": "New York", "signatories": signatories}
