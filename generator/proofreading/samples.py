"""The samples beside a library: whole deals, which together should reach every clause of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.answers.reading import read_answers
from generator.errors import InputError
from generator.findings import Finding
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.questionnaire.completing import complete
from generator.selection.choosing import matching, select, situation_of


@dataclass(frozen=True, slots=True)
class Samples:
    """What the samples of a library folder reach: clause ids; and what was wrong with a sample."""

    root: Path
    count: int = 0
    reached: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = field(default=())


def read_samples(root: Path, library: Library, outline: Outline) -> Samples:
    """Read `samples/*/answers.json` of a library folder and choose the clauses of each.

    A fallback that a sample's review draft shows beside the chosen clause is reached too.
    """
    files = sorted((root / "samples").glob("*/answers.json"))
    reached: set[str] = set()
    findings: list[Finding] = []
    for file in files:
        try:
            reached |= _reached(file, library, outline)
        except InputError as error:
            findings += _wrong(file, error)
    return Samples(root, len(files), frozenset(reached), tuple(findings))


def _reached(file: Path, library: Library, outline: Outline) -> set[str]:
    answers = read_answers(file)
    deal = complete(answers, answers.contract.date)
    other = outline.short_form if deal.contract.length == "short" else outline.short_form_of
    if other:  # it is a sample of the other form
        return set()
    chosen = select(deal, library, outline).choices
    here = situation_of(deal, library)
    return {clause.id for slot in chosen for _, clause in matching(library.slots[slot], here)}


def _wrong(file: Path, error: InputError) -> Iterator[Finding]:
    for problem in error.problems:
        reason = ": ".join(part for part in (problem.place, problem.message) if part)
        yield Finding("sample-wrong", "error", problem.source or str(file), reason, f"mend {file}")


def sample_findings(library: Library, samples: Samples) -> Iterator[Finding]:
    """Yield what is wrong with samples, and a warning for each clause of their folder that none reaches.

    Without samples there is nothing to say: what no answers at all can reach is an error of its own.
    """
    yield from samples.findings
    for clause in library.clauses() if samples.count else ():
        if clause.id not in samples.reached and Path(clause.file).is_relative_to(samples.root):
            yield Finding(
                "clause-in-no-sample", "warning", clause.at(clause.when_line),
                "no sample reaches it: nobody has read it in a whole contract",
                f"add answers that choose it, as {samples.root / 'samples' / '<name>' / 'answers.json'}",
            )  # fmt: skip
