"""What is measured, one function each; `Plan` says how often and how much."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import commands, pages, synthetic
from benchmarks.systems import (
    FLOOR,
    FLOOR_BY_ZLIB,
    NAIVE,
    OURS,
    OURS_ALONE,
    OURS_DISTINCT,
    OURS_FAST,
    OURS_MIXED,
    OURS_REVIEW,
    OURS_SHORT,
)
from benchmarks.task import Task, write_task
from benchmarks.turns import Spread, Turns, available, ratio, take_turns


@dataclass(frozen=True)
class Plan:
    """Cycles of each measure, sizes of what grows."""

    name: str
    cycles: int
    clause_counts: tuple[int, ...]
    batch_sizes: tuple[int, ...]
    naive_sizes: tuple[int, ...]
    jobs_deals: int
    memory_deals: tuple[int, int]
    rounds: int

    def repeats(self, size: int) -> int:
        """Return how often a batch is measured: a large one is long enough to need no second look."""
        return min(3, self.rounds) if size <= 1000 else 1


FULL = Plan(
    name="full",
    cycles=21,
    clause_counts=(10, 20, 40, 80, 160),
    batch_sizes=(10, 30, 100, 300, 1000, 3000),
    naive_sizes=(10, 30, 100),
    jobs_deals=2000,
    memory_deals=(1000, 100_000),
    rounds=4,
)
QUICK = Plan(
    name="quick",
    cycles=3,
    clause_counts=(10, 160),
    batch_sizes=(10, 100),
    naive_sizes=(10,),
    jobs_deals=300,
    memory_deals=(1000, 3000),
    rounds=2,
)


def documents(plan: Plan, scratch: Path) -> dict[str, Any]:
    """Time per document of every system on the sample's contract, warm, one process each."""
    task = write_task(scratch / "documents", documents=500 if plan is FULL else 60)
    names = [NAIVE, *available(), "docx-mailmerge2", OURS, OURS_FAST, FLOOR, FLOOR_BY_ZLIB]
    turns = take_turns({name: (name, task) for name in names}, plan.cycles)
    return {name: _row(turns, name) for name in names}


def _row(turns: Turns, name: str) -> dict[str, Any]:
    yardsticks = [peer for peer in (NAIVE, "docxtemplater") if peer in turns.seconds]
    return {
        "milliseconds": turns.of(name).scaled(1000),
        "memory_mb": turns.memory[name],
        "kilobytes": turns.sizes[name] / 1000,
        "times_floor": turns.ratio(name, FLOOR),
        "times_floor_by_zlib": turns.ratio(name, FLOOR_BY_ZLIB),
        **{f"{peer}_times_this": turns.ratio(peer, name) for peer in yardsticks},
    }


