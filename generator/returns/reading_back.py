"""Reading back: words that stand where an answer was printed become that answer's value again."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.answers.reading import problems_of
from generator.answers.walking import Question, on_the_way
from generator.formatting.code_names import code_called
from generator.formatting.formats import Formats, filter_for
from generator.formatting.parsing import READ, Unclear, Unread, same_words

_OF_PACK = ("address", "form")
"""The filters whose values each pack reads itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a deal: its question and value; `entry` says that it is one of a list."""

    question: Question
    value: Any
    entry: bool = False


def answer_at(deal: BaseModel, path: str) -> Answer | None:
    """Return the answer at a path such as `project.deliverables[0].name`; None where none is."""
    found = next((leaf for leaf in on_the_way(deal, path) if leaf.path == path), None)
    return None if found is None else Answer(found.question, found.value, entry=path.endswith("]"))


def read_back(words: str, answer: Answer, formats: Formats) -> Any:
    """Return the value that words stand for; raise Unread saying why they stand for none.

    That is Unclear where they may mean more than one thing. The value is checked as the questionnaire would
    check it.
    """
    name = filter_for(answer.question)
    if not words.strip():
        raise Unread("unread.nothing")
    if name in READ:
        return _valid(answer, formats.value(words, name))
    if name in _OF_PACK:
        return _valid(answer, formats.own_value(_one_line(words), name, answer.value))
    reader = _READERS.get(name or "")
    # A state is read by its name: the field itself knows them.
    return _valid(answer, reader(_one_line(words), answer, formats) if reader else words.strip())


def json_of(value: Any) -> Any:
    """Return a value as it stands in an answers file: sums and percentages as text, dates as ISO."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _valid(answer: Answer, value: Any) -> Any:
    """Check a value by its field; what it must agree with is checked when the answers are."""
    if answer.entry:
        return value
    info = answer.question.info
    annotation: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        problem = problems_of(error, BaseModel)[0]
        raise Unread("unread.refused", problem=problem.message) from error


def _one_line(words: str) -> str:
    return " ".join(words.split()).strip(" .,;")


def _menu(words: str, answer: Answer, formats: Formats) -> Any:
    """Return the choice whose words these are, of a list those that are named."""
    question = answer.question.item or answer.question
    known = {formats.text(value, "words"): value for value in question.values}
    if answer.question.kind != "list":
        return _choice(words, known)
    between = "|".join(map(re.escape, formats.words["reading"]["list"]))
    parts = [part for part in re.split(between, words) if part]
    return tuple(_choice(part, known) for part in parts)


def _currency(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    if (named := code_called(words, "currency", formats.language)) is not None:
        return named
    code = re.search(r"\b[A-Z]{3}\b", words)
    if code is None or not any(
        same_words(words, known) for known in (code[0], formats.text(code[0], "currency"))
    ):
        raise Unclear("unread.no_currency", words=words)
    return code[0]


def _country(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    return code_called(words, "country", formats.language) or words


def _choice(words: str, known: Mapping[str, Any]) -> Any:
    for text, value in known.items():
        if same_words(text, words):
            return value
    raise Unread("unread.no_choice")


_READERS: Mapping[str, Callable[[str, Answer, Formats], Any]] = {
    "words": _menu,
    "currency": _currency,
    "country": _country,
}
