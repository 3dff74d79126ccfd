"""What deals under US law are judged by: the rules of advice, and how they see answers."""

from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from generator.advice.advising import Rulebook
from generator.advice.rule import Rule, rules_in
from generator.answers.overrides import as_printed
from generator.law.lookup import Law
from generator.packs.reading import answers_from
from generator.packs.us import advice
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.deal_law import TOPICS_READ
from generator.packs.us.advice.worded import DOUBTS
from generator.packs.us.completing import Deal, complete
from generator.packs.us.deal import Answers
from generator.packs.us.overrides import overrides

if TYPE_CHECKING:
    from generator.questionnaire.partial import SoFar

_ORDER = (
    "parties",
    "company_names",
    "project",
    "third_party",
    "physical",
    "contractor",
    "freelance",
    "plausible",
    "payment",
    "final_files",
    "deposit",
    "late_charge",
    "silence",
    "rights",
    "licensing",
    "personal_data",
    "risk",
    "ending",
    "overridden",
    "governing",
    "attorney_fees",
    "consumer_home",
    "cooling_off",
    "small_claims",
    "short_form",
    "facts",
)
"""The order of findings that are equally grave: that of the questionnaire. Other modules come after these."""


@cache
def rules() -> tuple[Rule[Case], ...]:
    """Return every rule, in the order of the modules."""
    return rules_in(advice, _ORDER)


@cache
def rulebook(law: Law) -> Rulebook[Case]:
    """Return the rules under the law that some files hold."""
    return Rulebook(rules(), partial(Case, law), partial(_whole, law), _partial, DOUBTS, _topics)


def _topics() -> frozenset[str]:
    from generator.packs.us.remedies.law import TOPICS_TOLD

    return TOPICS_READ | TOPICS_TOLD


def _whole(law: Law, data: Mapping[str, Any], as_of: date) -> Deal:
    return complete(answers_from(data), as_of, law)


def _partial(data: Mapping[str, Any]) -> "SoFar":
    """Read answers as far as they go; what the contract states otherwise stands in the deal as there."""
    from generator.questionnaire.partial import so_far

    answered = so_far(Deal, {name: value for name, value in data.items() if name in Answers.model_fields})
    deal: Deal = answered.page
    settled = as_printed(deal, overrides)
    if settled:
        pages, replaced = settled
        asked = {path: value for path, value in replaced.items() if path in answered.given}
        deal = deal.model_copy(update={**pages, "asked": asked})
    return answered._replace(page=deal)
