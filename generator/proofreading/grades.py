"""How long a clause is, and how many years of school it asks of its reader."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.caching import kept
from generator.findings import Finding
from generator.library.clause import Hole, Link, Part, all_parts
from generator.messages import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.library.clause import Clause
    from generator.proofreading.habits import Reading


def grade(clause: "Clause", reading: "Reading") -> float:
    """Return how hard the text of a clause is to read."""
    paragraphs = ("".join(_words(part, reading.hole) for part in parts) for parts in all_parts(clause.body))
    return reading.grade(" ".join(_sentence(paragraph, reading.ends) for paragraph in paragraphs))


def _sentence(paragraph: str, ends: tuple[str, ...]) -> str:
    """Return a paragraph as a sentence: a list item that ends in a semicolon is one to the reader's eye."""
    text = paragraph.rstrip(" ;,:")
    for end in ends:
        text = text.removesuffix(end)
    return text.rstrip(".") + "."


def flesch_kincaid(text: str, language: str) -> float:
    """Return the Flesch-Kincaid grade of a text: years of school. It was made for English.

    `language` is the one whose hyphens are looked up, as pyphen names it.

    The formula is Kincaid and others, Derivation of new readability formulas (1975). Syllables are counted
    by the places where a word may be hyphenated; a sentence of one or two words does not count as one.
    """
    per_sentence, per_word = _lengths(text, language)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 if per_sentence else 0.0


def kandel_moles(text: str, language: str) -> float:
    """Return how hard a French text is to read: 100 less the reading ease of Kandel and Moles.

    30 is easy, 50 standard, 70 difficult. The formula is Flesch's, with the figures of Kandel and Moles for
    French (1958, from memory). Syllables are counted as for `flesch_kincaid`.
    """
    per_sentence, per_word = _lengths(text, language)
    return 1.015 * per_sentence + 73.6 * per_word - 107 if per_sentence else 0.0


def _lengths(text: str, language: str) -> tuple[float, float]:
    """Return the words of a sentence and the syllables of a word, on average.

    Nothing of a text that has no sentence, such as a salutation.
    """
    sentences = [_WORD.findall(sentence) for sentence in _SENTENCE.findall(text)]
    words = [word for sentence in sentences for word in sentence]
    count = sum(len(sentence) > _FEW for sentence in sentences)
    if not count:
        return 0.0, 0.0
    syllables = sum(_syllables(word.lower(), language) for word in words)
    return len(words) / count, syllables / len(words)


_SENTENCE = re.compile(r"[^.!?]+")
_WORD = re.compile(r"\w[\w'’-]*")
_FEW = 2


@cache
def _syllables(word: str, language: str) -> int:
    return len(_hyphens(language).positions(re.sub(r"\W", "", word))) + 1


@cache
def _hyphens(language: str) -> Any:
    import pyphen

    new: Any = pyphen.Pyphen  # the package has no types
    return kept(f"hyphens-{language}", lambda: (language.encode(),), lambda: new(lang=language))


def word_count(clause: "Clause") -> int:
    """Count the words of a clause's text; a hole counts as one, a reference as its words alone."""
    paragraphs = ("".join(_words(part, "0") for part in parts) for parts in all_parts(clause.body))
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _words(part: Part, hole: str) -> str:
    if isinstance(part, Hole):
        return hole
    return part.words if isinstance(part, Link) else part.text


def grade_findings(
    clauses: "Iterable[Clause]", grades: "Mapping[str, float]", hardest: float
) -> "Iterator[Finding]":
    """Yield a warning for each clause whose grade, by its id, is above the hardest."""
    for clause in clauses:
        found = grades[clause.id]
        if found > hardest:
            place = clause.at(clause.body[0].line)
            yield Finding(
                "clause-hard-to-read", "warning", place, tell("reads at grade {grade}", grade=f"{found:.1f}"),
                tell("shorten its sentences to grade {hardest} or less", hardest=f"{hardest:g}"),
            )  # fmt: skip
