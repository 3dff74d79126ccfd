"""Answers that are not finished, as far as a rule can read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.advice.rule import Rule
from generator.packs.us.completing import Deal, as_printed
from generator.packs.us.deal import Answers
from generator.questionnaire.partial import SoFar, so_far


@dataclass(frozen=True, slots=True)
class Partial:
    """A deal as far as it is answered; what the contract states otherwise stands in it as there."""

    deal: Deal
    answered: SoFar

    def allows(self, rule: Rule) -> bool:
        """Tell whether a rule can run: its place is answered and what else it needs is known."""
        known = self.answered.given | self.answered.defaulted
        return rule.place in self.answered.given and known.issuperset(rule.needs)


def partial_deal(data: Mapping[str, Any]) -> Partial:
    """Read the answers so far (JSON values); what is missing or wrong is left out."""
    answered = so_far(Deal, {name: value for name, value in data.items() if name in Answers.model_fields})
    deal: Deal = answered.page
    settled = as_printed(deal)
    if settled:
        pages, replaced = settled
        asked = {path: value for path, value in replaced.items() if path in answered.given}
        deal = deal.model_copy(update={**pages, "asked": asked})
    return Partial(deal, answered)
