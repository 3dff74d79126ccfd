"""Taking turns: every system works for a moment, then the next; ratios are taken inside one cycle.

The machine drifts by a third over minutes, so a ratio of two long runs says little. Inside a cycle
the two moments lie seconds apart; the median over the cycles is the result.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.memory import peak_of
from benchmarks.systems import SYSTEMS
from benchmarks.task import Task
from generator.word import read_text

__all__ = ["NODE_PEERS", "Spread", "Turns", "available", "take_turns"]

NODE_PEERS = ("docxtemplater", "easy-template-x", "carbone")
_HERE = Path(__file__).resolve().parent
_SLICE = 0.2
"""Seconds that a system works in its turn, about."""


@dataclass(frozen=True)
class Spread:
    """A median between its quartiles."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, numbers: list[float]) -> "Spread":
        if len(numbers) == 1:
            return cls(numbers[0], numbers[0], numbers[0])
        low, _, high = quantiles(numbers, n=4, method="inclusive")
        return cls(low, median(numbers), high)


@dataclass(frozen=True)
class Turns:
    """Seconds per document of each system in each cycle, and the peak memory of its process in MB."""

    seconds: Mapping[str, list[float]]
    memory: Mapping[str, float | None]

    def of(self, name: str) -> Spread:
        return Spread.of(self.seconds[name])

    def ratio(self, slow: str, fast: str) -> Spread:
        """Return how many times the second goes into the first, cycle by cycle."""
        return ratio(self.seconds[slow], self.seconds[fast])


def ratio(slow: list[float], fast: list[float]) -> Spread:
    """Return the spread of the ratios of two series, pair by pair."""
    return Spread.of([a / b for a, b in zip(slow, fast, strict=True)])


def available() -> list[str]:
    """Return the peers in node, if node and they are installed."""
    return [name for name in NODE_PEERS if shutil.which("node") and (_HERE / "node_modules" / name).is_dir()]


def take_turns(task: Task, names: list[str], cycles: int, *, slice_: float = _SLICE) -> Turns:
    """Let the systems work in turn; every one must print the same text before it is timed."""
    with ExitStack() as stack:
        workers = {name: stack.enter_context(_worker(name, task)) for name in names}
        _check_texts(task, workers)
        counts = {name: _warm(worker, task, slice_) for name, worker in workers.items()}
        seconds: dict[str, list[float]] = {name: [] for name in names}
        for cycle in range(cycles):
            start = cycle % len(names)
            for name in names[start:] + names[:start]:  # nobody is always the first
                seconds[name].append(workers[name].work(counts[name]))
                task.empty()
        return Turns(seconds, {name: peak_of(worker.process.pid) for name, worker in workers.items()})


@dataclass(frozen=True)
class _Worker:
    name: str
    process: "subprocess.Popen[str]"

    def work(self, count: int) -> float:
        """Make documents; return the seconds that each took."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{count}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.name} ended: see its message above")
        return float(answer) / count


@contextmanager
def _worker(name: str, task: Task) -> Iterator[_Worker]:
    program = (
        [sys.executable, "-m", "benchmarks.worker"] if name in SYSTEMS else ["node", str(_HERE / "peers.mjs")]
    )
    command = [*program, name, task.json()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_HERE.parent
    ) as process:
        yield _Worker(name, process)
        assert process.stdin is not None
        process.stdin.close()


def _check_texts(task: Task, workers: Mapping[str, _Worker]) -> None:
    texts = {}
    for name, worker in workers.items():
        worker.work(1)
        made = next(task.output(name).glob("*.docx"))
        texts[name] = read_text(made.read_bytes())
    task.empty()
    first, *others = texts
    for name in others:
        if texts[name] != texts[first]:
            raise RuntimeError(
                f"{name} and {first} give different texts:\n{_difference(texts[name], texts[first])}"
            )


def _difference(one: str, other: str) -> str:
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((f"{a!r}\n{b!r}" for a, b in pairs if a != b), "one ends before the other")


def _warm(worker: _Worker, task: Task, slice_: float) -> int:
    """Work until warm; return how many documents fill a turn."""
    worker.work(3)
    each = worker.work(max(1, round(slice_ / worker.work(3))))
    task.empty()
    return max(1, round(slice_ / each))
