"""The deal that unfinished answers come to: what is missing has an example in its place."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.law.lookup import Law
from generator.packs.phrasing import phrases_of
from generator.packs.us.blanks import blank_name
from generator.packs.us.completing import Deal, complete
from generator.packs.us.deal import Answers
from generator.packs.us.suggesting import suggest
from generator.questionnaire.missing import BlankWords
from generator.questionnaire.unfinished import read_unfinished


class DealSoFar(NamedTuple):
    """A deal, and the paths of the answers that it has an example for: what it says of them is not theirs."""

    deal: Deal
    missing: frozenset[str]

    def lacks(self, path: str) -> bool:
        """Say whether an answer, or any below it, is missing."""
        return any(f"{missing}.".startswith(f"{path}.") for missing in self.missing)


def deal_so_far(data: Mapping[str, Any], as_of: date, law: Law) -> DealSoFar:
    """Return the deal of JSON answers, finished or not; raise InputError for what is wrong in them."""
    words = BlankWords(phrases_of("en-US"), blank_name)
    unfinished = read_unfinished(data, Answers, suggest(data, as_of, law), words)
    return DealSoFar(complete(unfinished.answers, as_of, law), frozenset(unfinished.missing))
