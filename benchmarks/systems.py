"""The systems that run in Python: for each its endless inputs, and how it makes one document of one.

What is done in `make`, of some inputs, is what is measured. Inputs are taken before the clock starts.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.deals import lines, short_lines
from benchmarks.situations import mixed_lines
from benchmarks.task import Task

if TYPE_CHECKING:
    from generator.docx.zipping import Member

OURS = "this generator"
OURS_FAST = "this generator, deflate level 1"
OURS_MIXED = "this generator, 200 situations"
OURS_DISTINCT = "this generator, no two situations alike"
OURS_SHORT = "this generator, short form"
OURS_ALONE = "this generator, each deal by itself"
OURS_REVIEW = "this generator, review drafts"
NAIVE = "docxtpl"
FLOOR = "floor"
FLOOR_BY_ZLIB = "floor, deflated by zlib"


@dataclass(frozen=True)
class System:
    """A system at work: its inputs, and the making of a document from each of some."""

    inputs: Iterator[Any]
    make: Callable[[Sequence[Any]], None]


def _each(make: Callable[..., None]) -> Callable[[Sequence[Any]], None]:
    """Return what makes one document after another."""

    def make_all(inputs: Sequence[Any]) -> None:
        for given in inputs:
            make(*given)

    return make_all


def ours(
    task: Task, *, name: str = OURS, given: Callable[[], Iterator[bytes]] = lines, **options: Any
) -> System:
    """The whole pipeline, as `clausegen batch` runs it: JSON texts in, signing copies on disk out."""
    from generator.batch.drafting import made_from_each
    from generator.batch.records import Record
    from generator.batch.settings import Batch

    batch = Batch(task.output(name), library=_path(task.library), template=task.template, **options)
    materials = task.materials()

    def make(records: Sequence[Record]) -> None:
        for made in made_from_each(records, batch, materials):
            if made.outcome.status != "done":
                raise RuntimeError(made.outcome.text())

    records = (Record(f"deals.jsonl:{number}", line) for number, line in enumerate(given(), 1))
    return System(records, make)


def ours_fast(task: Task) -> System:
    """The same at the fastest level of deflate."""
    return ours(task, name=OURS_FAST, compression=1)


def ours_mixed(task: Task) -> System:
    """The same for deals that come from so many situations, in turn."""
    return ours(task, name=OURS_MIXED, given=lambda: mixed_lines(200))


def ours_distinct(task: Task) -> System:
    """The same for deals of which hardly two have the same clauses."""
    return ours(task, name=OURS_DISTINCT, given=lambda: mixed_lines(1500))


def ours_short(task: Task) -> System:
    """The short form of each deal."""
    return ours(task, name=OURS_SHORT, given=short_lines)


def ours_alone(task: Task) -> System:
    """The signing copy of each deal as `clausegen draft` makes it: without what like deals share."""
    from generator.drafting.pipeline import draft
    from generator.packs.reading import answers_from

    materials, folder = task.materials(), task.output(OURS_ALONE)

    def make(line: bytes, path: Path) -> None:
        path.write_bytes(draft(answers_from(json.loads(line)), materials).signing_copy())

    inputs = ((line, folder / f"{number}.docx") for number, line in enumerate(lines()))
    return System(inputs, _each(make))


def ours_review(task: Task) -> System:
    """The review draft of each deal, which never comes from a plan."""
    return ours(task, name=OURS_REVIEW, review=True)


def naive(task: Task) -> System:
    """docxtpl as its documentation shows it; rendering alone, of values that are given to it printed."""
    from docxtpl import DocxTemplate

    template = task.templates["docxtpl"]

    def make(values: dict[str, str], path: str) -> None:
        document = DocxTemplate(template)
        document.render(values, autoescape=True)  # without it a company named "A & B" breaks the file
        document.save(path)

    return _peer(task, NAIVE, make)


def mailmerge(task: Task) -> System:
    """docx-mailmerge2 as its documentation shows it."""
    from mailmerge import MailMerge

    template = task.templates["mailmerge"]

    def make(values: dict[str, str], path: str) -> None:
        with MailMerge(template) as document:
            document.merge(**values)
            document.write(path)

    return _peer(task, "docx-mailmerge2", make)


def floor(task: Task) -> System:
    """The bytes of our own documents, ready to be joined: encoded, summed, deflated, laid out, written."""
    from benchmarks.floor import ours

    return _floor(task, FLOOR, ours)


def floor_by_zlib(task: Task) -> System:
    """The same, deflated by zlib at level 6."""
    from benchmarks.floor import by_zlib

    return _floor(task, FLOOR_BY_ZLIB, by_zlib)


def _floor(task: Task, name: str, deflate: "Callable[[str, bytes], Member]") -> System:
    from benchmarks.floor import pieces_of, write_floor

    folder = task.output(name)
    finished = pieces_of(task)
    inputs = ((document, folder / f"{number}.docx") for number, document in enumerate(cycle(finished)))
    return System(inputs, _each(lambda document, path: write_floor(document, path, deflate)))


def _peer(task: Task, name: str, make: Callable[[dict[str, str], str], None]) -> System:
    folder = task.output(name)
    numbered = zip(cycle(task.contexts()), count())
    inputs = ((values, str(folder / f"{number}.docx")) for values, number in numbered)
    return System(inputs, _each(make))


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


SYSTEMS: dict[str, Callable[[Task], System]] = {
    OURS: ours,
    OURS_FAST: ours_fast,
    OURS_MIXED: ours_mixed,
    OURS_DISTINCT: ours_distinct,
    OURS_SHORT: ours_short,
    OURS_ALONE: ours_alone,
    OURS_REVIEW: ours_review,
    NAIVE: naive,
    "docx-mailmerge2": mailmerge,
    FLOOR: floor,
    FLOOR_BY_ZLIB: floor_by_zlib,
}
