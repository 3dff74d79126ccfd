"""A plan: a signing copy printed once with signs in place of its answers, then filled for each deal like it.

Everything in a plan was printed by the code that prints any contract. So its files are the same to the byte;
whoever makes a plan compares one of them.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple
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
    given_of,
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


class Pattern(NamedTuple):
    """A text with signs: its stretches, with a place after each but the last, and the sign of each place."""

    stretches: tuple[str, ...]
    signs: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Pattern":
        """Take a text apart at its signs."""
        parted = _SIGN.split(text)
        return cls(tuple(parted[::2]), tuple(ord(sign) - FIRST_SIGN for sign in parted[1::2]))

    def filled(self, words: Words) -> str:
        """Return the text with words in place of the signs."""
        parts = [""] * (2 * len(self.signs) + 1)
        parts[::2] = self.stretches
        parts[1::2] = [words[sign] for sign in self.signs]
        return "".join(parts)


class _Part(NamedTuple):
    """A part of the file, taken apart like a text; it is long, and encoded already."""

    stretches: tuple[bytes, ...]
    signs: tuple[int, ...]
    written: Callable[[str], str]
    """How a word stands in it."""

    def filled(self, words: Words) -> bytes:
        """Return the part with words in place of the signs."""
        parts = [b""] * (2 * len(self.signs) + 1)
        parts[::2] = self.stretches
        parts[1::2] = [self.written(words[sign]).encode() for sign in self.signs]
        return b"".join(parts)


class _Place(NamedTuple):
    """A place of the document whose text has signs: that text as its fingerprint counts it."""

    kind: PlaceKind
    counted: Pattern

    def digits(self, words: Words, blanks: tuple[str, ...]) -> tuple[str, str]:
        """Return the digits of the text with words, each as it is compared, in place of the signs."""
        # Where a word begins with an accent, that may become one with the letter before it.
        return digits_by(self.kind, normalize("NFC", self.counted.filled(words)), blanks)


class Plan(NamedTuple):
    """What is alike in the signing copies of all deals of a situation, and what to fill in."""

    title: str
    language: str
    blanks: tuple[str, ...]
    parts: Mapping[str, bytes]
    changing: Mapping[str, _Part]
    places: tuple[_Place, ...]
    margins: tuple[Pattern, ...]
    tables: tuple[Pattern, ...]
    """Texts of tables that stay on one page only where they are short."""
    told: Mapping[str, str]
    """The JSON of what the file was made of, by name, as it stands in its part."""
    texts: Pattern
    """The same of all fingerprints: its signs stand for the digits of the margins, then of each place."""

    @property
    def signs(self) -> frozenset[int]:
        """Return the signs of answers that stand anywhere in the plan."""
        texts = (*(place.counted for place in self.places), *self.margins, *self.tables)
        signs = (*(part.signs for part in self.changing.values()), *(text.signs for text in texts))
        return frozenset(chain.from_iterable(signs))

    def filled(
        self, words: Words, date: dt.date, given: Mapping[str, object], *, compression: int
    ) -> bytes | None:
        """Return the file for a deal; None where a table of it does not fit a page as the plan has it.

        No word has white space at its edges.
        """
        if not all(is_short(table.filled(words)) for table in self.tables):
            return None
        parts = dict(self.parts)
        parts |= {name: part.filled(words) for name, part in self.changing.items()}
        parts[CORE] = core_properties(self.title, self.language, date)
        added = {name: escape(value) for name, value in given_of(given).items()}
        provenance = told_of({**added, **self.told, "texts": self.texts.filled(self._digits(words))})
        parts[PROVENANCE] = provenance_part(provenance).encode()
        return pack(parts, own={DOCUMENT, CORE, PROVENANCE}, compression=compression)

    def _digits(self, words: Words) -> list[str]:
        # Most words are compared as they stand, and that is told in less time than they would take to change.
        typed = [word if word.isascii() and "  " not in word else as_typed(word) for word in words]
        margins = digest_of(in_order(line.filled(words) for line in self.margins))
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
    patterns = {name: Pattern.of(parts[name].decode()) for name in {DOCUMENT, *frame.compiled}}
    if any(_SIGN_IN_TAG.search(parts[name].decode()) for name in patterns):
        return None
    blanks = blanks_of(contract)
    places, fingerprints = _places(texts, blanks)
    return Plan(
        title=contract.title,
        language=contract.language,
        blanks=blanks,
        parts=parts,
        changing={name: _part(name, pattern) for name, pattern in patterns.items() if pattern.signs},
        places=places,
        margins=tuple(map(Pattern.of, margins)),
        tables=tuple(Pattern.of(text) for table in _tables(contract) if (text := sized_by(table))),
        told={name: escape(value) for name, value in told.items()},
        texts=Pattern.of(escape(texts_of(fingerprints))),
    )


def _part(name: str, pattern: Pattern) -> _Part:
    # The body goes through a parser, which writes quotes as they are; the rest is what Jinja wrote.
    written = escape if name == DOCUMENT else escaped_for_jinja
    return _Part(tuple(stretch.encode() for stretch in pattern.stretches), pattern.signs, written)


def _places(
    texts: Iterable[PlaceText], blanks: tuple[str, ...]
) -> tuple[tuple[_Place, ...], tuple[Fingerprint, ...]]:
    """Return the places that have signs, and the fingerprints of all, with signs for the digits of those."""
    places: list[_Place] = []
    found: list[Fingerprint] = []
    signs = map(chr, count(FIRST_SIGN))
    margins = Fingerprint("margins", "margins", next(signs))
    for text in texts:
        counted = Pattern.of(compared_text(text))
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
