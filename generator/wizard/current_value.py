"""What holds for a question, as the terminal says it."""

from generator.formatting.phrases import Phrases
from generator.questionnaire.current import Row


def told(row: Row, phrases: Phrases) -> str:
    """Return what the contract says for a question, and why where that is not the answer."""
    text = row.text or phrases.say("interview.left_open" if row.left_open else "answers.none")
    if row.instead_of:
        return phrases.say("interview.instead_of", text=text, why=row.why, answer=row.instead_of)
    return phrases.say("interview.so", text=text, why=row.why) if row.why else text


def listed(row: Row, phrases: Phrases) -> str:
    """Return the same on one line: of a list how many items it has."""
    if row.kind != "list":
        return told(row, phrases)
    count = len(row.entries)
    return phrases.say("counted.listed", count=count) if count else phrases.say("answers.none")
