"""Placing clauses: a clause that prints the same in two contracts is made once."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.assembly.contract import (
    Block,
    Fallback,
    Inline,
    Inlines,
    Paragraph,
    PlacedClause,
    Plain,
    RunIn,
    Table,
    Value,
)
from generator.assembly.filling import Fill, Filler, MissingAnswer, inlines_of, paragraphs_of
from generator.counting import Numeral
from generator.errors import InputError
from generator.formatting.formats import BLOCKS, COLUMN
from generator.library.clause import Clause, ClauseParagraph, Hole, Item, Link, Part, Term, all_parts
from generator.messages import tell
from generator.selection.choice import Choice

Items = tuple[Numeral, ...]
"""How the items of a list are numbered, by depth."""

_FILLED = (Hole, Link, Term)
_KEPT = 1024
"""Placed clauses that are kept: those of a dozen kinds of contract, and room for what one deal alone says."""


def place(filler: Filler, choice: Choice, number: str, *, run_in: bool = False) -> PlacedClause:
    """Return a chosen clause, filled, under its number; raise InputError naming its file.

    With `run_in` its first paragraph starts with its heading.
    """
    clause = choice.clause
    try:
        placed = _placed(choice, number, _items(filler), _filled(filler, clause), run_in=run_in)
        if not choice.alternatives:
            return placed
        return replace(placed, fallbacks=tuple(_fallbacks(filler, choice)))
    except MissingAnswer as missing:
        raise InputError.single(
            tell("prints {path}, which was left out: guard it in `when`", path=missing.path),
            source=clause.file,
        ) from missing
    except InputError as error:
        raise InputError.single(error.problems[0].message, source=clause.file) from error


def _fallbacks(filler: Filler, choice: Choice) -> Iterator[Fallback]:
    for other in choice.alternatives:
        if other.fits:
            clause = other.clause
            fill = _fill(clause, _filled(filler, clause))
            blocks = tuple(_blocks(clause, _items(filler), fill))
            yield Fallback(clause.id, clause.position, clause.negotiation, blocks)


def _items(filler: Filler) -> Items:
    return filler.formats.numerals.items


def _filled(filler: Filler, clause: Clause) -> Inlines:
    """Return all that a clause prints otherwise than it stands there, in the order in which it asks."""
    return tuple([filler.inline(part) for part in _asked(clause)])


@lru_cache(maxsize=_KEPT)
def _asked(clause: Clause) -> tuple[Part, ...]:
    texts = (*all_parts(clause.body), clause.summary)
    return tuple(dict.fromkeys(part for parts in texts for part in parts if isinstance(part, _FILLED)))


@lru_cache(maxsize=_KEPT)
def _placed(choice: Choice, number: str, items: Items, filled: Inlines, *, run_in: bool) -> PlacedClause:
    clause = choice.clause
    fill = _fill(clause, filled)
    heading = clause.heading if run_in else ""
    return PlacedClause(
        slot=choice.slot,
        number=number,
        heading=clause.heading,
        blocks=tuple(_blocks(clause, items, fill, heading)),
        choice=choice,
        summary=inlines_of(clause.summary, fill),
        run_in=run_in,
    )


def _fill(clause: Clause, filled: Inlines) -> Fill:
    answers: dict[Part, Inline] = dict(zip(_asked(clause), filled, strict=True))
    return lambda part: answers[part] if isinstance(part, _FILLED) else part


_WIDTHS = (72, 28)
"""Of a table of sums, in percent: what each is, and what it comes to."""


def _blocks(clause: Clause, items: Items, fill: Fill, heading: str = "") -> Iterator[Block]:
    count, labels = 0, iter(clause.labels)
    for index, block in enumerate(clause.body, 1):
        stands_out = index in clause.conspicuous
        if not isinstance(block, ClauseParagraph):
            count += 1
            yield from _item(block, items, fill, (count,), stands_out=stands_out)
            continue
        if (printed := block.parts[0]) and isinstance(printed, Hole) and printed.filter in BLOCKS:
            yield from _line_by_line(fill(printed), printed.filter, items)
            continue
        label = next(labels, "")
        before = tuple(RunIn(f"{words}.") for words in (heading * (index == 1), label) if words)
        for inlines in paragraphs_of(block.parts, fill):
            spaced = (part for words in before for part in (words, Plain(" ")))
            yield Paragraph((*spaced, *inlines), conspicuous=stands_out)
            before = ()


def _line_by_line(value: Inline, name: str, items: Items) -> Iterator[Block]:
    """Yield the entries of a list answer as items, or those of a sum as the rows of a table."""
    if not isinstance(value, Value):
        raise TypeError(f"{name} prints an answer")
    lines = value.text.split("\n")
    if name == "list":
        for number, line in enumerate(lines, 1):
            yield Paragraph((value._replace(text=line),), 1, items[0](number))
        return
    headings, *rows = (tuple(line.split(COLUMN)) for line in lines)
    printed = tuple(tuple(((value._replace(text=text),),) for text in row) for row in rows)
    yield Table("", headings, printed, _WIDTHS, numeric=(len(headings) - 1,))


def _item(
    item: Item, items: Items, fill: Fill, numbers: tuple[int, ...], *, stands_out: bool
) -> Iterator[Paragraph]:
    """Yield an item and those below it; `numbers` is where it stands, its own number last."""
    inlines, level = inlines_of(item.parts, fill), len(numbers)
    yield Paragraph(inlines, level, items[level - 1](numbers[-1]), conspicuous=stands_out)
    for index, below in enumerate(item.items, 1):
        yield from _item(below, items, fill, (*numbers, index), stands_out=stands_out)
