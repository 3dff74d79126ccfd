"""Running every check over a library, and what the checks found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean

from generator.findings import Finding
from generator.law.checking import check_law
from generator.law.wording import says_work_for_hire
from generator.library.clause import Hole, Library, Link, Parts, all_passages
from generator.library.outline import Outline
from generator.proofreading.grades import grade, grade_findings, word_count
from generator.proofreading.places import outline_texts
from generator.proofreading.references import reference_findings
from generator.proofreading.samples import read_samples, sample_findings
from generator.proofreading.slots import slot_findings
from generator.proofreading.spelling import spelling_findings
from generator.proofreading.terms import term_findings
from generator.yaml_lines import YamlText, read_yaml


@dataclass(frozen=True, slots=True)
class Report:
    """The findings on a library, its size, its mean grade, and the grade and words of each clause.

    `samples` counts the deals that were looked at: 0 where none lie beside the clauses.
    """

    findings: tuple[Finding, ...]
    clauses: int
    slots: int
    grade: float
    grades: Mapping[str, float]
    words: Mapping[str, int]
    samples: int

    @property
    def sound(self) -> bool:
        """Say that no finding is an error."""
        return not any(finding.severity == "error" for finding in self.findings)


def proofread(library: Library, outline: Outline, outline_file: Path, as_of: date, root: Path) -> Report:
    """Check selection, references, holes, terms, wording and reading grade of a library, and the law.

    A fact of law counts as stale by `as_of`. `root` is the folder whose clauses its samples should reach.
    """
    where = read_yaml(outline_file)
    samples = read_samples(root, library, outline)
    grades = {clause.id: grade(clause) for clause in library.clauses()}
    findings = (
        *slot_findings(library, outline, where),
        *reference_findings(library, outline, where),
        *term_findings(library, outline, where),
        *_for_hire(library, outline, where),
        *grade_findings(library.clauses(), grades),
        *sample_findings(library, samples),
        *spelling_findings(library, outline_file),
        *check_law(as_of),
    )
    words = {clause.id: word_count(clause) for clause in library.clauses()}
    return Report(
        findings, len(grades), len(library.slots), mean(grades.values()), grades, words, samples.count
    )


def joined(reports: Sequence[Report]) -> Report:
    """Return the report on the forms of one contract, which share their samples and the law."""
    grades = {clause: found for report in reports for clause, found in report.grades.items()}
    return Report(
        findings=tuple(dict.fromkeys(finding for report in reports for finding in report.findings)),
        clauses=len(grades),
        slots=sum(report.slots for report in reports),
        grade=mean(grades.values()),
        grades=grades,
        words={clause: words for report in reports for clause, words in report.words.items()},
        samples=reports[0].samples,
    )


def _for_hire(library: Library, outline: Outline, where: YamlText) -> Iterator[Finding]:
    texts = [
        (clause.at(line), words)
        for clause in library.clauses()
        for line, words in (
            (clause.heading_line, clause.heading),
            *((line, _words(parts)) for line, parts in all_passages(clause.body)),
        )
    ]
    for text in outline_texts(outline, where):
        texts += ((text.place, words) for words in (text.term, *map(_words, text.lines)))
    for place, words in texts:
        if says_work_for_hire(words):
            yield Finding(
                "work-for-hire-words", "error", place,
                "says “work made for hire”, which makes the client an employer in California",
                "use an assignment that takes effect on payment",
            )  # fmt: skip


def _words(parts: Parts) -> str:
    """Return the library's own words of a text, those of terms and references too."""
    found = (
        part.words if isinstance(part, Link) else part.text for part in parts if not isinstance(part, Hole)
    )
    return "".join(found)
