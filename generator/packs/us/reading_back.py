"""Reading back what `formats` prints of its own: an address, and what a party is."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from generator.answers.parties import Company, Individual
from generator.answers.walking import questions
from generator.formatting.formats import Formats
from generator.formatting.parsing import Unread, same_words
from generator.packs.us.places import STATES

_LINE = re.compile(r"(?P<region>[A-Z]{2}) (?P<postal_code>\d{5}(?:-\d{4})?)")


def read_address(_: Formats, words: str, __: Any) -> dict[str, Any]:
    """Return the address that words on one line are; raise Unread for one that is not in a state."""
    street, _rest, rest = words.rpartition(", ") if words.count(", ") == 1 else words.partition(", ")
    parts = [street, *rest.split(", ")]
    last = _LINE.fullmatch(parts[-1])
    if last is None or len(parts) < 3:  # noqa: PLR2004  street, city, state with postal code
        raise Unread("unread.no_address")
    return {"street": ", ".join(parts[:-2]), "city": parts[-2], "country": "US", **last.groupdict()}


def read_form(formats: Formats, words: str, before: Individual | Company) -> Any:
    """Return what a party is, with the signatories of the one `before`; raise Unread where it is nothing."""
    if not isinstance(before, Company):
        pattern = re.escape(formats.words["form"]["trade_name"]).replace(r"\{trade_name\}", "(.+)")
        trade = re.fullmatch(pattern, words)
        if trade is None:
            raise Unread("unread.no_individual")
        return {**before.model_dump(), "trade_name": trade[1]}
    for form in _companies(before):
        if same_words(formats.text(form, "form"), words):
            return form
    raise Unread("unread.no_company")


def _companies(before: Company) -> Iterator[Company]:
    kinds = next(question for question in questions(Company) if question.name == "type").values
    for place, kind in product([before.organized_in, *STATES], kinds):
        yield before.model_copy(update={"type": kind, "organized_in": place})
