"""The JSON Schema of an answers file: the models, walked, with every word that the wizard shows.

Standard keywords where there is one. The others are `x-order`, `x-page`, `x-unit` and `x-depends-on`:
`docs/schema.md` says what they mean.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from generator.answers.root import Root
from generator.answers.values import Choice
from generator.answers.walking import Question, asked_fields, model_title, page_title, questions

_Schema = dict[str, Any]

_DECIMALS = frozenset({"money", "percent", "number"})
_NAMED_UNITS = frozenset({"paragraphs", "money", "percent", "state", "country", "currency"})
"""Units that no standard keyword tells."""

_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}

_LEFT_OUT = {"type": "null", "title": "Leave it out"}
_USUAL = {"title": "The usual", "description": "Follows your other answers."}


@dataclass(frozen=True, slots=True)
class _Made:
    """The pages made so far by name, and the answers that each question depends on by path."""

    pages: dict[str, _Schema]
    depends_on: Mapping[str, tuple[str, ...]]


def json_schema(model: type[Root], depends_on: Mapping[str, tuple[str, ...]]) -> _Schema:
    """Return the schema (draft 2020-12) of a root model; an editor that reads `$schema` completes and checks.

    `depends_on` names, by the path of a question, the answers that bear on it.
    """
    made = _Made({}, depends_on)
    root = _object(model, "", made)
    for page in asked_fields(model):
        root["properties"][page.name]["x-page"] = page_title(page)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        # A pattern, not a property: a form asks for properties.
        "patternProperties": {
            r"^\$schema$": {"type": "string"},
            "^record_id$": {"type": ["string", "integer"]},
        },
        "$defs": dict(sorted(made.pages.items())),
    }


def _object(model: type[BaseModel], prefix: str, made: _Made) -> _Schema:
    """Return the schema of a page; `prefix` is the path of its fields, `made` takes the pages below."""
    fields = questions(model)
    constants = {field.name for field in fields if field.constant}
    # The kind of a union's member has a default, but a file that leaves it out does not say which.
    kind = constants & {"kind"}
    required = [field.name for field in fields if field.info.is_required() or field.name in kind]
    return {
        "title": model_title(model),
        "description": (model.__doc__ or "").strip().split("\n")[0],
        "type": "object",
        "properties": {
            field.name: _constant(field, model)
            if field.name in constants
            else _property(field, f"{prefix}{field.name}", made)
            for field in fields
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
        "x-order": [field.name for field in asked_fields(model)],
        **_extra(model.model_config.get("json_schema_extra")),
    }


def _constant(field: Question, model: type[BaseModel]) -> _Schema:
    """Return a field with one value; a form that shows it as a menu shows its label."""
    (value,) = field.values
    label = model_title(model) if field.name == "kind" else str(value)
    return {"title": field.title.capitalize(), "const": value, "oneOf": [{"const": value, "title": label}]}


def _property(field: Question, path: str, made: _Made) -> _Schema:
    found: _Schema = {"title": field.title}
    if field.help:
        found["description"] = field.help
    found |= _value(field, path, made)
    if field.info.examples and field.kind not in ("page", "list"):  # of a page it is what a person types
        found["examples"] = field.info.examples
    if not field.info.is_required():
        found["default"] = _default(field.info)
        if len(field.models) == 1 and isinstance(found["default"], dict):
            # Forms prefer a field's own default to that of its page, so that only one may stand.
            for name in found["default"]:
                made.pages[field.models[0].__name__]["properties"][name].pop("default", None)
    if path in made.depends_on:
        found["x-depends-on"] = list(made.depends_on[path])
    return found


def _default(info: FieldInfo) -> Any:
    value = info.get_default(call_default_factory=True, validated_data={})
    if not isinstance(value, BaseModel):
        return to_jsonable_python(value)
    kind = {"kind": value.kind} if hasattr(value, "kind") else {}
    # What a page's own fields say of their defaults is not said again.
    return {**kind, **value.model_dump(mode="json", exclude_unset=True)}


def _value(field: Question, path: str, made: _Made) -> _Schema:
    match field.kind:
        case "page" | "union":
            return _pages(field, path, made)
        case "list":
            return _list(field, path, made)
        case "menu":
            return _menu(field)
        case "flag":
            return {"type": "boolean"}
        case "table":
            annotation: Any = field.info.annotation
            return TypeAdapter(annotation).json_schema()
        case _:
            return _plain(field)


def _pages(field: Question, path: str, made: _Made) -> _Schema:
    """Return a page, or the menu of those that can stand here."""
    refs = []
    for model in field.models:
        made.pages[model.__name__] = made.pages.get(model.__name__) or _object(model, f"{path}.", made)
        refs.append({"$ref": f"#/$defs/{model.__name__}"})
    if field.kind == "union":
        if field.optional:
            return {"oneOf": [{"type": "null", **_USUAL}, *refs]}
        return {"oneOf": refs, "discriminator": {"propertyName": "kind"}}
    # The page first: forms take the first choice for an empty object.
    return {"oneOf": [*refs, _LEFT_OUT]} if field.optional else refs[0]


def _list(field: Question, path: str, made: _Made) -> _Schema:
    if field.item is None:
        raise TypeError(f"{path} is a list of nothing")
    item = _value(field.item, f"{path}[]", made)
    found: _Schema = {"type": _or_null(["array"], field), "items": item, **_lengths(field, "Items")}
    if field.item.whole or field.item.kind == "menu":
        found["uniqueItems"] = True
    if field.info.examples:  # of the list, or of one item
        (found if isinstance(field.info.examples[0], list) else item)["examples"] = field.info.examples
    return found


def _menu(field: Question) -> _Schema:
    entries = dict(field.menu.choices) if field.menu else {}
    choices = [_choice(value, entries.get(value)) for value in field.values]
    if field.optional:
        choices.insert(0, {"const": None, **_USUAL})
    return {"type": _or_null(["string"], field), "oneOf": choices, **_unit(field)}


def _choice(value: Any, entry: Choice | None) -> _Schema:
    if entry is None:
        return {"const": value, "title": str(value)}
    told = {"description": entry.consequence} if entry.consequence else {}
    return {"const": value, "title": entry.label, **told}


def _plain(field: Question) -> _Schema:
    if field.unit == "date":
        found: _Schema = {"type": _or_null(["string"], field), "format": "date"}
    elif field.whole:
        found = {"type": _or_null(["integer"], field), **_bounds(field)}
    elif field.unit in _DECIMALS:
        # Text first: the files that this program writes hold text, so that no reader makes it a float.
        found = {"type": _or_null(["string", "number"], field), **_decimal(field)}
    else:
        found = {"type": _or_null(["string"], field), **_lengths(field, "Length")}
    return found | _extra(field.info.json_schema_extra) | _unit(field)


def _or_null(types: list[str], field: Question) -> str | list[str]:
    names = [*types, "null"] if field.optional else types
    return names if len(names) > 1 else names[0]


def _unit(field: Question) -> _Schema:
    return {"x-unit": field.unit} if field.unit in _NAMED_UNITS else {}


def _extra(found: Any) -> _Schema:
    return dict(found) if isinstance(found, dict) else {}


def _constraints(metadata: tuple[Any, ...]) -> Iterator[Any]:
    """Yield what limits a value; later ones are narrower."""
    for entry in metadata:
        yield from _constraints(tuple(entry.metadata)) if isinstance(entry, FieldInfo) else (entry,)


def _limit(field: Question, name: str) -> Any:
    found = [getattr(entry, name) for entry in _constraints(field.metadata) if hasattr(entry, name)]
    return found[-1] if found else None


def _lengths(field: Question, what: str) -> _Schema:
    found = {f"{edge}{what}": _limit(field, f"{edge}_length") for edge in ("min", "max")}
    return {keyword: value for keyword, value in found.items() if value is not None}


def _bounds(field: Question) -> _Schema:
    found = {keyword: _limit(field, name) for name, keyword in _BOUNDS.items()}
    if found["exclusiveMinimum"] is not None:
        del found["minimum"]
    return {keyword: _number(value) for keyword, value in found.items() if value is not None}


def _number(value: Decimal | float) -> float:
    return int(value) if value == int(value) else float(value)


def _decimal(field: Question) -> _Schema:
    """Return the limits of a decimal twice: bounds hold for numbers, the pattern holds for text."""
    bounds, places = _bounds(field), _limit(field, "decimal_places")
    most = Decimal(bounds["maximum"])
    digits = most.adjusted() + 1
    whole, fraction = rf"[0-9]{{1,{digits}}}", rf"(\.[0-9]{{1,{places}}})?"
    if most == 10 ** (digits - 1):
        whole, top = rf"[0-9]{{1,{digits - 1}}}", rf"|{most}(\.0{{1,{places}}})?"
        pattern = rf"({whole}{fraction}{top})"
    else:
        pattern = whole + fraction
    positive = "(?=.*[1-9])" if bounds.get("exclusiveMinimum") == 0 else ""
    return {**bounds, "pattern": f"^{positive}{pattern}$"}
