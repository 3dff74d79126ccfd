"""A plan: a signing copy printed once with signs in place of its answers, then filled for each deal like it.

Everything in a plan was printed by the code that prints any contract. So its files are the same to the byte;
whoever makes a plan compares one of them.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import AnyStr, Generic, NamedTuple
from unicodedata import normalize

from markupsafe import escape as escaped_for_jinja

from generator.assembly.contract import Block, Contract, Table
from generator.assembly.trace import FIRST_SIGN, LAST_SIGN
from generator.docx.package import CORE, pack
from generator.docx.views import as_typed, digest_of
from generator.docx.xml import DOCUMENT
from generator.word.document_settings import core_properties
from generator.word.fingerprints import (
    Fingerprint,
    PlaceText,
    compared_text,
    digits_by,
    fingerprint_as,
    fingerprint_of,
    place_texts,
)
from generator.word.frame import Frame
from generator.word.line_markup import Unknown
from generator.word.margins import in_order, margin_lines
from generator.word.markup import escape
from generator.word.passages import PlaceKind
from generator.word.provenance import (
    PROVENANCE,
    add_provenance,
    blanks_of,
    fixed_of,
    provenance_part,
    texts_of,
    told_of,
)
from generator.word.tables import is_short, sized_by
from generator.word.writing import printed

_SIGN = re.compile(f"([{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}])")
_SIGN_IN_TAG = re.compile(f"<[^>]*[{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}]")

Words = Sequence[str]
"""The line of an answer that each sign stands for."""


class Pattern(NamedTuple, Generic[AnyStr]):
    """A text with signs: its stretches, with a place after each but the last, and the sign of each place."""

    stretches: tuple[AnyStr, ...]
    signs: tuple[int, ...]

    def filled(self, word: Callable[[int], AnyStr]) -> AnyStr:
        """Return the text with the word for each sign in its place."""
        parts = [*self.stretches, *self.stretches[1:]]
        parts[::2] = self.stretches
        parts[1::2] = map(word, self.signs)
        return parts[0][:0].join(parts)


def pattern_of(text: str) -> Pattern[str]:
    """Take a text apart at its signs."""
    parted = _SIGN.split(text)
    return Pattern(tuple(parted[::2]), tuple(ord(sign) - FIRST_SIGN for sign in parted[1::2]))


class _Place(NamedTuple):
    """A place of the document whose text has signs: that text as its fingerprint counts it."""

    kind: PlaceKind
    counted: Pattern[str]

    def digits(self, words: Words, blanks: tuple[str, ...]) -> tuple[str, str]:
        """Return the digits of the text with words, each as it is compared, in place of the signs."""
        # Where a word begins with an accent, that may become one with the letter before it.
        return digits_by(self.kind, normalize("NFC", self.counted.filled(words.__getitem__)), blanks)


class Plan(NamedTuple):
    """What is alike in the signing copies of all deals of a situation, and what to fill in."""

    title: str
    language: str
    blanks: tuple[str, ...]
    parts: Mapping[str, bytes]
    patterns: Mapping[str, Pattern[bytes]]
    places: tuple[_Place, ...]
    margins: tuple[Pattern[str], ...]
    tables: tuple[Pattern[str], ...]
    """Texts of tables that stay on one page only where they are short."""
    told: Mapping[str, str]
    texts: Pattern[str]
    """The JSON of all fingerprints: its signs stand for the digits of the margins, then of each place."""

    @property
    def signs(self) -> frozenset[int]:
        """Return the signs of answers that stand anywhere in the plan."""
        counted = (place.counted for place in self.places)
        patterns = (*self.patterns.values(), *counted, *self.margins, *self.tables)
        return frozenset(sign for pattern in patterns for sign in pattern.signs)

    def filled(
        self, words: Words, date: dt.date, given: Mapping[str, object], *, compression: int
    ) -> bytes | None:
        """Return the file for a deal; None where a table of it does not fit a page as the plan has it.

        No word has white space at its edges.
        """
        if not all(is_short(table.filled(words.__getitem__)) for table in self.tables):
            return None
        parts = dict(self.parts)
        for name, pattern in self.patterns.items():
            # The body goes through a parser, which writes quotes as they are; the rest is what Jinja wrote.
            written = escape if name == DOCUMENT else escaped_for_jinja
            parts[name] = pattern.filled(lambda sign, written=written: written(words[sign]).encode())
        parts[CORE] = core_properties(self.title, self.language, date)
        provenance = told_of(self.told, given, self.texts.filled(self._digits(words).__getitem__))
        parts[PROVENANCE] = provenance_part(provenance).encode()
        return pack(parts, own={DOCUMENT, CORE, PROVENANCE}, compression=compression)

    def _digits(self, words: Words) -> list[str]:
        # Most words are compared as they stand, and that is told in less time than they would take to change.
        typed = [word if word.isascii() and "  " not in word else as_typed(word) for word in words]
        margins = digest_of(in_order(line.filled(words.__getitem__) for line in self.margins))
        return [margins, *(digits for place in self.places for digits in place.digits(typed, self.blanks))]


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
    patterns = {name: pattern_of(parts[name].decode()) for name in {DOCUMENT, *frame.compiled}}
    if any(_SIGN_IN_TAG.search(parts[name].decode()) for name in patterns):
        return None
    blanks = blanks_of(contract)
    places, fingerprints = _places(texts, blanks)
    return Plan(
        title=contract.title,
        language=contract.language,
        blanks=blanks,
        parts=parts,
        patterns={name: _encoded(pattern) for name, pattern in patterns.items() if pattern.signs},
        places=places,
        margins=tuple(map(pattern_of, margins)),
        tables=tuple(pattern_of(text) for table in _tables(contract) if (text := sized_by(table))),
        told=told,
        texts=pattern_of(texts_of(fingerprints)),
    )


def _encoded(pattern: Pattern[str]) -> Pattern[bytes]:
    return Pattern(tuple(stretch.encode() for stretch in pattern.stretches), pattern.signs)


def _places(
    texts: Iterable[PlaceText], blanks: tuple[str, ...]
) -> tuple[tuple[_Place, ...], tuple[Fingerprint, ...]]:
    """Return the places that have signs, and the fingerprints of all, with a sign for each of their digits."""
    places: list[_Place] = []
    found: list[Fingerprint] = []
    signs = map(chr, count(FIRST_SIGN))
    margins = Fingerprint("margins", "margins", next(signs))
    for text in texts:
        counted = pattern_of(compared_text(text))
        if counted.signs:
            places.append(_Place(text.kind, counted))
            digits, unsigned = next(signs), next(signs)
            found.append(fingerprint_as(text, digits, unsigned if text.kind == "signatures" else ""))
        else:
            found.append(fingerprint_of(text, blanks))
    return tuple(places), (*found, margins)


def _tables(contract: Contract) -> Iterator[Table]:
    clauses = (clause.blocks for clause in contract.clauses())
    schedules = (schedule.blocks for schedule in contract.schedules)
    blocks: Iterator[Block] = (
        block for held in (contract.cover_blocks, *clauses, *schedules) for block in held
    )
    return (block for block in blocks if isinstance(block, Table))
