"""Habits: what proofreading must know of a language and of the law it is used for. A pack brings them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.library.conditions import Condition


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words that are wrong in a language though another one near it has them.

    `words` yields each wrong word of a text and how it is written. A finding has the name `finding` and says
    `reason`, with the mark `{word}`, and `mend`, with the mark `{right}`.
    """

    finding: str
    reason: str
    mend: str
    words: Callable[[str], Iterator[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class RefusedWords:
    """Words that no contract may have, and the finding that says so."""

    finding: str
    reason: str
    mend: str
    stand_in: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a text is to read: `grade` measures it, and a clause should not pass `hardest`.

    `hole` is read in place of an answer. A list item that ends in one of `ends` is a sentence of its own.
    """

    grade: Callable[[str], float]
    hardest: float
    hole: str
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Habits:
    """What a pack tells the proofreader.

    `term_uses` makes the pattern that finds a defined term in a text, in each of its forms.
    `like_a_term` finds what looks like a defined term inside a sentence; None where nothing does, as in a
    language that has no capitals, or gives one to every noun.
    `typed_reference` finds the number of a section that is typed and not a reference.
    `impossible` are answers that no deal can have together: what the questionnaire refuses, and arithmetic.
    `categories` are those that the coverage of the pack must have, and no others; without any, its own.
    """

    term_uses: Callable[[str], re.Pattern[str]]
    like_a_term: re.Pattern[str] | None
    typed_reference: re.Pattern[str]
    impossible: tuple[Condition, ...]
    reading: Reading
    refused: tuple[RefusedWords, ...] = ()
    spelling: Spelling | None = None
    categories: tuple[str, ...] = ()
