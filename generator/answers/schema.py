"""The JSON Schema of an answers file: the models, walked, with every word that the wizard shows.

Standard keywords where there is one. The others are `x-order`, `x-page`, `x-unit` and `x-depends-on`:
`docs/schema.md` says what they mean.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from generator.answers.deal import Answers
from generator.answers.dependence import DEPENDS_ON
from generator.answers.places import STATES
from generator.answers.walking import Question, questions

_Schema = dict[str, Any]

_NOT_ASKED = frozenset({"schema_version", "positions", "accepted"})
"""Fields of a deal that are no page of the wizard."""

_DECIMALS = frozenset({"money", "percent", "number"})
_NAMED_UNITS = frozenset({"paragraphs", "money", "percent", "state", "country", "currency"})
"""Units that no standard keyword tells."""

_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}

_LEFT_OUT = {"type": "null", "title": "Leave it out"}
_USUAL = {"title": "The usual", "description": "Follows your other answers."}


def json_schema() -> _Schema:
    """Return the schema (draft 2020-12); an editor that reads `$schema` completes and checks."""
    defs: dict[str, _Schema] = {}
    root = _object(Answers, "", defs)
    for page in questions(Answers):
        if page.name in root["x-order"]:
            root["properties"][page.name]["x-page"] = _page_title(page)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        # A pattern, not a property: a form asks for properties.
        "patternProperties": {r"^\$schema$": {"type": "string"}},
        "$defs": dict(sorted(defs.items())),
    }


def _page_title(page: Question) -> str:
    if page.kind == "page":
        return _title(page.models[0])
    return page.name.replace("_", " ").capitalize()


def _title(model: type[BaseModel]) -> str:
    return str(model.model_config.get("title") or model.__name__)


def _object(model: type[BaseModel], prefix: str, defs: dict[str, _Schema]) -> _Schema:
    """Return the schema of a page; `prefix` is the path of its fields, `defs` takes the pages below."""
    fields = questions(model)
    constants = {field.name for field in fields if len(field.values) == 1}
    asked = [field.name for field in fields if field.name not in constants | _NOT_ASKED]
    # The kind of a union's member has a default, but a file that leaves it out does not say which.
    kind = constants & {"kind"}
    required = [field.name for field in fields if field.info.is_required() or field.name in kind]
    return {
        "title": _title(model),
        "description": (model.__doc__ or "").strip().split("\n")[0],
        "type": "object",
        "properties": {
            field.name: _constant(field, model)
            if field.name in constants
            else _property(field, f"{prefix}{field.name}", defs)
            for field in fields
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
        "x-order": asked,
        **_extra(model.model_config.get("json_schema_extra")),
    }


def _constant(field: Question, model: type[BaseModel]) -> _Schema:
    """Return a field with one value; a form that shows it as a menu shows its label."""
    (value,) = field.values
    label = _title(model) if field.name == "kind" else str(value)
    return {"title": field.title.capitalize(), "const": value, "oneOf": [{"const": value, "title": label}]}


def _property(field: Question, path: str, defs: dict[str, _Schema]) -> _Schema:
    found: _Schema = {"title": field.title}
    if field.help:
        found["description"] = field.help
    found |= _value(field, path, defs)
    if field.info.examples and field.kind not in ("page", "list"):  # of a page it is what a person types
        found["examples"] = field.info.examples
    if not field.info.is_required():
        found["default"] = _default(field.info)
        if len(field.models) == 1 and isinstance(found["default"], dict):
            # Forms prefer a field's own default to that of its page, so that only one may stand.
            for name in found["default"]:
                defs[field.models[0].__name__]["properties"][name].pop("default", None)
    if path in DEPENDS_ON:
        found["x-depends-on"] = list(DEPENDS_ON[path])
    return found


def _default(info: FieldInfo) -> Any:
    value = info.get_default(call_default_factory=True, validated_data={})
    if not isinstance(value, BaseModel):
        return to_jsonable_python(value)
    kind = {"kind": value.kind} if hasattr(value, "kind") else {}
    # What a page's own fields say of their defaults is not said again.
    return {**kind, **value.model_dump(mode="json", exclude_unset=True)}


def _value(field: Question, path: str, defs: dict[str, _Schema]) -> _Schema:
    match field.kind:
        case "page" | "union":
            return _pages(field, path, defs)
        case "list":
            return _list(field, path, defs)
        case "menu":
            return _menu(field)
        case "flag":
            return {"type": "boolean"}
        case "table":
            annotation: Any = field.info.annotation
            return TypeAdapter(annotation).json_schema()
        case _:
            return _plain(field)


def _pages(field: Question, path: str, defs: dict[str, _Schema]) -> _Schema:
    """Return a page, or the menu of those that can stand here."""
    refs = []
    for model in field.models:
        defs[model.__name__] = defs.get(model.__name__) or _object(model, f"{path}.", defs)
        refs.append({"$ref": f"#/$defs/{model.__name__}"})
    if field.kind == "union":
        if field.optional:
            return {"oneOf": [{"type": "null", **_USUAL}, *refs]}
        return {"oneOf": refs, "discriminator": {"propertyName": "kind"}}
    # The page first: forms take the first choice for an empty object.
    return {"oneOf": [*refs, _LEFT_OUT]} if field.optional else refs[0]


def _list(field: Question, path: str, defs: dict[str, _Schema]) -> _Schema:
    if field.item is None:
        raise TypeError(f"{path} is a list of nothing")
    item = _value(field.item, f"{path}[]", defs)
    found: _Schema = {"type": _or_null(["array"], field), "items": item, **_lengths(field, "Items")}
    if field.item.whole or field.item.kind == "menu":
        found["uniqueItems"] = True
    if field.info.examples:  # of the list, or of one item
        (found if isinstance(field.info.examples[0], list) else item)["examples"] = field.info.examples
    return found


def _menu(field: Question) -> _Schema:
    entries = dict(field.menu.choices) if field.menu else {}
    choices: list[_Schema] = [
        {"const": value, "title": entries[value].label, "description": entries[value].consequence}
        if value in entries
        else {"const": value, "title": STATES.get(str(value), str(value))}
        for value in field.values
    ]
    if field.optional:
        choices.insert(0, {"const": None, **_USUAL})
    return {"type": _or_null(["string"], field), "oneOf": choices, **_unit(field)}


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
