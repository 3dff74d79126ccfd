"""Running every check over a library, and what the checks found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from pydantic import BaseModel

from generator.findings import Finding
from generator.library.clause import Hole, Link, Parts, all_passages
from generator.proofreading.grades import grade, grade_findings, word_count
from generator.proofreading.habits import RefusedWords
from generator.proofreading.places import outline_texts
from generator.proofreading.proof import Proof
from generator.proofreading.references import reference_findings
from generator.proofreading.samples import Samples, sample_findings
from generator.proofreading.slots import slot_findings
from generator.proofreading.spelling import spelling_findings
from generator.proofreading.terms import term_findings


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


def proofread(proof: Proof, root: type[BaseModel], files: tuple[Path, ...], samples: Samples) -> Report:
    """Check selection, references, holes, terms, wording and reading grade of a library, and its samples.

    The words of the questions, of the model `root`, and of other text `files` are read for their spelling.
    """
    library, habits = proof.library, proof.habits
    grades = {clause.id: grade(clause, habits.reading) for clause in library.clauses()}
    read = (proof.outline_file, *files)
    findings = (
        *slot_findings(proof),
        *reference_findings(proof),
        *term_findings(proof),
        *(finding for refused in habits.refused for finding in _refused(refused, proof)),
        *grade_findings(library.clauses(), grades, habits.reading.hardest),
        *sample_findings(library, samples),
        *(spelling_findings(habits.spelling, library, read, root) if habits.spelling else ()),
    )
    words = {clause.id: word_count(clause) for clause in library.clauses()}
    return Report(
        findings, len(grades), len(library.slots), mean(grades.values()), grades, words, samples.count
    )


def proofread_letter(proof: Proof) -> Iterator[Finding]:
    """Yield findings on a kind of letter: its texts, and what may be empty where it can be written at all.

    The terms that it uses are those of the contract, which defines them.
    """
    library, habits = proof.library, proof.habits
    yield from slot_findings(proof)
    yield from reference_findings(proof)
    yield from (finding for refused in habits.refused for finding in _refused(refused, proof))
    grades = {clause.id: grade(clause, habits.reading) for clause in library.clauses()}
    yield from grade_findings(library.clauses(), grades, habits.reading.hardest)


def joined(reports: Sequence[Report]) -> Report:
    """Return the report on the forms of one contract, which share their samples."""
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


def _refused(refused: RefusedWords, proof: Proof) -> Iterator[Finding]:
    texts = [
        (clause.at(line), words)
        for clause in proof.library.clauses()
        for line, words in (
            (clause.heading_line, clause.heading),
            *((line, _words(parts)) for line, parts in all_passages(clause.body)),
        )
    ]
    for text in outline_texts(proof.outline, proof.where):
        texts += ((text.place, words) for words in (text.term, *map(_words, text.lines)))
    for place, words in texts:
        if refused.stand_in(words):
            yield Finding(refused.finding, "error", place, refused.reason, refused.mend)


def _words(parts: Parts) -> str:
    """Return the library's own words of a text, those of terms and references too."""
    found = (
        part.words if isinstance(part, Link) else part.text for part in parts if not isinstance(part, Hole)
    )
    return "".join(found)
