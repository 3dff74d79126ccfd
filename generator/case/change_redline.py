"""The redline of a change order: the agreement as it stands, and as the change would leave it."""

import datetime as dt
from typing import Any

from generator.case.folder import Case
from generator.drafting.pipeline import draft, open_materials
from generator.packs.phrasing import phrases_of
from generator.packs.reading import answers_from
from generator.redlining.changes import redline_and_changes
from generator.redlining.sides import Side
from generator.word.document_settings import AUTHOR


def redline_of_change(case: Case, was: Any, becomes: Any, day: dt.date) -> bytes:
    """Return a Word file with what a change order changes as tracked changes.

    `was` and `becomes` are the deal before and after it. Both versions are drafted alike, so that nothing but
    the change is marked.
    """
    answers = answers_from(case.answers)
    materials = open_materials(own=case.own, pack=answers.pack)
    drafted = draft(answers, materials, as_of=case.terms.law_day if case.terms else None)
    old, new = (Side(drafted.with_deal(deal)).document() for deal in (was, becomes))
    phrases = phrases_of(answers.pack, case.own)
    marked, _ = redline_and_changes(old, new, phrases, author=AUTHOR, date=day, covered_by={})
    return marked
