"""Running every check over a library, and what the checks found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.findings import Finding
from generator.law import check_law
from generator.library import Library, Outline
from generator.library.clause import Words, all_parts
from generator.proofreading.grades import average_grade, grade_findings
from generator.proofreading.slots import slot_findings
from generator.proofreading.terms import term_findings

__all__ = ["Report", "proofread"]

# In California these words make the client an employer for two insurance codes
# (Cal. Lab. Code § 3351.5(c); Unemp. Ins. Code §§ 621(d), 686), so no clause has them.
_FOR_HIRE = re.compile(r"works?[ -](made[ -])?for[ -]hire", re.IGNORECASE)


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
        *term_findings(library, outline, str(outline_file)),
        *_for_hire(library),
        *grade_findings(library.clauses()),
        *check_law(as_of),
    )
    return Report(findings, len(list(library.clauses())), len(library.slots), average_grade(library))


def _for_hire(library: Library) -> Iterator[Finding]:
    for clause in library.clauses():
        text = "".join(p.text for parts in all_parts(clause.body) for p in parts if isinstance(p, Words))
        if _FOR_HIRE.search(text):
            yield Finding(
                "work-for-hire-words", "error", clause.file,
                "says “work made for hire”, which makes the client an employer in California",
                "use an assignment that takes effect on payment",
            )  # fmt: skip
