"""What holds for a question, as the terminal says it."""

from generator.questionnaire.current import Row

NONE = "none"


def told(row: Row) -> str:
    """Return what the contract says for a question, and why where that is not the answer."""
    text = row.text or NONE
    if row.instead_of:
        return f"{text} ({row.why}; {row.instead_of} was answered)"
    return f"{text} (so {row.why})" if row.why else text
