"""What deals under French law are judged by: the rules of advice, and how they see answers."""

from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from typing import Any

from generator.advice.advising import Rulebook
from generator.advice.rule import Rule, rules_in
from generator.answers.overrides import as_printed
from generator.answers.reading import validated
from generator.law.lookup import Law
from generator.packs.fr import advice
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import DOUBTS
from generator.packs.fr.completing import Deal, complete
from generator.packs.fr.deal import Answers
from generator.packs.fr.law.lookup import TOPICS_READ
from generator.packs.fr.overrides import overrides
from generator.questionnaire.partial import SoFar, so_far

_ORDER = ("parties", "abroad", "payment", "terms", "ending", "rights", "plausible", "short_form", "facts")
"""The order of findings that are equally grave; other modules come after these."""


@cache
def rules() -> tuple[Rule[Case], ...]:
    """Return every rule, in the order of the modules."""
    return rules_in(advice, _ORDER)


@cache
def rulebook(law: Law) -> Rulebook[Case]:
    """Return the rules under the law that some files hold."""
    return Rulebook(rules(), partial(Case, law), _whole, _partial, DOUBTS, lambda: TOPICS_READ)


def _whole(data: Mapping[str, Any], as_of: date) -> Deal:
    return complete(validated(data, Answers), as_of)


def _partial(data: Mapping[str, Any]) -> SoFar:
    """Read answers as far as they go; what the contract states otherwise stands in the deal as there."""
    answered = so_far(Deal, {name: value for name, value in data.items() if name in Answers.model_fields})
    deal: Deal = answered.page
    settled = as_printed(deal, overrides)
    if settled:
        pages, replaced = settled
        asked = {path: value for path, value in replaced.items() if path in answered.given}
        deal = deal.model_copy(update={**pages, "asked": asked})
    return answered._replace(page=deal)
