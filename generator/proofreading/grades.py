"""How long a clause is, and how many years of school it asks of its reader."""

from typing import TYPE_CHECKING
from warnings import catch_warnings

from generator.findings import Finding
from generator.library.clause import Hole, Link, Part, all_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.library import Clause

__all__ = ["grade", "grade_findings", "word_count"]

HARDEST = 13
"""Flesch-Kincaid grade that a single clause should not pass."""


def grade(clause: "Clause") -> float:
    """Return the Flesch-Kincaid grade of a clause's text, holes read as short words."""
    with catch_warnings(action="ignore"):  # textstat still imports pkg_resources
        from textstat.textstat import textstat

    paragraphs = ("".join(_words(part) for part in parts) for parts in all_parts(clause.body))
    # A list item that ends in a semicolon is a sentence to the reader's eye.
    text = " ".join(p.rstrip(" ;,:").removesuffix("; and").rstrip(".") + "." for p in paragraphs)
    return float(textstat.flesch_kincaid_grade(text))


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
