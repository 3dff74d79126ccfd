"""Filling what is missing in answers, so that a contract can be laid out and every rule can run.

Each required answer that is missing gets a value of the right form; which ones these are is kept, for
none of them may be read as an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.answers.walking import Question, member, questions
from generator.questionnaire.missing import BlankWords, Missing


@dataclass(frozen=True, slots=True)
class Filled:
    """JSON answers with nothing required missing, and what was missing, by path."""

    data: dict[str, Any]
    missing: Mapping[str, Missing]


def fill(
    model: type[BaseModel],
    raw: Mapping[str, Any],
    suggested: Mapping[str, Any],
    words: BlankWords,
    needed: frozenset[str] = frozenset(),
) -> Filled:
    """Fill JSON answers of a model: with the values suggested by path, else with the examples of the fields.

    `needed` are paths of optional answers that their page asks for, `words` those of blanks.
    """
    filler = _Filler(suggested, words, needed, {})
    return Filled(filler.page(model, raw, ""), filler.missing)


@dataclass(frozen=True, slots=True)
class _Filler:
    suggested: Mapping[str, Any]
    words: BlankWords
    needed: frozenset[str]
    missing: dict[str, Missing]

    def page(self, model: type[BaseModel], raw: Mapping[str, Any], prefix: str) -> dict[str, Any]:
        filled = dict(raw)
        for field in questions(model):
            path, value = f"{prefix}{field.name}", raw.get(field.name)
            if value is not None:
                filled[field.name] = self._inside(field, value, path, model)
            elif field.info.is_required() or path in self.needed:
                filled[field.name] = self._new(field, path, model)
        return filled

    def _inside(self, field: Question, value: Any, path: str, owner: type[BaseModel]) -> Any:
        if field.kind == "list" and isinstance(value, list) and field.item is not None:
            return [
                self._new(field.item, f"{path}[{index}]", owner)
                if entry is None
                else self._inside(field.item, entry, f"{path}[{index}]", owner)
                for index, entry in enumerate(value)
            ]
        if field.kind not in ("page", "union") or not isinstance(value, Mapping):
            return value
        if field.kind == "union" and "kind" not in value:
            fitting = (m for m in field.models if value.keys() <= m.model_fields.keys())
            return self._assumed(field, next(fitting, field.models[0]), value, path)
        chosen = member(field, value)
        return value if chosen is None else self.page(chosen, value, f"{path}.")

    def _new(self, field: Question, path: str, owner: type[BaseModel]) -> Any:
        if field.kind == "list" and field.item is not None:
            return [self._new(field.item, f"{path}[0]", owner)]
        if field.kind == "union":
            return self._assumed(field, field.models[0], {}, path)
        if field.models:
            return self.page(field.models[0], {}, f"{path}.")
        example = field.info.examples[0] if field.info.examples else None
        value = self.suggested.get(path, example if example is not None else next(iter(field.values), "x"))
        assumed = self._label(field, value) if field.kind in ("menu", "flag") else ""
        text = field.kind == "value" and field.unit in (None, "text", "paragraphs")
        self.missing[path] = Missing(path, field.title, self._name(field, path, owner), assumed, text)
        return value

    def _assumed(
        self, field: Question, chosen: type[BaseModel], value: Mapping[str, Any], path: str
    ) -> dict[str, Any]:
        title = str(chosen.model_config.get("title") or chosen.__name__)
        name = self._name(field, path, chosen)
        self.missing[f"{path}.kind"] = Missing(f"{path}.kind", field.title, name, title)
        return self.page(chosen, {"kind": chosen.model_fields["kind"].default, **value}, f"{path}.")

    def _name(self, field: Question, path: str, page: type[BaseModel]) -> str:
        return self.words.name(path, title=field.title, page=page)

    def _label(self, field: Question, value: Any) -> str:
        if isinstance(value, bool):
            return self.words.phrases.say("answers.yes" if value else "answers.no")
        return field.label(value) or str(value)
