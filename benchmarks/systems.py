"""The systems that run in Python: for each its endless inputs, and how it makes one document of one.

What is done in `make` is what is measured. Inputs are taken before the clock starts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.deals import lines
from benchmarks.situations import mixed_lines
from benchmarks.task import Task

if TYPE_CHECKING:
    from generator.docx.zipping import Member

OURS = "this generator"
OURS_FAST = "this generator, deflate level 1"
OURS_MIXED = "this generator, 200 situations"
OURS_DISTINCT = "this generator, no two situations alike"
OURS_REVIEW = "this generator, review drafts"
NAIVE = "docxtpl"
FLOOR = "floor"
FLOOR_BY_ZLIB = "floor, deflated by zlib"


@dataclass(frozen=True)
class System:
    """A system at work: its inputs and the making of a document from one."""

    inputs: Iterator[Any]
    make: Callable[[Any], None]


def ours(
    task: Task, *, name: str = OURS, given: Callable[[], Iterator[bytes]] = lines, **options: Any
) -> System:
    """The whole pipeline, as `clausegen batch` runs it: JSON text in, a signing copy on disk out."""
    from generator.batch.drafting import draft_record
    from generator.batch.records import Record
    from generator.batch.settings import Batch

    batch = Batch(task.output(name), library=_path(task.library), template=task.template, **options)
    materials = task.materials()

    def make(record: Record) -> None:
        outcome = draft_record(record, batch, materials)
        if outcome.status != "done":
            raise RuntimeError(outcome.text())

    records = (Record(f"deals.jsonl:{number}", line) for number, line in enumerate(given(), 1))
    return System(records, make)


def ours_fast(task: Task) -> System:
    """The same at deflate level 1."""
    return ours(task, name=OURS_FAST, compression=1)


def ours_mixed(task: Task) -> System:
    """The same for deals that come from so many situations, in turn."""
    return ours(task, name=OURS_MIXED, given=lambda: mixed_lines(200))


def ours_distinct(task: Task) -> System:
    """The same for deals of which hardly two have the same clauses."""
    return ours(task, name=OURS_DISTINCT, given=lambda: mixed_lines(1500))


def ours_review(task: Task) -> System:
    """The review draft of each deal."""
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
    return System(inputs, lambda given: write_floor(*given, deflate))


def _peer(task: Task, name: str, make: Callable[[dict[str, str], str], None]) -> System:
    folder = task.output(name)
    numbered = zip(cycle(task.contexts()), count())
    inputs = ((values, str(folder / f"{number}.docx")) for values, number in numbered)
    return System(inputs, lambda given: make(*given))


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


SYSTEMS: dict[str, Callable[[Task], System]] = {
    OURS: ours,
    OURS_FAST: ours_fast,
    OURS_MIXED: ours_mixed,
    OURS_DISTINCT: ours_distinct,
    OURS_REVIEW: ours_review,
    NAIVE: naive,
    "docx-mailmerge2": mailmerge,
    FLOOR: floor,
    FLOOR_BY_ZLIB: floor_by_zlib,
}
