"""The questionnaire: completing answers, filling what is missing, and the interview, which has no screen."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.questionnaire.completing import Deal, Sums, as_printed, complete
    from generator.questionnaire.missing import Missing, Unfinished
    from generator.questionnaire.origin import Origin, origins
    from generator.questionnaire.suggesting import cautious_rate, suggest
    from generator.questionnaire.unfinished import read_unfinished

__all__ = [
    "Deal",
    "Missing",
    "Origin",
    "Sums",
    "Unfinished",
    "as_printed",
    "cautious_rate",
    "complete",
    "origins",
    "read_unfinished",
    "suggest",
]

__getattr__ = on_demand(
    __name__,
    {
        "Deal": "completing",
        "Missing": "missing",
        "Origin": "origin",
        "Sums": "completing",
        "Unfinished": "missing",
        "as_printed": "completing",
        "cautious_rate": "suggesting",
        "complete": "completing",
        "origins": "origin",
        "read_unfinished": "unfinished",
        "suggest": "suggesting",
    },
)
