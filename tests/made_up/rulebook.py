"""The rules of the made-up pack, and how they see answers."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from generator.advice.advising import Rulebook
from generator.advice.rule import DoubtWords, rules_in
from generator.answers.reading import validated
from generator.law.lookup import Law
from generator.questionnaire.partial import so_far
from tests.made_up import advice
from tests.made_up.answers import Translation
from tests.made_up.case import Case
from tests.made_up.law.topics import LAW

_DOUBTS = DoubtWords({"secondary, unverified": "прочитано у других"}, "Не проверено: {doubts}.")


def rulebook(law: Law = LAW) -> Rulebook[Case]:
    rules = rules_in(advice, ("revisions",))
    return Rulebook(rules, partial(Case, law), _whole, partial(so_far, Translation), _DOUBTS, _topics)


def _topics() -> frozenset[str]:
    return frozenset({"advance_limit"})


def _whole(data: Mapping[str, Any], _: date) -> Translation:
    return validated(data, Translation)
