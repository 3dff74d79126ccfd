"""Walking the models: every field by its path, and every given value by its path.

The one reading of the models that wizard, clause check, review draft and documentation share.
"""

from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.answers.paths import MISSING, fetch, last_step, parts, step_into
from generator.answers.values import Heading, Menu, Unit, UnitName

Kind = Literal["value", "menu", "flag", "page", "union", "list", "table"]
"""value: a line to type; menu: a `Literal`; flag: yes or no; page: a model; union: a menu of
models; list: several of one thing; table: a mapping that the wizard does not ask."""


class Question(NamedTuple):
    """One field of a model, as the questionnaire sees it."""

    name: str
    kind: Kind
    info: FieldInfo
    optional: bool
    unit: UnitName | None = None
    menu: Menu | None = None
    values: tuple[Any, ...] = ()
    models: tuple[type[BaseModel], ...] = ()
    item: "Question | None" = None
    metadata: tuple[Any, ...] = ()
    whole: bool = False
    """Whether a number is a whole one."""

    @property
    def title(self) -> str:
        """Return the question."""
        return self.info.title or self.name

    @property
    def help(self) -> str:
        """Return the help, or an empty text."""
        return self.info.description or ""

    def label(self, value: Any) -> str | None:
        """Return what a person chooses to give a value or, of a union, a kind; None where it is no choice."""
        if self.menu is not None and isinstance(value, Hashable) and value in dict(self.menu.choices):
            return self.menu[value].label
        if self.kind == "union" and (model := member(self, {"kind": value})) is not None:
            return model_title(model)
        return None

    @property
    def constant(self) -> bool:
        """Say whether there is one value only: the kind of a union's member, the version of a form."""
        return self.kind == "menu" and len(self.values) == 1


class Leaf(NamedTuple):
    """One value of a deal: its path (`client.address.city`), field and value."""

    path: str
    question: Question
    value: Any

    @property
    def unit(self) -> UnitName | None:
        """Return the value's unit."""
        return self.question.unit


@cache
def questions(model: type[BaseModel]) -> tuple[Question, ...]:
    """Return the fields of a model in question order."""
    return tuple(_read(name, info) for name, info in model.model_fields.items())


def _read(name: str, info: FieldInfo) -> Question:
    """Read one field's annotation."""
    return _describe(name, info, info.annotation, tuple(info.metadata))


def _describe(name: str, info: FieldInfo, annotation: Any, metadata: tuple[Any, ...]) -> Question:
    annotation, metadata = _unwrap(annotation, metadata)
    members = _members(annotation)
    optional = NoneType in members
    members = tuple(member for member in members if member is not NoneType)
    if len(members) == 1:
        inner, metadata = _unwrap(members[0], metadata)
        members = tuple(m for m in _members(inner) if m is not NoneType)
    models = tuple(m for m in members if isinstance(m, type) and issubclass(m, BaseModel))
    if models:
        kind: Kind = "union" if len(models) > 1 else "page"
        return Question(name, kind, info, optional, models=models)
    return _plain(name, info, members[0], metadata, optional=optional)


def _plain(
    name: str, info: FieldInfo, annotation: Any, metadata: tuple[Any, ...], *, optional: bool
) -> Question:
    origin = get_origin(annotation)
    if origin is tuple:
        item = _describe(name, info, get_args(annotation)[0], ())
        return Question(name, "list", info, optional, item=item, models=item.models, metadata=metadata)
    if origin is dict:
        return Question(name, "table", info, optional)
    unit = next((m.name for m in reversed(metadata) if isinstance(m, Unit)), None)
    if origin is Literal:
        menu = next((m for m in metadata if isinstance(m, Menu)), None)
        return Question(name, "menu", info, optional, unit, menu=menu, values=get_args(annotation))
    if annotation is bool:
        return Question(name, "flag", info, optional, unit, values=(True, False))
    return Question(name, "value", info, optional, unit, metadata=metadata, whole=annotation is int)


