"""Habits of American contracts: what proofreading looks for in them."""

import re
from functools import partial

from generator.answers.kinds import WITHOUT_ANSWER
from generator.library.conditions import parse_condition
from generator.packs.us.british_words import british_words
from generator.packs.us.categories import CATEGORIES
from generator.packs.us.law.wording import says_work_for_hire
from generator.proofreading.grades import flesch_kincaid
from generator.proofreading.habits import Habits, Reading, RefusedWords, Spelling


def _singular_and_plural(term: str) -> re.Pattern[str]:
    """Match a term in the singular and the plural, whichever of the two is defined."""
    stem = re.escape(term.removesuffix("s"))
    # What stands before it is looked at last: what begins with letters is searched for five times as fast.
    return re.compile(rf"{stem}(?<!\w{stem})s?\b")


HABITS = Habits(
    term_uses=_singular_and_plural,
    # A capital inside a sentence: after a small letter, a digit, a comma or a closing bracket.
    like_a_term=re.compile(r"(?<=[a-z0-9,;)’] )[A-Z][\w’-]*(?: [A-Z][\w’-]*)*"),
    typed_reference=re.compile(r"\b(?:Section|Clause|clause|Schedule) (?:\d+(?:\.\d+)*|[A-Z]\b)"),
    impossible=tuple(
        parse_condition(text)
        for text in (
            "rights.when == 'each_milestone' and not fee.milestones",
            "client.kind == 'consumer' and client.form.kind == 'company'",
            "sums.total is none and fee.kind == 'fixed'",
            "sums.total is not none and fee.kind != 'fixed'",
            "sums.reactivation is none and silence.reactivation is not none",
            "sums.reactivation is not none and silence.reactivation is none",
            "sums.physical_only == true and 'physical' not in project.kinds",
            *(f"sums.physical_only == true and {kind!r} in project.kinds" for kind in WITHOUT_ANSWER),
            "sums.cancel_by is not none and client.kind == 'business'",
            "sums.cancel_by is not none and contract.agreed_at == 'apart'",
            "payment.extra_work_rate is none and fee.kind in ['hourly', 'retainer']",
        )
    ),
    reading=Reading(grade=partial(flesch_kincaid, language="en_US"), hardest=13, hole="ten", ends=("; and",)),
    refused=(
        RefusedWords(
            "work-for-hire-words",
            "says “work made for hire”, which makes the client an employer in California",
            "use an assignment that takes effect on payment",
            says_work_for_hire,
        ),
    ),
    spelling=Spelling(
        "british-spelling", "“{word}” is spelled as in Britain", "write “{right}”", british_words
    ),
    categories=CATEGORIES,
)
