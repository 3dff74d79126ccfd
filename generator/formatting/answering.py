"""An answer in the words of the questionnaire: labels of menus, yes and no, values with their unit."""

from typing import Any

from pydantic import BaseModel

from generator.answers.walking import Question
from generator.formatting.formats import Formats, filter_for

__all__ = ["NOTHING", "member_title", "printed"]

NOTHING = "—"
"""What stands where there is no answer."""


def printed(question: Question, value: Any, formats: Formats) -> str:
    """Return an answer that is no page in words; a dash where there is none."""
    if value is None or value == ():
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple) and question.item is not None:
        return "; ".join(printed(question.item, entry, formats) for entry in value)
    if question.menu is not None:
        return question.menu[value].label
    return formats.text(value, filter_for(question) or "")


def member_title(value: BaseModel) -> str:
    """Return what a person chose by giving this page: the member of a menu, or that it is included."""
    if "kind" not in type(value).model_fields:
        return "included"
    return type(value).model_config.get("title") or type(value).__name__