def situations(plan: Plan, scratch: Path) -> dict[str, Any]:
    """Time per document of deals of one situation, of many, of all; of short forms and review drafts."""
    task = write_task(scratch / "one", documents=60)
    names = (OURS_MIXED, OURS_DISTINCT, OURS_SHORT, OURS_ALONE, OURS_REVIEW)
    others = {name: (name, replace(task, folder=str(scratch / name))) for name in names}
    turns = take_turns({OURS: (OURS, task), NAIVE: (NAIVE, task), **others}, max(plan.cycles // 2, 3))
    return {
        name: {
            "milliseconds": turns.of(name).scaled(1000),
            "times_one_situation": turns.ratio(name, OURS),
            "times_alone": turns.ratio(name, OURS_ALONE),
            "docxtpl_times_this": turns.ratio(NAIVE, name),
        }
        for name in (OURS, *names)
    }


def clauses(plan: Plan, scratch: Path) -> dict[str, Any]:
    """Time per document as the contract grows, on synthetic libraries and templates made from them."""
    names = [NAIVE, OURS, FLOOR]
    tasks = {count: _synthetic(scratch, count) for count in plan.clause_counts}
    entries = {f"{name} {count}": (name, task) for count, task in tasks.items() for name in names}
    turns = take_turns(entries, max(plan.cycles // 2, 3))  # all sizes in one cycle: growth is a ratio too
    fewest = plan.clause_counts[0]
    return {
        str(count): {
            **{name: turns.of(f"{name} {count}").scaled(1000) for name in names},
            "docxtpl_times_ours": turns.ratio(f"{NAIVE} {count}", f"{OURS} {count}"),
            "ours_times_floor": turns.ratio(f"{OURS} {count}", f"{FLOOR} {count}"),
            "ours_times_fewest": turns.ratio(f"{OURS} {count}", f"{OURS} {fewest}"),
        }
        for count in tasks
    }


def _synthetic(scratch: Path, count: int) -> Task:
    library = scratch / f"library-{count}"
    synthetic.write_library(library, count)
    return write_task(scratch / f"clauses-{count}", documents=60, library=library, template=synthetic.NAME)


def batches(plan: Plan, scratch: Path) -> dict[str, Any]:
    """Documents per second as the batch grows: the whole command, its start included."""
    grown: dict[str, Any] = {OURS: {}, NAIVE: {}}
    for size in plan.batch_sizes:
        deals = commands.write_deals(scratch, size)
        spent = [commands.batch_seconds(scratch, deals, 1) for _ in range(plan.repeats(size))]
        grown[OURS][str(size)] = Spread.of([size / seconds for seconds in spent])
    task = write_task(scratch / "batches", documents=max(plan.naive_sizes))
    for size in plan.naive_sizes:
        spent = [commands.worker_seconds(task, NAIVE, size) for _ in range(plan.repeats(size))]
        grown[NAIVE][str(size)] = Spread.of([size / seconds for seconds in spent])
    return grown


def processes(plan: Plan, scratch: Path) -> dict[str, Any]:
    """Documents per second of the whole batch command with one process and with two."""
    deals = commands.write_deals(scratch, plan.jobs_deals)
    spent: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(plan.rounds):
        for jobs, series in spent.items():
            series.append(commands.batch_seconds(scratch, deals, jobs))
    rates = {str(jobs): Spread.of([plan.jobs_deals / s for s in seconds]) for jobs, seconds in spent.items()}
    return {"deals": plan.jobs_deals, **rates, "one_times_two": ratio(spent[1], spent[2])}


def memory(plan: Plan, scratch: Path) -> dict[str, Any]:
    """Peak memory of the batch command over a small and a large file."""
    found = {}
    for size in plan.memory_deals:
        found[str(size)] = commands.batch_memory(scratch, commands.write_deals(scratch, size))
    small, large = found.values()
    return {**found, "large_times_small": large / small if small and large else None}


def start(plan: Plan, scratch: Path) -> dict[str, Any]:
    """Start to end of the commands, against bare Python."""
    seconds = commands.start_seconds(scratch, 2 * plan.rounds + 1)
    bare, drafted = seconds["python -c pass"], seconds["clausegen draft, warm cache"]
    return {
        name: {
            "milliseconds": Spread.of(spent).scaled(1000),
            "times_bare_python": ratio(spent, bare[: len(spent)]),
            "times_draft": ratio(spent, drafted[: len(spent)]),
        }
        for name, spent in seconds.items()
    }


def page(plan: Plan, scratch: Path) -> dict[str, Any]:
    """From a changed field in a browser to the new contract, for the largest sample."""
    seconds = pages.changed_field_seconds(scratch, 4 * plan.rounds + 1)
    rows = {topic: Spread.of(spent).scaled(1000) for topic, spent in seconds.items()}
    return {"sample": pages.largest().name, "milliseconds": rows}


MEASURES = {
    "documents": documents,
    "situations": situations,
    "clauses": clauses,
    "batches": batches,
    "processes": processes,
    "memory": memory,
    "start": start,
    "page": page,
}
