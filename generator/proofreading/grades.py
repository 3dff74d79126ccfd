"""How long a clause is, and how many years of school it asks of its reader."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.findings import Finding
from generator.library.clause import Hole, Link, Part, all_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.library.clause import Clause

HARDEST = 13
"""Flesch-Kincaid grade that a single clause should not pass."""


def grade(clause: "Clause") -> float:
    """Return the Flesch-Kincaid grade of a clause's text, holes read as short words."""
    paragraphs = ("".join(_words(part) for part in parts) for parts in all_parts(clause.body))
    # A list item that ends in a semicolon is a sentence to the reader's eye.
    text = " ".join(p.rstrip(" ;,:").removesuffix("; and").rstrip(".") + "." for p in paragraphs)
    return flesch_kincaid(text)


def flesch_kincaid(text: str) -> float:
    """Return the Flesch-Kincaid grade of an English text: years of school.

    The formula is Kincaid and others, Derivation of new readability formulas (1975). Syllables are counted
    by the places where a word may be hyphenated; a sentence of one or two words does not count as one.
    """
    sentences = [_WORD.findall(sentence) for sentence in _SENTENCE.findall(text)]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    count = max(1, sum(len(sentence) > _FEW for sentence in sentences))
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / count + 11.8 * syllables / len(words) - 15.59


_SENTENCE = re.compile(r"[^.!?]+")
_WORD = re.compile(r"\w[\w'’-]*")
_FEW = 2


@cache
def _syllables(word: str) -> int:
    return len(_hyphens().positions(re.sub(r"\W", "", word))) + 1


@cache
def _hyphens() -> Any:
    import pyphen

    new: Any = pyphen.Pyphen  # the package has no types
    return new(lang="en_US")


def word_count(clause: "Clause") -> int:
    """Count the words of a clause's text; a hole counts as one, a reference as its words alone."""
    paragraphs = ("".join(_words(part) for part in parts) for parts in all_parts(clause.body))
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _words(part: Part) -> str:
    if isinstance(part, Hole):
        return "ten"
    return part.words if isinstance(part, Link) else part.text


def grade_findings(clauses: "Iterable[Clause]", grades: "Mapping[str, float]") -> "Iterator[Finding]":
    """Yield a warning for each clause whose grade, by its id, is above HARDEST."""
    for clause in clauses:
        found = grades[clause.id]
        if found > HARDEST:
            place = clause.at(clause.body[0].line)
            yield Finding(
                "clause-hard-to-read", "warning", place, f"reads at grade {found:.1f}",
                f"shorten its sentences to grade {HARDEST} or less",
            )  # fmt: skip
