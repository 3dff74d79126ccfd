"""Defined terms: each defined once wherever it is used, and used wherever it is defined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from generator.findings import Finding
from generator.library import Library, Outline
from generator.library.clause import Link, Parts, Term, Words, all_parts
from generator.library.conditions import ALWAYS, Condition, holds
from generator.proofreading.slots import unproved
from generator.proofreading.worlds import TooManyWorlds, worlds

__all__ = ["term_findings"]

# A capital inside a sentence: after a small letter, a digit, a comma or a closing bracket.
_CAPITAL = re.compile(r"(?<=[a-z0-9,;)’] )[A-Z][\w’-]*(?: [A-Z][\w’-]*)*")


@dataclass(frozen=True, slots=True)
class _Text:
    """Text of the library that is in the contract when its condition holds."""

    file: str
    slot: str
    when: Condition
    words: str
    defines: tuple[str, ...]
    stands_in: bool = False
    """A fallback, or a clause for one place: it stands in for the general preferred one."""


def term_findings(library: Library, outline: Outline, outline_file: str) -> Iterator[Finding]:
    """Yield findings on terms: undefined, defined twice, defined and never used."""
    texts = [*_outline_texts(outline, outline_file), *_clause_texts(library)]
    terms = {term for text in texts for term in text.defines}
    for term in sorted(terms):
        yield from _term(term, terms, texts)
    for text in texts:
        yield from _undefined(text, terms, outline)


def _outline_texts(outline: Outline, file: str) -> Iterator[_Text]:
    for row in outline.cover:
        words, defines = _read(chain.from_iterable(row.text))
        defined = (row.term, *defines) if row.defines else defines
        yield _Text(file, "cover", row.when, words, defined)
    for name, lines in (("intro", outline.intro), ("closing", outline.closing)):
        words, defines = _read(chain.from_iterable(lines))
        yield _Text(file, name, ALWAYS, words, defines)


def _clause_texts(library: Library) -> Iterator[_Text]:
    for clause in library.clauses():
        words, defines = _read(chain.from_iterable(all_parts(clause.body)))
        stands_in = clause.position != "preferred" or bool(clause.law or clause.place)
        yield _Text(clause.file, clause.slot, clause.when, words, defines, stands_in)


def _read(parts: Iterator[object] | Parts) -> tuple[str, tuple[str, ...]]:
    words, defines = "", []
    for part in parts:
        if isinstance(part, Words):
            words += part.text
        elif isinstance(part, Term):
            defines.append(part.text)
            words += "…"
        elif isinstance(part, Link):
            words += "…"
        else:
            words += "0"
    return words, tuple(defines)


def _uses(term: str, others: set[str], words: str) -> bool:
    longer = [other for other in others if term in other and other != term]
    for other in sorted(longer, key=len, reverse=True):
        words = _pattern(other).sub("…", words)
    return _pattern(term).search(words) is not None


@cache
def _pattern(term: str) -> re.Pattern[str]:
    """Match a term in the singular and the plural, whichever of the two is defined."""
    return re.compile(rf"\b{re.escape(term.removesuffix('s'))}s?\b")


def _term(term: str, terms: set[str], texts: list[_Text]) -> Iterator[Finding]:
    definers = [text for text in texts if term in text.defines]
    users = [text for text in texts if _uses(term, terms, text.words)]
    if not users:
        yield Finding("term-unused", "warning", definers[0].file, f"“{term}” is defined but never used")
        return
    for user in users:
        yield from _always_defined(term, user, definers)
    yield from _defined_once(term, definers)
    yield from _kept_by_stand_ins(term, definers, texts)


def _always_defined(term: str, user: _Text, definers: list[_Text]) -> Iterator[Finding]:
    if user in definers:
        return
    definers = [d for d in definers if not d.stands_in and (d.slot != user.slot or d.slot == "cover")]
    if any(definer.when == ALWAYS for definer in definers):
        return
    try:
        for world in worlds((), [user.when, *(definer.when for definer in definers)]):
            if holds(user.when, world.get) and not any(holds(d.when, world.get) for d in definers):
                yield Finding(
                    "term-undefined", "error", user.file,
                    f"uses “{term}”, which is not defined whenever this text is chosen",
                    f"define it in a text that is always there, or narrow the `when` (defined in "
                    f"{', '.join(sorted({d.file for d in definers}))})",
                )  # fmt: skip
                return
    except TooManyWorlds:
        yield unproved("term", user.file, f"that “{term}” is defined whenever this text is chosen")


def _kept_by_stand_ins(term: str, definers: list[_Text], texts: list[_Text]) -> Iterator[Finding]:
    for definer in (d for d in definers if not d.stands_in):
        for text in texts:
            if not text.stands_in or text.slot != definer.slot or term in text.defines:
                continue
            together = _together(text.when, definer.when)
            if together is None:
                yield unproved("term", text.file, f"that “{term}” of {definer.file} is not lost")
            elif together:
                yield Finding(
                    "term-lost", "error", text.file,
                    f"stands in for {definer.file}, which defines “{term}”, but does not define it",
                    f"define “{term}” here too",
                )  # fmt: skip


def _together(first: Condition, second: Condition) -> bool | None:
    """Say whether two conditions can hold at once; None where it cannot be proved."""
    try:
        return any(holds(first, w.get) and holds(second, w.get) for w in worlds((), [first, second]))
    except TooManyWorlds:
        return None


def _defined_once(term: str, definers: list[_Text]) -> Iterator[Finding]:
    for index, first in enumerate(definers):
        for second in definers[index + 1 :]:
            if first.slot == second.slot and first.slot not in ("cover", "intro"):
                continue  # variants of one slot exclude each other
            together = _together(first.when, second.when)
            if together is None:
                yield unproved("term", second.file, f"that “{term}” is not also defined in {first.file}")
            elif together:
                yield Finding(
                    "term-defined-twice", "error", second.file, f"“{term}” is also defined in {first.file}"
                )


def _undefined(text: _Text, terms: set[str], outline: Outline) -> Iterator[Finding]:
    known = sorted(terms | set(outline.proper_names), key=len, reverse=True)
    for match in _CAPITAL.finditer(text.words):
        rest = match.group()
        for term in known:
            rest = _pattern(term).sub("", rest)
        if re.search(r"[A-Za-z]{2}", rest):
            yield Finding(
                "capital-without-definition", "warning", text.file,
                f"“{match.group()}” looks like a defined term, but nothing defines it",
                "define it, write it small, or list it under proper_names in the outline",
            )  # fmt: skip
