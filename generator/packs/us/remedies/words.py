"""Days and sources as a case tells them."""

import datetime as dt
from dataclasses import replace

from generator.findings import Source
from generator.law.fact import Fact
from generator.packs.us.formats import formats


def on(day: dt.date) -> str:
    """Write a day with plain spaces, for a line that may break: December 7, 2026."""
    return formats("USD").text(day, "date").replace("\u00a0", " ")


def sourced(fact: Fact, code: str, as_of: dt.date) -> Source:
    """Return the source of a fact with its place, as old as it is on a day."""
    return replace(fact.source, jurisdiction=code).on(as_of)
