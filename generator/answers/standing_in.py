"""Standing in for missing answers: a raw answers file filled up, and what was missing in it.

Each required answer that is missing gets a value of the right form, so that a contract can be laid
out; which ones these are is kept, for none of them may be read as an answer.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.answers.missing import Missing
from generator.answers.places import state_name
from generator.answers.walking import Question, questions

__all__ = ["StandingIn"]


class StandingIn:
    """Fills raw answers; `suggested` are values by path, `incomplete` paths that their page asks for."""

    def __init__(self, suggested: Mapping[str, Any], incomplete: frozenset[str]) -> None:
        """Start with nothing missing."""
        self._suggested = suggested
        self._incomplete = incomplete
        self.missing: dict[str, Missing] = {}

    def page(self, model: type[BaseModel], raw: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
        """Return the raw answers of a page with every missing one filled."""
        filled = dict(raw)
        for field in questions(model):
            path, value = f"{prefix}{field.name}", raw.get(field.name)
            needed = field.info.is_required() or path in self._incomplete
            if value is None and needed:
                filled[field.name] = self._stand_in(field, path, model)
            elif value is not None:
                filled[field.name] = self._inside(field, value, path)
        return filled

    def _inside(self, field: Question, value: Any, path: str) -> Any:
        if field.kind == "list" and isinstance(value, list) and field.item is not None:
            item = field.item
            return [self._inside(item, entry, f"{path}[{index}]") for index, entry in enumerate(value)]
        if field.kind not in ("page", "union") or not isinstance(value, Mapping):
            return value
        if field.kind == "page" or "kind" in value:
            kinds = (m for m in field.models if field.kind == "page" or _kind(m) == value["kind"])
            member = next(kinds, None)
            return value if member is None else self.page(member, value, f"{path}.")
        member = next((m for m in field.models if value.keys() <= m.model_fields.keys()), field.models[0])
        return self._assumed_page(field, member, value, path)

    def _stand_in(self, field: Question, path: str, owner: type[BaseModel]) -> Any:
        if field.kind == "list" and field.item is not None:
            return [self._stand_in(field.item, f"{path}[0]", owner)]
        if field.kind == "union":
            return self._assumed_page(field, field.models[0], {}, path)
        if field.models:
            return self.page(field.models[0], {}, f"{path}.")
        example = field.info.examples[0] if field.info.examples else None
        value = self._suggested.get(path, example if example is not None else next(iter(field.values), "x"))
        assumed = _label(field, value) if field.kind in ("menu", "flag") else ""
        text = field.kind == "value" and field.unit in (None, "text", "paragraphs")
        self.missing[path] = Missing(path, field.title, _words(path, owner), assumed, text)
        return value

    def _assumed_page(
        self, field: Question, member: type[BaseModel], value: Mapping[str, Any], path: str
    ) -> dict[str, Any]:
        title = str(member.model_config.get("title") or member.__name__)
        self.missing[f"{path}.kind"] = Missing(f"{path}.kind", field.title, _words(path, member), title)
        return self.page(member, {"kind": _kind(member), **value}, f"{path}.")


def _kind(member: type[BaseModel]) -> Any:
    return member.model_fields["kind"].default


def _label(field: Question, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.unit == "state":
        return state_name(str(value))
    return field.menu[value].label if field.menu is not None else str(value)


def _words(path: str, owner: type[BaseModel]) -> str:
    """Name an answer by its side of the deal, or its entry of a list, and its own name."""
    head, _, name = path.replace("[0]", "").rpartition(".")
    whose = head.partition(".")[0]
    if "[" in path:
        whose = str(owner.model_config.get("title") or whose).lower()
    name = {"region": "state", "organized_in": "place of organization"}.get(name, name)
    return f"{whose} {name}".strip().replace("_", " ")
