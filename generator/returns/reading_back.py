"""Reading back: words that stand where an answer was printed become that answer's value again."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.answers import problems_of
from generator.answers.parties import Address, Company
from generator.answers.places import STATES
from generator.answers.values import Days, Rate
from generator.answers.walking import Question, on_the_way, questions
from generator.formatting import Formats, filter_for

__all__ = ["Answer", "answer_at", "json_of", "read_back"]

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_NUMERALS = tuple(_COUNTED.split())
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
    """Return the value that words stand for; raise ValueError saying why they stand for none.

    The value is checked as the questionnaire would check it.
    """
    name = filter_for(answer.question)
    # A state or country is read by its name: the field itself knows them.
    reader = _READERS.get(name or "", _text)
    return _valid(answer, reader(_one_line(words) if name else words.strip(), answer, formats))


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
        problem = problems_of(error)[0]
        raise ValueError(f"it {problem.message}") from error


def _one_line(words: str) -> str:
    return " ".join(words.split()).strip(" .,;")


def _number_in(words: str, rest: str = "") -> Decimal:
    """Return the one number in words, of which nothing but `rest` may be left."""
    found = _NUMBER.findall(words) or [word for word in words.split() if word.casefold() in _NUMERALS]
    if len(found) != 1:
        raise ValueError("there is not one number in them")
    left = words.replace(found[0], "", 1).strip()
    if left and not re.fullmatch(rest, left, re.IGNORECASE):
        raise ValueError(f"what “{left}” means is not clear")
    if found[0].casefold() in _NUMERALS:
        return Decimal(_NUMERALS.index(found[0].casefold()))
    try:
        return Decimal(found[0].replace(",", ""))
    except InvalidOperation as error:
        raise ValueError("there is no number in them") from error


def _text(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001  readers are alike
    if not words:
        raise ValueError("nothing stands there any more")
    return words


def _money(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    sign = re.escape(formats.text(Decimal(0), "money").replace("0.00", "").strip())
    code = re.escape(formats.currency_code)
    return _number_in(words, rf"(?:{sign}|{code}|(?:US )?dollars)?\s*(?:{code})?")


def _number(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    found = _number_in(words)
    return int(found) if answer.question.whole and found == int(found) else found


def _percent(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    return _number_in(words, r"%|percent|per cent")


def _date(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    for pattern in ("%B %d, %Y", "%B %d %Y", "%d %B %Y", "%b %d, %Y", "%m/%d/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(words, pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    raise ValueError("they are not a date such as December 1, 2026")


def _days(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    count = _number_in(words, r"(?:calendar |business |working )?days?")
    return Days(count=int(count), business=bool(re.search(r"business|working", words, re.IGNORECASE)))


def _rate(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    found = re.fullmatch(r"(.+?%|.+? percent) (?:per|a|each) (month|year)", words, re.IGNORECASE)
    if found is None:
        raise ValueError("they are not a rate such as 1% per month")
    return Rate.model_validate({"percent": _number_in(found[1], r"%|percent"), "per": found[2].lower()})


def _address(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    street, _, rest = words.rpartition(", ") if words.count(", ") == 1 else words.partition(", ")
    parts = [street, *rest.split(", ")]
    last = _US_LINE.fullmatch(parts[-1])
    if last is None or len(parts) < 3:  # noqa: PLR2004  street, city, state with postal code
        raise ValueError("they are not an address such as 41 Mercer Street, Brooklyn, NY 11201")
    return Address(street=", ".join(parts[:-2]), city=parts[-2], country="US", **last.groupdict())


def _menu(words: str, answer: Answer, formats: Formats) -> Any:
    """Return the choice whose words these are, of a list those that are named."""
    question = answer.question.item or answer.question
    known = {_same(formats.text(value, "words")): value for value in question.values}
    if answer.question.kind != "list":
        return _choice(words, known)
    parts = [part for part in re.split(r", | or | and ", words) if part]
    return tuple(_choice(part, known) for part in parts)


def _currency(words: str, answer: Answer, formats: Formats) -> Any:  # noqa: ARG001
    found = re.search(r"\b[A-Z]{3}\b", words)
    return found[0] if found else words


def _form(words: str, answer: Answer, formats: Formats) -> Any:
    """Return the form of a company whose words these are, with the signatories of the one before."""
    if not isinstance(answer.value, Company):
        trade = re.fullmatch(r"an individual doing business as (.+)", words)
        if trade is None:
            raise ValueError("they are not the words of a person who works in their own name")
        return answer.value.model_copy(update={"trade_name": trade[1]})
    for form in _companies(answer.value):
        if _same(formats.text(form, "form")) == _same(words):
            return form
    raise ValueError("they are not the words of a kind of company and its state")


def _companies(before: Company) -> Iterator[Company]:
    kinds = next(question for question in questions(Company) if question.name == "type").values
    for place, kind in product([before.organized_in, *STATES.values()], kinds):
        yield before.model_copy(update={"type": kind, "organized_in": place})


def _choice(words: str, known: Mapping[str, Any]) -> Any:
    if _same(words) not in known:
        raise ValueError("they name none of the choices of this answer")
    return known[_same(words)]


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


_READERS: Mapping[str, Callable[[str, Answer, Formats], Any]] = {
    "money": _money,
    "number": _number,
    "percent": _percent,
    "date": _date,
    "days": _days,
    "rate": _rate,
    "address": _address,
    "form": _form,
    "words": _menu,
    "currency": _currency,
}
