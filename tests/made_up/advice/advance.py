"""Rules about the advance."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from tests.made_up.case import Case
from tests.made_up.law.topics import AdvanceLimit


@rule("advance-too-high", "terms.advance", severity="error")
def advance_too_high(case: Case) -> Iterator[Advice]:
    """Refuse an advance above the limit of the region."""
    asked, law = case.deal.terms.advance, case.advance_limit
    if asked is not None and isinstance(law, AdvanceLimit) and asked > law.most:
        yield Advice(law.rule, "Возьмите меньше", remedy=("terms.advance", str(law.most)), facts=(law,))
