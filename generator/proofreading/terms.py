"""Defined terms: each defined once wherever it is used, and used wherever it is defined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Finding
from generator.library.clause import Library, Link, Parts, Term, Words, all_passages
from generator.library.conditions import ALWAYS, Condition, holds
from generator.library.outline import Outline
from generator.messages import listed, tell
from generator.proofreading.combinations import TooManyCombinations
from generator.proofreading.places import outline_texts
from generator.proofreading.proof import Proof
from generator.proofreading.slots import unproved
from generator.yaml_lines import YamlText

_WORD = re.compile(r"[^\W\d_]{2}")

# Texts of one part of the outline stand together; variants of one slot exclude each other.
_ALL_AT_ONCE = ("intro", "cover", "closing", "schedule")


@dataclass(frozen=True, slots=True)
class _Text:
    """Text of the library that is in the contract when its condition holds."""

    place: str
    slot: str
    when: Condition
    passages: tuple["_Passage", ...]
    words: str
    defines: tuple[str, ...]
    stands_in: bool = False
    """A fallback, or a clause for one place: it stands in for the general preferred one."""

    def definition(self, term: str) -> str:
        """Return `file:line` of the passage that defines a term."""
        return next((p.place for p in self.passages if term in p.defines), self.place)

    def use(self, term: "_Term") -> str:
        """Return `file:line` of the first passage that uses a term."""
        return next((p.place for p in self.passages if term.stands_in(p.words)), self.place)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph or item of a text: its place, words and the terms that it defines."""

    place: str
    words: str
    defines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """A term, the pattern of its uses, and those of longer terms that it is a part of, longest first."""

    words: str
    pattern: re.Pattern[str]
    longer: tuple[re.Pattern[str], ...]

    def stands_in(self, words: str) -> bool:
        for longer in self.longer:
            words = longer.sub("…", words)
        return self.pattern.search(words) is not None


def term_findings(proof: Proof) -> Iterator[Finding]:
    """Yield findings on terms: undefined, defined twice, defined and never used."""
    texts = [*_outline_texts(proof.outline, proof.where), *_clause_texts(proof.library)]
    terms = {term for text in texts for term in text.defines}
    names = sorted(terms | set(proof.outline.proper_names), key=len, reverse=True)
    patterns = {name: proof.habits.term_uses(name) for name in names}
    for term in sorted(terms):
        longer = tuple(patterns[name] for name in names if term in name and name != term and name in terms)
        yield from _term(_Term(term, patterns[term], longer), texts, proof)
    if proof.habits.like_a_term is not None:
        for text in texts:
            yield from _undefined(text, tuple(patterns.values()), proof.habits.like_a_term)


def _outline_texts(outline: Outline, where: YamlText) -> Iterator[_Text]:
    for text in outline_texts(outline, where):
        head = (_Passage(text.place, "", (text.term,)),) if text.term else ()
        passages = (*head, *(_passage(text.place, parts) for parts in text.lines))
        yield _text(text.place, text.part, text.when, passages)


def _clause_texts(library: Library) -> Iterator[_Text]:
    for clause in library.clauses():
        passages = tuple(_passage(clause.at(line), parts) for line, parts in all_passages(clause.body))
        stands_in = clause.position != "preferred" or bool(clause.law or clause.place)
        place = clause.at(clause.body[0].line)
        yield _text(place, clause.slot, clause.when, passages, stands_in=stands_in)


def _text(
    place: str, slot: str, when: Condition, passages: tuple[_Passage, ...], *, stands_in: bool = False
) -> _Text:
    words = "".join(passage.words for passage in passages)
    defines = tuple(term for passage in passages for term in passage.defines)
    return _Text(place, slot, when, passages, words, defines, stands_in)


def _passage(place: str, parts: Parts) -> _Passage:
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
    return _Passage(place, words, tuple(defines))


def _term(found: _Term, texts: list[_Text], proof: Proof) -> Iterator[Finding]:
    term = found.words
    definers = [text for text in texts if term in text.defines]
    users = [text for text in texts if found.stands_in(text.words)]
    if not users:
        place = definers[0].definition(term)
        yield Finding("term-unused", "warning", place, tell("“{term}” is defined but never used", term=term))
        return
    for user in users:
        yield from _always_defined(found, user, definers, proof)
    yield from _defined_once(term, definers, proof)
    yield from _kept_by_stand_ins(term, definers, texts, proof)


