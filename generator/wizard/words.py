"""How answers are shown to a person, one short line each."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.answers import Answers
from generator.answers.paths import MISSING, fetch
from generator.answers.places import STATES
from generator.answers.values import Days, Rate
from generator.answers.walking import Question, member, questions, resolve
from generator.wizard.steps import Step

__all__ = ["consequence", "currency_of", "item_title", "label", "shortened", "shown"]

_LONGEST = 60


def shown(step: Step, value: Any, data: Mapping[str, Any]) -> str:
    """Return an answer in words; `data` tells the currency."""
    if value is MISSING or value is None or value in ([], ""):
        return "no" if step.ask == "include" else "none"
    if step.ask == "include":
        return "yes"
    if step.ask == "numbers":
        return shortened(", ".join(str(number) for number in value))
    if step.ask == "kind":
        return _member(step.question, value, currency_of(data))
    return shortened(_worded(step.question, value, currency_of(data)))


def shortened(text: str, width: int = _LONGEST) -> str:
    """Return the first line of a text, cut where it is long."""
    line, *more = text.strip().split("\n")
    cut = len(line) > width or bool(more)
    return f"{line[: width - 1].rstrip()}…" if cut else line


def item_title(step: Step, data: Mapping[str, Any]) -> str:
    """Name the item of a list that a question is about ("Milestone 1, Sketches"); empty elsewhere."""
    owner, bracket, rest = step.path.partition("[")
    number = rest.partition("]")[0]
    models = [field.item.models[0] for field in resolve(Answers, owner) if field.item and field.item.models]
    if not bracket or not models:
        return ""
    kind = models[0].model_config.get("title") or models[0].__name__
    name = fetch(data, f"{owner}[{number}].{questions(models[0])[0].name}")
    named = f", {shortened(name)}" if isinstance(name, str) else ""
    return f"{kind} {int(number) + 1}{named}"


def currency_of(data: Mapping[str, Any]) -> str:
    """Return the currency of the fee; US dollars until it is known."""
    code = fetch(data, "fee.currency")
    return code if isinstance(code, str) else "USD"


def _member(union: Question, value: Any, currency: str) -> str:
    given = value if isinstance(value, Mapping) else {"kind": value}
    model = member(union, given.get("kind"))
    if model is None:
        return str(given.get("kind"))
    details = [
        _worded(field, given[field.name], currency)
        for field in questions(model)
        if field.name != "kind" and given.get(field.name) is not None
    ]
    return ": ".join(part for part in (label(union, model), ", ".join(details)) if part)


def _worded(field: Question, value: Any, currency: str) -> str:
    if isinstance(value, list | tuple):
        item = field.item or field
        return f"{len(value)}: " * (item.kind != "menu") + ", ".join(
            _worded(item, v, currency) for v in value
        )
    if field.kind == "union":
        return _member(field, value, currency)
    if isinstance(value, Mapping):
        return _page(field, value, currency)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _plain(field, value, currency)


def _page(field: Question, value: Mapping[str, Any], currency: str) -> str:
    model = field.models[0] if field.models else None
    if model in (Days, Rate):
        return _printed(model.model_validate(value), "days" if model is Days else "rate", currency)
    if model is None or not value:
        return "(empty)"
    first = next((q for q in questions(model) if value.get(q.name) is not None), None)
    return _worded(first, value[first.name], currency) if first else "(empty)"


def _plain(field: Question, value: Any, currency: str) -> str:
    if field.menu is not None and value in dict(field.menu.choices):
        return field.menu[value].label
    if field.kind == "menu":
        return STATES.get(str(value), str(value))
    try:
        if field.unit in ("money", "percent"):
            return _printed(Decimal(str(value)), field.unit, currency)
        if field.unit == "date":
            return _printed(date.fromisoformat(str(value)), "date", currency)
    except (ValueError, InvalidOperation):
        return str(value)
    return str(value)


def _printed(value: Any, name: str, currency: str) -> str:
    from generator.formatting import Formats

    try:
        return Formats("en-US", currency).text(value, name)
    except (KeyError, ValueError):
        return str(value)


def label(union: Question, model: Any) -> str:
    """Return the name of a member of a union."""
    return str(model.model_config.get("title") or union.title)


def consequence(model: Any) -> str:
    """Return what choosing a member of a union means, in one line."""
    return (model.__doc__ or "").strip().split("\n")[0]
