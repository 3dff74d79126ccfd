"""Running every check over a library, and what the checks found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.findings import Finding
from generator.law import WORK_FOR_HIRE_WORDS, check_law
from generator.library import Library, Outline
from generator.library.clause import Hole, Link, Parts, all_parts
from generator.proofreading.grades import average_grade, grade_findings
from generator.proofreading.references import reference_findings
from generator.proofreading.slots import slot_findings
from generator.proofreading.terms import term_findings

__all__ = ["Report", "proofread"]


@dataclass(frozen=True, slots=True)
class Report:
    """The findings on a library, and its size and mean reading grade."""

    findings: tuple[Finding, ...]
    clauses: int
    slots: int
    grade: float

    @property
    def sound(self) -> bool:
        """Say that no finding is an error."""
        return not any(finding.severity == "error" for finding in self.findings)


def proofread(library: Library, outline: Outline, outline_file: Path, as_of: date) -> Report:
    """Check selection, references, holes, terms, wording and reading grade of a library, and the law.

    A fact of law counts as stale by `as_of`.
    """
    findings = (
        *slot_findings(library, outline),
        *reference_findings(library, outline, str(outline_file)),
        *term_findings(library, outline, str(outline_file)),
        *_for_hire(library, outline, str(outline_file)),
        *grade_findings(library.clauses()),
        *check_law(as_of),
    )
    return Report(findings, len(list(library.clauses())), len(library.slots), average_grade(library))


def _for_hire(library: Library, outline: Outline, outline_file: str) -> Iterator[Finding]:
    texts = [
        (clause.file, (clause.heading, *map(_words, all_parts(clause.body)))) for clause in library.clauses()
    ]
    cover = (text for row in outline.cover for text in (row.term, *map(_words, row.text)))
    texts.append((outline_file, (*cover, *map(_words, (*outline.intro, *outline.closing)))))
    for file, words in texts:
        if any(map(WORK_FOR_HIRE_WORDS.search, words)):
            yield Finding(
                "work-for-hire-words", "error", file,
                "says “work made for hire”, which makes the client an employer in California",
                "use an assignment that takes effect on payment",
            )  # fmt: skip


def _words(parts: Parts) -> str:
    """Return the library's own words of a text, those of terms and references too."""
    found = (
        part.words if isinstance(part, Link) else part.text for part in parts if not isinstance(part, Hole)
    )
    return "".join(found)
