"""What every engine reads of a deal, whatever its pack asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from generator.answers.signing import Provider
from generator.answers.terms import Length

Paper = Literal["letter", "A4"]


class Side(NamedTuple):
    """Where a side that signs is named: the path of its name, and of each signatory's name and title.

    Someone who signs in their own name has no title: its path is empty.
    """

    name: str
    signers: tuple[tuple[str, str], ...]


class Where(NamedTuple):
    """Where a deal is, by codes of places: ISO 3166-2, and below it a city with a law of its own.

    `governing` is the place whose law governs, `touched` those that a party or the work is in. `sides` says
    where each side is, ours first: abroad by the code of the country, with the region as its address has it.
    """

    governing: str
    touched: frozenset[str]
    sides: tuple[str, ...] = ()

    @property
    def law(self) -> frozenset[str]:
        """Return the codes of the places whose law bears on the deal; empty is law of no one place."""
        return self.touched | {"", self.governing}


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a document and its file say of a deal, whatever is asked.

    `client` is the other side's name, `title` that of the work and `title_path` the answer that holds it.
    `currency` is its ISO 4217 code. `sides` are the pages of those who sign. `positions` are the concessions
    by slot, `accepted` the ids of the errors that a person accepts. `length` is None until it is known.
    """

    date: date
    client: str
    title: str
    title_path: str
    currency: str
    paper: Paper
    sides: Mapping[str, Side]
    number: str = ""
    provider: Provider = "none"
    positions: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()
    length: Length | None = None
