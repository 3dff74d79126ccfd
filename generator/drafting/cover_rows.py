"""Which clauses an answer reaches by way of the cover page: what stands there, they use by its name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.library.clause import Clause, Hole, Link, Parts, Term, Words, all_parts
from generator.library.outline import CoverEntry, Outline
from generator.selection.choice import Selection

_FEW = 4
"""A term that more clauses use than this, such as the Fee, is a matter of the whole contract."""


def fed_by_cover(selection: Selection, outline: Outline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield answers that rows of the cover page print, each with the slots that the row bears on.

    These are the clauses that the row refers to, and those that use the term it defines.
    """
    texts = {slot: _text_of(choice.clause) for slot, choice in selection.choices.items()}
    for entry in outline.rows:
        for parts in entry.lines:
            linked = tuple(p.target for p in parts if isinstance(p, Link) and p.target in texts)
            for term, path in _named(entry, parts):
                users = tuple(
                    slot
                    for slot, (text, folded) in texts.items()
                    if term.stem in folded and term.pattern.search(text) is not None
                )
                few = users if len(users) <= _FEW else ()
                if linked or few:
                    yield path, tuple(dict.fromkeys((*linked, *few)))


class _Term(NamedTuple):
    """A term in the singular or plural: what both begin with, in small letters, and how it is found."""

    stem: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, name: str, flags: re.RegexFlag = re.NOFLAG) -> "_Term":
        stem = name.removesuffix("s")
        return cls(stem.casefold(), re.compile(rf"\b{re.escape(stem)}s?\b", flags))


def _named(entry: CoverEntry, parts: Parts) -> Iterator[tuple[_Term, str]]:
    """Yield the answers of a text, each with the term that it stands for: the last one before it."""
    # What a row defines is written with capitals; another row's name may be a term of a clause.
    term = _Term.of(entry.term, re.NOFLAG if entry.defines else re.IGNORECASE)
    for part in parts:
        if isinstance(part, Term):
            term = _Term.of(part.text)
        elif isinstance(part, Hole):
            yield term, part.path


@lru_cache(maxsize=1024)
def _text_of(clause: Clause) -> tuple[str, str]:
    """Return the words of a clause, and the same in small letters."""
    text = " ".join(map(_words, all_parts(clause.body)))
    return text, text.casefold()


def _words(parts: Parts) -> str:
    return "".join(part.text for part in parts if isinstance(part, Words | Term))
