"""Reading an outline: its shape, the names in it and its language, every problem with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.answers.reading import problems_of
from generator.answers.walking import Question, resolve
from generator.errors import InputError, Problem
from generator.library.asking import facts_model
from generator.library.clause import Parts
from generator.library.conditions import ALWAYS, Condition
from generator.library.names import Scope, condition_problems, hole_problems
from generator.library.outline import CoverEntry, CoverHeading, Outline, OutlineText, TableBlock
from generator.library.shipped import pick
from generator.library.vocabulary import Vocabularies, Vocabulary, vocabulary_of
from generator.messages import listed, tell
from generator.yaml_lines import YamlText, read_yaml


def read_outline(roots: tuple[Path, ...], name: str, vocabularies: Vocabularies) -> tuple[Outline, Path]:
    """Read an outline and find its file; raise InputError with every problem and its line."""
    file = pick(roots, f"contract_templates/{name}.yaml")
    if file is None:
        known = sorted({p.stem for root in roots for p in (root / "contract_templates").glob("*.yaml")})
        raise InputError.single(tell("no such template; there is {names}", names=listed(known)), value=name)
    text = read_yaml(file)
    try:
        data = _with_fixed_words(text, vocabularies)
        outline = Outline.model_validate(data, context=_quotes(data))
    except ValidationError as error:
        raise InputError(_problems(error, text)) from error
    found = _name_problems(outline, vocabularies[outline.language]())
    problems = [Problem(message, source=text.place_of(steps)) for steps, message in found]
    if problems:
        raise InputError(problems)
    return outline, file


def _with_fixed_words(text: YamlText, vocabularies: Vocabularies) -> Any:
    """Return the data of an outline, its labels on top of the fixed words of its language."""
    data = text.data
    if not isinstance(data, Mapping) or not isinstance(language := data.get("language"), str):
        return data  # the model says what is wrong
    words = vocabulary_of(vocabularies, language, source=text.place_of(("language",))).labels
    own = data.get("labels") or {}
    return {**data, "labels": {**words, **own} if isinstance(own, Mapping) else own}


def _quotes(data: Any) -> dict[str, str]:
    """Return what the texts of an outline are parsed with: the quotes of its language."""
    labels = data.get("labels") if isinstance(data, Mapping) else None
    quoted = labels.get("quoted") if isinstance(labels, Mapping) else None
    return {"quoted": quoted} if isinstance(quoted, str) and "{text}" in quoted else {}


def _problems(error: ValidationError, text: YamlText) -> Iterator[Problem]:
    for problem, item in zip(problems_of(error, Outline), error.errors(), strict=True):
        steps = _in_file(item["loc"])
        place = ".".join(str(part) for part in steps)
        source = text.place_of(steps)
        yield Problem(problem.message, place=place, source=source, value=problem.value)


_Steps = tuple[int | str, ...]


def _in_file(steps: _Steps) -> _Steps:
    """Return the way to a fault as the file has it: pydantic also says what a cover item was taken for."""
    return (*steps[:2], *steps[3:]) if steps[0] == "cover" else steps


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the outline: where it stands, its lines, its condition, the list whose entry it names."""

    steps: _Steps
    lines: tuple[Parts, ...]
    when: Condition = ALWAYS
    each: str = ""


def _name_problems(outline: Outline, vocabulary: Vocabulary) -> Iterator[tuple[_Steps, str]]:
    facts = facts_model(outline.asks) if outline.asks else None
    for text in _texts_of(outline):
        scope = Scope(vocabulary, _entry_of(text.each, vocabulary.deal), facts)
        for parts in text.lines:
            yield from ((text.steps, message) for _, message in hole_problems(parts, scope))
        yield from ((text.steps, message) for message in condition_problems(text.when, scope))
    for number, signature in enumerate(outline.signatures):
        if signature.party not in vocabulary.sides:
            yield (
                ("signatures", number, "party"),
                tell(
                    "{party} does not sign: it is one of {sides}",
                    party=signature.party,
                    sides=listed(vocabulary.sides),
                ),
            )
    for steps, path in _lists_of(outline):
        yield from ((steps, message) for message in _each_problems(path, vocabulary.deal))


def _lists_of(outline: Outline) -> Iterator[tuple[_Steps, str]]:
    """Yield the list answers that tables and rows are made of."""
    for number, item in enumerate(outline.cover):
        if isinstance(item, TableBlock):
            yield ("cover", number, "table", "each"), item.table.each
        elif isinstance(item, CoverEntry) and item.each:
            yield ("cover", number, "each"), item.each
    for index, schedule in enumerate(outline.schedules):
        for number, block in enumerate(schedule.blocks):
            if isinstance(block, TableBlock):
                yield ("schedules", index, "blocks", number, "table", "each"), block.table.each


def _each_problems(path: str, deal: type[BaseModel]) -> Iterator[str]:
    found = resolve(deal, path)
    if not found:
        yield tell("the answers have no {path}", path=path)
    elif any(question.kind != "list" for question in found):
        yield tell("{path} is not a list: something is printed for each entry of one", path=path)


def _texts_of(outline: Outline) -> Iterator[_Text]:
    yield _Text(("when",), (), outline.when)
    yield _Text(("subject",), (outline.subject,), outline.when)
    for number, intro in enumerate(outline.intro):
        yield _Text(("intro", number), intro.text, intro.when)
    for number, closing in enumerate(outline.closing):
        yield _Text(("closing", number), closing.text, closing.when)
    yield _Text(("signatures_first",), (), outline.signatures_first)
    for index, item in enumerate(outline.cover):
        if isinstance(item, CoverEntry):
            yield from _row_texts(item, ("cover", index))
        elif isinstance(item, CoverHeading):
            yield _Text(("cover", index), (), item.when)
        else:
            yield from _block_texts(item, ("cover", index))
    for index, schedule in enumerate(outline.schedules):
        yield _Text(("schedules", index), (), schedule.when)
        for number, block in enumerate(schedule.blocks):
            yield from _block_texts(block, ("schedules", index, "blocks", number))


def _row_texts(row: CoverEntry, steps: _Steps) -> Iterator[_Text]:
    yield _Text(steps, (), row.when)
    for number, text in enumerate(row.text):
        yield _Text((*steps, "text", number), text.text, text.when, row.each)


def _block_texts(block: OutlineText | TableBlock, steps: _Steps) -> Iterator[_Text]:
    if isinstance(block, OutlineText):
        yield _Text(steps, block.text, block.when)
    else:
        yield from _table_texts(block, steps)


def _entry_of(path: str, deal: type[BaseModel]) -> Question | None:
    found = resolve(deal, path) if path else ()
    return found[0].item if found else None


def _table_texts(block: TableBlock, steps: _Steps) -> Iterator[_Text]:
    table = block.table
    yield _Text((*steps, "table"), table.total, block.when)
    yield _Text((*steps, "table"), (), table.total_when)
    for number, column in enumerate(table.columns):
        below = (*steps, "table", "columns", number)
        yield _Text(below, (), column.when, table.each)
        for text in column.text:
            yield _Text(below, text.text, text.when, table.each)
