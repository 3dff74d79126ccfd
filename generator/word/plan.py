"""A plan: a signing copy printed once with signs in place of its answers, then filled for each deal like it.

Everything in a plan was printed by the code that prints any contract. So its files are the same to the byte;
whoever makes a plan compares one of them.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape as escaped_for_jinja

from generator.assembly.contract import Block, Contract, Table
from generator.assembly.trace import FIRST_SIGN, LAST_SIGN
from generator.docx.package import CORE, pack
from generator.docx.views import digest_of
from generator.docx.xml import DOCUMENT, Parts
from generator.word.document_settings import core_properties
from generator.word.fingerprints import Fingerprint, PlaceText, fingerprint_of, place_texts
from generator.word.frame import Frame
from generator.word.line_markup import Unknown
from generator.word.margins import in_order, margin_lines
from generator.word.markup import escape
from generator.word.provenance import (
    PROVENANCE,
    add_provenance,
    blanks_of,
    fixed_of,
    provenance_part,
    told_of,
)
from generator.word.tables import is_short, sized_by
from generator.word.writing import printed

_SIGN = re.compile(f"([{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}])")
_SIGN_IN_TAG = re.compile(f"<[^>]*[{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}]")

Words = Sequence[str]
"""The line of an answer that each sign stands for."""


class Pattern(NamedTuple):
    """A text with signs: its stretches, with a place after each but the last, and the sign of each place."""

    stretches: tuple[str, ...]
    signs: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Pattern":
        """Take a text apart at its signs."""
        parted = _SIGN.split(text)
        return cls(tuple(parted[::2]), tuple(ord(sign) - FIRST_SIGN for sign in parted[1::2]))

    def filled(self, words: Words, written: Callable[[str], str] = str) -> str:
        """Return the text with words, as they are `written` in it, in place of the signs."""
        parts = [""] * (2 * len(self.signs) + 1)
        parts[::2] = self.stretches
        parts[1::2] = [written(words[sign]) for sign in self.signs]
        return "".join(parts)


class _Place(NamedTuple):
    """A place of the document whose text has signs."""

    told: PlaceText
    lines: tuple[Pattern, ...]

    def fingerprint(self, words: Words, blanks: tuple[str, ...]) -> Fingerprint:
        lines = tuple([line.filled(words) for line in self.lines])
        return fingerprint_of(self.told._replace(lines=lines), blanks)


class Plan(NamedTuple):
    """What is alike in the signing copies of all deals of a situation, and what to fill in."""

    title: str
    language: str
    blanks: tuple[str, ...]
    parts: Mapping[str, bytes]
    patterns: Mapping[str, Pattern]
    places: tuple[_Place | Fingerprint, ...]
    margins: tuple[Pattern, ...]
    tables: tuple[Pattern, ...]
    """Texts of tables that stay on one page only where they are short."""
    told: Mapping[str, str]

    @property
    def signs(self) -> frozenset[int]:
        """Return the signs that stand anywhere in the plan."""
        lines = (line for place in self.places if isinstance(place, _Place) for line in place.lines)
        patterns = (*self.patterns.values(), *lines, *self.margins, *self.tables)
        return frozenset(sign for pattern in patterns for sign in pattern.signs)

    def filled(
        self, words: Words, date: dt.date, given: Mapping[str, object], *, compression: int
    ) -> bytes | None:
        """Return the file for a deal; None where a table of it does not fit a page as the plan has it."""
        if not all(is_short(table.filled(words)) for table in self.tables):
            return None
        parts = dict(self.parts)
        for name, pattern in self.patterns.items():
            # The body goes through a parser, which writes quotes as they are; the rest is what Jinja wrote.
            written = escape if name == DOCUMENT else escaped_for_jinja
            parts[name] = pattern.filled(words, written).encode()
        texts = [
            place.fingerprint(words, self.blanks) if isinstance(place, _Place) else place
            for place in self.places
        ]
        margins = digest_of(in_order(line.filled(words) for line in self.margins))
        texts.append(Fingerprint("margins", "margins", margins))
        parts[CORE] = core_properties(self.title, self.language, date)
        parts[PROVENANCE] = provenance_part(told_of(self.told, given, texts)).encode()
        return pack(parts, own={DOCUMENT, CORE, PROVENANCE}, compression=compression)


def plan_of(contract: Contract, frame: Frame) -> Plan | None:
    """Return the plan of a contract that has signs in place of its answers.

    None where a document of this frame cannot be told from its contract alone.
    """
    if frame.needs_docxtpl:
        return None
    parts, around = printed(contract, frame)
    try:
        texts = place_texts(contract, parts, around)
        margins = margin_lines(parts, around.root)
    except Unknown:
        return None
    told = fixed_of(contract, frame, parts)
    add_provenance(parts, "")
    patterns = dict(_patterns(parts, frame))
    if any(_SIGN_IN_TAG.search(parts[name].decode()) for name in patterns):
        return None
    blanks = blanks_of(contract)
    return Plan(
        title=contract.title,
        language=contract.language,
        blanks=blanks,
        parts=parts,
        patterns=patterns,
        places=tuple(_place(text, blanks) for text in texts),
        margins=tuple(map(Pattern.of, margins)),
        tables=tuple(Pattern.of(text) for table in _tables(contract) if (text := sized_by(table))),
        told=told,
    )


def _patterns(parts: Parts, frame: Frame) -> Iterator[tuple[str, Pattern]]:
    for name in {DOCUMENT, *frame.compiled}:
        pattern = Pattern.of(parts[name].decode())
        if pattern.signs:
            yield name, pattern


def _place(text: PlaceText, blanks: tuple[str, ...]) -> _Place | Fingerprint:
    lines = tuple(map(Pattern.of, text.lines))
    signed = any(line.signs for line in lines)
    return _Place(text._replace(lines=()), lines) if signed else fingerprint_of(text, blanks)


def _tables(contract: Contract) -> Iterator[Table]:
    clauses = (clause.blocks for clause in contract.clauses())
    schedules = (schedule.blocks for schedule in contract.schedules)
    blocks: Iterator[Block] = (
        block for held in (contract.cover_blocks, *clauses, *schedules) for block in held
    )
    return (block for block in blocks if isinstance(block, Table))
