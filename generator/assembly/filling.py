"""Filling holes: parts of the library become inlines of a contract."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from generator.answers.walking import Values, value_at
from generator.assembly.contract import Defined, Inline, Inlines, Plain, Reference, Value
from generator.errors import InputError
from generator.formatting.formats import Formats
from generator.library.asking import DOCUMENT
from generator.library.clause import Hole, Link, Part, Parts, Term
from generator.library.conditions import Condition, holds
from generator.messages import tell

if TYPE_CHECKING:
    from generator.assembly.blanks import Blanks
    from generator.assembly.trace import Trace

Fill = Callable[[Part], Inline]
"""How a part prints; raises MissingAnswer for an answer left out."""

_ROW_NUMBER = "item.no"
_PERIOD = re.compile('(["”“»]?)\\.')
"""The period of a sentence right after an answer, or after the quotation mark that closes it."""


class MissingAnswer(Exception):  # noqa: N818  a signal inside assembly, not shown to a person
    """A hole met an answer that was left out."""

    def __init__(self, path: str) -> None:
        """Keep the path."""
        super().__init__(path)
        self.path = path


class Label(NamedTuple):
    """How a reference to a slot or schedule prints: its lead word and its number.

    One that is not `numbered` names a part of the contract in words ("the Cover Page").
    """

    lead: str
    number: str
    numbered: bool = True


class Row(NamedTuple):
    """The entry of a list answer that `item.` means, its number from 1, and its path."""

    value: Any
    number: int
    path: str


class WithFacts(Values):
    """What a text can name, by path: what its document asked, and what the deal holds."""

    def __init__(self, deal: Any, facts: BaseModel) -> None:
        """Keep both; nothing is looked up yet."""
        super().__init__(deal)
        self[DOCUMENT] = facts

    def __missing__(self, path: str) -> Any:
        head, _, name = path.partition(".")
        if head != DOCUMENT:
            return super().__missing__(path)
        value = self[path] = value_at(self[DOCUMENT], name)
        return value


class _InRow(Values):
    """What a row can name, by path: its entry below `item`, and what the deal holds."""

    def __init__(self, deal: Values, row: Row) -> None:
        super().__init__(row.value)
        self._deal, self._number = deal, row.number
        self["item"] = row.value

    def __missing__(self, path: str) -> Any:
        head, _, inner = path.partition(".")
        if head != "item":
            return self._deal[path]
        value = self[path] = self._number if inner == "no" else value_at(self["item"], inner)
        return value


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills the holes and references of one deal; `blanks` are the answers that it lacks.

    `quotes` stand around a term where it is defined. With `bare_references`
    a reference prints its number alone, without its words. `trace` takes down what is asked of the deal.
    """

    values: Values
    formats: Formats
    labels: Mapping[str, Label] = field(default_factory=dict)
    blanks: "Blanks | None" = None
    row: Row | None = None
    quotes: tuple[str, str] = ("", "")
    bare_references: bool = False
    trace: "Trace | None" = None

    def rows(self, each: str) -> "Iterator[Filler]":
        """Yield the filler of each entry of a list answer, where `item.` means that entry."""
        entries = self.values[each] or ()
        if self.trace is not None:
            self.trace.lengths[each] = len(entries)
        for number, entry in enumerate(entries, 1):
            row = Row(entry, number, f"{each}[{number - 1}]")
            yield replace(self, values=_InRow(self.values, row), row=row)

    def true(self, condition: Condition) -> bool:
        """Say whether a condition holds."""
        truth = holds(condition, self.values.__getitem__)
        if self.trace is not None:
            at = None if self.row is None else (self.row.path, self.row.number)
            self.trace.truths[condition, at] = truth
        return truth

    def paragraphs(self, parts: Parts) -> tuple[Inlines, ...]:
        """Fill a text; a text that is one long answer becomes that answer's own paragraphs."""
        return paragraphs_of(parts, self.inline)

    def inlines(self, parts: Parts) -> Inlines:
        """Fill a text of one paragraph; raise MissingAnswer for an answer left out."""
        return inlines_of(parts, self.inline)

    def inline(self, part: Part) -> Inline:
        """Fill one part; fixed words stay what they are."""
        if isinstance(part, Hole):
            return self._value_inline(part)
        if isinstance(part, Link):
            return self._reference(part)
        return Defined(part.text, *self.quotes) if isinstance(part, Term) else part

    def _value_inline(self, hole: Hole) -> Plain | Value:
        if hole.path == _ROW_NUMBER:  # counted, not answered
            return Plain(str(self.values[hole.path]))
        path = hole.path if self.row is None else hole.path.replace("item", self.row.path, 1)
        value = self.values[hole.path]
        if value is None:
            if self.trace is not None:
                self.trace.absent.add(path)
            raise MissingAnswer(hole.path)
        return self.answer(path, self.formats.text(value, hole.filter), hole.filter)

    def answer_at(self, path: str) -> Value:
        """Return the text at a path, or the blank in its place."""
        return self.answer(path, str(self.values[path]))

    def answer(self, path: str, printed: str, unit: str = "") -> Value:
        """Return an answer as it prints, or the blank in its place."""
        if self.trace is not None:
            return Value(self.trace.heard(path, unit, printed), path)
        blank = None if self.blanks is None else self.blanks.text(path, printed, unit)
        return Value(printed, path) if blank is None else Value(blank, path, blank=True)

    def told(self, number: str) -> str:
        """Return the number of the contract, which no hole names, as it prints."""
        return number if self.trace is None or not number else self.trace.heard("", "", number)

    def _reference(self, link: Link) -> Plain | Reference:
        label = self.labels.get(link.target)
        if label is None:
            raise InputError.single(tell("refers to {slot}, which is not in this contract", slot=link.target))
        if not label.numbered:
            return Plain(label.number)
        words = "" if self.bare_references else link.words
        return Reference(link.target, label.lead, label.number, words)


def paragraphs_of(parts: Parts, fill: Fill) -> tuple[Inlines, ...]:
    """Fill a text; a text that is one long answer becomes that answer's own paragraphs."""
    hole = parts[0] if len(parts) == 1 else None
    if not isinstance(hole, Hole) or hole.filter:
        return (inlines_of(parts, fill),)
    value = fill(hole)
    if not isinstance(value, Value):
        return ((value,),)
    return tuple((value._replace(text=text),) for text in value.text.split("\n\n"))


def inlines_of(parts: Parts, fill: Fill) -> Inlines:
    """Fill a text of one paragraph."""
    inlines = [fill(part) for part in parts]
    return tuple(_one_period(inlines) if len(inlines) > 1 else inlines)


def _one_period(inlines: list[Inline]) -> Iterator[Inline]:
    """Drop the library's period after an answer that ends in one: "Harbor Type Co." ends a sentence.

    The answer stays as it was given, so that it reads back from the document unchanged.
    """
    before = ""
    for inline in inlines:
        if before.endswith(".") and isinstance(inline, Plain) and (period := _PERIOD.match(inline.text)):
            if rest := period[1] + inline.text[period.end() :]:
                yield Plain(rest)
        else:
            yield inline
        before = inline.text if isinstance(inline, Value) else ""