def _always_defined(found: _Term, user: _Text, definers: list[_Text], proof: Proof) -> Iterator[Finding]:
    if user in definers:
        return
    term, place = found.words, user.use(found)
    definers = [d for d in definers if not d.stands_in and (d.slot != user.slot or d.slot in _ALL_AT_ONCE)]
    if any(definer.when == ALWAYS for definer in definers):
        return
    try:
        if not proof.implies(user.when, [definer.when for definer in definers]):
            yield Finding(
                "term-undefined", "error", place,
                tell("uses “{term}”, which is not defined whenever this text is chosen", term=term),
                tell(
                    "define it in a text that is always there, or narrow the `when` (defined in "
                    "{places})",
                    places=listed(sorted({d.definition(term) for d in definers})),
                ),
            )  # fmt: skip
    except TooManyCombinations:
        yield unproved(
            "term",
            place,
            tell(
                "it could not be proved that “{term}” is defined whenever this text is chosen: too many "
                "answers are read",
                term=term,
            ),
        )


def _kept_by_stand_ins(
    term: str, definers: list[_Text], texts: list[_Text], proof: Proof
) -> Iterator[Finding]:
    for definer in (d for d in definers if not d.stands_in):
        for text in texts:
            if not text.stands_in or text.slot != definer.slot or term in text.defines:
                continue
            together = _together(text.when, definer.when, proof)
            if together is None:
                yield unproved(
                    "term",
                    text.place,
                    tell(
                        "it could not be proved that “{term}” of {place} is not lost: too many answers are "
                        "read",
                        term=term,
                        place=definer.place,
                    ),
                )
            elif together:
                yield Finding(
                    "term-lost", "error", text.place,
                    tell(
                        "stands in for {place}, but does not define “{term}” as that does",
                        place=definer.definition(term), term=term,
                    ),
                    tell("define “{term}” here too", term=term),
                )  # fmt: skip


def _together(first: Condition, second: Condition, proof: Proof) -> bool | None:
    """Say whether two conditions can hold at once; None where it cannot be proved."""
    try:
        both = proof.combinations((), [first, second])
        return any(holds(first, answers.get) and holds(second, answers.get) for answers in both)
    except TooManyCombinations:
        return None


def _defined_once(term: str, definers: list[_Text], proof: Proof) -> Iterator[Finding]:
    for index, first in enumerate(definers):
        places = [passage.place for passage in first.passages if term in passage.defines]
        yield from (_twice(term, place, first) for place in places[1:])
        for second in definers[index + 1 :]:
            if first.slot == second.slot and first.slot not in _ALL_AT_ONCE:
                continue  # variants of one slot exclude each other
            together = _together(first.when, second.when, proof)
            place = second.definition(term)
            if together is None:
                reason = tell(
                    "it could not be proved that “{term}” is not also defined in {place}: too many answers "
                    "are read",
                    term=term,
                    place=first.definition(term),
                )
                yield unproved("term", place, reason)
            elif together:
                yield _twice(term, place, first)


def _twice(term: str, place: str, first: _Text) -> Finding:
    return Finding(
        "term-defined-twice", "error", place,
        tell("“{term}” is also defined in {place}", term=term, place=first.definition(term)),
        tell("define it once, and use the term elsewhere"),
    )  # fmt: skip


def _undefined(
    text: _Text, known: tuple[re.Pattern[str], ...], like_a_term: re.Pattern[str]
) -> Iterator[Finding]:
    for passage in text.passages:
        words = passage.words
        for pattern in known:
            # A small letter, so that what stands behind it still stands inside a sentence.
            words = pattern.sub("x", words)
        for match in like_a_term.finditer(words):
            if _WORD.search(match.group()):
                yield Finding(
                    "term-without-definition", "warning", passage.place,
                    tell("“{words}” looks like a defined term, but nothing defines it", words=match.group()),
                    tell("define it, write it small, or list it under proper_names in the outline"),
                )  # fmt: skip
