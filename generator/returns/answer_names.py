"""Naming: what a person calls an answer, and from which answers a sum is worked out."""

import re
from collections.abc import Mapping

from pydantic import BaseModel

from generator.formatting.formats import Formats, filter_for
from generator.formatting.phrases import Phrases
from generator.returns.reading_back import answer_at

_FEE = ("fee.amount", "fee.rate", "fee.budget.hours")
_SOURCES: Mapping[str, tuple[str, ...]] = {
    "sums.deposit": ("payment.deposit", *_FEE),
    "sums.reactivation": ("silence.reactivation", *_FEE),
    "sums.schedule": ("payment.deposit", *_FEE, "fee.milestones"),
    "sums": _FEE,
}
"""Answers from which a sum is worked out, by the beginning of its path; the first that fits counts."""
_ENTRY = re.compile(r"\[(\d+)\]")


def title_of(deal: BaseModel, path: str, phrases: Phrases) -> str:
    """Return the question of an answer, of a list with the number of its entry (from 1)."""
    head, _, field = path.rpartition(".")
    entry = _ENTRY.search(head)
    own = answer_at(deal, path)
    if own is None:
        return path
    if entry is None:
        return own.question.title.removesuffix("?")
    listed = answer_at(deal, path[: entry.start()])
    if listed is None:
        of = path
    else:
        name = listed.question.title.removesuffix("?")
        of = phrases.say("answers.entry", title=name, number=int(entry[1]) + 1)
    return phrases.join("comma", (of, own.question.title.removesuffix("?"))) if field else of


def worked_out_from(deal: BaseModel, path: str, formats: Formats, phrases: Phrases) -> str:
    """Return in words the answers that a sum follows from; empty where no sum stands at a path."""
    sources = next((sources for start, sources in _SOURCES.items() if path.startswith(start)), ())
    told = (_told(deal, source, formats, phrases) for source in sources)
    return phrases.join("and", filter(None, told))


def _told(deal: BaseModel, path: str, formats: Formats, phrases: Phrases) -> str:
    """Return an answer as title and value; empty where it is not asked or has none."""
    answer = answer_at(deal, path)
    if answer is None or answer.value is None or answer.value == ():
        return ""
    unit = filter_for(answer.question)
    title = phrases.quoted(answer.question.title)
    if not unit:
        return title
    return phrases.say("signs.with_details", text=title, details=formats.text(answer.value, unit))
