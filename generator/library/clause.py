"""A clause: one file of the library, parsed; and all clauses of a pack. Nothing depends on a deal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.findings import Source

if TYPE_CHECKING:
    from generator.library.conditions import Condition

Position = Literal["preferred", "fallback", "last resort"]


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words."""

    text: str


@dataclass(frozen=True, slots=True)
class Hole:
    """`{{ path | filter }}`: a place that an answer fills; `line` is its line in the file."""

    path: str
    filter: str
    line: int


@dataclass(frozen=True, slots=True)
class Term:
    """`**Term**`: a defined term, where it is defined."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`[words](#slot)`: a cross-reference to another slot or to `schedule.<id>`."""

    target: str
    words: str
    line: int


Part = Words | Hole | Term | Link
Parts = tuple[Part, ...]


class ClauseParagraph(NamedTuple):
    """A paragraph of a clause."""

    parts: Parts
    line: int


class Item(NamedTuple):
    """An item of a numbered list: its text and the items below it."""

    parts: Parts
    items: tuple["Item", ...]
    line: int


Body = tuple[ClauseParagraph | Item, ...]
"""Paragraphs and list items in reading order; a run of items is one list."""


class Clause(NamedTuple):
    """One file: its id (the path), what it fills, when it is chosen, why, and its text.

    `file` is the path a message names; `digest` is the SHA-256 of the file's bytes.
    `conspicuous` has the numbers, from 1, of the blocks that the law wants to stand out, such as a liability
    cap. `labels` are words printed bold before its paragraphs, one each, empty for none. `covers` are the
    slots of a fuller form that it stands for.
    """

    id: str
    slot: str
    variant: str
    heading: str
    when: "Condition"
    law: tuple[str, ...]
    place: tuple[str, ...]
    position: Position
    references: tuple[Source, ...]
    note: str
    negotiation: str
    summary: Parts
    version: int
    conspicuous: tuple[int, ...]
    body: Body
    file: str
    digest: str
    labels: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    heading_line: int = 1
    when_line: int = 1

    def __hash__(self) -> int:
        """Return the hash of the bytes that all the rest was read from: clauses key what is kept of them."""
        return hash(self.digest)

    def at(self, line: int) -> str:
        """Return a line of the file, as a message names it."""
        return f"{self.file}:{line}"

    def paths(self) -> tuple[str, ...]:
        """Return the answers that the clause reads: in its condition and in its holes."""
        holes = (part.path for parts in all_parts(self.body) for part in parts if isinstance(part, Hole))
        return tuple(dict.fromkeys((*self.when.paths, *holes)))


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """The clauses of one pack by slot, in order of their file names; compared as the object that it is."""

    pack: str
    slots: Mapping[str, tuple[Clause, ...]]

    def clauses(self) -> Iterator[Clause]:
        """Yield every clause of the pack."""
        for variants in self.slots.values():
            yield from variants

    def within(self, slots: Iterable[str]) -> "Library":
        """Return the library of a kind of document, which has these slots and no others."""
        return Library(self.pack, {slot: self.slots[slot] for slot in slots if slot in self.slots})


def all_parts(body: Body | tuple[Item, ...]) -> Iterator[Parts]:
    """Yield the text of every paragraph and item of a body, nested ones too."""
    return (parts for _, parts in all_passages(body))


def all_passages(body: Body | tuple[Item, ...]) -> Iterator[tuple[int, Parts]]:
    """Yield the line and the text of every paragraph and item of a body, nested ones too."""
    for block in body:
        yield block.line, block.parts
        if isinstance(block, Item):
            yield from all_passages(block.items)
