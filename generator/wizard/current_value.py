"""What holds for a question, as the terminal says it."""

from generator.formatting.phrases import Phrases
from generator.questionnaire.current import Row, told


def listed(row: Row, phrases: Phrases) -> str:
    """Return the same on one line: of a list how many items it has."""
    if row.kind != "list":
        return told(row, phrases)
    count = len(row.entries)
    return phrases.say("counted.listed", count=count) if count else phrases.say("answers.none")
