"""Reading back: words that stand where an answer was printed become that answer's value again."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.answers.parties import Company
from generator.answers.reading import problems_of
from generator.answers.walking import Question, on_the_way, questions
from generator.formatting.formats import Formats, filter_for
from generator.formatting.parsing import READ, Unclear, Unread
from generator.packs.us.places import STATES

_US_LINE = re.compile(r"(?P<region>[A-Z]{2}) (?P<postal_code>\d{5}(?:-\d{4})?)")


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
    reader = _READERS.get(name or "")
    # A state or country is read by its name: the field itself knows them.
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


def _address(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001  readers are alike
    street, _, rest = words.rpartition(", ") if words.count(", ") == 1 else words.partition(", ")
    parts = [street, *rest.split(", ")]
    last = _US_LINE.fullmatch(parts[-1])
    if last is None or len(parts) < 3:  # noqa: PLR2004  street, city, state with postal code
        raise Unread("unread.no_address")
    return {"street": ", ".join(parts[:-2]), "city": parts[-2], "country": "US", **last.groupdict()}


def _menu(words: str, answer: Answer, formats: Formats) -> Any:
    """Return the choice whose words these are, of a list those that are named."""
    question = answer.question.item or answer.question
    known = {_same(formats.text(value, "words")): value for value in question.values}
    if answer.question.kind != "list":
        return _choice(words, known)
    parts = [part for part in re.split(r", | or | and ", words) if part]
    return tuple(_choice(part, known) for part in parts)


def _currency(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    code = re.search(r"\b[A-Z]{3}\b", words)
    if code is None or _same(words) not in (_same(code[0]), _same(formats.text(code[0], "currency"))):
        raise Unclear("unread.no_currency", words=words)
    return code[0]


def _form(words: str, answer: Answer, formats: Formats) -> Any:
    """Return the form of a company whose words these are, with the signatories of the one before."""
    if not isinstance(answer.value, Company):
        trade = re.fullmatch(r"an individual doing business as (.+)", words)
        if trade is None:
            raise Unread("unread.no_individual")
        return {**answer.value.model_dump(), "trade_name": trade[1]}
    for form in _companies(answer.value):
        if _same(formats.text(form, "form")) == _same(words):
            return form
    raise Unread("unread.no_company")


def _companies(before: Company) -> Iterator[Company]:
    kinds = next(question for question in questions(Company) if question.name == "type").values
    for place, kind in product([before.organized_in, *STATES.values()], kinds):
        yield before.model_copy(update={"type": kind, "organized_in": place})


def _choice(words: str, known: Mapping[str, Any]) -> Any:
    if _same(words) not in known:
        raise Unread("unread.no_choice")
    return known[_same(words)]


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


_READERS: Mapping[str, Callable[[str, Answer, Formats], Any]] = {
    "address": _address,
    "form": _form,
    "words": _menu,
    "currency": _currency,
}
