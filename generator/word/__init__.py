"""Word: the contract tree as a .docx file, and the text of such a file read back."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.word.reading import read_text
    from generator.word.review import AnswerRow, OpenPoint, Review
    from generator.word.reviewing import write_review
    from generator.word.summary import write_summary
    from generator.word.writing import write

__all__ = ["AnswerRow", "OpenPoint", "Review", "read_text", "write", "write_review", "write_summary"]

_HOMES = {
    "AnswerRow": "review",
    "OpenPoint": "review",
    "Review": "review",
    "read_text": "reading",
    "write": "writing",
    "write_review": "reviewing",
    "write_summary": "summary",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is: a signing copy needs half of this package."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
