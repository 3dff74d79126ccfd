"""Word: the contract tree as a .docx file, and the text of such a file read back."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.word.reading import read_text
    from generator.word.review import AnswerRow, OpenPoint, Review, StatuteItem, StatuteTable
    from generator.word.reviewing import write_for_other_side, write_review
    from generator.word.sheet import write_sheet
    from generator.word.writing import write

__all__ = [
    "AnswerRow",
    "OpenPoint",
    "Review",
    "StatuteItem",
    "StatuteTable",
    "read_text",
    "write",
    "write_for_other_side",
    "write_review",
    "write_sheet",
]

__getattr__ = on_demand(
    __name__,
    {
        "AnswerRow": "review",
        "OpenPoint": "review",
        "Review": "review",
        "StatuteItem": "review",
        "StatuteTable": "review",
        "read_text": "reading",
        "write": "writing",
        "write_for_other_side": "reviewing",
        "write_review": "reviewing",
        "write_sheet": "sheet",
    },
)
