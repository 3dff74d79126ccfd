"""The outline: the order of a kind of document, its cover page, schedules and fixed words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from generator.answers import problems_of
from generator.answers.walking import Question, resolve
from generator.completion import Deal
from generator.errors import InputError, Problem
from generator.library.clause import Parts
from generator.library.conditions import ALWAYS, Condition, parse_condition
from generator.library.markup import parse_line
from generator.library.names import condition_problems, hole_problems
from generator.library.shipped import pick
from generator.library.yaml import YamlProblem, line_of, load_yaml

__all__ = [
    "Column",
    "Companion",
    "CoverEntry",
    "Outline",
    "OutlineSection",
    "OutlineText",
    "ScheduleOutline",
    "SignatureOutline",
    "TableBlock",
    "TableOutline",
    "read_outline",
]


def _condition(value: Any) -> Condition:
    return parse_condition(value) if isinstance(value, str) else ALWAYS


def _parts(value: Any) -> Any:
    return parse_line(value) if isinstance(value, str) else value


def _several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> Any:
    return [{"text": entry} if isinstance(entry, str) else entry for entry in _several(value)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


_When = Annotated[Condition, BeforeValidator(_condition)]
_Line = Annotated[Parts, BeforeValidator(_parts)]
_Lines = Annotated[tuple[_Line, ...], BeforeValidator(_several)]


class CoverEntry(_Model):
    """A row of the cover page; its term is defined there unless `defines` is false."""

    term: str
    text: _Lines
    when: _When = ALWAYS
    defines: bool = True


class OutlineText(_Model):
    """A text with a condition: a paragraph of a schedule or a variant of a cell."""

    text: _Lines
    when: _When = ALWAYS


class Column(_Model):
    """A column of a table: its heading, the cell's text or variants of it, its width in percent."""

    heading: str
    text: Annotated[tuple[OutlineText, ...], BeforeValidator(_texts)]
    width: int
    numeric: bool = False
    when: _When = ALWAYS


class TableOutline(_Model):
    """A table with a row for each entry of a list answer."""

    caption: str
    each: str
    columns: tuple[Column, ...]
    total: tuple[_Line, ...] = ()
    total_when: _When = ALWAYS


class TableBlock(_Model):
    """A table in a schedule."""

    table: TableOutline
    when: _When = ALWAYS


class ScheduleOutline(_Model):
    """A schedule: its heading and blocks."""

    id: str
    heading: str
    blocks: tuple[OutlineText | TableBlock, ...]
    when: _When = ALWAYS


class OutlineSection(_Model):
    """A numbered section: its heading and its slots; a trailing ? marks an optional slot."""

    id: str
    heading: str
    slots: tuple[str, ...]


class SignatureOutline(_Model):
    """A side that signs: its defined term and the page of the answers that names it."""

    role: str
    party: str


class Labels(_Model):
    """The fixed words of a document, so that no code carries words of a language."""

    by: str
    name: str
    title: str
    signature: str
    date: str
    page: str
    of: str
    draft: str
    schedule: str
    section: str
    recital: str
    recitals: str
    summary: str
    prevails: str


class Companion(_Model):
    """A second document that goes with a contract when a finding asks for it."""

    template: str
    finding: str


class Outline(_Model):
    """A kind of document; `frame` names another template whose Word frame it shares."""

    name: str
    frame: str = ""
    companions: tuple[Companion, ...] = ()
    language: str
    title: str
    labels: Labels
    proper_names: tuple[str, ...] = ()
    intro: _Lines = ()
    cover: tuple[CoverEntry, ...]
    recitals: tuple[str, ...] = ()
    sections: tuple[OutlineSection, ...] = ()
    closing: _Lines = ()
    signatures: tuple[SignatureOutline, ...]
    schedules: tuple[ScheduleOutline, ...] = ()

    def slots(self) -> Iterator[tuple[str, bool]]:
        """Yield each slot in order, and whether it is required."""
        for entry in (*self.recitals, *(slot for section in self.sections for slot in section.slots)):
            yield entry.removesuffix("?"), not entry.endswith("?")


def read_outline(roots: tuple[Path, ...], name: str) -> tuple[Outline, Path]:
    """Read an outline and find its file; raise InputError with every problem and its line."""
    file = pick(roots, f"contract_templates/{name}.yaml")
    if file is None:
        known = sorted({p.stem for root in roots for p in (root / "contract_templates").glob("*.yaml")})
        raise InputError.single(f"no such template; there is {', '.join(known)}", value=name)
    source = str(file)
    try:
        data = load_yaml(file.read_text(encoding="utf-8"))
        outline = Outline.model_validate(data)
    except YamlProblem as error:
        raise InputError.single(str(error), source=f"{source}:{error.line}") from error
    except ValidationError as error:
        raise InputError(_problems(error, data, source)) from error
    problems = [
        Problem(message, source=f"{source}:{line}") for line, message in _name_problems(outline, data)
    ]
    if problems:
        raise InputError(problems)
    return outline, file


def _problems(error: ValidationError, data: Any, source: str) -> Iterator[Problem]:
    for problem, item in zip(problems_of(error), error.errors(), strict=True):
        path = tuple(part for part in item["loc"] if isinstance(part, int | str))
        place = ".".join(str(part) for part in path)
        yield Problem(
            problem.message, place=place, source=f"{source}:{line_of(data, path)}", value=problem.value
        )


@dataclass(frozen=True, slots=True)
class _Place:
    path: tuple[int | str, ...]
    item: Question | None = None


def _name_problems(outline: Outline, data: Any) -> Iterator[tuple[int, str]]:
    for place, lines, condition in _texts_of(outline):
        line = line_of(data, place.path)
        for parts in lines:
            yield from ((line, message) for _, message in hole_problems(parts, Deal, place.item))
        yield from ((line, message) for message in condition_problems(condition, Deal, place.item))
    for index, schedule in enumerate(outline.schedules):
        for number, block in enumerate(schedule.blocks):
            if isinstance(block, TableBlock) and not resolve(Deal, block.table.each):
                line = line_of(data, ("schedules", index, "blocks", number, "table", "each"))
                yield line, f"the answers have no {block.table.each}"


def _texts_of(outline: Outline) -> Iterator[tuple[_Place, tuple[Parts, ...], Condition]]:
    yield _Place(("intro",)), outline.intro, ALWAYS
    yield _Place(("closing",)), outline.closing, ALWAYS
    for index, row in enumerate(outline.cover):
        yield _Place(("cover", index)), row.text, row.when
    for index, schedule in enumerate(outline.schedules):
        yield _Place(("schedules", index)), (), schedule.when
        for number, block in enumerate(schedule.blocks):
            path = ("schedules", index, "blocks", number)
            if isinstance(block, OutlineText):
                yield _Place(path), block.text, block.when
            else:
                yield from _table_texts(block, path)


def _table_texts(
    block: TableBlock, path: tuple[int | str, ...]
) -> Iterator[tuple[_Place, tuple[Parts, ...], Condition]]:
    table = block.table
    found = resolve(Deal, table.each)
    item = found[0].item if found else None
    yield _Place((*path, "table")), table.total, block.when
    yield _Place((*path, "table")), (), table.total_when
    for number, column in enumerate(table.columns):
        place = _Place((*path, "table", "columns", number), item)
        yield _Place(place.path), (), column.when
        for text in column.text:
            yield place, text.text, text.when
