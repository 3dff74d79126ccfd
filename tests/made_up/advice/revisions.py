"""Rules about revisions."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from tests.made_up.case import Case


@rule("no-revisions", "terms.revisions", needs=("translator.experience",))
def no_revisions(case: Case) -> Iterator[Advice]:
    """Warn of a first book without revisions."""
    if not case.deal.terms.revisions and case.deal.translator.experience == "new":
        yield Advice("Первая Книга без Правок: заказчик будет спорить", "Включите Правки")
