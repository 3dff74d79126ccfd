"""The questionnaire: completing answers, filling what is missing, and the interview, which has no screen."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.questionnaire.asked import Asked, MenuChoice
    from generator.questionnaire.completing import Deal, Sums, as_printed, complete
    from generator.questionnaire.contract import contract_questionnaire
    from generator.questionnaire.interview import Interview
    from generator.questionnaire.missing import Missing, Unfinished
    from generator.questionnaire.origin import Origin, origins
    from generator.questionnaire.parts import Judge, Questionnaire
    from generator.questionnaire.suggesting import cautious_rate, suggest
    from generator.questionnaire.unfinished import read_unfinished

__all__ = [
    "Asked",
    "Deal",
    "Interview",
    "Judge",
    "MenuChoice",
    "Missing",
    "Origin",
    "Questionnaire",
    "Sums",
    "Unfinished",
    "as_printed",
    "cautious_rate",
    "complete",
    "contract_questionnaire",
    "origins",
    "read_unfinished",
    "suggest",
]

__getattr__ = on_demand(
    __name__,
    {
        "Asked": "asked",
        "Deal": "completing",
        "Interview": "interview",
        "Judge": "parts",
        "MenuChoice": "asked",
        "Missing": "missing",
        "Origin": "origin",
        "Questionnaire": "parts",
        "Sums": "completing",
        "Unfinished": "missing",
        "as_printed": "completing",
        "cautious_rate": "suggesting",
        "complete": "completing",
        "contract_questionnaire": "contract",
        "origins": "origin",
        "read_unfinished": "unfinished",
        "suggest": "suggesting",
    },
)