def _unwrap(annotation: Any, metadata: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    while hasattr(annotation, "__metadata__"):
        metadata = (*annotation.__metadata__, *metadata)
        annotation = annotation.__origin__
    return annotation, metadata


def _members(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in (Union, UnionType):
        return get_args(annotation)
    return (annotation,)


class Stop(NamedTuple):
    """A field on the way to a path: what it can mean, one per member of each union crossed, and its entry.

    `entry` is the number of an entry, from 0; None where the path names none.
    """

    meant: tuple[Question, ...]
    entry: int | None


def way_to(root: type[BaseModel], path: str) -> tuple[Stop, ...]:
    """Return the fields on the way to a path in a model; none where no model has the path.

    A list is entered only by the number of an entry.
    """
    models: tuple[type[BaseModel], ...] = (root,)
    found: list[Stop] = []
    steps = parts(path)
    for at, name in enumerate(steps):
        if isinstance(name, int):
            continue
        after = steps[at + 1] if at + 1 < len(steps) else None
        entry = after if isinstance(after, int) else None
        meant = tuple(q for model in models for q in questions(model) if q.name == name)
        if not meant:
            # Below a table nobody is asked entry by entry: its own question is the last.
            return tuple(found) if found and found[-1].meant[0].kind == "table" else ()
        found.append(Stop(meant, entry))
        models = tuple(m for q in meant if q.kind != "list" or entry is not None for m in q.models)
    return tuple(found)


def resolve(root: type[BaseModel], path: str) -> tuple[Question, ...]:
    """Return the fields that a dotted path can mean, one per member of each union it crosses.

    Empty when no model has the path: the name is misspelt.
    """
    way = way_to(root, path)
    return way[-1].meant if len(way) == path.count(".") + 1 else ()


def below(question: Question, value: Any, path: str) -> Iterator[Leaf]:
    """Yield a field and all that its value holds, each before what is below it; the entries of a list too."""
    yield Leaf(path, question, value)
    if isinstance(value, BaseModel):
        for field in questions(type(value)):
            yield from below(field, getattr(value, field.name), f"{path}.{field.name}")
    elif question.item is not None and question.item.models:
        for index, entry in enumerate(value or ()):
            yield from below(question.item, entry, f"{path}[{index}]")


def on_the_way(root: BaseModel, path: str) -> Iterator[Leaf]:
    """Yield each question on the way to a path in a deal, with its value, as far as the deal goes.

    An entry of a list, `project.deliverables[0]`, comes after its list.
    """
    value: Any = root
    question: Question | None = None
    place = ""
    for part in parts(path):
        if isinstance(part, int):
            question = None if question is None else question.item
            found = isinstance(value, tuple) and part < len(value)
            place = f"{place}[{part}]"
        else:
            here = questions(type(value)) if isinstance(value, BaseModel) else ()
            question = next((question for question in here if question.name == part), None)
            found = True
            place = f"{place}.{part}" if place else part
        if question is None or not found:
            return
        value = value[part] if isinstance(part, int) else getattr(value, part)
        yield Leaf(place, question, value)


def leaves(value: BaseModel, prefix: str = "", *, units: tuple[UnitName, ...] = ()) -> list[Leaf]:
    """Return every value below a model, in question order, with its path; or those of some units."""
    found: list[Leaf] = []
    _gather_page(found, value, prefix, units)
    return found


def _gather_page(found: list[Leaf], page: BaseModel, prefix: str, units: tuple[UnitName, ...]) -> None:
    for field in _questions_with(type(page), units):
        value, path = getattr(page, field.name), f"{prefix}{field.name}"
        if field.models or field.kind == "list":
            _gather(found, field, value, path, units)
        else:
            found.append(Leaf(path, field, value))


def _gather(found: list[Leaf], field: Question, value: Any, path: str, units: tuple[UnitName, ...]) -> None:
    if isinstance(value, BaseModel):
        _gather_page(found, value, f"{path}.", units)
    elif field.kind == "list" and field.item is not None and value:
        for index, item in enumerate(value):
            _gather(found, field.item, item, f"{path}[{index}]", units)
    elif not units or field.unit in units:
        found.append(Leaf(path, field, value))


@cache
def _questions_with(model: type[BaseModel], units: tuple[UnitName, ...]) -> tuple[Question, ...]:
    """Return the fields of a model below which there can be a value of some units."""
    return tuple(field for field in questions(model) if not units or _can_hold(field, units))


def _can_hold(field: Question, units: tuple[UnitName, ...]) -> bool:
    below = any(_questions_with(model, units) for model in field.models)
    return field.unit in units or below or (field.item is not None and _can_hold(field.item, units))


ACCEPTED = "accepted"
"""The field of a root model that keeps which errors a person accepts; nobody is asked for it."""


@cache
def asked_fields(model: type[BaseModel]) -> tuple[Question, ...]:
    """Return the fields of a model that a person is asked for; those of a root model are its pages."""
    return tuple(q for q in questions(model) if not (q.constant or q.kind == "table" or q.name == ACCEPTED))


def page_title(page: Question) -> str:
    """Return a short heading for a page: of a page that is a choice, the heading of its field."""
    if page.kind == "page":
        return model_title(page.models[0])
    return next((mark.text for mark in page.info.metadata if isinstance(mark, Heading)), page.title)


def model_title(model: type[BaseModel]) -> str:
    """Return the name of a page, or of a member of a menu of pages."""
    return str(model.model_config.get("title") or model.__name__)


def member(question: Question, value: Any) -> type[BaseModel] | None:
    """Return the model that a page's JSON value is of: for a union, the one whose kind it says."""
    if question.kind != "union":
        return question.models[0] if question.models else None
    kind = value.get("kind") if isinstance(value, Mapping) else value
    return next((model for model in question.models if model.model_fields["kind"].default == kind), None)


def value_at(root: Any, path: str) -> Any:
    """Return the value at a path in models or JSON data; None where a page is missing or of another kind."""
    value = fetch(root, path)
    return None if value is MISSING else value


class Values(dict[str, Any]):
    """The values of a deal by path, each looked up when it is first asked for."""

    def __init__(self, root: Any) -> None:
        """Keep the deal; nothing is looked up yet."""
        super().__init__()
        self._root = root

    def __missing__(self, path: str) -> Any:
        """Look up a value, once, from where the page or list is that holds it."""
        holder, step = last_step(path)
        found = step_into(self[holder] if holder else self._root, step)
        value = self[path] = None if found is MISSING else found
        return value
