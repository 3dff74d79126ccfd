"""The deal that unfinished answers come to: what is missing has an example in its place."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.law.lookup import Law
from generator.packs.phrasing import phrases_of
from generator.packs.us.blanks import blank_name
from generator.packs.us.completing import Deal, complete
from generator.packs.us.deal import Answers
from generator.packs.us.suggesting import suggest
from generator.questionnaire.missing import BlankWords
from generator.questionnaire.unfinished import read_unfinished


def deal_so_far(data: Mapping[str, Any], as_of: date, law: Law) -> Deal:
    """Return the deal of JSON answers, finished or not; raise InputError for what is wrong in them."""
    words = BlankWords(phrases_of("en-US"), blank_name)
    unfinished = read_unfinished(data, Answers, suggest(data, as_of, law), words)
    return complete(unfinished.answers, as_of, law)
