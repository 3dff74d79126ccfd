"""The samples beside a library: whole deals, which together should reach every clause of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from generator.answers.particulars import Where
from generator.errors import InputError
from generator.findings import Finding, problem_findings
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.messages import tell
from generator.selection.choosing import matching, select, situation_of


@dataclass(frozen=True, slots=True)
class Sample:
    """A completed deal: where it is, and its concessions by slot."""

    deal: BaseModel
    where: Where
    positions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Samples:
    """What the samples of a library folder reach: clause ids; and what was wrong with a sample."""

    root: Path
    count: int = 0
    reached: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = field(default=())


def read_samples(
    root: Path, library: Library, outline: Outline, sample_in: Callable[[Path], Sample | None]
) -> Samples:
    """Read `samples/*/answers.json` of a library folder and choose the clauses of each.

    `sample_in` reads and completes answers; it returns None for those that are not for these clauses, and
    raises InputError for those that are wrong.

    A fallback that a sample's review draft shows beside the chosen clause is reached too.
    """
    files = sorted((root / "samples").glob("*/answers.json"))
    reached: set[str] = set()
    findings: list[Finding] = []
    count = 0
    for file in files:
        try:
            sample = sample_in(file)
            if sample is None:
                continue
            count += 1
            reached |= _reached(sample, library, outline)
        except InputError as error:
            findings += problem_findings("sample-wrong", error, str(file), f"mend {file}")
    return Samples(root, count, frozenset(reached), tuple(findings))


def _reached(sample: Sample, library: Library, outline: Outline) -> set[str]:
    chosen = select(sample.deal, library, outline, sample.where, sample.positions).choices
    here = situation_of(sample.deal, library, sample.where)
    return {clause.id for slot in chosen for _, clause in matching(library.slots[slot], here)}


def sample_findings(library: Library, samples: Samples) -> Iterator[Finding]:
    """Yield what is wrong with samples, and a warning for each clause of their folder that none reaches.

    Without samples there is nothing to say: what no answers at all can reach is an error of its own.
    """
    yield from samples.findings
    for clause in library.clauses() if samples.count else ():
        if clause.id not in samples.reached and Path(clause.file).is_relative_to(samples.root):
            yield Finding(
                "clause-in-no-sample", "warning", clause.at(clause.when_line),
                tell("no sample reaches it: nobody has read it in a whole contract"),
                tell(
                    "add answers that choose it, as {file}",
                    file=samples.root / "samples" / "<name>" / "answers.json",
                ),
            )  # fmt: skip
