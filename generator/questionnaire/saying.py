"""Saying an answer in words: labels of menus, yes and no, values with their unit, in full or in one line."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.answers.paths import MISSING, fetch
from generator.answers.walking import Question, member, model_title, questions
from generator.formatting.formats import filter_for

if TYPE_CHECKING:
    from generator.questionnaire.parts import Printer

NOTHING = "—"
"""What stands where there is no answer."""

_LONGEST = 60
_MOST_DIGITS = 100


def printed(question: Question, value: Any, formats: "Printer") -> str:
    """Return an answer that is no page in words; a dash where there is none."""
    if value is None or value == ():
        return NOTHING
    if isinstance(value, tuple) and question.item is not None:
        return "; ".join(printed(question.item, entry, formats) for entry in value)
    return _value(question, value, formats)


def _value(question: Question, value: Any, formats: "Printer") -> str:
    """Return a single value, from a model or from JSON; what is no value of the question stays as it is."""
    if isinstance(value, bool):
        return formats.text(value, "flag")
    label = question.label(value)
    if label is not None:
        return label
    name = filter_for(question)
    try:
        return formats.text(_typed(question, value), name or "")
    except (InvalidOperation, LookupError, TypeError, ValueError):
        return str(value)


def _typed(question: Question, value: Any) -> Any:
    """Return the value that a JSON value stands for; raise ValueError or TypeError where it is none."""
    if question.models and not isinstance(value, BaseModel):
        return question.models[0].model_validate(value)
    if question.unit in ("money", "percent", "number"):
        return _number(value)
    if question.unit == "date" and not isinstance(value, date):
        return date.fromisoformat(value)
    return value


def _number(value: Any) -> Decimal:
    number = Decimal(str(value))
    # Written out, 1e400000000 would fill the memory.
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError(value)
    return number


def brief(question: Question, value: Any, formats: "Printer") -> str:
    """Return a JSON answer in one line; empty where there is none.

    Of a page the first answer stands for it; a list says how many there are.
    """
    if value is MISSING or value is None or value in ("", []):
        return ""
    return shortened(_brief(question, value, formats))


def _brief(question: Question, value: Any, formats: "Printer") -> str:
    from generator.questionnaire.steps import is_quantity

    if isinstance(value, list | tuple):
        item = question.item or question
        counted = "" if item.kind == "menu" or item.whole else f"{len(value)}: "
        return counted + ", ".join(_brief(item, entry, formats) for entry in value)
    if question.kind == "union":
        return _member(question, value, formats)
    if isinstance(value, Mapping) and question.models and not is_quantity(question.models[0]):
        fields = questions(question.models[0])
        first = next((field for field in fields if value.get(field.name) is not None), None)
        return _brief(first, value[first.name], formats) if first else NOTHING
    return _value(question, value, formats)


def _member(union: Question, value: Any, formats: "Printer") -> str:
    """Return the member chosen and what is answered in it; `value` may be its kind alone."""
    given = value if isinstance(value, Mapping) else {"kind": value}
    model = member(union, given)
    if model is None:
        return str(given.get("kind"))
    details = [
        _brief(field, given[field.name], formats)
        for field in questions(model)
        if not field.constant and given.get(field.name) is not None
    ]
    return ": ".join(part for part in (model_title(model), ", ".join(details)) if part)


def member_title(value: BaseModel) -> str:
    """Return which member of a menu a page is; empty where it is none, and was only taken in."""
    return model_title(type(value)) if "kind" in type(value).model_fields else ""


def consequence(model: type[BaseModel]) -> str:
    """Return what choosing a member of a union means, in one line."""
    return (model.__doc__ or "").strip().split("\n")[0]


def entry_title(owner: Question, index: int, entry: Any) -> str:
    """Name an entry of a list of pages by its number and its first answer ("Milestone 1, Sketches")."""
    if owner.item is None or not owner.item.models:
        return ""
    model = owner.item.models[0]
    name = fetch(entry, questions(model)[0].name)
    named = f", {shortened(name)}" if isinstance(name, str) else ""
    return f"{model_title(model)} {index + 1}{named}"


def shortened(text: str, width: int = _LONGEST) -> str:
    """Return the first line of a text, cut where it is long."""
    line, *more = text.strip().split("\n")
    cut = len(line) > width or bool(more)
    return f"{line[: width - 1].rstrip()}…" if cut else line
