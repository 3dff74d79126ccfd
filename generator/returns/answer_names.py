"""Naming: what a person calls an answer, and from which answers a sum is worked out."""

import re
from collections.abc import Mapping

from generator.formatting.formats import Formats, filter_for
from generator.packs.us.completing import Deal
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


def title_of(deal: Deal, path: str) -> str:
    """Return the question of an answer, of a list with the number of its entry (from 1)."""
    head, _, field = path.rpartition(".")
    entry = _ENTRY.search(head)
    own = answer_at(deal, path)
    if own is None:
        return path
    if entry is None:
        return own.question.title.removesuffix("?")
    listed = answer_at(deal, path[: entry.start()])
    of = f"{listed.question.title.removesuffix('?')} {int(entry[1]) + 1}" if listed else path
    return f"{of}, {own.question.title.removesuffix('?')}" if field else of


def worked_out_from(deal: Deal, path: str, formats: Formats) -> str:
    """Return in words the answers that a sum follows from; empty where no sum stands at a path."""
    sources = next((sources for start, sources in _SOURCES.items() if path.startswith(start)), ())
    return " and ".join(told for source in sources if (told := _told(deal, source, formats)))


def _told(deal: Deal, path: str, formats: Formats) -> str:
    """Return an answer as title and value; empty where it is not asked or has none."""
    answer = answer_at(deal, path)
    if answer is None or answer.value is None or answer.value == ():
        return ""
    unit = filter_for(answer.question)
    value = f" ({formats.text(answer.value, unit)})" if unit else ""
    return f"“{answer.question.title}”{value}"
